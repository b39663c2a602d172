namespace LinkTools.Core.Checking;

/// <summary>Facts about the statuses of links.</summary>
public static class CheckStatuses
{
    /// <summary>The statuses, the worst first.</summary>
    public static IReadOnlyList<CheckStatus> WorstFirst { get; } =
    [
        CheckStatus.Broken, CheckStatus.Unreachable, CheckStatus.FragmentMissing, CheckStatus.Insecure,
        CheckStatus.Redirected, CheckStatus.Blocked, CheckStatus.Unverified, CheckStatus.Skipped, CheckStatus.Ok,
    ];

    private static readonly Dictionary<string, CheckStatus> ByName =
        WorstFirst.ToDictionary(status => status.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The status with this name, in any case; null for another text.</summary>
    public static CheckStatus? Find(string name) => ByName.TryGetValue(name, out var status) ? status : null;

    /// <summary>The index in <see cref="WorstFirst"/>; after all of them for a text that is not a status.</summary>
    public static int RankOf(string name)
    {
        if (Find(name) is not { } status)
            return WorstFirst.Count;
        for (var rank = 0; rank < WorstFirst.Count; rank++)
        {
            if (WorstFirst[rank] == status)
                return rank;
        }

        return WorstFirst.Count;
    }

    /// <summary>True for a status that somebody should act on.</summary>
    public static bool IsFinding(CheckStatus status) =>
        status is not (CheckStatus.Ok or CheckStatus.Unverified or CheckStatus.Skipped);

    /// <summary>True if the link was requested, or found wrong without a request.</summary>
    public static bool IsChecked(CheckStatus status) => status is not (CheckStatus.Unverified or CheckStatus.Skipped);

    /// <summary>The meaning of the status, as a sentence.</summary>
    public static string Explain(CheckStatus status) => status switch
    {
        CheckStatus.Ok => "The link works.",
        CheckStatus.Redirected =>
            "The link works, but its address has moved permanently. Point it to the address where the redirects end.",
        CheckStatus.Insecure =>
            "The link works, but not securely: plain http where https is expected, or a certificate that expires soon.",
        CheckStatus.FragmentMissing =>
            "The page exists, but it has no element with the id that the link names. Correct the part after '#'.",
        CheckStatus.Broken =>
            "The link leads to nothing: the server says so, or its address is not valid. Correct or remove it.",
        CheckStatus.Unreachable =>
            "No server answered: the name is unknown, the connection failed, or it took too long.",
        CheckStatus.Blocked => "The server asks for a login, or refuses automatic requests. Check the link in a "
            + "browser.",
        CheckStatus.Unverified => "The link was not requested, because that is not possible or would cause an action.",
        CheckStatus.Skipped => "The link was skipped because of -Exclude or robots.txt.",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
