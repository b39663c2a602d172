namespace LinkTools.Shell;

/// <summary>
/// Where text goes: objects to standard output, the rest to standard error; colours and the progress line only where
/// somebody is looking.
/// </summary>
internal sealed class Terminal
{
    private const string Red = "\u001b[31;1m";
    private const string Yellow = "\u001b[33;1m";
    private const string Reset = "\u001b[0m";
    private const string EraseLine = "\r\u001b[K";

    private readonly object _gate = new();
    private readonly bool _isErrorColoured = !Console.IsErrorRedirected && !HasNoColor;
    private bool _showsProgress;

    public Terminal()
    {
        // Piped output must arrive as it is made, and a reader on Windows expects no other encoding either.
        Console.SetOut(new StreamWriter(Console.OpenStandardOutput(), new System.Text.UTF8Encoding(false)) { AutoFlush = true });
    }

    /// <summary>True when standard output is a terminal that may be sent colours.</summary>
    public bool IsColoured { get; } = !Console.IsOutputRedirected && !HasNoColor;

    /// <summary>True once the reader of standard output has gone.</summary>
    public bool IsClosed { get; private set; }

    /// <summary>True once an error was written.</summary>
    public bool HadErrors { get; private set; }

    /// <summary>Columns of the terminal; a steady 120 when nobody is looking.</summary>
    public int Width { get; } = Console.IsOutputRedirected || Console.WindowWidth <= 0 ? 120 : Console.WindowWidth;

    private static bool HasNoColor => Environment.GetEnvironmentVariable("NO_COLOR") is { Length: > 0 };

    public void Write(string text)
    {
        lock (_gate)
        {
            ClearProgress();
            try
            {
                Console.Out.Write(text);
            }
            catch (IOException)
            {
                IsClosed = true;
                throw;
            }
        }
    }

    public void WriteError(string text)
    {
        HadErrors = true;
        WriteAside(text, Red);
    }

    public void WriteWarning(string text) => WriteAside($"WARNING: {text}", Yellow);

    public void WriteNote(string label, string text) => WriteAside($"{label}: {text}", Yellow);

    /// <summary>Shows one line that the next output replaces.</summary>
    public void ShowProgress(string text)
    {
        if (Console.IsErrorRedirected)
            return;
        lock (_gate)
        {
            _showsProgress = true;
            Console.Error.Write(EraseLine + (text.Length < Width ? text : text[..(Width - 1)]));
        }
    }

    public void ClearProgress()
    {
        lock (_gate)
        {
            if (!_showsProgress)
                return;
            _showsProgress = false;
            Console.Error.Write(EraseLine);
        }
    }

    private void WriteAside(string text, string colour)
    {
        lock (_gate)
        {
            ClearProgress();
            Console.Error.WriteLine(_isErrorColoured ? $"{colour}{text}{Reset}" : text);
        }
    }
}
