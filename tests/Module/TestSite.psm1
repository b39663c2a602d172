# What the tests share. The test site is a process of its own, because Pester's pwsh has no web server inside.

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

# Starts a site, with -Directory one that serves the files of a folder. Gives its process and its addresses, and with
# -Hostile what its hostile servers do and where.
function Open-TestSite([string[]] $Listen = 'http://127.0.0.1:0', [switch] $Hostile, [string] $Directory) {
    $assembly = $env:LINKTOOLS_SITE
    if (-not $assembly) {
        $assembly = Get-ChildItem "$root/tests/LinkTools.TestSite/bin/*/net10.0/LinkTools.TestSite.dll" |
            Sort-Object LastWriteTime | Select-Object -Last 1 -ExpandProperty FullName
    }

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
    # It ends when its input does: also when this process is killed.
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

# The requests that the site has seen since it was last cleared, how many it is answering now, and how many at most.
# With -Full also an entry for each: its host, headers, versions of HTTP and TLS, and client certificate.
function Get-TestSiteLog($Site, [switch] $Full) {
    Invoke-Site $Site ($Full ? 'log?full' : 'log')
}

# The pages that the site was asked for, in order. What robots.txt says is asked before them.
function Get-RequestedPage($Site) {
    (Get-TestSiteLog $Site).targets.Where({ $_ -ne '/robots.txt' }) | Sort-Object -CaseSensitive
}

function Clear-TestSiteLog($Site) {
    $null = Invoke-Site $Site clear
}

# Forgets the log and every page that a test has made, and lets every held answer go on.
function Reset-TestSite($Site) {
    $null = Invoke-Site $Site reset
}

# Makes pages: a table of paths and markup, or tables with Path and some of Host, Status, Type, Headers, Body, Delay
# (milliseconds), Hold (a name) and Rest (what follows the body, once the hold is released).
function Set-TestSitePage($Site, [System.Collections.IDictionary] $Markup, [hashtable[]] $Page) {
    $pages = @($Page) + @(foreach ($path in $Markup.Keys) { @{ path = $path; body = $Markup[$path] } }) |
        Where-Object { $_ }
    $null = Invoke-Site $Site pages (ConvertTo-Json @($pages) -Depth 4 -Compress)
}

# Lets the answers that are held under a name go on.
function Resume-TestSite($Site, [string] $Name) {
    $null = Invoke-Site $Site "release?name=$Name"
}

# Comes back when a request for this path and query has come.
function Wait-TestSiteRequest($Site, [string] $Target) {
    $null = Invoke-Site $Site "wait?target=$([uri]::EscapeDataString($Target))"
}

# Nothing is open and nothing new comes.
function Assert-SiteQuiet($Site) {
    $seen = Invoke-Site $Site quiet
    if ($seen.open -gt 0 -or $seen.came -gt 0) {
        throw "$($seen.open) requests are open, $($seen.came) came meanwhile."
    }
}

# Runs a script and sorts what it writes: output, errors, warnings, verbose lines and information; and what ended it.
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

# Starts a script in a runspace of its own, with the module; its output can be watched while it runs.
function Start-Shell([string] $Script, [object[]] $Arguments = @()) {
    $state = [initialsessionstate]::CreateDefault2()
    $state.ImportPSModule((Get-TestedManifest))
    $shell = [powershell]::Create($state).AddScript($Script)
    foreach ($argument in $Arguments) {
        $null = $shell.AddArgument($argument)
    }

    $output = [System.Management.Automation.PSDataCollection[psobject]]::new()
    # A test that looks at what has come so far does not wait for the rest.
    $output.EnumeratorNeverBlocks = $true
    $nothing = [System.Management.Automation.PSDataCollection[psobject]]::new()
    $nothing.Complete()
    [pscustomobject]@{ Shell = $shell; Output = $output; Running = $shell.BeginInvoke($nothing, $output) }
}

# Waits for its end, a minute at most.
function Wait-Shell($Run) {
    if (-not $Run.Running.AsyncWaitHandle.WaitOne(60000)) {
        throw 'The script did not end.'
    }

    $Run.Shell.EndInvoke($Run.Running)
}

# Comes back when something has become true; a minute at most.
function Wait-Until([scriptblock] $Condition) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    while (-not (& $Condition)) {
        if ($watch.Elapsed.TotalMinutes -gt 1) {
            throw "This did not become true: $Condition"
        }

        Start-Sleep -Milliseconds 10
    }
}

# Starts a script in an engine of its own, the one that runs this: a tool's starter would leave its child behind.
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

# Runs a script in an engine of its own. Gives the lines that it wrote; an error ends the test.
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
