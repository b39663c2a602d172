namespace LinkTools.Core.Checking;

/// <summary>The part of a URL behind '#', taken apart.</summary>
internal readonly record struct UrlFragment
{
    private const string DirectiveMark = ":~:";

    /// <param name="text">Without its '#'; null for a URL without one.</param>
    public UrlFragment(string? text)
    {
        Text = text ?? "";
        var mark = text?.IndexOf(DirectiveMark, StringComparison.Ordinal) ?? -1;
        Id = mark < 0 ? text ?? "" : text![..mark];
        Directive = mark < 0 ? "" : text![(mark + DirectiveMark.Length)..];
    }

    /// <summary>All of it, as written.</summary>
    public string Text { get; }

    /// <summary>What names an element; empty for the top of the page.</summary>
    public string Id { get; }

    /// <summary>What a browser takes away before it looks for the element, such as <c>text=word</c>.</summary>
    public string Directive { get; }

    /// <summary>True for what scripts use to find their way: nothing of that name need be in the page.</summary>
    public bool IsRoute => Id.StartsWith('/') || Id.StartsWith('!');

    /// <summary>True when it names a text that the page should have.</summary>
    public bool NamesText => Directive.Length > 0 && TextDirective.ParseAll(Directive).Count > 0;

    /// <summary>True for no fragment, or an empty one.</summary>
    public bool IsEmpty => Id.Length == 0;
}
