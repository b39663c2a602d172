namespace LinkTools.Benchmarks.Peers;

/// <summary>The limit: the same bytes over the same number of connections, thrown away.</summary>
internal static class BareDownload
{
    public static async Task<int> RunAsync(string listPath, int throttle)
    {
        using var http = new HttpClient(
            new SocketsHttpHandler { AutomaticDecompression = System.Net.DecompressionMethods.All });
        var bytes = 0L;
        await Parallel.ForEachAsync(
            File.ReadLines(listPath), new ParallelOptions { MaxDegreeOfParallelism = throttle }, async (url, stop) =>
        {
            using var response = await http.GetAsync(url, HttpCompletionOption.ResponseHeadersRead, stop);
            response.EnsureSuccessStatusCode();
            await using var body = await response.Content.ReadAsStreamAsync(stop);
            var buffer = System.Buffers.ArrayPool<byte>.Shared.Rent(32 << 10);
            int read;
            while ((read = await body.ReadAsync(buffer, stop)) > 0)
                Interlocked.Add(ref bytes, read);
            System.Buffers.ArrayPool<byte>.Shared.Return(buffer);
        });
        Console.WriteLine(bytes);
        return 0;
    }
}
