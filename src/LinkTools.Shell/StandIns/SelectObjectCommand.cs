using System.Management.Automation;
using LinkTools.Shell.Output;

namespace LinkTools.Shell.StandIns;

/// <summary>The first objects, or some of their properties.</summary>
[Cmdlet(VerbsCommon.Select, "Object")]
public sealed class SelectObjectCommand : PSCmdlet
{
    private int _given;

    /// <summary>The object.</summary>
    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    /// <summary>Names of properties; wildcards allowed.</summary>
    [Parameter(Position = 0)]
    [SupportsWildcards]
    public string[] Property { get; set; } = [];

    /// <summary>How many objects; then the commands upstream are stopped.</summary>
    [Parameter]
    [ValidateRange(0, int.MaxValue)]
    public int First { get; set; } = int.MaxValue;

    protected override void ProcessRecord()
    {
        if (InputObject is not null && _given++ < First)
            WriteObject(Property.Length == 0 ? InputObject : Project(InputObject));
        if (_given >= First)
            throw StopUpstream();
    }

    // What stops the commands upstream, and them alone, is internal to the engine, whose version is pinned.
    private Exception StopUpstream() => (Exception)Activator.CreateInstance(
        typeof(PSCmdlet).Assembly.GetType("System.Management.Automation.StopUpstreamCommandsException", throwOnError: true)!, this)!;

    private PSObject Project(PSObject source)
    {
        var result = new PSObject();
        foreach (var name in Property)
        {
            var pattern = WildcardPattern.Get(name, WildcardOptions.IgnoreCase);
            var pairs = RecordProperties.Of(source).Where(pair => pattern.IsMatch(pair.Key)).ToList();
            if (pairs.Count == 0 && !WildcardPattern.ContainsWildcardCharacters(name))
                pairs = [KeyValuePair.Create<string, object?>(name, null)];
            foreach (var (key, value) in pairs)
            {
                if (result.Properties[key] is null)
                    result.Properties.Add(new PSNoteProperty(key, value));
            }
        }

        return result;
    }
}
