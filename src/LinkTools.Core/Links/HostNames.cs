namespace LinkTools.Core.Links;

/// <summary>
/// Hosts that links lead to, as strings that are used again: the pages of a site lead to the same ones. Thread-safe.
/// </summary>
internal static class HostNames
{
    private const int Slots = 512;

    // Threads may replace each other's strings, which costs one more string.
    private static readonly string?[] Recent = new string?[Slots];

    /// <summary>The host as a string.</summary>
    public static string Get(ReadOnlySpan<char> host)
    {
        if (host.IsEmpty)
            return "";
        ref var recent = ref Recent[(uint)string.GetHashCode(host) % Slots];
        return recent is { } known && host.SequenceEqual(known) ? known : recent = host.ToString();
    }
}
