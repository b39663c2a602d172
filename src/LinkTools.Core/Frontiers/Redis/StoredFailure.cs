namespace LinkTools.Core.Frontiers.Redis;

/// <summary>Why a page failed, as the server keeps it behind the page's entry.</summary>
internal sealed record StoredFailure(string Reason, int? Status, string Message, DateTimeOffset Time);
