using System.Diagnostics;

namespace LinkTools.Benchmarks.Fuzzing;

/// <summary>The state that the threads of one run share: numbers, figures, and the first failure.</summary>
internal sealed class FuzzRun(FuzzOptions options)
{
    /// <summary>For smaller inputs, the time per byte measures the clock more than the page.</summary>
    private const int TellingBytes = 4_096;

    private readonly Lock _lock = new();
    private readonly long _started = Stopwatch.GetTimestamp();
    private int _next = options.Seed;
    private long _inputs, _bytes;
    private double _slowest;
    private int _slowestNumber;

    public bool HasFailed { get; private set; }

    public bool IsOver => HasFailed || Elapsed.TotalMinutes >= options.Minutes;

    private TimeSpan Elapsed => Stopwatch.GetElapsedTime(_started);

    public int NextNumber() => Interlocked.Increment(ref _next) - 1;

    public void Count(int number, int bytes, double nanosecondsPerByte)
    {
        lock (_lock)
        {
            _inputs++;
            _bytes += bytes;
            if (bytes >= TellingBytes && nanosecondsPerByte > _slowest)
                (_slowest, _slowestNumber) = (nanosecondsPerByte, number);
        }
    }

    public void Fail(FuzzInput input, Exception exception)
    {
        lock (_lock)
        {
            if (HasFailed)
                return;
            HasFailed = true;
            Directory.CreateDirectory(FuzzOptions.Output);
            var path = Path.Combine(FuzzOptions.Output, $"{input.Number}.bin");
            File.WriteAllBytes(path, input.Bytes);
            Console.WriteLine($"FAILED at --seed {input.Number}, input in {path}\n{exception}");
        }
    }

    public void PrintProgress()
    {
        lock (_lock)
        {
            Console.WriteLine(string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"{Elapsed.TotalSeconds,5:0} s  {_inputs} pages  {_bytes / 1e6:0.0} MB  "
                    + $"{_inputs / Elapsed.TotalSeconds:0} pages/s  slowest {_slowest:0} ns/byte (--seed "
                    + $"{_slowestNumber})"));
        }
    }
}
