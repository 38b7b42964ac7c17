"use strict";

const form = document.getElementById("new");
const fields = form.elements; // a form's own id and name are not its fields'
const problem = document.getElementById("problem");
const rows = document.getElementById("refunds");
const chosen = () => fields.provider.selectedOptions[0].dataset;

function prefill() {
  fields.amount.value = chosen().amount;
  fields.phone.value = chosen().phone;
}

// Text only: nothing that a refund holds becomes markup.
function cell(row, text, className) {
  const td = row.insertCell();
  td.textContent = text;
  if (className) td.className = className;
}

// A trial: a page of a real service has its users sign in.
async function show() {
  try {
    const answer = await fetch("refunds");
    const refunds = await answer.json();
    rows.replaceChildren();
    for (const refund of refunds) {
      const row = rows.insertRow();
      row.id = `refund-${refund.id}`;
      cell(row, refund.id);
      cell(row, refund.provider);
      cell(row, refund.amount);
      cell(row, refund.status, `status ${refund.status}`);
      cell(row, refund.failure ?? refund.explanation);
    }
  } catch {
    // The service restarts, or the network does: the next turn tells.
  }
  setTimeout(show, 500);
}

fields.provider.addEventListener("change", prefill);
form.addEventListener("submit", async event => {
  event.preventDefault();
  problem.textContent = "";
  const answer = await fetch("refunds", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      id: fields.id.value, provider: fields.provider.value, amount: fields.amount.value, currency: chosen().currency,
      phoneNumber: fields.phone.value, network: chosen().network || null, country: chosen().country,
      firstName: "Jane", lastName: "Doe", email: "jane@example.com",
    }),
  });
  if (!answer.ok) {
    const told = await answer.json();
    problem.textContent = told.errors ? Object.entries(told.errors).map(([field, rules]) => `${field}: ${rules.join(" ")}`).join(" ") : told.detail;
  }
});
prefill();
show();
