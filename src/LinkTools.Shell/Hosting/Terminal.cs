using System.Text;

namespace LinkTools.Shell.Hosting;

/// <summary>Standard output and standard error, and what each can show. Every write takes the progress line away first.</summary>
internal sealed class Terminal : IDisposable
{
    private const string Reset = "\u001b[0m";
    private const int WidthOfFiles = 4096;
    private readonly Lock _lock = new();
    private readonly ClosablePipe _output = new();
    private readonly StreamWriter _text;
    private readonly TextWriter _error = Console.Error;
    private readonly bool _errorHasColour;
    private readonly ProgressLine? _progress;

    public Terminal(TimeProvider time)
    {
        var isDumb = Environment.GetEnvironmentVariable("TERM") is "dumb" || (!OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("TERM") is null or "");
        var wantsColour = !isDumb && Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
        HasColour = wantsColour && !Console.IsOutputRedirected;
        _errorHasColour = wantsColour && !Console.IsErrorRedirected;
        if (!isDumb && !Console.IsErrorRedirected)
            _progress = new ProgressLine(_error, () => ConsoleWidth, time);
        // A file's or a pipe's reader sees no progress line, and whoever looks at it need not miss it.
        if (!Console.IsOutputRedirected)
            _output.Writing = EndProgress;
        _text = new StreamWriter(_output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), 4096) { AutoFlush = true };
    }

    /// <summary>True where standard output understands colours and wants them.</summary>
    public bool HasColour { get; }

    /// <summary>The bytes of standard output, for writers of records. Text goes through <see cref="Write"/>.</summary>
    public ClosablePipe Output => _output;

    /// <summary>Columns that output may take: the terminal's, COLUMNS, or so many that a file gets everything uncut.</summary>
    public static int Width => !Console.IsOutputRedirected ? ConsoleWidth
        : int.TryParse(Environment.GetEnvironmentVariable("COLUMNS"), out var columns) && columns > 0 ? columns : WidthOfFiles;

    public static int Height => Console.IsOutputRedirected ? int.MaxValue : Math.Max(Console.WindowHeight, 1);

    private static int ConsoleWidth => Console.WindowWidth is > 0 and var width ? width : 80;

    /// <summary>Writes text as it is.</summary>
    public void Write(string text, ConsoleColor? colour = null)
    {
        lock (_lock)
        {
            _text.Write(colour is { } set && HasColour ? Ansi(set) + text + Reset : text);
        }
    }

    /// <summary>Writes a line to standard error.</summary>
    public void WriteErrorLine(string text, ConsoleColor colour)
    {
        lock (_lock)
        {
            _progress?.Erase();
            _error.WriteLine(_errorHasColour ? Ansi(colour) + text + Reset : text);
        }
    }

    /// <summary>Shows how far things are, where there is a terminal to show it.</summary>
    public void ShowProgress(string text, int percent)
    {
        lock (_lock)
            _progress?.Show(text, percent);
    }

    /// <summary>Takes the progress line away.</summary>
    public void EndProgress()
    {
        lock (_lock)
            _progress?.Erase();
    }

    public void Dispose()
    {
        EndProgress();
        _text.Dispose();
    }

    private static string Ansi(ConsoleColor colour) => colour switch
    {
        ConsoleColor.Black => "\u001b[30m",
        ConsoleColor.DarkRed => "\u001b[31m",
        ConsoleColor.DarkGreen => "\u001b[32m",
        ConsoleColor.DarkYellow => "\u001b[33m",
        ConsoleColor.DarkBlue => "\u001b[34m",
        ConsoleColor.DarkMagenta => "\u001b[35m",
        ConsoleColor.DarkCyan => "\u001b[36m",
        ConsoleColor.Gray => "\u001b[37m",
        ConsoleColor.DarkGray => "\u001b[90m",
        ConsoleColor.Red => "\u001b[91m",
        ConsoleColor.Green => "\u001b[92m",
        ConsoleColor.Yellow => "\u001b[93m",
        ConsoleColor.Blue => "\u001b[94m",
        ConsoleColor.Magenta => "\u001b[95m",
        ConsoleColor.Cyan => "\u001b[96m",
        _ => "\u001b[97m",
    };
}
