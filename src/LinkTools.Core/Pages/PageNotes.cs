namespace LinkTools.Core.Pages;

/// <summary>What is worth telling about a page's way, gathered while it is read.</summary>
internal sealed class PageNotes
{
    /// <summary>For those who want to know more.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>For everybody: the crawl does not go where it could have gone.</summary>
    public List<string> Warnings { get; } = [];
}
