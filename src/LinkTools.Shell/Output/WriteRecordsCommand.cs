using System.Management.Automation;

namespace LinkTools.Shell.Output;

/// <summary>The shell's own last or last but one command: gives each object to the writers as it comes.</summary>
[Cmdlet(VerbsCommunications.Write, "Records")]
public sealed class WriteRecordsCommand : PSCmdlet
{
    /// <summary>An object that the script gave.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Where the objects go.</summary>
    [Parameter(Mandatory = true)]
    public object[] Writer { get; set; } = [];

    /// <summary>Whether the objects also go on down the pipeline, to be shown.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        // Null is nothing to write, as in Export-Csv.
        if (InputObject is null)
            return;
        foreach (var writer in Writer)
            ((IRecordWriter)((writer as PSObject)?.BaseObject ?? writer)).Write(InputObject);
        if (PassThru)
            WriteObject(InputObject);
    }
}
