namespace LinkTools.Core.Frontiers.Redis;

/// <summary>What a worker needs from its frontier. Only the worker calls it, one call at a time.</summary>
internal interface IWorkerOwner
{
    /// <summary>How many pages could be read now.</summary>
    int Wanted { get; }

    /// <summary>How many more pages are to be claimed before they can be read.</summary>
    int WantedAhead { get; }

    /// <summary>True if there are pages that nobody has asked for yet.</summary>
    bool HasPages { get; }

    /// <summary>The pages that are claimed and not completed, as far as this process knows.</summary>
    IReadOnlyList<long> HeldPages { get; }

    /// <summary>Handles the answer of a turn.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="found">What the pages are known by that the server knows now.</param>
    /// <param name="stop">Stops the waiting.</param>
    ValueTask TakeAsync(TurnAnswer answer, IEnumerable<ulong> found, CancellationToken stop);

    /// <summary>Says that the server has recorded the completion of a page.</summary>
    void Completed(long id);

    /// <summary>Handles the error that ended the work.</summary>
    void Fail(Exception fault);
}
