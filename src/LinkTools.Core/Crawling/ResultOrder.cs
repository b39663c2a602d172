using LinkTools.Core.Pages;

namespace LinkTools.Core.Crawling;

/// <summary>Gives results back in the order in which their pages were asked for, or untouched.</summary>
internal sealed class ResultOrder(bool isOrdered)
{
    private readonly Dictionary<long, PageResult> _early = [];
    private long _next;

    /// <summary>Takes a result and gives those whose turn has come.</summary>
    public IEnumerable<PageResult> Admit(PageResult result)
    {
        if (!isOrdered)
        {
            yield return result;
            yield break;
        }

        _early.Add(result.Request.Sequence, result);
        while (_early.Remove(_next, out var due))
        {
            _next++;
            yield return due;
        }
    }
}
