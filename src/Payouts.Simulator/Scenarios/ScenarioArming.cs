namespace Payouts.Simulator;

/// <summary>Turns a step into what it does: a fault that waits, or a change at once.</summary>
internal static class ScenarioArming
{
    public static void Arm(ScenarioStep step, SimulatorContext context, Action struck)
    {
        if (RequestActionOf(step) is { } action)
        {
            context.Faults.Enqueue(RequestFaultOf(step, action, context, struck));
        }
        else if (ReadActionOf(step) is { } read)
        {
            context.Reads.Enqueue(ReadFaultOf(step, read, struck));
        }
        else if (WebhookActionOf(step) is { } webhook)
        {
            context.Webhooks.Script.Enqueue(WebhookFaultOf(step, webhook, struck));
        }
        else if (Change(step, context))
        {
            struck();
        }
    }

    private static FaultAction? RequestActionOf(ScenarioStep step) => step.Kind switch
    {
        ScenarioStepKind.Abort => FaultAction.Abort(),
        ScenarioStepKind.ResetInBody => FaultAction.ResetInBody(),
        ScenarioStepKind.ResetAfterBody => FaultAction.ResetAfterBody(),
        ScenarioStepKind.Delay => FaultAction.Delay(step.Wait!.Value),
        ScenarioStepKind.Respond => FaultAction.Respond(step.Status!.Value, step.Body ?? "", step.Headers),
        ScenarioStepKind.BadGatewayPage => FaultAction.BadGatewayPage(),
        ScenarioStepKind.GarbageBody => FaultAction.GarbageBody(),
        ScenarioStepKind.WithoutId => FaultAction.WithoutId(),
        ScenarioStepKind.TruncateBody => FaultAction.TruncateBody(),
        ScenarioStepKind.HugeBody => FaultAction.HugeBody(step.Bytes!.Value),
        ScenarioStepKind.RenameField => FaultAction.RenameField(step.Field!, step.To!),
        ScenarioStepKind.AddField => FaultAction.AddField(step.Field!, step.Json!),
        ScenarioStepKind.DirectoryFails => FaultAction.Respond(step.Status!.Value, "{}"),
        _ => null,
    };

    private static ReadAction? ReadActionOf(ScenarioStep step) => step.Kind switch
    {
        ScenarioStepKind.NotFoundFor => ReadAction.HideFor(step.Wait!.Value),
        ScenarioStepKind.Show => ReadAction.Show(OutcomeOf(step)),
        _ => null,
    };

    private static WebhookAction? WebhookActionOf(ScenarioStep step) => step.Kind switch
    {
        ScenarioStepKind.WebhookDrop => WebhookAction.Drop(),
        ScenarioStepKind.WebhookDuplicate => WebhookAction.Duplicate(step.Count ?? 1),
        ScenarioStepKind.WebhookDelay => WebhookAction.Delay(step.Wait!.Value),
        ScenarioStepKind.WebhookForge => WebhookAction.Forge(),
        ScenarioStepKind.WebhookTamper => WebhookAction.Tamper(),
        ScenarioStepKind.WebhookStale => WebhookAction.Stale(step.Wait!.Value),
        _ => null,
    };

    /// <summary>Does what takes effect at once; false when there was nothing to do it to.</summary>
    private static bool Change(ScenarioStep step, SimulatorContext context)
    {
        switch (step.Kind)
        {
            case ScenarioStepKind.Outcome when step.Destination is { } destination:
                context.Outcomes.For(destination, OutcomeOf(step));
                return true;
            case ScenarioStepKind.Outcome:
                context.Outcomes.Default = OutcomeOf(step);
                return true;
            case ScenarioStepKind.WebhookShuffle:
                context.Webhooks.Script.Shuffle(step.Count!.Value);
                return true;
            case ScenarioStepKind.WebhookReplayLast:
                return context.Webhooks.TryReplay(step.Provider);
            case ScenarioStepKind.Balance:
                foreach (ISimulatedProvider provider in step.Provider is { } name ? [context.Provider(name)] : context.Providers)
                    provider.SetBalance(step.AmountMinor);
                return true;
            default:
                context.Skew = step.By!.Value;
                return true;
        }
    }

    private static SimulatedOutcome OutcomeOf(ScenarioStep step) => step.Outcome!.Value switch
    {
        SimulatedOutcomeKind.Completed => SimulatedOutcome.Completed,
        SimulatedOutcomeKind.Failed => SimulatedOutcome.Failed(step.Text!, step.Message),
        SimulatedOutcomeKind.Pending => SimulatedOutcome.Pending,
        SimulatedOutcomeKind.Delayed when step.Text is null => SimulatedOutcome.Delayed(),
        SimulatedOutcomeKind.Delayed => SimulatedOutcome.Delayed(step.Text),
        SimulatedOutcomeKind.Status => SimulatedOutcome.Status(step.Text!),
        SimulatedOutcomeKind.Reversed => SimulatedOutcome.Reversed(step.Wait!.Value, step.Text!, step.Message),
        SimulatedOutcomeKind.FailedButPaid => SimulatedOutcome.FailedButPaid(step.Text!, step.Message),
        _ => SimulatedOutcome.CompletedButUnpaid,
    };

    private static SimulatedFault RequestFaultOf(ScenarioStep step, FaultAction action, SimulatorContext context, Action struck) => new()
    {
        Provider = step.Provider,
        Method = step.Method,
        Template = step.Template,
        When = step.Kind == ScenarioStepKind.DirectoryFails ? context.IsDirectory : null,
        Occurrence = step.Occurrence ?? 1,
        Times = TimesOf(step),
        Point = action.NeedsAnswer ? FaultPoint.AfterExecute : step.Point ?? FaultPoint.BeforeExecute,
        Action = action,
        Struck = struck,
    };

    private static ReadFault ReadFaultOf(ScenarioStep step, ReadAction action, Action struck) => new()
    {
        Provider = step.Provider,
        Template = step.Template,
        PayoutId = step.PayoutId,
        Occurrence = step.Occurrence ?? 1,
        Times = TimesOf(step),
        Action = action,
        Struck = struck,
    };

    private static WebhookFault WebhookFaultOf(ScenarioStep step, WebhookAction action, Action struck) => new()
    {
        Provider = step.Provider,
        Event = step.Event,
        PayoutId = step.PayoutId,
        Times = TimesOf(step),
        Action = action,
        Struck = struck,
    };

    private static int TimesOf(ScenarioStep step) => step.Always == true ? int.MaxValue : step.Times ?? 1;
}
