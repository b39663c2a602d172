namespace LinkTools.Core.Frontiers.Redis;

/// <summary>What a worker has to say in its next turns. May be used by many threads.</summary>
internal sealed class TurnQueue
{
    /// <summary>Values of one turn: some milliseconds of the server's time.</summary>
    private const int ValuesAtOnce = 6000;

    private readonly Queue<TurnPart> _parts = new();

    public bool IsEmpty
    {
        get
        {
            lock (_parts)
                return _parts.Count == 0;
        }
    }

    public void Add(TurnPart part)
    {
        lock (_parts)
            _parts.Enqueue(part);
    }

    /// <summary>As much as one turn takes, in the order it was added.</summary>
    public List<TurnPart> Take()
    {
        var parts = new List<TurnPart>();
        var values = 0;
        lock (_parts)
        {
            while (values < ValuesAtOnce && _parts.TryDequeue(out var part))
            {
                parts.Add(part);
                values += part.Values.Length;
            }
        }

        return parts;
    }

    /// <summary>Ends all waiting for what is still to be said.</summary>
    public void Fail(Exception exception)
    {
        while (!IsEmpty)
            Take().ForEach(part => part.Fail(exception));
    }
}
