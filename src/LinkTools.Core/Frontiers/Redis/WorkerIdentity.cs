using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;

namespace LinkTools.Core.Frontiers.Redis;

/// <summary>What a worker reports about itself, for Get-CrawlState.</summary>
internal sealed class WorkerIdentity(TimeSpan lease, TimeProvider time)
{
    private static readonly TimeSpan LongestStep = TimeSpan.FromSeconds(2);

    private readonly TimeSpan _step = lease / 4 < LongestStep ? lease / 4 : LongestStep;
    private readonly long _leaseMilliseconds = (long)lease.TotalMilliseconds;
    private readonly DateTimeOffset _started = time.GetUtcNow();
    private long _pages, _pagesBefore;
    private long _measured = Stopwatch.GetTimestamp();
    private double _rate;
    private string _text = "";

    /// <summary>A name that no worker has had.</summary>
    public static string NewName() => $"{Environment.ProcessId}-{RandomNumberGenerator.GetHexString(16, true)}";

    public void CountPage() => Interlocked.Increment(ref _pages);

    /// <summary>The same, where it is time to report again; nothing otherwise.</summary>
    public string DescribeIfDue() => Stopwatch.GetElapsedTime(_measured) < _step ? "" : Describe();

    /// <summary>The description as JSON: a <see cref="WorkerDescription"/>.</summary>
    public string Describe()
    {
        var elapsed = Stopwatch.GetElapsedTime(_measured);
        var pages = Volatile.Read(ref _pages);
        _rate = _text.Length == 0 ? 0 : (pages - _pagesBefore) / elapsed.TotalSeconds;
        (_pagesBefore, _measured) = (pages, Stopwatch.GetTimestamp());
        return _text = JsonSerializer.Serialize(new WorkerDescription(
            Environment.MachineName, Environment.ProcessId, pages, Math.Round(_rate, 1), _leaseMilliseconds, _started));
    }
}
