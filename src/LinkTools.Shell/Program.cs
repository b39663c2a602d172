using LinkTools.Shell;
using LinkTools.Shell.CommandLine;

// A script's user did not agree to anybody's telemetry. The engine looks at this before it does anything else.
Environment.SetEnvironmentVariable("POWERSHELL_TELEMETRY_OPTOUT", "1");
try
{
    return Application.Run(CommandLineParser.Parse(args));
}
catch (UsageException exception)
{
    Console.Error.WriteLine($"linktools: {exception.Message}");
    Console.Error.WriteLine("Try: linktools --help");
    return Application.WrongUsage;
}
