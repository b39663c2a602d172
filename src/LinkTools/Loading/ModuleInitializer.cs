using System.Management.Automation;

namespace LinkTools.Loading;

/// <summary>PowerShell calls it when the module is imported and removed.</summary>
public sealed class ModuleInitializer : IModuleAssemblyInitializer, IModuleAssemblyCleanup
{
    /// <inheritdoc/>
    public void OnImport() => CoreLoadContext.Install();

    /// <inheritdoc/>
    public void OnRemove(PSModuleInfo psModuleInfo)
    {
        // Other runspaces of this process may use the module too, and the core may not be loaded yet. The handler
        // resolves only one name, so it does no harm to leave it, and removing it would.
    }
}
