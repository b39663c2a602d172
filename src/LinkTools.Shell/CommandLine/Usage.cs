namespace LinkTools.Shell.CommandLine;

/// <summary>What --help says.</summary>
internal static class Usage
{
    public const string Text = """
        linktools: a small PowerShell host with the LinkTools module in it

        It is for machines that have the .NET SDK but no PowerShell. The real home of LinkTools is pwsh: there the same
        commands work in your scripts, beside every other command that PowerShell has. This host has the language and the
        engine's core commands (Where-Object, ForEach-Object, Get-Command, Get-Help, ...), LinkTools, and little else.

        Usage:
          linktools "SCRIPT" [options]              run script text
          linktools [options] -File FILE [ARGS]     run a script file with its arguments
          linktools - [options]                     run script text from standard input
          linktools --demo                          get the links of a bundled test site, on this machine alone

        Options:
          --output FORMAT   what standard output shows: table (when not given), list, csv, json or none
          --csv FILE        also write every object to FILE as CSV (RFC 4180, UTF-8), as it comes
          --json FILE       also write every object to FILE as JSON, a line each, as it comes
          --help, --version

        Lines on standard input are the script's $input. Errors, warnings, verbose and debug messages and the progress line
        go to standard error; colour and progress on a terminal only, no colour where NO_COLOR is set.
        Stand-ins, in this host only, with these parameters only:
          Get-Content FILE..   Select-Object [NAME..] [-First N]   Export-Csv FILE   Import-Csv FILE..   Write-Host TEXT..

        The exit code is the script's own (exit N), else 0, or 1 when an error ended it or its last statement failed,
        2 for a wrong command line, 130 after Ctrl+C. Ctrl+C stops the script; twice ends the process.
        LINKTOOLS_MODULE may name another LinkTools.psd1.

        Examples:
          linktools "Get-PageLinks -Url https://a.example | Where-Object IsExternal"
          linktools "Get-PageLinks https://a.example -Kind All" --csv links.csv
          cat urls.txt | linktools '$input | Get-PageLinks -ThrottleLimit 64' --output json | head
        """;
}
