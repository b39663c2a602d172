using System.Management.Automation;
using LinkTools.Core.Frontiers;
using LinkTools.Core.Frontiers.Redis;

namespace LinkTools.Commands;

/// <summary>The parameters of cmdlets that take stored crawls: state files, and addresses on servers.</summary>
public abstract class CrawlStateCmdlet : PSCmdlet, IDisposable
{
    private protected const string PathSet = "Path";
    private const string LiteralPathSet = "LiteralPath";

    private readonly CancellationTokenSource _stop = new();

    /// <summary>State files, with wildcards; or addresses on servers.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PathSet, ValueFromPipeline = true,
        ValueFromPipelineByPropertyName = true)]
    [Alias("StatePath")]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Path { get; set; } = [];

    /// <summary>State files, without wildcards.</summary>
    [Parameter(Mandatory = true, ParameterSetName = LiteralPathSet, ValueFromPipelineByPropertyName = true)]
    [Alias("PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] LiteralPath { get; set; } = [];

    /// <summary>The user and password for the state server.</summary>
    [Parameter]
    [Credential]
    public PSCredential? StateCredential { get; set; }

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var isLiteral = ParameterSetName == LiteralPathSet;
        // A path without wildcards is taken as a file, so that the error for a missing file speaks of crawls.
        foreach (var given in isLiteral ? LiteralPath : Path)
        {
            if (RedisAddress.IsAddress(given))
            {
                ProcessServer(given);
                continue;
            }

            foreach (var file in FilePaths.Resolve(
                    this, [given], isLiteral || !WildcardPattern.ContainsWildcardCharacters(given)))
                Guard(file, () => ProcessFile(file));
        }
    }

    /// <inheritdoc/>
    protected override void StopProcessing() => _stop.Cancel();

    /// <summary>Handles one state file.</summary>
    private protected abstract void ProcessFile(string file);

    /// <summary>Handles one crawl on a server.</summary>
    private protected abstract void ProcessServer(RedisAddress server);

    /// <summary>Waits for the answer of a server until the command is stopped.</summary>
    private protected T Await<T>(Func<CancellationToken, Task<T>> ask)
    {
        try
        {
            // Blocking is right here: the pipeline thread has nothing else to do.
            return Task.Run(() => ask(_stop.Token)).GetAwaiter().GetResult();
        }
        catch (OperationCanceledException)
        {
            throw new PipelineStoppedException();
        }
    }

    private void ProcessServer(string given)
    {
        var server = StateServers.Find(given, StateCredential, out var problem);
        if (server is null)
            WriteError(Errors.InvalidParameter(ErrorId.InvalidStatePath, problem!, StateServers.Show(given)));
        else
            Guard(server.ToString(), () => ProcessServer(server));
    }

    private void Guard(string target, Action action)
    {
        try
        {
            action();
        }
        catch (CrawlStateException exception)
        {
            WriteError(Errors.State(exception, target));
        }
    }
}
