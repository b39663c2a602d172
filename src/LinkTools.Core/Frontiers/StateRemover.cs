namespace LinkTools.Core.Frontiers;

/// <summary>Removes the state files of crawls, and no other files.</summary>
public static class StateRemover
{
    /// <summary>Checks whether a file is the state file of a crawl.</summary>
    /// <exception cref="CrawlStateException">It does not exist, or is not that of a crawl.</exception>
    public static void Check(string path) => StateFile.OpenToRead(path).Dispose();

    /// <summary>Removes a state file and the files beside it.</summary>
    /// <exception cref="CrawlStateException">A crawl uses it, or it cannot be removed.</exception>
    public static void Remove(string path)
    {
        using var alone = new StateLock(path);
        try
        {
            // First the file that makes it a crawl, so that the rest of a failed removal is not taken for one.
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
