using System.Reflection;
using System.Runtime.Loader;

namespace LinkTools.Loading;

/// <summary>
/// Where the core and every third-party library live, so that no other module's copy of them can get in the way, nor
/// ours in theirs. What lies in <c>bin/core</c> wins; everything else comes from the default context.
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

    /// <summary>Starts answering for LinkTools.Core. Doing it twice is harmless.</summary>
    public static void Install()
    {
        Default.Resolving -= Resolve;
        Default.Resolving += Resolve;
    }

    /// <summary>Stops answering; what is loaded stays loaded.</summary>
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
    /// The twin that was compiled for this platform ahead of time; null where there is none that this runtime takes.
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
