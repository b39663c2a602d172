using LinkTools.Core.Markup;

namespace LinkTools.Core.Links;

internal sealed partial class OpenLinks
{
    /// <summary>The run of text is over: a tag or a comment follows.</summary>
    public void EndRun() => _run = default;

    /// <summary>
    /// Until the element at <paramref name="index"/> is closed, its text does not belong to the links around it.
    /// </summary>
    public void Hide(int index) => Stack.Hook(index, _scopes.Add(new NameScope(++_lastNumber, NameRole.Hidden)));

    /// <summary>
    /// The element at <paramref name="index"/> has a title, which is used if nothing inside it has words.
    /// </summary>
    public void Title(int index, string title) =>
        Stack.Hook(index, _scopes.Add(
            new NameScope(++_lastNumber, NameRole.Titled, _links[^1]) { Title = title, Index = index }));

    /// <summary>The element at <paramref name="index"/>, or a leaf (below 0), stands apart from what is around it.
    /// </summary>
    public void Block(int index)
    {
        Gap(isLeaf: index < 0);
        if (index >= 0)
            Stack.Hook(index, _scopes.Add(new NameScope(++_lastNumber, NameRole.Block)));
    }

    /// <summary>The words in the element at <paramref name="index"/> are all that its parent is called.</summary>
    public void NameParent(int index)
    {
        Gap(isLeaf: false);
        Stack.Hook(index, _scopes.Add(
            new NameScope(++_lastNumber, NameRole.ParentName, _links[^1]) { Index = index }));
    }

    /// <summary>Of the element at <paramref name="index"/> a browser shows the summary alone.</summary>
    public void Fold(int index) =>
        Stack.Hook(index, _scopes.Add(new NameScope(++_lastNumber, NameRole.Folded) { Index = index }));

    /// <summary>The summary of what may be folded begins.</summary>
    public void NameFolded(int index)
    {
        if (_scopes.Last is { Role: NameRole.Folded } folded && folded.Index == index - 1)
            NameParent(index);
    }

    /// <summary>An element begins that others name, where they have words.</summary>
    /// <param name="index">Where it stands; below 0 for a leaf.</param>
    /// <param name="ids">The ids of the others.</param>
    public void BeginLabelled(int index, string ids)
    {
        var number = ++_lastNumber;
        Gap(isLeaf: index < 0);
        foreach (var link in _links)
        {
            if (link.Label < 0 && link.IsHere && link.Number > _scopes.HiddenFrom)
                link.Begin(new LabelledPart(number, link.Text.Length, ids));
        }

        if (index >= 0)
            Stack.Hook(index, _scopes.Add(new NameScope(number, NameRole.Labelled)));
    }

    /// <summary>The leaf is over that others name.</summary>
    public void EndLabelled() => EndLabelled(_lastNumber, isLeaf: true);

    /// <summary>Words that replace an element: those of an image, or of a label.</summary>
    /// <param name="name">The words.</param>
    /// <param name="isLeaf">True for an element that is never put on the stack.</param>
    public void AddName(string name, bool isLeaf)
    {
        if (name.Length == 0)
            return;
        Gap(isLeaf);
        Append(name, hasReferences: false, isLeaf ? MaxLeafDepth : 0);
        Gap(isLeaf);
        EndRun();
    }

    private void CloseScope(NameScope scope)
    {
        switch (scope.Role)
        {
            case NameRole.Titled when !scope.HasWords:
                AddName(scope.Title, isLeaf: false);
                break;
            case NameRole.Block:
                Gap(isLeaf: false);
                break;
            case NameRole.ParentName when scope.HasWords:
                Gap(isLeaf: false);
                Hide(scope.Index - 1);
                break;
            case NameRole.Labelled:
                EndLabelled(scope.Number, isLeaf: false);
                break;
        }
    }

    private void EndLabelled(int number, bool isLeaf)
    {
        foreach (var link in _links)
            link.End(number);
        Gap(isLeaf);
    }

    // Without words, the link keeps the name of its own attributes.
    private void SetText(OpenLink link, ReadOnlySpan<char> text)
    {
        if (link.Parts is { Count: > 0 } parts)
            Labels.Want(link.FirstDraft, link.Text.Prefix(LinkText.Limit), parts);
        if (text.Length > 0)
            _drafts.SetText(link.FirstDraft, text);
    }
}
