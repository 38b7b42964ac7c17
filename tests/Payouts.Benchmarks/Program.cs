using Payouts.Benchmarks.Cold;
using Payouts.Benchmarks.Commands;

return args is [ColdStart.Command, { } what] ? await ColdStart.RunAsync(what) : await BenchmarksCommand.RunAsync(args);
