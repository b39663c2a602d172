using System.Management.Automation;

namespace LinkTools.Shell.Output;

/// <summary>Writes each object that passes to a writer as well. For the shell's own use, between the script and its display.</summary>
[Cmdlet("Tee", "ToWriter")]
internal sealed class TeeToWriterCommand : PSCmdlet
{
    public const string CommandName = "Tee-ToWriter";

    [Parameter(Mandatory = true)]
    public IObjectWriter Writer { get; set; } = null!;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject is null)
            return;
        // Errors are merged into the output so that the host shows them in their place; they are no data.
        if (InputObject.BaseObject is not ErrorRecord)
            Writer.Write(InputObject);
        WriteObject(InputObject);
    }
}
