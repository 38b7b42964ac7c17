using Payouts.Simulator;

return await SimulatorCommand.RunAsync(args).ConfigureAwait(false);
