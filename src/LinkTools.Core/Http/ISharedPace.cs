namespace LinkTools.Core.Http;

/// <summary>
/// The pauses between requests to one host where several processes ask it. Hosts are named host:port.
/// </summary>
internal interface ISharedPace
{
    /// <summary>True where some process has said that a host is not to be asked as fast as it can be.</summary>
    bool IsPaced(string host);

    /// <summary>Leaves a host alone for a while.</summary>
    void Pause(string host, TimeSpan pause);

    /// <summary>Raises a host's delay; never lowers it.</summary>
    void RaiseDelay(string host, TimeSpan delay);

    /// <summary>Says that a host wants to be left alone for longer than is waited.</summary>
    void Close(string host, TimeSpan rest, int status);

    /// <summary>
    /// Asks whether the next request to a host may go out: it may when there is nothing to wait for, else it is to be
    /// asked again with the ticket when the wait is over.
    /// </summary>
    /// <param name="host">The host.</param>
    /// <param name="delay">The pause between two requests that this process wants.</param>
    /// <param name="ticket">What the call before gave; the default for the first.</param>
    /// <param name="stop">Ends it.</param>
    ValueTask<TurnTicket> AskAsync(string host, TimeSpan delay, TurnTicket ticket, CancellationToken stop);
}
