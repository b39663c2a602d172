namespace LinkTools.Core.Frontiers;

/// <summary>
/// What URLs answered, for processes that share a crawl: one of them asks, and the others take its answer. Where the
/// store is away, each process asks for itself. May be used by many threads.
/// </summary>
internal interface ISharedAnswers
{
    /// <summary>Claims a URL, where nobody has asked it, asks it now, or has claimed it as a page.</summary>
    /// <param name="key">The URL.</param>
    /// <param name="isWhole">True where an answer without the page's body is not enough.</param>
    /// <param name="isImpatient">
    /// True to claim it also where another process waits for something else first, or has it as a page.
    /// </param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Whether it is this process's to ask; the answer where there is one.</returns>
    ValueTask<(bool IsMine, byte[]? Answer)> ClaimAsync(
        AnswerKey key, bool isWhole, bool isImpatient, CancellationToken stop);

    /// <summary>The answers that there are, null for each that there is not. Claims nothing.</summary>
    ValueTask<IReadOnlyList<byte[]?>> ReadAsync(IReadOnlyList<AnswerKey> keys, CancellationToken stop);

    /// <summary>Keeps an answer for a day.</summary>
    void Keep(AnswerKey key, byte[] answer, bool isWhole);

    /// <summary>Says that the answer of a URL which this process has asked waits for another one's.</summary>
    void Postpone(AnswerKey key);

    /// <summary>Says that this process does not ask a URL, whatever it claimed.</summary>
    void GiveUp(AnswerKey key);
}
