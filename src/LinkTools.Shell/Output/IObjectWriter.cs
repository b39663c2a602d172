using System.Management.Automation;

namespace LinkTools.Shell.Output;

/// <summary>Writes objects one by one, as they come.</summary>
internal interface IObjectWriter : IDisposable
{
    /// <summary>Writes one object; throws IOException where there is no place, or no reader, any more.</summary>
    void Write(PSObject item);
}
