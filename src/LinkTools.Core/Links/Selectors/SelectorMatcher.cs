namespace LinkTools.Core.Links.Selectors;

/// <summary>
/// Finds the elements that a selector matches, with one pass over the elements for each part, which starts from the
/// result of the previous part. So the time grows with elements times parts, whatever the page and the selector are.
/// </summary>
internal sealed class SelectorMatcher(ElementTree tree, CancellationToken stop)
{
    /// <summary>True for each element that matches, or is inside an element that does.</summary>
    /// <exception cref="OperationCanceledException">The time is over.</exception>
    public bool[] FindWithin(Selector selector)
    {
        var found = Match(selector);
        // An element comes after its parent.
        for (var i = 0; i < found.Length; i++)
            found[i] |= tree.ParentOf(i) is >= 0 and var parent && found[parent];
        return found;
    }

    private bool[] Match(Selector selector)
    {
        stop.ThrowIfCancellationRequested();
        switch (selector)
        {
            case Selector.Simple simple:
                return MatchEach(simple);
            case Selector.Any any:
                return any.Parts.Aggregate(new bool[tree.Count], (found, part) => Or(found, Match(part)));
            case Selector.All all:
                return all.Parts.Skip(1).Aggregate(Match(all.Parts[0]), (found, part) => And(found, Match(part)));
            case Selector.Not not:
                return Array.ConvertAll(Match(not.Part), static matches => !matches);
            case Selector.Chain chain:
                return MatchChain(chain);
            case Selector.Has has:
                return MatchHas(has);
            default:
                return MatchNth((Selector.Nth)selector);
        }
    }

    private bool[] MatchEach(Selector.Simple simple)
    {
        var found = new bool[tree.Count];
        for (var i = 0; i < found.Length; i++)
        {
            // Some of these examine a whole subtree.
            stop.ThrowIfCancellationRequested();
            found[i] = simple.Part.Match(tree[i], null);
        }

        return found;
    }

    private bool[] MatchChain(Selector.Chain chain)
    {
        var found = Match(chain.Parts[0]);
        for (var i = 1; i < chain.Parts.Count; i++)
            found = And(StepDown(found, chain.Combinators[i - 1]), Match(chain.Parts[i]));
        return found;
    }

    // From the end of the chain back to its start, which follows the element itself.
    private bool[] MatchHas(Selector.Has has)
    {
        var (parts, combinators) = (has.Part.Parts, has.Part.Combinators);
        var found = Match(parts[^1]);
        for (var i = parts.Count - 2; i >= 0; i--)
            found = And(StepUp(found, combinators[i]), Match(parts[i]));
        return StepUp(found, has.First.Trim());
    }

    /// <summary>The elements that a combinator reaches from the given ones.</summary>
    private bool[] StepDown(bool[] from, string combinator)
    {
        var found = new bool[tree.Count];
        for (var i = 0; i < found.Length; i++)
        {
            var (parent, former) = (tree.ParentOf(i), tree.FormerOf(i));
            found[i] = combinator switch
            {
                "" or ">>" => parent >= 0 && (from[parent] || found[parent]),
                ">" => parent >= 0 && from[parent],
                "+" => former >= 0 && from[former],
                "~" => former >= 0 && (from[former] || found[former]),
                // The names of a namespace and of an element are two parts of one selector.
                "|" => from[i],
                _ => false,
            };
        }

        return found;
    }

    /// <summary>The elements from which a combinator reaches the given ones.</summary>
    private bool[] StepUp(bool[] to, string combinator)
    {
        var found = new bool[tree.Count];
        for (var i = found.Length - 1; i >= 0; i--)
        {
            var (parent, former) = (tree.ParentOf(i), tree.FormerOf(i));
            var (source, isReached) = combinator switch
            {
                "" or ">>" => (parent, to[i] || found[i]),
                ">" => (parent, to[i]),
                "+" => (former, to[i]),
                "~" => (former, to[i] || found[i]),
                "|" => (i, to[i]),
                _ => (-1, false),
            };
            if (source >= 0)
                found[source] |= isReached;
        }

        return found;
    }

    private bool[] MatchNth(Selector.Nth nth)
    {
        var counted = nth.Of is null ? null : Match(nth.Of);
        var counts = new int[tree.Count];
        var found = new bool[tree.Count];
        var numbers = new int[tree.Count];
        for (var at = 0; at < found.Length; at++)
        {
            var i = nth.FromEnd ? found.Length - 1 - at : at;
            if (tree.ParentOf(i) is >= 0 and var parent && counted?[i] != false)
                numbers[i] = ++counts[parent];
        }

        for (var i = 0; i < found.Length; i++)
        {
            var distance = numbers[i] - nth.Offset;
            found[i] = numbers[i] > 0 && (distance == 0
                || (Math.Sign(distance) == Math.Sign(nth.Step) && distance % nth.Step == 0));
        }

        return found;
    }

    private static bool[] Or(bool[] target, bool[] other)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] |= other[i];
        return target;
    }

    private static bool[] And(bool[] target, bool[] other)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] &= other[i];
        return target;
    }
}
