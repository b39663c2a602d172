using LinkTools.Core.Robots;

namespace LinkTools.Core.Crawling;

/// <summary>The robots.txt of one origin.</summary>
internal sealed class SiteRobots(RobotsFile file, string? note = null)
{
    private string? _note = note;

    public RobotsFile File => file;

    /// <summary>Why it could not be read, as a word; null when it could, or there is none.</summary>
    public string? Failure { get; init; }

    /// <summary>What is worth telling about it, the first time.</summary>
    public string? TakeNote() => Interlocked.Exchange(ref _note, null);
}
