using System.Management.Automation;

namespace LinkTools.Shell.Output;

/// <summary>Writes objects somewhere, one by one, each where a reader can see it as soon as it was written.</summary>
internal interface IRecordWriter : IDisposable
{
    /// <exception cref="IOException">It cannot be written.</exception>
    void Write(PSObject record);
}
