using System.Runtime.InteropServices;

namespace LinkTools.Loading;

/// <summary>
/// The platform by its portable name, e.g. linux-x64. The runtime may name a distribution instead, and no library is
/// built for those names.
/// </summary>
internal static class Platform
{
    public static string Name { get; } =
        $"{System}-{RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant()}";

    /// <summary>The file name of a native library on this platform.</summary>
    public static string Library(string name) =>
        OperatingSystem.IsWindows() ? $"{name}.dll" : OperatingSystem.IsMacOS() ? $"lib{name}.dylib" : $"lib{name}.so";

    private static string System =>
        OperatingSystem.IsWindows() ? "win" : OperatingSystem.IsMacOS() ? "osx" : IsMusl ? "linux-musl" : "linux";

    private static bool IsMusl =>
        RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal)
        || RuntimeInformation.RuntimeIdentifier.StartsWith("alpine", StringComparison.Ordinal);
}
