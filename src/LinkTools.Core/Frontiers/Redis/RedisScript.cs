namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The scripts that the server runs, each as one atomic step.</summary>
internal static class RedisScript
{
    private static readonly string Common = Read("common");

    private static readonly string GiveBack = Common + Read("giveback");

    public static string Work { get; } = Common + Read("ends") + Read("found") + Read("work");

    public static string Join { get; } = GiveBack + Read("join");

    public static string Leave { get; } = GiveBack + Read("leave");

    public static string Retry { get; } = Common + Read("retry");

    public static string Pace { get; } = Read("pace");

    public static string Claim { get; } = Read("claim");

    public static string Unclaim { get; } = Read("unclaim");

    private static string Read(string name)
    {
        using var stream = typeof(RedisScript).Assembly.GetManifestResourceStream($"{name}.lua")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
