using StackExchange.Redis;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>Writes the parts of a turn as the values that <c>work.lua</c> reads.</summary>
internal static class TurnValues
{
    /// <summary>
    /// The values, in the order of the parts. What is the same for many parts, such as their host and level, comes once
    /// before them, because the server's time for a turn depends on the number of values.
    /// </summary>
    public static IEnumerable<RedisValue> Write(IEnumerable<TurnPart> parts)
    {
        (string Host, int Depth)? level = null;
        var file = "";
        foreach (var part in parts)
        {
            if (part.Level is { } next && next != level)
            {
                level = next;
                yield return "L";
                yield return next.Host;
                yield return next.Depth;
            }

            if (part.Completes is not null && part.File != file)
            {
                file = part.File;
                yield return "O";
                yield return file;
            }

            foreach (var value in part.Values)
                yield return value;
        }
    }
}
