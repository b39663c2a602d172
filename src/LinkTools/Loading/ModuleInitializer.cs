using System.Management.Automation;

namespace LinkTools.Loading;

/// <summary>Called by PowerShell as the module comes and goes.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => CoreLoadContext.Install();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        // Other runspaces of this process may have the module too, and the core may not be loaded yet: the handler
        // answers for one name only, so leaving it is safe and taking it away is not.
    }
}
