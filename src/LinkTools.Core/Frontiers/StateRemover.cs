namespace LinkTools.Core.Frontiers;

/// <summary>Removes the state files of crawls, and no others.</summary>
public static class StateRemover
{
    /// <summary>Finds out whether a file is that of a crawl.</summary>
    /// <exception cref="CrawlStateException">It is not there, or not that of a crawl.</exception>
    public static void Check(string path) => StateFile.OpenToRead(path).Dispose();

    /// <summary>Removes a file and what lies beside it.</summary>
    /// <exception cref="CrawlStateException">A crawl uses it, or it cannot be removed.</exception>
    public static void Remove(string path)
    {
        using var alone = new StateLock(path);
        try
        {
            // First what makes it a crawl: whatever is left of a removal that failed is no trap.
            foreach (var ending in new[] { "", "-wal", "-shm", "-journal" })
                File.Delete(path + ending);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CrawlStateException(
                StateLock.IsReadOnly(exception)
                    ? CrawlStateProblem.StateFileReadOnly
                    : CrawlStateProblem.StateFileUnusable,
                $"The state file '{path}' cannot be removed: {exception.Message.TrimEnd('.')}. Check its permissions.",
                exception);
        }
    }
}
