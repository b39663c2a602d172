using System.Management.Automation;
using LinkTools.Core.Crawling;
using LinkTools.Core.Http;
using LinkTools.Core.Robots;
using LinkTools.Core.Scoping;
using LinkTools.Core.Urls;

namespace LinkTools.Commands;

/// <summary>The parameters for reading pages and crawling sites.</summary>
public abstract partial class CrawlCmdlet : RowsCmdlet
{
    private protected const string UrlSet = "Url";
    private protected const string PathSet = "Path";

    /// <summary>Pages read at the same time from one host.</summary>
    [Parameter]
    [ValidateRange(1, 1024)]
    public int HostThrottleLimit { get; set; } = 8;

    /// <summary>The largest page that is read, in bytes after decompression.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    public long MaximumPageBytes { get; set; } = 16 << 20;

    /// <summary>Reads pages with an error status as if the request had succeeded.</summary>
    [Parameter]
    public SwitchParameter SkipHttpErrorCheck { get; set; }

    /// <summary>
    /// Returns the links that were read before a limit, a timeout or a reset; the error is still written.
    /// </summary>
    [Parameter]
    public SwitchParameter AllowPartial { get; set; }

    /// <summary>Also follows the links of each page.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    public virtual SwitchParameter Recurse { get; set; }

    /// <summary>The most levels below the given pages; implies -Recurse.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [ValidateRange(0, int.MaxValue)]
    public int Depth { get; set; } = int.MaxValue;

    /// <summary>The most pages that are read.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [ValidateRange(1, long.MaxValue)]
    public long MaximumPages { get; set; } = long.MaxValue;

    /// <summary>Which pages are followed, compared with the given pages.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    public CrawlScope Scope { get; set; } = CrawlScope.Host;

    /// <summary>Follows only URLs that match one of these wildcards.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public virtual string[] Include { get; set; } = [];

    /// <summary>Does not follow URLs that match one of these wildcards.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public virtual string[] Exclude { get; set; } = [];

    /// <summary>Follows links that say nofollow.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    public SwitchParameter IgnoreNoFollow { get; set; }

    /// <summary>Also starts from the pages that the sitemaps of the sites list.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    public SwitchParameter FromSitemap { get; set; }

    /// <summary>Applies robots.txt to the given pages, too.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [Parameter(ParameterSetName = PathSet)]
    public SwitchParameter RespectRobots { get; set; }

    /// <summary>Does not read robots.txt at all.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    public SwitchParameter IgnoreRobots { get; set; }

    /// <summary>The most pages of one host.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [ValidateRange(1, int.MaxValue)]
    public int MaximumHostPages { get; set; } = 100_000;

    /// <summary>The most segments of a path that is followed.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [ValidateRange(1, 256)]
    public int MaximumPathDepth { get; set; } = 32;

    /// <summary>The file or server that stores the crawl, so that the same command can resume it.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [ValidateNotNullOrEmpty]
    public virtual string? StatePath { get; set; }

    /// <summary>The user and password for the state server.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [Credential]
    public PSCredential? StateCredential { get; set; }

    /// <summary>How many seconds the state server may be away.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    [ValidateRange(1, 86400)]
    public int StateTimeoutSec { get; set; } = 60;

    /// <summary>Continues with a state file that belongs to other pages or rules.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    public virtual SwitchParameter Force { get; set; }

    /// <summary>Tries the failed pages of the state file again.</summary>
    [Parameter(ParameterSetName = UrlSet)]
    public virtual SwitchParameter RetryFailed { get; set; }

    private protected bool IsRecursive =>
        ParameterSetName == UrlSet && (IsGiven(nameof(Recurse)) ? Recurse.IsPresent : IsGiven(nameof(Depth)));

    /// <summary>The value of -StatePath without user and password.</summary>
    private protected string? ShownStatePath => StateServers.Show(StatePath);

    /// <summary>True if the links of pages are followed.</summary>
    internal bool IsCrawling => IsRecursive;

    /// <summary>True for parameters of crawls that also have an effect without a crawl.</summary>
    private protected virtual bool WorksWithoutRecursion(string parameter) => false;

    private protected FetchOptions BuildPageOptions() => BuildFetchOptions() with
    {
        HostThrottleLimit = HostThrottleLimit,
        MaximumPageBytes = MaximumPageBytes,
        ReadAs = AskedKind,
        AllowsPartial = AllowPartial,
        SkipsHttpErrorCheck = SkipHttpErrorCheck,
    };

    /// <summary>Which pages robots.txt applies to.</summary>
    private protected RobotsPolicy BuildRobotsPolicy()
    {
        Check(
            RespectRobots && IgnoreRobots, ErrorId.RobotsConflict,
            "-RespectRobots and -IgnoreRobots cannot be combined: give one of them.");
        return RespectRobots ? RobotsPolicy.AllPages : IgnoreRobots ? RobotsPolicy.Ignore : RobotsPolicy.FoundPages;
    }

    /// <summary>
    /// Checks the parameters against each other and returns the rules of the crawl; null for a run that follows
    /// nothing.
    /// </summary>
    /// <param name="rules">Further rules that must be the same when the crawl is resumed.</param>
    private protected RecursionOptions? BuildRecursion(params KeyValuePair<string, string>[] rules)
    {
        string[] recursive =
        [
            nameof(MaximumPages), nameof(Scope), nameof(Include), nameof(Exclude), nameof(
                IgnoreNoFollow), nameof(FromSitemap),
            nameof(MaximumHostPages), nameof(MaximumPathDepth), nameof(StatePath), nameof(Force), nameof(RetryFailed),
            nameof(FollowSelected),
            nameof(StateCredential), nameof(StateTimeoutSec),
        ];
        // -Recurse:$false says that the same command is to run without its crawl.
        var lone = IsRecursive || ParameterSetName != UrlSet || IsGiven(nameof(Recurse)) ? null
            : recursive.FirstOrDefault(name => Given.IsUsed(this, name) && !WorksWithoutRecursion(name));
        Check(lone is not null, ErrorId.RecurseNotSpecified, $"-{lone} needs -Recurse.", lone);
        Check(
            (Force || RetryFailed) && StatePath is null, ErrorId.StatePathNotSpecified,
            $"-{(Force ? nameof(Force) : nameof(RetryFailed))} needs -StatePath.");
        var server = StateServers.Find(StatePath, StateCredential, out var problem);
        Check(problem is not null, ErrorId.InvalidStatePath, problem ?? "", ShownStatePath);
        var serverOnly = server is not null ? null
            : new[] { nameof(StateCredential), nameof(StateTimeoutSec) }.FirstOrDefault(IsGiven);
        Check(
            serverOnly is not null, ErrorId.StateServerNotSpecified,
            $"-{serverOnly} needs a -StatePath that names a server: redis://host/name.", serverOnly);
        Check(
            RetryFailed && AllowPartial && OutFile is not null, ErrorId.OutFileConflict,
            "-RetryFailed cannot be combined with -AllowPartial and -OutFile: the links of failed pages are in "
            + "the file "
            + "already, and would be written twice.");
        Check(
            StatePath is not null && server is null && OutFile is not null
                && ResolveFile(StatePath) == ResolveFile(OutFile),
            ErrorId.OutFileConflict, "-StatePath and -OutFile name the same file: give each its own.", OutFile);
        Check(
            server is not null && OutFile?.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) == true,
            ErrorId.OutFileConflict,
            "A crawl on a server may have to cut rows off -OutFile, and a compressed file cannot be cut. Give a "
            + "name without .gz.",
            OutFile);
        if (!IsRecursive)
            return null;
        return new RecursionOptions
        {
            MaximumDepth = Depth,
            MaximumPages = MaximumPages,
            Scope = Scope,
            IsWanted = BuildFilter(),
            IgnoresNoFollow = IgnoreNoFollow,
            FollowsSelected = FollowSelected,
            StartsFromSitemaps = FromSitemap,
            Limits = new TrapLimits { HostPages = MaximumHostPages, PathDepth = MaximumPathDepth },
            StatePath = StatePath is null || server is not null ? null : ResolveFile(StatePath),
            StateServer = server,
            StateTimeout = TimeSpan.FromSeconds(StateTimeoutSec),
            IsForced = Force,
            RetriesFailed = RetryFailed,
            Rules =
            [
                new("Scope", Scope.ToString()),
                new("Depth", IsGiven(nameof(Depth)) ? $"{Depth}" : "unlimited"),
                new("Include", string.Join(' ', Include)),
                new("Exclude", string.Join(' ', Exclude)),
                new("IgnoreNoFollow", $"{IgnoreNoFollow}"),
                .. DocumentRules(),
                .. rules,
            ],
        };
    }

    /// <summary>
    /// What -Include and -Exclude say of a URL, however its ordinary characters are written there or here.
    /// </summary>
    private protected Func<string, bool> BuildFilter()
    {
        var include = Patterns(nameof(Include), Include);
        var exclude = Patterns(nameof(Exclude), Exclude);
        return url =>
        {
            var same = WebUrl.NormalizeEscapes(url);
            return (include.Length == 0 || Matches(include, url, same)) && !Matches(exclude, url, same);
        };

        static bool Matches(WildcardPattern[] patterns, string url, string same) => Array.Exists(
            patterns,
            pattern => pattern.IsMatch(url) || (!ReferenceEquals(same, url) && pattern.IsMatch(same)));
    }

    private WildcardPattern[] Patterns(string parameter, string[] texts)
    {
        var patterns = Array.ConvertAll(
            texts,
            text => WildcardPattern.Get(text, WildcardOptions.IgnoreCase | WildcardOptions.CultureInvariant));
        for (var i = 0; i < patterns.Length; i++)
            Check(
                !KindSelection.IsValid(patterns[i]), ErrorId.InvalidPattern,
                $"-{parameter} '{texts[i]}' is no valid wildcard: a [ without its ] is written `[.", texts[i]);
        string[] others = [.. texts.Select(WebUrl.NormalizeEscapes).Except(texts)];
        return others.Length == 0 ? patterns : [.. patterns, .. Patterns(parameter, others)];
    }

    // Other providers have items, not files. Their names would become files in a place that nobody expects.
    private protected string ResolveFile(string path)
    {
        var file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(path, out var provider, out _);
        Check(
            !FilePaths.IsFileSystem(provider), ErrorId.PathNotFile,
            $"'{path}' is an item of {provider.Name}, and -StatePath needs a file.", path);
        return file;
    }
}
