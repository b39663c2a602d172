using System.Management.Automation;

namespace LinkTools.Shell.StandIns;

/// <summary>Says something on the screen.</summary>
[Cmdlet(VerbsCommunications.Write, "Host")]
public sealed class WriteHostCommand : PSCmdlet
{
    /// <summary>What to say.</summary>
    [Parameter(Position = 0, ValueFromPipeline = true, ValueFromRemainingArguments = true)]
    [Alias("Object")]
    public object[] Text { get; set; } = [];

    protected override void ProcessRecord()
    {
        WriteInformation(new HostInformationMessage { Message = string.Join(' ', Text) }, ["PSHOST"]);
    }
}
