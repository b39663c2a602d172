using System.Management.Automation;
using LinkTools.Core.Links.Selectors;
using LinkTools.Core.Pages;

namespace LinkTools.Commands;

// Parameters that say which links of which documents are returned.
public abstract partial class CrawlCmdlet
{
    /// <summary>
    /// Takes links only from elements that match one of these CSS selectors, or that are inside such an element.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public string[] Selector { get; set; } = [];

    /// <summary>
    /// Takes no links from elements that match one of these CSS selectors, or that are inside such an element.
    /// </summary>
    [Parameter]
    [ValidateNotNull]
    public string[] ExcludeSelector { get; set; } = [];

    /// <summary>Follows only the links that -Selector and -ExcludeSelector take.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    public SwitchParameter FollowSelected { get; set; }

    /// <summary>What a document is, if its name or its type does not say it.</summary>
    [Parameter]
    [ValidateSet("Html", "Xhtml", "Xml", "Markdown", "Css", "Text", "Feed")]
    public string? As { get; set; }

    /// <summary>The value of -As; null if it was not given.</summary>
    private protected DocumentKind? AskedKind =>
        As is null ? null : Enum.Parse<DocumentKind>(As, ignoreCase: true);

    /// <summary>Rules that must be the same when a crawl is resumed.</summary>
    private protected IEnumerable<KeyValuePair<string, string>> DocumentRules()
    {
        if (Selector.Length > 0)
            yield return new(nameof(Selector), string.Join(", ", Selector));
        if (ExcludeSelector.Length > 0)
            yield return new(nameof(ExcludeSelector), string.Join(", ", ExcludeSelector));
        if (FollowSelected)
            yield return new(nameof(FollowSelected), $"{FollowSelected}");
        if (As is not null)
            yield return new(nameof(As), $"{AskedKind}");
    }

    /// <summary>The part of pages that links are taken from; null for all of it.</summary>
    /// <param name="readsPages">False for a command that reads no pages.</param>
    internal LinkSelection? BuildSelection(bool readsPages)
    {
        var isGiven = IsGiven(nameof(Selector)) || IsGiven(nameof(ExcludeSelector));
        Check(
            FollowSelected && !isGiven, ErrorId.SelectorNotSpecified,
            "-FollowSelected needs -Selector or -ExcludeSelector.");
        Check(
            isGiven && !readsPages, ErrorId.RecurseNotSpecified,
            $"-{(IsGiven(nameof(Selector)) ? nameof(Selector) : nameof(ExcludeSelector))} needs -Recurse here.");
        CheckEach(nameof(Selector), Selector);
        CheckEach(nameof(ExcludeSelector), ExcludeSelector);
        return LinkSelection.Parse(Selector, ExcludeSelector, out _);
    }

    private void CheckEach(string parameter, string[] selectors)
    {
        Check(
            IsGiven(parameter) && selectors.Length == 0, ErrorId.InvalidSelector,
            $"-{parameter} is empty. Give a CSS selector, such as 'main a, article'.");
        foreach (var text in selectors)
        {
            LinkSelection.Parse([text ?? ""], [], out var invalid);
            Check(
                invalid is not null, ErrorId.InvalidSelector,
                $"-{parameter} '{invalid}' is not a CSS selector. Write one such as 'main a, article'.", invalid);
        }
    }
}
