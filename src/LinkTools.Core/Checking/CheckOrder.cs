namespace LinkTools.Core.Checking;

/// <summary>Gives results in the order of their links, or untouched.</summary>
internal sealed class CheckOrder(bool isOrdered)
{
    private readonly Dictionary<long, LinkCheck> _early = [];
    private long _next;

    /// <summary>Takes a result, and gives those whose turn has come.</summary>
    public IEnumerable<LinkCheck> Admit(long sequence, LinkCheck check)
    {
        if (!isOrdered)
        {
            yield return check;
            yield break;
        }

        _early.Add(sequence, check);
        while (_early.Remove(_next, out var due))
        {
            _next++;
            yield return due;
        }
    }
}
