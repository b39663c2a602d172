using System.Management.Automation;
using System.Reflection;
using System.Text.RegularExpressions;

namespace LinkTools.Tests;

/// <summary>Every error id of the module with its category, as the module itself gives them.</summary>
internal static partial class ErrorIds
{
    private const BindingFlags Static = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Of a page that could not be read: from the enumeration, and the categories that the errors get.</summary>
    public static IReadOnlyDictionary<string, ErrorCategory> OfPages(Assembly module)
    {
        var categoryOf = Errors(module).GetMethod("CategoryOf", Static)!;
        return Enum.GetValues(categoryOf.GetParameters()[0].ParameterType).Cast<object>().ToDictionary(reason => $"{reason}", reason => (ErrorCategory)categoryOf.Invoke(null, [reason])!);
    }

    /// <summary>Of a state file that cannot be used: from the errors themselves.</summary>
    public static IReadOnlyDictionary<string, ErrorCategory> OfStateFiles(Assembly module)
    {
        var state = Errors(module).GetMethod("State", Static)!;
        var exception = state.GetParameters()[0].ParameterType;
        return Enum.GetValues(exception.GetProperty("Problem")!.PropertyType).Cast<object>()
            .Select(problem => (ErrorRecord)state.Invoke(null, [Activator.CreateInstance(exception, problem, "", null), "a"])!)
            .ToDictionary(error => error.FullyQualifiedErrorId, error => error.CategoryInfo.Category);
    }

    /// <summary>Of parameters that make no sense: every check in the sources of the cmdlets.</summary>
    public static IReadOnlyList<string> OfParameters { get; } = Scan(ParameterCheck());

    /// <summary>Those that are neither: every other error that is made by name.</summary>
    public static IReadOnlyList<string> OfInputs { get; } = Scan(NamedError());

    private static List<string> Scan(Regex pattern) =>
        [.. Directory.EnumerateFiles(Engine.BuildFact("Sources"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => pattern.Matches(File.ReadAllText(file)).Select(match => match.Groups[1].Value)).Distinct().Order(StringComparer.Ordinal)];

    private static Type Errors(Assembly module) => module.GetType("LinkTools.Errors", throwOnError: true)!;

    [GeneratedRegex("""\b(?:Check|InvalidParameter)\([^;\n]*?"([A-Z][A-Za-z]+)", \$?["]""")]
    private static partial Regex ParameterCheck();

    [GeneratedRegex("""new\([^;\n]*?"([A-Z][A-Za-z]+)", ErrorCategory\.""")]
    private static partial Regex NamedError();
}
