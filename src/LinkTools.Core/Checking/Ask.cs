using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>A URL that has to be asked.</summary>
/// <param name="Entry">Where its answer goes.</param>
/// <param name="Url">Where to ask.</param>
/// <param name="Order">How to ask.</param>
/// <param name="IsAlone">True to follow its redirects whoever else asks where they lead: they wait for it.</param>
internal sealed record Ask(UrlEntry Entry, WebUrl Url, ProbeOrder Order, bool IsAlone = false);
