namespace LinkTools.Core.Robots;

/// <summary>A robots.txt that another process has read.</summary>
/// <param name="Content">Its bytes; none where a site has no such file, and all is allowed.</param>
/// <param name="Life">How long it still counts.</param>
internal sealed record KeptRobots(byte[] Content, TimeSpan Life);
