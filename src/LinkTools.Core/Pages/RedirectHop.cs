namespace LinkTools.Core.Pages;

/// <summary>One redirect that was followed.</summary>
/// <param name="StatusCode">301, 302, 303, 307 or 308.</param>
/// <param name="From">The URL that redirected.</param>
/// <param name="To">The URL that it redirected to.</param>
public sealed record RedirectHop(int StatusCode, string From, string To);
