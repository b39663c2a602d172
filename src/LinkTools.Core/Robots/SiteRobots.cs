using LinkTools.Core.Pages;

namespace LinkTools.Core.Robots;

/// <summary>The robots.txt of one origin.</summary>
internal sealed class SiteRobots(RobotsFile file, string? note = null, string? warning = null)
{
    private string? _note = note;
    private string? _warning = warning;

    public RobotsFile File => file;

    /// <summary>Why it could not be read, as a word; null if it was read, or if there is none.</summary>
    public string? Failure { get; init; }

    /// <summary>True if the address guard refused the request for it.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The class of the address of the page that it was requested for.</summary>
    public AddressClass From { get; init; }

    /// <summary>When it was read, as a timestamp.</summary>
    public long Read { get; set; }

    /// <summary>How long it is used from then on.</summary>
    public TimeSpan Life { get; set; }

    /// <summary>Adds the warning about it, the first time that it is called.</summary>
    public void Report(PageNotes notes)
    {
        if (Interlocked.Exchange(ref _note, null) is { } note)
            notes.Notes.Add(note);
        if (Interlocked.Exchange(ref _warning, null) is { } warning)
            notes.Warnings.Add(warning);
    }
}
