namespace LinkTools.Core.Pages;

/// <summary>Messages about how a page was reached, collected while it is read.</summary>
internal sealed class PageNotes
{
    /// <summary>For the verbose stream.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>For warnings: the crawl leaves out something that it could have read.</summary>
    public List<string> Warnings { get; } = [];
}
