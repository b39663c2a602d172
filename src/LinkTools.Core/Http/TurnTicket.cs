namespace LinkTools.Core.Http;

/// <summary>A request's place among those to one host.</summary>
/// <param name="Turn">What it is known by; 0 for none yet.</param>
/// <param name="Wait">How long to wait.</param>
internal readonly record struct TurnTicket(long Turn, TimeSpan Wait);
