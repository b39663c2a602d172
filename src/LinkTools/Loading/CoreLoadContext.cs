using System.Reflection;
using System.Runtime.Loader;

namespace LinkTools.Loading;

/// <summary>
/// The load context of the core and of every third-party library, so that other modules can load other versions of
/// these libraries. Assemblies in <c>bin/core</c> are loaded here; everything else comes from the default context.
/// </summary>
internal sealed class CoreLoadContext : AssemblyLoadContext
{
    private static readonly string Folder =
        Path.Combine(Path.GetDirectoryName(typeof(CoreLoadContext).Assembly.Location)!, "bin", "core");

    private static readonly CoreLoadContext Instance = new();

    private CoreLoadContext()
        : base("LinkTools", isCollectible: false)
    {
    }

    /// <summary>Begins to resolve LinkTools.Core. A second call has no effect.</summary>
    public static void Install()
    {
        Default.Resolving -= Resolve;
        Default.Resolving += Resolve;
    }

    /// <summary>Stops resolving; what is loaded stays loaded.</summary>
    public static void Uninstall() => Default.Resolving -= Resolve;

    protected override Assembly? Load(AssemblyName assemblyName)
    {
        var file = $"{assemblyName.Name}.dll";
        return LoadCompiled(Path.Combine(Folder, Platform.Name, file)) ?? LoadIfThere(Path.Combine(Folder, file));
    }

    protected override IntPtr LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = Path.Combine(Folder, "runtimes", Platform.Name, "native", Platform.Library(unmanagedDllName));
        return File.Exists(path) ? LoadUnmanagedDllFromPath(path) : IntPtr.Zero;
    }

    /// <summary>
    /// The assembly that was compiled ahead of time for this platform; null if there is none that this runtime accepts.
    /// </summary>
    private Assembly? LoadCompiled(string path)
    {
        try
        {
            return LoadIfThere(path);
        }
        catch (BadImageFormatException)
        {
            return null;
        }
    }

    private Assembly? LoadIfThere(string path) => File.Exists(path) ? LoadFromAssemblyPath(path) : null;

    private static Assembly? Resolve(AssemblyLoadContext context, AssemblyName name) =>
        name.Name == "LinkTools.Core" ? Instance.LoadFromAssemblyName(name) : null;
}
