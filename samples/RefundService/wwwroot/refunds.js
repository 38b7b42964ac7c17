"use strict";

const form = document.getElementById("new");
const problem = document.getElementById("problem");
const rows = document.getElementById("refunds");
const chosen = () => form.provider.selectedOptions[0].dataset;

function prefill() {
  form.amount.value = chosen().amount;
  form.phone.value = chosen().phone;
}

// Text only: nothing that a refund holds becomes markup.
function cell(row, text, className) {
  const td = row.insertCell();
  td.textContent = text;
  if (className) td.className = className;
}

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

form.provider.addEventListener("change", prefill);
form.addEventListener("submit", async event => {
  event.preventDefault();
  problem.textContent = "";
  const answer = await fetch("refunds", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({
      id: form.id.value, provider: form.provider.value, amount: Number(form.amount.value), currency: chosen().currency,
      phoneNumber: form.phone.value, network: chosen().network || null, country: chosen().country,
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
