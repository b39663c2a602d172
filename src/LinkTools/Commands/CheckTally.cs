using System.Collections.Concurrent;
using System.Globalization;
using System.Management.Automation;
using System.Runtime.CompilerServices;
using LinkTools.Core.Checking;

namespace LinkTools.Commands;

/// <summary>Counts results by status. May be read from any thread during the run.</summary>
internal sealed class CheckTally
{
    private readonly ConcurrentDictionary<string, StrongBox<long>> _counts = new(StringComparer.Ordinal);
    private long _count;

    /// <summary>Results so far.</summary>
    public long Count => Volatile.Read(ref _count);

    public void Add(LinkCheck check)
    {
        Volatile.Write(ref _count, _count + 1);
        var count = _counts.GetOrAdd(check.Status, static _ => new());
        Volatile.Write(ref count.Value, count.Value + 1);
    }

    /// <summary>The counts as a sentence.</summary>
    public string Describe()
    {
        var parts = CheckStatuses.WorstFirst.Select(status => (Name: $"{status}", Count: CountOf(status)))
            .Where(part => part.Count > 0)
            .Select(part => string.Create(CultureInfo.InvariantCulture, $"{part.Count} {part.Name}"));
        var links = Plural.Of(Count, "link");
        return $"{links}: {string.Join(", ", parts)}";
    }

    /// <summary>The counts as one object, with a property for each status.</summary>
    public PSObject ToObject()
    {
        var summary = new PSObject();
        summary.TypeNames.Insert(0, "LinkTools.CheckSummary");
        summary.Properties.Add(new PSNoteProperty("Links", Count));
        foreach (var status in CheckStatuses.WorstFirst)
            summary.Properties.Add(new PSNoteProperty($"{status}", CountOf(status)));
        return summary;
    }

    private long CountOf(CheckStatus status) =>
        _counts.TryGetValue($"{status}", out var count) ? Volatile.Read(ref count.Value) : 0;
}
