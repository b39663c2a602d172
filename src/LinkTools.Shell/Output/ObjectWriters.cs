using System.Management.Automation;
using System.Text;

namespace LinkTools.Shell.Output;

/// <summary>The writers that a command line asks for, as one.</summary>
internal sealed class ObjectWriters(IReadOnlyList<IObjectWriter> writers) : IObjectWriter
{
    /// <summary>Opens what is asked for; null when objects are only shown as a table.</summary>
    public static IObjectWriter? Open(CommandLine command, Terminal terminal)
    {
        var writers = new List<IObjectWriter>();
        if (command.CsvPath is { } csv)
            writers.Add(new CsvObjectWriter(OpenFile(csv)));
        if (command.JsonPath is { } json)
            writers.Add(new JsonObjectWriter(OpenFile(json)));
        switch (command.Format)
        {
            case OutputFormat.Csv:
                writers.Add(new CsvObjectWriter(new TerminalTextWriter(terminal)));
                break;
            case OutputFormat.Json:
                writers.Add(new JsonObjectWriter(new TerminalTextWriter(terminal)));
                break;
            case OutputFormat.List:
                writers.Add(new ListObjectWriter(new TerminalTextWriter(terminal)));
                break;
        }

        return writers.Count == 0 ? null : new ObjectWriters(writers);
    }

    public void Write(PSObject item)
    {
        foreach (var writer in writers)
            writer.Write(item);
    }

    public void Dispose()
    {
        foreach (var writer in writers)
            writer.Dispose();
    }

    private static StreamWriter OpenFile(string path) => new(path, append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <summary>Standard output, which clears the progress line first and notices a reader that has gone.</summary>
    private sealed class TerminalTextWriter(Terminal terminal) : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => terminal.Write(value.ToString());

        public override void Write(char[] buffer, int index, int count) => terminal.Write(new string(buffer, index, count));

        public override void Write(string? value)
        {
            if (value is not null)
                terminal.Write(value);
        }
    }
}
