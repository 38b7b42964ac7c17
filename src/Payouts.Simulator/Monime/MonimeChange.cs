namespace Payouts.Simulator.Monime;

/// <summary>PATCH and DELETE of a payout; both only before processing.</summary>
internal sealed class MonimeChange(MonimeStore store, MonimeProgress progress, MonimeSight sight)
{
    public MonimeAnswer Update(MonimeCall call)
    {
        MonimePayout payout = call.Space.Payout(call.PathValue("id"));
        MonimeFields body = MonimeFields.Parse(call.Body, call.Generation.ClosedObjects);
        IReadOnlyDictionary<string, string>? metadata = MonimeMetadata.Read(body, call.Generation);
        body.End();
        RefuseWhenProcessed(payout, call.Now);
        if (body.Has("metadata"))
            payout.Metadata = metadata;
        payout.PatchedAt = call.Now;
        return new MonimeAnswer(MonimeEnvelope.One(sight.Draw(payout, call.Generation, call.Now)));
    }

    public MonimeAnswer Delete(MonimeCall call)
    {
        MonimePayout payout = call.Space.Payout(call.PathValue("id"));
        RefuseWhenProcessed(payout, call.Now);
        store.Cancel(payout, call.Now);
        return new MonimeAnswer(MonimeEnvelope.Empty());
    }

    private void RefuseWhenProcessed(MonimePayout payout, DateTimeOffset now)
    {
        if (!progress.IsBeforeProcessing(payout, now))
            throw MonimeRefusalException.BadRequest("The payout is being processed or has been.");
    }
}
