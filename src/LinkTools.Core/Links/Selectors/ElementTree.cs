using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace LinkTools.Core.Links.Selectors;

/// <summary>The elements of a document in tree order, and the positions of their tags.</summary>
internal sealed class ElementTree
{
    private readonly List<IElement> _elements = [];
    private readonly List<int> _parents = [];
    private readonly List<int> _former = [];
    private readonly List<(int Offset, int Owner)> _tags = [];

    /// <summary>The tree of a document; <paramref name="offsetOf"/> returns the positions of the elements.</summary>
    /// <param name="document">The document.</param>
    /// <param name="offsetOf">Returns the index of the first character of the tag in the text; -1 for no tag.</param>
    /// <param name="stop">Stops the work.</param>
    public ElementTree(IDocument document, Func<IElement, int> offsetOf, CancellationToken stop)
    {
        var waiting = new Stack<Visit>();
        waiting.Push(new Visit(document.ChildNodes, -1, IsInTemplate: false));
        while (waiting.TryPop(out var visit))
        {
            stop.ThrowIfCancellationRequested();
            for (var i = visit.Next; i < visit.Nodes.Length; i++)
            {
                if (visit.Nodes[i] is not IElement element)
                    continue;
                var owner = visit.Owner;
                if (!visit.IsInTemplate)
                {
                    _elements.Add(element);
                    _parents.Add(visit.Owner);
                    _former.Add(visit.Former);
                    owner = _elements.Count - 1;
                }

                if (offsetOf(element) is >= 0 and var offset)
                    _tags.Add((offset, owner));
                waiting.Push(visit with { Next = i + 1, Former = visit.IsInTemplate ? -1 : owner });
                var template = element as IHtmlTemplateElement;
                var inside = template is null ? element.ChildNodes : template.Content.ChildNodes;
                waiting.Push(new Visit(inside, owner, visit.IsInTemplate || template is not null));
                break;
            }
        }

        _tags.Sort();
    }

    /// <summary>The number of elements, without those in templates, which no selector matches.</summary>
    public int Count => _elements.Count;

    /// <summary>
    /// The tags by their position, each with its element, or with the element whose template contains it.
    /// </summary>
    public IReadOnlyList<(int Offset, int Owner)> Tags => _tags;

    public IElement this[int index] => _elements[index];

    /// <summary>The index of the parent element; -1 for none.</summary>
    public int ParentOf(int index) => _parents[index];

    /// <summary>The index of the previous element with the same parent; -1 for none.</summary>
    public int FormerOf(int index) => _former[index];

    /// <summary>The index of the first element with this name; -1 for none.</summary>
    public int Find(string name) => _elements.FindIndex(element => element.LocalName == name);

    /// <param name="Nodes">Siblings.</param>
    /// <param name="Owner">Their parent, or the template that contains them.</param>
    /// <param name="IsInTemplate">True for the content of a template.</param>
    private readonly record struct Visit(INodeList Nodes, int Owner, bool IsInTemplate)
    {
        /// <summary>The index of the next node.</summary>
        public int Next { get; init; }

        /// <summary>The previous element.</summary>
        public int Former { get; init; } = -1;
    }
}
