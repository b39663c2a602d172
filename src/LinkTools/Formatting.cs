using System.ComponentModel;
using System.Management.Automation;

namespace LinkTools;

/// <summary>What the module's table views call for their cells: compiled, and so tested.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Formatting
{
    private const string Dim = "\u001b[2m";
    private const string Cyan = "\u001b[36m";
    private const string Red = "\u001b[31m";
    private const string Reset = "\u001b[0m";

    /// <summary>A link's URL for a table: external ones in cyan, unresolvable ones in red, as written, when the host can show it.</summary>
    public static string Url(PSObject link, bool hasColour)
    {
        ArgumentNullException.ThrowIfNull(link);
        // A deserialised link, from a job or a remote session, has the same properties and another type.
        var url = link.Properties["Url"]?.Value as string ?? "";
        var href = link.Properties["Href"]?.Value as string ?? "";
        if (url.Length == 0)
            return hasColour ? $"{Red}{href}{Reset}" : $"{href} (unresolvable)";
        if (!hasColour)
            return url;
        if (link.Properties["IsExternal"]?.Value is true)
            return $"{Cyan}{url}{Reset}";
        return link.Properties["IsNoFollow"]?.Value is true ? $"{Dim}{url}{Reset}" : url;
    }
}
