using System.Net;

namespace Payouts.Testing;

/// <summary>Answers for a fake in the place of the sockets; the body of a create is read, and so begins to leave, only once the script lets it through.</summary>
internal sealed class FakeTransport(FakePayoutProvider fake, TimeProvider time) : HttpMessageHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (fake.IsDown) throw Unreachable();
        (HttpStatusCode status, byte[] body) = await AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        var response = new HttpResponseMessage(status) { RequestMessage = request, Content = new ByteArrayContent(body) };
        response.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        return response;
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (!request.Headers.TryGetValues(FakeWire.SecretHeader, out IEnumerable<string>? secrets) || !secrets.Contains(FakeWire.Secret, StringComparer.Ordinal))
            return (HttpStatusCode.Unauthorized, FakeWire.Error("no_key", "The key is not known."));
        string[] target = request.RequestUri!.PathAndQuery.Split('?', 2);
        string path = target[0].TrimStart('/');
        if (request.Method == HttpMethod.Post && string.Equals(path, FakeWire.Payouts, StringComparison.Ordinal)) return await CreateAsync(request, cancellationToken).ConfigureAwait(false);
        if (request.Method == HttpMethod.Get && string.Equals(path, FakeWire.Payouts, StringComparison.Ordinal)) return Search(target.Length > 1 ? target[1] : "");
        if (request.Method == HttpMethod.Get && string.Equals(path, FakeWire.Balances, StringComparison.Ordinal)) return (HttpStatusCode.OK, FakeWire.Write(FakeWire.Draw(fake.Balances)));
        string id = Uri.UnescapeDataString(path[(path.IndexOf('/', StringComparison.Ordinal) + 1)..]);
        if (path.StartsWith(FakeWire.Payouts + "/", StringComparison.Ordinal)) return request.Method == HttpMethod.Delete ? Cancel(id) : Read(id);
        return NotFound(FakeWire.NoSuchPath);
    }

    private async Task<(HttpStatusCode Status, byte[] Body)> CreateAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? key = HeaderOf(request, FakeWire.KeyHeader);
        string handle = HeaderOf(request, FakeWire.HandleHeader) ?? "";
        FakePayout? earlier = fake.Book.ByKey(key);
        var create = new FakeCreate
        {
            Request = fake.Book.RequestOf(handle),
            Handle = handle,
            IdempotencyKey = key,
            At = time.GetUtcNow(),
            IsRepeat = earlier is not null,
        };
        FakeReply? reply = earlier is null ? fake.Script.Take(create) : null;
        if (reply is { Answer: FakeAnswer.Unreachable }) throw Unreachable();
        create.Body = await request.Content!.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
        fake.Book.Arrive(create);
        if (reply is null) return (HttpStatusCode.Created, FakeWire.Write(FakeWire.Draw(earlier!)));
        FakePayout? payout = reply.IsExecuted ? fake.Book.Execute(create, FakeWire.ReadAmount(create.Body), reply) : null;
        return reply.Answer switch
        {
            FakeAnswer.Accepted => (HttpStatusCode.Created, FakeWire.Write(FakeWire.Draw(payout!))),
            FakeAnswer.Declined => (HttpStatusCode.UnprocessableEntity, FakeWire.Error(reply.Failure!)),
            FakeAnswer.Responded => ((HttpStatusCode)reply.HttpStatus, System.Text.Encoding.UTF8.GetBytes(reply.Body)),
            _ => throw new HttpRequestException(HttpRequestError.ResponseEnded, "The fake was told to give no answer."),
        };
    }

    private (HttpStatusCode Status, byte[] Body) Search(string query) =>
        (HttpStatusCode.OK, FakeWire.Write(FakeWire.List(fake.Book.Search(Uri.UnescapeDataString(query[(query.IndexOf('=', StringComparison.Ordinal) + 1)..]), FakeWire.Draw))));

    private (HttpStatusCode Status, byte[] Body) Read(string id) =>
        fake.Book.Read(id, FakeWire.Draw) is { } drawn ? (HttpStatusCode.OK, FakeWire.Write(drawn)) : NotFound(FakeWire.NoSuchPayout);

    private (HttpStatusCode Status, byte[] Body) Cancel(string id) => fake.Book.Cancel(id) switch
    {
        null => NotFound(FakeWire.NoSuchPayout),
        true => (HttpStatusCode.OK, FakeWire.Write([])),
        false => (HttpStatusCode.Conflict, FakeWire.Error(FakeWire.TooLate, "The payout is not pending.")),
    };

    private static (HttpStatusCode Status, byte[] Body) NotFound(string code) => (HttpStatusCode.NotFound, FakeWire.Error(code, "There is nothing here."));

    private static string? HeaderOf(HttpRequestMessage request, string name) =>
        request.Headers.TryGetValues(name, out IEnumerable<string>? values) ? values.FirstOrDefault() : null;

    private static HttpRequestException Unreachable() => new(HttpRequestError.ConnectionError, "The fake was told not to be reached.");
}
