namespace LinkTools.Core.Http;

/// <summary>The pauses between requests to one host, shared by several processes. Hosts are named host:port.</summary>
internal interface ISharedPace
{
    /// <summary>True if some process has limited the rate of requests to a host.</summary>
    bool IsPaced(string host);

    /// <summary>Sends no requests to a host for a while.</summary>
    void Pause(string host, TimeSpan pause);

    /// <summary>Raises the delay of a host; never lowers it.</summary>
    void RaiseDelay(string host, TimeSpan delay);

    /// <summary>Records that a host asked for a longer pause than pages wait for.</summary>
    void Close(string host, TimeSpan rest, int status);

    /// <summary>
    /// Asks whether the next request to a host may be sent. It may if there is nothing to wait for; otherwise, ask
    /// again with the ticket after the wait.
    /// </summary>
    /// <param name="host">The host.</param>
    /// <param name="delay">The pause between two requests that this process asks for.</param>
    /// <param name="ticket">The result of the previous call; the default for the first call.</param>
    /// <param name="stop">Stops the waiting.</param>
    ValueTask<TurnTicket> AskAsync(string host, TimeSpan delay, TurnTicket ticket, CancellationToken stop);
}
