using System.Management.Automation;
using LinkTools.Shell.Output;

namespace LinkTools.Shell.StandIns;

/// <summary>Writes objects to a CSV file, as --csv does.</summary>
[Cmdlet(VerbsData.Export, "Csv")]
public sealed class ExportCsvCommand : PSCmdlet, IDisposable
{
    private CsvRecordWriter? _writer;

    /// <summary>The file; it is replaced.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    public string Path { get; set; } = "";

    /// <summary>The object.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    public void Dispose() => _writer?.Dispose();

    protected override void BeginProcessing()
    {
        var file = GetUnresolvedProviderPathFromPSPath(Path);
        try
        {
            _writer = new CsvRecordWriter(File.Create(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowTerminatingError(new ErrorRecord(exception, "FileUnwritable", ErrorCategory.WriteError, Path));
        }
    }

    protected override void ProcessRecord()
    {
        if (InputObject is not null)
            _writer!.Write(InputObject);
    }
}
