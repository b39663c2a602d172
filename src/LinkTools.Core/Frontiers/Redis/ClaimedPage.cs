namespace LinkTools.Core.Frontiers.Redis;

/// <summary>A page that the server has given to a worker.</summary>
/// <param name="Entry">The page as it stood in its list.</param>
/// <param name="Depth">Its level.</param>
/// <param name="Host">Its host.</param>
/// <param name="Pace">What has to be known of the host's pace; nothing where it has none.</param>
internal readonly record struct ClaimedPage(byte[] Entry, int Depth, string Host, string Pace);
