namespace LinkTools.Core.Checking;

/// <summary>What is the same for every link with a verdict.</summary>
public static class CheckStatuses
{
    /// <summary>The verdicts, the worst first.</summary>
    public static IReadOnlyList<CheckStatus> WorstFirst { get; } =
    [
        CheckStatus.Broken, CheckStatus.Unreachable, CheckStatus.FragmentMissing, CheckStatus.Insecure,
        CheckStatus.Redirected, CheckStatus.Blocked, CheckStatus.Unverified, CheckStatus.Skipped, CheckStatus.Ok,
    ];

    private static readonly Dictionary<string, CheckStatus> ByName =
        WorstFirst.ToDictionary(status => status.ToString(), StringComparer.OrdinalIgnoreCase);

    /// <summary>The verdict of that name, in any case; null for another text.</summary>
    public static CheckStatus? Find(string name) => ByName.TryGetValue(name, out var status) ? status : null;

    /// <summary>The place among <see cref="WorstFirst"/>, from 0; behind all for a text that is no verdict.</summary>
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

    /// <summary>True for a verdict that somebody should do something about.</summary>
    public static bool IsFinding(CheckStatus status) =>
        status is not (CheckStatus.Ok or CheckStatus.Unverified or CheckStatus.Skipped);

    /// <summary>True when the link was really asked, or found wrong without asking.</summary>
    public static bool IsChecked(CheckStatus status) => status is not (CheckStatus.Unverified or CheckStatus.Skipped);

    /// <summary>What the verdict means, as a sentence.</summary>
    public static string Explain(CheckStatus status) => status switch
    {
        CheckStatus.Ok => "The link works.",
        CheckStatus.Redirected =>
            "The link works, but its address has moved for good. Point it to where the redirects end.",
        CheckStatus.Insecure =>
            "The link works, but not securely: plain http where https is expected, or a certificate that ends soon.",
        CheckStatus.FragmentMissing =>
            "The page is there, but it has no element with the id that the link names. Correct the part after '#'.",
        CheckStatus.Broken =>
            "The link leads to nothing: the server says so, or its address is not valid. Correct or remove it.",
        CheckStatus.Unreachable =>
            "No server answered: the name is unknown, the connection failed, or it took too long.",
        CheckStatus.Blocked => "The server would not say without a login, or refused automatic requests. Look by hand.",
        CheckStatus.Unverified => "The link was not asked, because asking it is not possible or would do something.",
        CheckStatus.Skipped => "The link was left alone, as the parameters or robots.txt asked.",
        _ => throw new ArgumentOutOfRangeException(nameof(status)),
    };
}
