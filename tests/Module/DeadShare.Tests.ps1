# A share that is gone: every access to it waits forever. Waiting ends at -TimeoutSec and on Ctrl+C.

BeforeDiscovery {
    # A file system without a server, in a mount namespace of the test.
    $canMount = $IsLinux -and (Test-Path /dev/fuse) -and (id -u) -eq 0 -and (Get-Command unshare -ErrorAction Ignore)
    if ($canMount) {
        unshare --mount true 2> $null
        $canMount = $LASTEXITCODE -eq 0
    }
}

Describe 'A share that is gone' -Skip:(-not $canMount) {
    BeforeAll {
        $shell = 'exec 7<>/dev/fuse && ' +
            'mount -i -t fuse -o fd=7,rootmode=40000,user_id=0,group_id=0 gone "$0" && exec "$@"'

        # Runs a script in a pwsh that has a dead share below $site. Returns the output of the script as JSON.
        function Invoke-BesideDeadShare([string] $Script) {
            $site = Join-Path $TestDrive 'site'
            $null = New-Item "$site/gone" -ItemType Directory -Force
            Set-Content "$site/page.html" '<a href=gone/page.html>x</a>'
            $start = "Import-Module '$PSScriptRoot/TestSite.psm1'; Import-TestedModule; `$site = '$site'; "
            # This ends the process if the waiting does not end.
            timeout --kill-after 5 120 unshare --mount --propagation private sh -c $shell "$site/gone" (
                [Environment]::ProcessPath) -NoProfile -NonInteractive -Command ($start + $Script) |
                ConvertFrom-Json
        }
    }

    It 'is one Timeout error when -TimeoutSec is over' {
        $runs = Invoke-BesideDeadShare @'
            $at = @{ TimeoutSec = 0.3 }
            $based = @{ TimeoutSec = 0.3; BaseUrl = 'https://a.example/' }
            @(
                { Get-PageLinks -LiteralPath $site/gone/page.html @at }
                { Get-PageLinks -Path $site/gone/page.html @at }
                { Get-PageLinks -Path $site/gone/*.html @at }
                { Get-PageLinks -Path $site/g*/page.html @at }
                { Get-PageLinks -Path $site/gone -Recurse @at }
                { Get-PageLinks -Path page.html -RootPath $site/gone @based }
                { Get-Item -LiteralPath $site/page.html | Add-Member PSPath $site/gone/x -Force -PassThru |
                    Get-PageLinks @at }
                { Get-SitemapUrl -Path $site/gone/*.xml @at }
                { Get-SitemapUrl -LiteralPath $site/gone/sitemap.xml @at }
                { Test-RobotsUrl https://a.example/ -RobotsPath $site/gone/robots.txt @at }
                { Test-PageLink -Path $site/gone -Recurse @based }
            ) | ForEach-Object {
                $run = Invoke-Recorded $_
                @{ Script = "$_"; Ids = @($run.Ids) + @($run.FatalId -replace ',.*') | Where-Object Length }
            } | ConvertTo-Json
'@
        $runs | Should -HaveCount 11
        foreach ($run in $runs) {
            $run.Ids | Should -Be 'Timeout' -Because $run.Script
        }
    }

    It 'costs no page beside it' {
        $run = Invoke-BesideDeadShare @'
            $read = Invoke-Recorded { Get-PageLinks -Path $site/page.html, $site/gone/page.html -TimeoutSec 0.3 }
            $walked = Invoke-Recorded { Get-PageLinks -Path $site -Recurse -TimeoutSec 0.3 }
            $checked = Invoke-Recorded {
                Test-PageLink -Path $site/page.html -BaseUrl https://a.example/ -TimeoutSec 0.3
            }
            @{
                Read = @{ Href = $read.Output.Href; Ids = $read.Ids }
                Walked = @{ Href = $walked.Output.Href; Ids = $walked.Ids }
                Checked = @{ Status = "$($checked.Output.Status)"; Reason = "$($checked.Output.Reason)" }
            } | ConvertTo-Json
'@
        $run.Read.Href | Should -Be 'gone/page.html'
        $run.Read.Ids | Should -Be 'Timeout'
        $run.Walked.Href | Should -Be 'gone/page.html'
        $run.Walked.Ids | Should -Be 'Timeout'
        $run.Checked.Status | Should -Be 'Unreachable'
        $run.Checked.Reason | Should -Be 'Timeout'
    }

    It 'ends by Ctrl+C' {
        $runs = Invoke-BesideDeadShare @'
            @(
                'Get-PageLinks -Path {0}/page.html -TimeoutSec 0'
                'Get-SitemapUrl -Path {0}/sitemap.xml -TimeoutSec 0'
                'Test-PageLink -Path {0} -Recurse -TimeoutSec 0 -BaseUrl https://a.example/'
                'Get-CrawlState {0}/state'
                'Get-PageLinks http://127.0.0.1:1/ -Recurse -StatePath {0}/state -TimeoutSec 0'
            ) | ForEach-Object {
                $run = Start-Shell ($_ -f "$site/gone")
                Wait-Until { $run.Shell.Runspace.RunspaceAvailability -eq 'Busy' }
                Start-Sleep -Milliseconds 300
                $watch = [System.Diagnostics.Stopwatch]::StartNew()
                $wasRunning = -not $run.Running.IsCompleted
                $run.Shell.Stop()
                @{ Script = $_; WasRunning = $wasRunning; Seconds = $watch.Elapsed.TotalSeconds }
            } | ConvertTo-Json
'@
        $runs | Should -HaveCount 5
        foreach ($run in $runs) {
            $run.WasRunning | Should -BeTrue -Because $run.Script
            $run.Seconds | Should -BeLessThan 10 -Because $run.Script
        }
    }
}
