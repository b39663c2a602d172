using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>A URL that must be requested.</summary>
/// <param name="Entry">The entry that gets the answer.</param>
/// <param name="Url">The URL of the request.</param>
/// <param name="Order">How to request it.</param>
/// <param name="IsAlone">True to follow its redirects even if the URL that they lead to is being requested already,
/// because that request waits for this one.</param>
internal sealed record Ask(UrlEntry Entry, WebUrl Url, ProbeOrder Order, bool IsAlone = false);
