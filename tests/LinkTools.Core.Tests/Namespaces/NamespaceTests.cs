using System.Diagnostics;

namespace LinkTools.Core.Tests.Namespaces;

/// <summary>
/// Runs <see cref="PublicAddressTests"/> in its own network namespace with only a loopback interface, so that addresses
/// can be public.
/// </summary>
[Trait("Category", "Long")]
public sealed class NamespaceTests
{
    [Fact]
    public async Task The_guard_holds_where_addresses_are_public()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Network namespaces are a thing of Linux.");
        var name = $"linktools-{Environment.ProcessId}";
        Assert.SkipUnless(
            (await RunAsync("ip", ["netns", "add", name])).Code == 0, "Only root can make a network namespace.");
        var hosts = $"/etc/netns/{name}";
        try
        {
            Directory.CreateDirectory(hosts);
            await File.WriteAllTextAsync(Path.Combine(hosts, "hosts"), "", TestContext.Current.CancellationToken);
            foreach (var address in PublicAddressTests.Addresses)
                Assert.Equal(0, (await InsideAsync(name, ["ip", "address", "add", address, "dev", "lo"])).Code);
            Assert.Equal(0, (await InsideAsync(name, ["ip", "link", "set", "lo", "up"])).Code);

            var (code, output) = await InsideAsync(
                name,
                [
                    "env", $"{PublicAddressTests.Variable}={name}", Environment.ProcessPath!,
                    .. Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet"
                        ? new[] { typeof(NamespaceTests).Assembly.Location }
                        : [],
                    "--filter-class", typeof(PublicAddressTests).FullName!, "--no-progress",
                ]);
            Assert.True(code == 0, output);
            Assert.Contains("  skipped: 0", output, StringComparison.Ordinal);
            Assert.DoesNotContain("  total: 0", output, StringComparison.Ordinal);
        }
        finally
        {
            await RunAsync("ip", ["netns", "delete", name]);
            if (Directory.Exists(hosts))
                Directory.Delete(hosts, recursive: true);
        }
    }

    private static Task<(int Code, string Output)> InsideAsync(string name, string[] command) =>
        RunAsync("ip", ["netns", "exec", name, .. command]);

    private static async Task<(int Code, string Output)> RunAsync(string file, string[] arguments)
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var process = Process.Start(start)!;
            var output = process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            return (process.ExitCode, await output + await errors);
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return (-1, exception.Message);
        }
    }
}
