using System.Management.Automation;

namespace LinkTools.Shell.StandIns;

/// <summary>The lines of text files.</summary>
[Cmdlet(VerbsCommon.Get, "Content")]
[OutputType(typeof(string))]
public sealed class GetContentCommand : FileReadingCommand
{
    /// <inheritdoc/>
    private protected override void ReadFile(string file)
    {
        foreach (var line in File.ReadLines(file))
            WriteObject(line);
    }
}
