namespace LinkTools.Shell.Hosting;

/// <summary>One line on a terminal, a bar and a few words, drawn at most five times a second and erased without a trace.</summary>
internal sealed class ProgressLine(TextWriter terminal, Func<int> width, TimeProvider time)
{
    private const int BarWidth = 20;
    private const string EraseLine = "\r\u001b[2K";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private long? _lastDrawn;
    private bool _isShown;

    /// <summary>Draws <paramref name="text"/>; <paramref name="percent"/> outside 0 to 100 means that it is not known.</summary>
    public void Show(string text, int percent)
    {
        if (_lastDrawn is { } last && time.GetElapsedTime(last) < Interval)
            return;
        _lastDrawn = time.GetTimestamp();
        var bar = percent is >= 0 and <= 100
            ? $"{new string('\u2588', percent * BarWidth / 100).PadRight(BarWidth, '\u2591')} {percent,3} %  "
            : "";
        terminal.Write(EraseLine + CellWidth.Cut(bar + text, width() - 1));
        _isShown = true;
    }

    public void Erase()
    {
        if (_isShown)
            terminal.Write(EraseLine);
        _isShown = false;
    }
}
