using System.Diagnostics;
using System.Runtime.InteropServices;
using LinkTools.Shell.Running;

namespace LinkTools.Shell.Demo;

/// <summary>The bundled test site as a process of its own, on a free port, ended with this object.</summary>
internal sealed class SiteProcess : IDisposable
{
    private readonly Process _process;

    private SiteProcess(Process process, string address)
    {
        _process = process;
        Address = address;
    }

    /// <summary>The site's address, without a slash at its end.</summary>
    public string Address { get; }

    /// <summary>Starts the site and waits until it listens.</summary>
    /// <exception cref="FileNotFoundException">This shell did not come with a site.</exception>
    /// <exception cref="IOException">The site did not start.</exception>
    public static SiteProcess Start()
    {
        var process = Process.Start(new ProcessStartInfo(Dotnet, [FindAssembly()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        var greeting = process.StandardOutput.ReadLine();
        var address = greeting?.Split(' ').LastOrDefault(word => word.StartsWith("http", StringComparison.Ordinal));
        if (address is not null)
            return new SiteProcess(process, address);
        End(process);
        throw new IOException("The test site did not start.");
    }

    public void Dispose() => End(_process);

    // The one that runs this process, wherever it was installed.
    private static string Dotnet => Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet");

    private static string FindAssembly()
    {
        const string framework = "net10.0";
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        if (ModuleLocator.Repository is { } repository)
        {
            var assembly = Path.Combine(repository, "tests", "LinkTools.TestSite", "bin", configuration, framework, "LinkTools.TestSite.dll");
            if (File.Exists(assembly))
                return assembly;
        }

        throw new FileNotFoundException(
            "The demo needs the bundled test site, which comes with the repository and not with the installed tool. There: dotnet run --project src/LinkTools.Shell -- --demo");
    }

    private static void End(Process process)
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
