namespace LinkTools.Core.Frontiers.Redis;

/// <summary>Why a page failed.</summary>
internal sealed record StoredFailure(string Reason, int? Status, string Message, DateTimeOffset Time);
