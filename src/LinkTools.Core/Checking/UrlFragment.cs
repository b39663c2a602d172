namespace LinkTools.Core.Checking;

/// <summary>The parsed fragment of a URL.</summary>
internal readonly record struct UrlFragment
{
    private const string DirectiveMark = ":~:";

    /// <param name="text">The fragment without its '#'; null for a URL without one.</param>
    public UrlFragment(string? text)
    {
        Text = text ?? "";
        var mark = text?.IndexOf(DirectiveMark, StringComparison.Ordinal) ?? -1;
        Id = mark < 0 ? text ?? "" : text![..mark];
        Directive = mark < 0 ? "" : text![(mark + DirectiveMark.Length)..];
    }

    /// <summary>The whole fragment, as written.</summary>
    public string Text { get; }

    /// <summary>The id that it names; empty for the top of the page.</summary>
    public string Id { get; }

    /// <summary>The part that a browser removes before it looks for the element, such as <c>text=word</c>.</summary>
    public string Directive { get; }

    /// <summary>True for fragments of scripts, for which the page needs no element.</summary>
    public bool IsRoute => Id.StartsWith('/') || Id.StartsWith('!');

    /// <summary>True if it names a text that the page should have.</summary>
    public bool NamesText => Directive.Length > 0 && TextDirective.ParseAll(Directive).Count > 0;

    /// <summary>True if there is no fragment, or an empty one.</summary>
    public bool IsEmpty => Id.Length == 0;
}
