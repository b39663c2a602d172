using System.Collections.Concurrent;

namespace LinkTools.Core.Checking;

/// <summary>Keeps texts once that many answers have in common. May be used by many threads.</summary>
internal sealed class SharedTexts
{
    /// <summary>A server that never says the same twice must not fill the memory.</summary>
    private const int Limit = 256;

    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The text that was kept first, where this one is known.</summary>
    public string? Share(string? text) =>
        text is null ? null
        : _texts.TryGetValue(text, out var known) ? known
        : _texts.Count < Limit ? _texts.GetOrAdd(text, text) : text;
}
