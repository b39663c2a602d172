# Everything that a server can do wrong, and a thousand good pages, in one run of one command.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite -Hostile
    $scenarios = $site.Scenarios
    $good = 1..1000 | ForEach-Object { "$($site.Url)/page/$_" }

    # Values of this process from Linux: resident memory now and at its peak, threads, sockets.
    function Get-Footprint {
        [gc]::Collect()
        [gc]::WaitForPendingFinalizers()
        [gc]::Collect()
        $status = Get-Content /proc/self/status -Raw
        [pscustomobject]@{
            Resident = [int] ($status -replace '(?s).*VmRSS:\s+(\d+).*', '$1') / 1KB
            Peak     = [int] ($status -replace '(?s).*VmHWM:\s+(\d+).*', '$1') / 1KB
            Threads  = [int] ($status -replace '(?s).*Threads:\s+(\d+).*', '$1')
            Sockets  = @(Get-ChildItem /proc/self/fd | Where-Object LinkTarget -Like 'socket:*').Count
        }
    }

    function Invoke-Mixed([object[]] $Scenario, [string[]] $Page, [hashtable] $More = @{}) {
        $limits = @{ TimeoutSec = 3; MaximumPageBytes = 1MB; MaximumRetryCount = 0; HostThrottleLimit = 64 } + $More
        # Hostile and good pages alternate, in the same order each time.
        $urls = @($Scenario.url) + $Page | Sort-Object { [System.HashCode]::Combine(7, $_.Length, $_[-1]) }, { $_ }
        $links = $urls | Get-PageLinks @limits -ThrottleLimit 64 -ErrorVariable failed -ErrorAction SilentlyContinue `
            -WarningAction SilentlyContinue
        @{
            Links  = $links | Group-Object SourceUrl -AsHashTable
            Failed = $failed | Group-Object TargetObject -AsHashTable
        }
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Hostile servers among good ones' {
    It 'cost no link, one error each, and no memory, thread or socket for good: HTTP/<Version>' -ForEach @(
        @{ Version = '1.1'; More = @{} }
        @{ Version = '2.0'; More = @{ HttpVersion = '2.0'; SkipCertificateCheck = $true } }
    ) {
        # With HTTP/2, certificates are not checked here, so wrong ones prove nothing.
        $met = $scenarios | Where-Object { $Version -eq '2.0' ? $_.expected -ne 'TlsFailure' : -not $_.needsHttp2 }
        # Libraries stay loaded, so the first run is not measured.
        $null = Invoke-Mixed ($met | Select-Object -First 5) $good[0..50] $More
        if ($IsLinux) {
            $before = Get-Footprint
            # Linux resets the peak here; elsewhere, the peak is that of all tests so far.
            try {
                [System.IO.File]::WriteAllText('/proc/self/clear_refs', '5')
            }
            catch [System.IO.IOException] {
                Write-Verbose "The peak of memory is not counted anew: $_"
            }
        }

        $run = Invoke-Mixed $met $good $More
        if ($IsLinux) {
            $peak = [int] ((Get-Content /proc/self/status -Raw) -replace '(?s).*VmHWM:\s+(\d+).*', '$1') / 1KB
        }

        foreach ($page in $good) {
            $run.Links[$page].Count | Should -Be 10 -Because $page
            $run.Failed.ContainsKey($page) | Should -BeFalse
        }

        foreach ($scenario in $met) {
            $ids = @($run.Failed[$scenario.url] | Where-Object { $_ }) |
                ForEach-Object { $_.FullyQualifiedErrorId -replace ',.*' }
            $ids -join ' ' | Should -Be "$($scenario.expected)" -Because $scenario.name
        }

        if (-not $IsLinux) {
            Set-ItResult -Inconclusive -Because 'only Linux says how much memory and how many sockets a process has'
            return
        }

        $run = $null
        # Threads of the pool end when they have been idle for a while.
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        do {
            Start-Sleep -Milliseconds 200
            $after = Get-Footprint
            $isMore = $after.Sockets -gt $before.Sockets -or $after.Threads -gt $before.Threads + 4
        } while ($isMore -and $watch.Elapsed.TotalSeconds -lt 60)
        $above, $left = [int] ($peak - $before.Resident), [int] ($after.Resident - $before.Resident)
        $figures = "peak $above MB above, $left MB left, " +
            "threads $($before.Threads) -> $($after.Threads), sockets $($before.Sockets) -> $($after.Sockets)"
        Write-Host "      $figures"
        $peak - $before.Resident | Should -BeLessThan 400 -Because $figures
        $after.Resident - $before.Resident | Should -BeLessThan 100 -Because $figures
        $after.Threads | Should -BeLessOrEqual ($before.Threads + 4) -Because $figures
        $after.Sockets | Should -BeLessOrEqual $before.Sockets -Because $figures
    }
}
