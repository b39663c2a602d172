using System.Text;
using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

/// <summary>The text of style elements and of JSON-LD scripts, one at a time, and the links in it.</summary>
internal sealed class EmbeddedText
{
    /// <summary>
    /// After this many broken scripts, the other scripts of a page are not read, because each broken one causes an
    /// exception.
    /// </summary>
    private const int BrokenScripts = 16;

    private readonly LinkKindSet _kinds;
    private readonly LinkDrafts _drafts;
    private readonly CutNotes _cuts;
    private readonly CarryBuffer _styles;
    private readonly StringBuilder _script = new();
    private LinkShape? _shape;
    private int _line;
    private int _column;
    private bool _isPlaced;
    private bool _isStyle;
    private int _broken;

    public EmbeddedText(LinkKindSet kinds, LinkDrafts drafts, CutNotes cuts)
    {
        _cuts = cuts;
        _kinds = kinds;
        _drafts = drafts;
        _styles = new CarryBuffer(new CssScanner(AddStyle));
    }

    /// <summary>True if a style element may have links that are needed.</summary>
    public bool OpenStyle()
    {
        _isStyle = true;
        return _kinds.Contains(LinkKind.StyleResource) || _kinds.Contains(LinkKind.Stylesheet);
    }

    /// <summary>True if a script of this type may have links that are needed.</summary>
    public bool OpenScript(string type)
    {
        _isStyle = false;
        _script.Clear();
        var isWanted = _kinds.Contains(LinkKind.StructuredData)
            && HtmlSpace.Trim(type).Equals("application/ld+json", StringComparison.OrdinalIgnoreCase);
        if (isWanted && _broken == BrokenScripts)
            _cuts.Add("after {0} broken JSON-LD scripts the others were not read", BrokenScripts);
        return isWanted && _broken < BrokenScripts;
    }

    /// <summary>Sets the position of the next links.</summary>
    public void Place(string element, DocumentBase baseUrl, int line, int column)
    {
        (_line, _column, _isPlaced) = (line, column, false);
        _shape = new LinkShape(element, "", baseUrl);
    }

    public void Append(ReadOnlySpan<char> text)
    {
        if (_isStyle)
            _styles.Append(text);
        else if (_script.Length <= JsonLd.MaxScriptLength)
            _script.Append(text);
    }

    public void Close()
    {
        if (_isStyle)
        {
            _styles.Complete();
            return;
        }

        if (_script.Length > JsonLd.MaxScriptLength)
        {
            _cuts.Add("a JSON-LD script of more than {0} characters was not read", JsonLd.MaxScriptLength);
            return;
        }

        if (!JsonLd.TryRead(_script.ToString(), out var urls))
            _broken++;
        foreach (var url in urls)
            Add(url, LinkKind.StructuredData);
    }

    private void AddStyle(string url, bool isImport) =>
        Add(url, isImport ? LinkKind.Stylesheet : LinkKind.StyleResource);

    private void Add(string url, LinkKind kind)
    {
        if (!_kinds.Contains(kind))
            return;
        if (!_isPlaced)
            _drafts.AddPlace(_shape!.Element, "", _shape.Base, "", _line, _column);
        _isPlaced = true;
        _drafts.Add(url, LinkDraft.NoAttribute, kind);
    }
}
