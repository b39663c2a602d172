using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>One thing that a worker sends in its turn, in the form that <c>work.lua</c> reads.</summary>
/// <param name="values">A letter, and its values.</param>
internal sealed class TurnPart(params RedisValue[] values)
{
    public RedisValue[] Values { get; } = values;

    /// <summary>The host and the level of the page that was found, where they are not among the values.</summary>
    public (string Host, int Depth)? Level { get; init; }

    /// <summary>The output file with the rows of the page that ends with it; nothing for none.</summary>
    public string File { get; init; } = "";

    /// <summary>The page that ends with it; null for none.</summary>
    public long? Completes { get; init; }

    /// <summary>What the page is known by that was found; null for none.</summary>
    public ulong? Finds { get; init; }

    /// <summary>True for a question, whose answer is 0 or 1.</summary>
    public bool IsQuestion => Answer is not null;

    /// <summary>Receives the answer; null if it is not a question.</summary>
    public TaskCompletionSource<bool>? Answer { get; init; }

    /// <summary>Completes when the server has it; null if nothing waits for it.</summary>
    public TaskCompletionSource? Done { get; init; }

    /// <summary>Ends all waiting for it.</summary>
    public void Fail(Exception exception)
    {
        Answer?.TrySetException(exception);
        Done?.TrySetException(exception);
    }
}
