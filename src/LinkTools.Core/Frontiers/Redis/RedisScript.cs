namespace LinkTools.Core.Frontiers.Redis;

/// <summary>The scripts that the server runs, each as one atomic step.</summary>
internal static class RedisScript
{
    private static readonly string Common = Read("common");

    public static string Work { get; } = Common + Read("work");

    public static string Join { get; } = Common + Read("join");

    public static string Leave { get; } = Common + Read("leave");

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
