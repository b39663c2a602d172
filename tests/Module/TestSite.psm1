# Functions for all tests. The test site is another process, because Pester's pwsh has no web server.

$root = Split-Path (Split-Path $PSScriptRoot)

# The manifest of the module under test.
function Get-TestedManifest {
    $module = $env:LINKTOOLS_MODULE
    if (-not $module) {
        $module = Get-ChildItem "$root/output/LinkTools" -Directory | Sort-Object { [version] $_.Name } |
            Select-Object -Last 1 -ExpandProperty FullName
    }

    Join-Path $module 'LinkTools.psd1'
}

function Import-TestedModule {
    Import-Module (Get-TestedManifest) -Global
}

# Starts a site; with -Directory one that serves the files of a folder. Returns its process and its addresses and, with
# -Hostile, the scenarios of its hostile servers and their addresses.
function Open-TestSite([string[]] $Listen = 'http://127.0.0.1:0', [switch] $Hostile, [string] $Directory) {
    $assembly = $env:LINKTOOLS_SITE
    if (-not $assembly) {
        $assembly = Get-ChildItem "$root/tests/LinkTools.TestSite/bin/*/net10.0/LinkTools.TestSite.dll" |
            Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
    }

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    # It ends when its input is closed, also when this process is killed.
    @($assembly, '--log', '--until-closed', '--urls', ($Listen -join ';')) + @($Hostile ? '--hostile' : @()) +
        @($Directory ? '--directory', $Directory : @()) |
        ForEach-Object { $start.ArgumentList.Add($_) }
    $start.RedirectStandardOutput = $start.RedirectStandardInput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    if ($line -notmatch 'https?://\S+$') {
        throw "The test site did not start: $line"
    }

    $site = [pscustomobject]@{ Process = $process; Url = $Matches[0]; Urls = @(); Scenarios = @() }
    $about = Invoke-Site $site about
    $site.Urls = @($about.urls)
    $site.Scenarios = @($about.scenarios)
    $site
}

function Close-TestSite($Site) {
    if ($Site) {
        $Site.Process.Kill()
        $Site.Process.WaitForExit()
        $Site.Process.Dispose()
    }
}

function Invoke-Site($Site, [string] $What, $Body) {
    $request = @{ Uri = "$($Site.Url)/_$What"; SkipCertificateCheck = $true; TimeoutSec = 90 }
    if ($Body) {
        $request += @{ Method = 'Post'; ContentType = 'application/json'; Body = $Body }
    }

    Invoke-RestMethod @request
}

# The requests that the site has received since the log was cleared, how many are in flight, and how many were at most.
# With -Full also an entry for each request: its host, headers, versions of HTTP and TLS, and client certificate.
function Get-TestSiteLog($Site, [switch] $Full) {
    Invoke-Site $Site ($Full ? 'log?full' : 'log')
}

# The pages that were requested, in order. Requests for robots.txt come before them.
function Get-RequestedPage($Site) {
    (Get-TestSiteLog $Site).targets.Where({ $_ -ne '/robots.txt' }) | Sort-Object -CaseSensitive
}

function Clear-TestSiteLog($Site) {
    $null = Invoke-Site $Site clear
}

# Clears the log, removes every page that a test has added, and releases every response that is held back.
function Reset-TestSite($Site) {
    $null = Invoke-Site $Site reset
}

# Adds pages: a table of paths and HTML, or tables with Path and some of Host, Status, Type, Headers, Body, Delay
# (milliseconds), Hold (a name) and Rest (what follows the body, once the hold is released).
function Set-TestSitePage($Site, [System.Collections.IDictionary] $Markup, [hashtable[]] $Page) {
    $pages = @($Page) + @(foreach ($path in $Markup.Keys) { @{ path = $path; body = $Markup[$path] } }) |
        Where-Object { $_ }
    $null = Invoke-Site $Site pages (ConvertTo-Json @($pages) -Depth 4 -Compress)
}

# Releases the responses that are held back under a name.
function Resume-TestSite($Site, [string] $Name) {
    $null = Invoke-Site $Site "release?name=$Name"
}

# Waits until a request for this path and query has come.
function Wait-TestSiteRequest($Site, [string] $Target) {
    $null = Invoke-Site $Site "wait?target=$([uri]::EscapeDataString($Target))"
}

# Checks that nothing is in flight and that no request comes.
function Assert-SiteQuiet($Site) {
    $seen = Invoke-Site $Site quiet
    if ($seen.open -gt 0 -or $seen.came -gt 0) {
        throw "$($seen.open) requests are open, $($seen.came) came meanwhile."
    }
}

# Runs a script and sorts its output: objects, errors, warnings, verbose lines and information; and the error that ended
# it.
function Invoke-Recorded([scriptblock] $Script, [object[]] $Arguments = @()) {
    $all = [System.Collections.Generic.List[object]]::new()
    $fatal = $null
    try {
        & $Script @Arguments *>&1 | ForEach-Object { $all.Add($_) }
    }
    catch {
        $fatal = $_
    }

    $isOf = { param($Type) @($all.Where({ $_ -is "System.Management.Automation.${Type}Record" })) }
    $errors = & $isOf Error
    [pscustomobject]@{
        Output = @($all.Where({
                    $_ -isnot [System.Management.Automation.ErrorRecord] -and
                    $_ -isnot [System.Management.Automation.InformationalRecord] -and
                    $_ -isnot [System.Management.Automation.InformationRecord]
                }))
        Errors = $errors
        Ids = @($errors | ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' })
        Warnings = @((& $isOf Warning).Message)
        Verbose = @((& $isOf Verbose).Message)
        Information = & $isOf Information
        Fatal = $fatal
        FatalId = "$($fatal.FullyQualifiedErrorId)"
    }
}

# Starts a script in its own runspace, with the module; its output can be read while it runs.
function Start-Shell([string] $Script, [object[]] $Arguments = @()) {
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule((Get-TestedManifest))
    $shell = [powershell]::Create($state).AddScript($Script)
    foreach ($argument in $Arguments) {
        $null = $shell.AddArgument($argument)
    }

    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    # A test that reads the output so far does not wait for the rest.
    $output.EnumeratorNeverBlocks = $true
    $nothing = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $nothing.Complete()
    [pscustomobject]@{ Shell = $shell; Output = $output; Running = $shell.BeginInvoke($nothing, $output) }
}

# Waits for its end, for a minute at most.
function Wait-Shell($Run) {
    if (-not $Run.Running.AsyncWaitHandle.WaitOne(60000)) {
        throw 'The script did not end.'
    }

    $Run.Shell.EndInvoke($Run.Running)
}

# Waits until a condition is true, for a minute at most.
function Wait-Until([scriptblock] $Condition) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($watch.Elapsed.TotalMinutes -gt 1) {
            throw "This did not become true: $Condition"
        }

        Start-Sleep -Milliseconds 10
    }
}

# Starts a script in its own process, with the same PowerShell as this one, because the starter of a .NET tool would
# leave its child behind.
function Start-Engine([string] $Script, [switch] $Piped) {
    $start = [System.Diagnostics.ProcessStartInfo]::new((Join-Path $PSHOME ($IsWindows ? 'pwsh.exe' : 'pwsh')))
    $runtime = [System.Runtime.InteropServices.RuntimeEnvironment]::GetRuntimeDirectory()
    if (-not $env:DOTNET_ROOT -and $runtime -match '^(.+)[\\/]shared[\\/]Microsoft\.NETCore\.App[\\/]') {
        $start.Environment['DOTNET_ROOT'] = $Matches[1]
    }

    '-NoProfile', '-NonInteractive', '-Command', "`$ProgressPreference = 'SilentlyContinue'; $Script" |
        ForEach-Object { $start.ArgumentList.Add($_) }
    $start.Environment['NO_COLOR'] = '1'
    $start.RedirectStandardOutput = $start.RedirectStandardError = $Piped
    [System.Diagnostics.Process]::Start($start)
}

# Runs a script in its own process. Returns the lines that it wrote; an error fails the test.
function Invoke-Engine([string] $Script) {
    $process = Start-Engine $Script -Piped
    $errors = $process.StandardError.ReadToEndAsync()
    $output = $process.StandardOutput.ReadToEnd()
    $process.WaitForExit()
    $process.Dispose()
    if ($errors.Result) {
        throw $errors.Result
    }

    $output -split '\r?\n' | Where-Object Length
}
