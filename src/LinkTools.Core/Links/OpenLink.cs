namespace LinkTools.Core.Links;

/// <summary>A link whose element is open, or will be opened again by a browser, and its text so far.</summary>
internal sealed class OpenLink
{
    /// <summary>Where <see cref="Parent"/> says that the element is not open.</summary>
    public const int Nowhere = -1;

    public LinkText Text { get; } = new();

    /// <summary>What its element's end is reported by.</summary>
    public int Number { get; private set; }

    public int FirstDraft { get; private set; }

    public int Drafts { get; private set; }

    /// <summary>What the link is called when nothing inside it has words.</summary>
    public string Fallback { get; private set; } = "";

    /// <summary>True for an element that a browser opens again when others close it.</summary>
    public bool IsReopened { get; private set; }

    /// <summary>
    /// True when others closed its element: what bounds the list of active formatting elements still remembers it.
    /// </summary>
    public bool IsLost { get; private set; }

    /// <summary>The element that bounds the list which remembers it.</summary>
    public int Marker { get; private set; }

    /// <summary>The element in which a browser has opened it again; <see cref="Nowhere"/> while it has not.</summary>
    public int Parent { get; set; }

    /// <summary>True when what stands at the current place is inside the link.</summary>
    public bool IsHere => !IsLost || Parent != Nowhere;

    public OpenLink Start(int number, int firstDraft, int drafts, string fallback, bool isReopened)
    {
        (Number, FirstDraft, Drafts, Fallback) = (number, firstDraft, drafts, fallback);
        (IsReopened, IsLost) = (isReopened, false);
        Text.Drop(Text.Length);
        return this;
    }

    public void Lose(int marker) => (IsLost, Marker, Parent) = (true, marker, Nowhere);
}
