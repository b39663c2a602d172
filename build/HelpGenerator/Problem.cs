namespace HelpGenerator;

/// <summary>A fault of a page. MSBuild understands its text, so that an editor can open the line.</summary>
/// <param name="File">The page's path.</param>
/// <param name="Line">The line, counted from 1.</param>
/// <param name="Message">What is wrong and what to do, as a sentence.</param>
internal sealed record Problem(string File, int Line, string Message)
{
    public override string ToString() => $"{File}({Line},1): error HELP001: {Message}";
}

/// <summary>A page that cannot be read after this fault.</summary>
internal sealed class PageException(Problem problem) : Exception(problem.ToString())
{
    public Problem Problem { get; } = problem;
}
