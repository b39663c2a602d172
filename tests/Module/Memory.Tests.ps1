# The peak memory of whole processes for pages of 16 MB that are a few kilobytes when compressed.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    $site = Open-TestSite
    $manifest = Get-TestedManifest

    # Runs a command in a pwsh of its own. Gives its links, its failures and its resident megabytes.
    function Measure-Run([string] $Command, [string] $Pipe) {
        $script = @'
            $ErrorActionPreference = 'Stop'
            $ProgressPreference = 'SilentlyContinue'
            Import-Module MANIFEST
            function Suspend {
                begin { $n = 0 }
                process { if ($n++ % 1e7 -eq 0) { Start-Sleep -Seconds 1 } }
            }
            filter Get-Figure {
                [int] ((Get-Content "/proc/$PID/status" -Raw) -replace "(?s).*$_\s+(\d+).*", '$1') / 1KB
            }
            $null = Get-PageLinks SITE/large/text/1/0
            [GC]::Collect()
            $before = 'VmRSS:' | Get-Figure
            COMMAND -Summary -InformationVariable tally -InformationAction SilentlyContinue PIPE | Out-Null
            1..2 | ForEach-Object { [GC]::Collect(); [GC]::WaitForPendingFinalizers() }
            @{
                Links = $tally.MessageData.Links
                Failed = $tally.MessageData.Failed
                Peak = 'VmHWM:' | Get-Figure
                Growth = ('VmRSS:' | Get-Figure) - $before
            } | ConvertTo-Json
'@.Replace('MANIFEST', "'$manifest'").Replace('COMMAND', $Command).Replace('PIPE', $Pipe).Replace(
            'SITE', $site.Url)
        & ([Environment]::ProcessPath) -NoProfile -NonInteractive -Command $script | ConvertFrom-Json
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Large pages' -Skip:(-not $IsLinux) {
    It 'of 16 MB of <Shape>, <Pages> at once, take no more than <Peak> MB, and give it back' -Tag Slow -ForEach @(
        @{ Shape = 'div'; Pages = 1; Peak = 450 }
        @{ Shape = 'div'; Pages = 8; Peak = 500 }
        @{ Shape = 'div'; Pages = 64; Peak = 1000 }
        @{ Shape = 'a'; Pages = 1; Peak = 450; Each = 1677721 }
        @{ Shape = 'a'; Pages = 8; Peak = 500; Each = 1677721 }
    ) {
        $urls = 0..($Pages - 1) | ForEach-Object { "'$($site.Url)/large/$Shape/16/$_'" }
        $run = Measure-Run ("Get-PageLinks $($urls -join ',') -TimeoutSec 600 -ThrottleLimit 64 " +
            "-HostThrottleLimit $([Math]::Max(8, $Pages))")
        $run.Failed | Should -Be 0
        $run.Links | Should -Be ($Pages * ($Each ?? 0))
        $run.Peak | Should -BeLessThan $Peak
        $run.Growth | Should -BeLessThan 100
    }

    It 'of 16 MB of links, 64 at once, take no more than 1000 MB, and give it back: <Name>' -Tag Slow -ForEach @(
        @{ Name = 'plain' }
        @{ Name = '-Ordered'; More = '-Ordered' }
        @{ Name = '-Recurse'; More = '-Recurse -Depth 0' }
        @{ Name = 'a slow consumer'; Pipe = '| Suspend' }
    ) {
        $urls = 0..63 | ForEach-Object { "'$($site.Url)/large/a/16/$_'" }
        $run = Measure-Run ("Get-PageLinks $($urls -join ',') $More -TimeoutSec 1500 -ThrottleLimit 64 " +
            '-HostThrottleLimit 64') $Pipe
        $run.Failed | Should -Be 0
        $run.Links | Should -Be (64 * 1677721)
        $run.Peak | Should -BeLessThan 1000
        $run.Growth | Should -BeLessThan 100
    }

    It 'all end, 64 at once that hold more than a run may: <Name>' -ForEach @(
        @{ Name = 'plain'; More = '' }
        @{ Name = '-Ordered'; More = '-Ordered' }
        @{ Name = '-Recurse'; More = '-Recurse' }
        @{ Name = 'a slow consumer'; More = ''; Pause = 20 }
    ) {
        Import-TestedModule
        $urls = 0..63 | ForEach-Object { "$($site.Url)/large/long/1/$_" }
        $options = @{ ThrottleLimit = 64; HostThrottleLimit = 64; TimeoutSec = 600; ErrorAction = 'Stop' }
        if ($More -eq '-Ordered') {
            $options.Ordered = $true
        }

        if ($More -eq '-Recurse') {
            # The pages that the large pages link to do not exist.
            $options.Depth = 1
            $urls = "$($site.Url)/large/long/1?pages=64"
        }

        $pages = [System.Collections.Generic.List[string]]::new()
        $count = 0
        Get-PageLinks $urls @options | ForEach-Object {
            $count++
            if ($pages.Count -eq 0 -or $pages[-1] -ne $_.SourceUrl) {
                $pages.Add($_.SourceUrl)
                if ($Pause) {
                    Start-Sleep -Milliseconds $Pause
                }
            }
        }

        # The links of each page come together: all of them, or none.
        $each = [Math]::Floor(1MB / (1000 + '<p><a href=>link</a>'.Length))
        $count | Should -Be (64 * $each + ($options.Depth ? 64 : 0))
        ($pages | Sort-Object -Unique).Count | Should -Be $pages.Count
        if ($options.Ordered) {
            $pages | Should -Be $urls
        }
    }
}
