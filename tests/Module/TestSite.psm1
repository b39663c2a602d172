# Starts the test site as a process of its own and tells its address: Pester's pwsh has no web server inside.

$root = Split-Path (Split-Path $PSScriptRoot)

function Import-TestedModule {
    $module = $env:LINKTOOLS_MODULE
    if (-not $module) {
        $module = Get-ChildItem "$root/output/LinkTools" -Directory | Sort-Object { [version] $_.Name } | Select-Object -Last 1 -ExpandProperty FullName
    }

    Import-Module "$module/LinkTools.psd1" -Global
}

# Starts a site with these arguments of its own, such as a folder to serve.
function Open-TestSite([string[]] $Arguments) {
    $assembly = $env:LINKTOOLS_SITE
    if (-not $assembly) {
        $assembly = "$root/tests/LinkTools.TestSite/bin/Debug/net10.0/LinkTools.TestSite.dll"
    }

    $start = [System.Diagnostics.ProcessStartInfo]::new('dotnet', [string[]] (@($assembly, '--log') + $Arguments))
    $start.RedirectStandardOutput = $true
    $process = [System.Diagnostics.Process]::Start($start)
    $line = $process.StandardOutput.ReadLine()
    [pscustomobject]@{
        Process = $process
        Url     = $line.Substring($line.LastIndexOf('http'))
    }
}

function Close-TestSite($Site) {
    $Site.Process.Kill()
    $Site.Process.WaitForExit()
    $Site.Process.Dispose()
}

# The requests that the site has seen so far, and how many it is answering now.
function Get-TestSiteLog($Site) {
    Invoke-RestMethod "$($Site.Url)/_log"
}

# Nothing is open and nothing new comes: the promise is 250 ms, the bound leaves room for a busy machine.
function Assert-SiteQuiet($Site) {
    $watch = [System.Diagnostics.Stopwatch]::StartNew()
    do {
        $before = Get-TestSiteLog $Site
        Start-Sleep -Milliseconds 40
        $after = Get-TestSiteLog $Site
    } while (($after.open -gt 0 -or $after.count -ne $before.count) -and $watch.ElapsedMilliseconds -lt 1500)
    if ($after.open -gt 0 -or $after.count -ne $before.count) {
        throw "$($after.open) requests are open, $($after.count - $before.count) came meanwhile."
    }
}
