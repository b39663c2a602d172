using LinkTools.Shell.CommandLine;

namespace LinkTools.Shell.Output;

/// <summary>The writers that a command line asks for, closed together.</summary>
internal sealed class RecordWriters : IDisposable
{
    private readonly List<IRecordWriter> _all = [];

    private RecordWriters()
    {
    }

    public IReadOnlyList<IRecordWriter> All => _all;

    /// <exception cref="IOException">A file cannot be created.</exception>
    public static RecordWriters Open(ShellOptions options, Stream standardOutput)
    {
        var writers = new RecordWriters();
        try
        {
            if (options.CsvFile is { } csv)
                writers._all.Add(new CsvRecordWriter(File.Create(csv)));
            if (options.JsonFile is { } json)
                writers._all.Add(new JsonRecordWriter(File.Create(json)));
        }
        catch
        {
            writers.Dispose();
            throw;
        }

        switch (options.Output)
        {
            case OutputStyle.Csv:
                writers._all.Add(new CsvRecordWriter(standardOutput));
                break;
            case OutputStyle.Json:
                writers._all.Add(new JsonRecordWriter(standardOutput));
                break;
            case OutputStyle.List:
                writers._all.Add(new ListRecordWriter(standardOutput));
                break;
            default:
                break;
        }

        return writers;
    }

    public void Dispose() => _all.ForEach(writer => writer.Dispose());
}
