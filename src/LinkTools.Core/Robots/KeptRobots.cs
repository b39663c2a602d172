namespace LinkTools.Core.Robots;

/// <summary>A robots.txt that another process has read.</summary>
/// <param name="Content">Its bytes; empty if the site has no such file, so that everything is allowed.</param>
/// <param name="Life">How much longer it may be used.</param>
internal sealed record KeptRobots(byte[] Content, TimeSpan Life);
