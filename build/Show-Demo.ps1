<#
.SYNOPSIS
    Shows the main job on the bundled test site: a table of links, one page that fails, and the CSV file.
#>
[CmdletBinding()]
param(
    # The folder of the module that was built.
    [Parameter(Mandatory)] [string] $Module,
    # The test site's assembly.
    [Parameter(Mandatory)] [string] $Site,
    [Parameter(Mandatory)] [string] $OutputFolder
)

$ErrorActionPreference = 'Stop'
$ProgressPreference = 'SilentlyContinue'

function Show-Command([string] $Text) {
    Write-Host ''
    Write-Host "PS> $Text" -ForegroundColor Cyan
}

# Cuts a line off at the edge of the terminal.
function Show-Start([string] $Line) {
    $width = [Console]::IsOutputRedirected ? 120 : [math]::Max(40, $Host.UI.RawUI.WindowSize.Width)
    Write-Host ($Line.Length -lt $width ? $Line : $Line.Substring(0, $width - 2) + [char] 0x2026)
}

$null = New-Item -ItemType Directory -Force $OutputFolder
$csv = Join-Path (Resolve-Path $OutputFolder) 'links.csv'
$start = [System.Diagnostics.ProcessStartInfo]::new('dotnet')
$start.ArgumentList.Add($Site)
$start.RedirectStandardOutput = $true
$process = [System.Diagnostics.Process]::Start($start)
try {
    $greeting = $process.StandardOutput.ReadLine()
    if ($greeting -notmatch 'https?://\S+$') {
        throw "The test site did not start: $greeting"
    }

    $address = $Matches[0]
    Write-Host "A test site runs on this machine at $address, and nothing leaves this machine."
    Write-Host 'Two of its pages are read, and one that does not exist: it is one error, and the others still arrive.'

    Show-Command "Import-Module '$Module/LinkTools.psd1'"
    Import-Module "$Module/LinkTools.psd1"
    $urls = "$address/", "$address/page/1", "$address/status/404"
    Show-Command "`$urls = '$($urls -join "', '")'"
    Show-Command "Get-PageLinks -Url `$urls -Ordered"
    Get-PageLinks -Url $urls -Ordered -ErrorAction Continue | Out-Host

    Show-Command "Get-PageLinks -Url `$urls -Ordered | Export-Csv '$csv'"
    Get-PageLinks -Url $urls -Ordered -ErrorAction SilentlyContinue | Export-Csv $csv

    $lines = [System.IO.File]::ReadAllLines($csv)
    Show-Command "Get-Content '$csv' -TotalCount 5"
    $lines | Select-Object -First 5 | ForEach-Object { Show-Start $_ }
    Write-Host ''
    Write-Host "$($lines.Count - 1) links are in $csv."
}
finally {
    $process.Kill()
    $process.WaitForExit()
    $process.Dispose()
}
