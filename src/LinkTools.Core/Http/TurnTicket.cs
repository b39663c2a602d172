namespace LinkTools.Core.Http;

/// <summary>The place of a request in the queue of its host.</summary>
/// <param name="Turn">Its number; 0 if it has none yet.</param>
/// <param name="Wait">How long to wait.</param>
internal readonly record struct TurnTicket(long Turn, TimeSpan Wait);
