using LinkTools.Core.Urls;

namespace LinkTools.Core.Checking;

/// <summary>A URL that has to be asked.</summary>
/// <param name="Entry">Where its answer goes.</param>
/// <param name="Url">Where to ask.</param>
/// <param name="Order">How to ask.</param>
internal sealed record Ask(UrlEntry Entry, WebUrl Url, ProbeOrder Order);
