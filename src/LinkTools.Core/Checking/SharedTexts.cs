using System.Collections.Concurrent;

namespace LinkTools.Core.Checking;

/// <summary>Keeps texts once that many answers have in common. Thread-safe.</summary>
internal sealed class SharedTexts
{
    /// <summary>A server that never returns the same text twice must not fill the memory.</summary>
    private const int Limit = 256;

    private readonly ConcurrentDictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>The copy that was kept first, if the text is known.</summary>
    public string? Share(string? text) =>
        text is null ? null
        : _texts.TryGetValue(text, out var known) ? known
        : _texts.Count < Limit ? _texts.GetOrAdd(text, text) : text;
}
