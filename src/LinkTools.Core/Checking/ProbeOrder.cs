using LinkTools.Core.Pages;

namespace LinkTools.Core.Checking;

/// <summary>How a URL is to be requested.</summary>
/// <param name="IsNamed">True if the user gave it.</param>
/// <param name="From">The class of the address of the page that leads there.</param>
/// <param name="WantsIds">Read the body for its ids.</param>
/// <param name="WantsText">Also keep the text of the body, if it is read.</param>
internal readonly record struct ProbeOrder(bool IsNamed, AddressClass From, bool WantsIds, bool WantsText);
