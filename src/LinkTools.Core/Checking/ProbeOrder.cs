using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>How a URL is to be asked.</summary>
/// <param name="IsNamed">True where the user gave it himself.</param>
/// <param name="From">The class of the address of the page that leads there.</param>
/// <param name="WantsIds">Read the body for its ids.</param>
/// <param name="WantsText">Keep the body's text, too, where it is read.</param>
internal readonly record struct ProbeOrder(bool IsNamed, AddressClass From, bool WantsIds, bool WantsText);
