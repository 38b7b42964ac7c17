namespace Payouts.Simulator;

/// <summary>A step of a scenario that was played, and what has become of it.</summary>
/// <param name="Step">The step.</param>
/// <param name="IsArmed">Whether its time has come.</param>
/// <param name="Strikes">How often it has struck; a step that changes a state, such as a balance, strikes once.</param>
public sealed record PlayedStep(ScenarioStep Step, bool IsArmed, int Strikes);
