namespace LinkTools.Core.Checking;

/// <summary>Returns results in the order of their links, or as they come.</summary>
internal sealed class CheckOrder(bool isOrdered)
{
    private readonly Dictionary<long, CheckResult> _early = [];
    private long _next;

    /// <summary>Adds a result, and returns those whose turn has come.</summary>
    public IEnumerable<CheckResult> Admit(long sequence, CheckResult result)
    {
        if (!isOrdered)
        {
            yield return result;
            yield break;
        }

        _early.Add(sequence, result);
        while (_early.Remove(_next, out var due))
        {
            _next++;
            yield return due;
        }
    }
}
