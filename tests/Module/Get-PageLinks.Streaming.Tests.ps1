BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-PageLinks' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'gives the links of a fast page while a slow one is held: <Held>' -ForEach @(
        @{ Held = '/held/slow' }, @{ Held = '/held-body/slow-body' }
    ) {
        $run = Start-Shell 'Get-PageLinks $args' "$($site.Url)$Held", "$($site.Url)/page/1"
        Wait-Until { $run.Output.Count -eq 10 }
        $run.Running.IsCompleted | Should -BeFalse
        $run.Output.SourceUrl | Select-Object -Unique | Should -Be "$($site.Url)/page/1"
        Resume-TestSite $site ($Held -replace '.*/')
        Wait-Shell $run
        $run.Output.SourceUrl | Should -Contain "$($site.Url)$Held"
        $run.Output.Count | Should -Be 20
    }

    It 'gives the links of the first URLs while more are coming' {
        # Upstream checks whether a link of an earlier URL has reached the end of the pipeline. It could not if the
        # input were collected first.
        $seen = [System.Collections.Generic.List[string]]::new()
        $early = [System.Collections.Generic.List[int]]::new()
        & {
            foreach ($n in 0..99) {
                "$($site.Url)/page/$n"
                if ($seen.Count -gt 0) { $early.Add($n) }
                Start-Sleep -Milliseconds 10
            }
        } | Get-PageLinks | ForEach-Object { $seen.Add($_.Url) }
        $seen.Count | Should -Be 1000
        $early.Count | Should -BeGreaterThan 0
    }

    It 'gives pages as they were asked for with -Ordered' {
        $urls = 0..59 | ForEach-Object { $_ % 7 -eq 0 ? "$($site.Url)/delay/$(60 - $_)" : "$($site.Url)/page/$_" }
        (Get-PageLinks $urls -Ordered).SourceUrl | Select-Object -Unique | Should -Be $urls
    }

    It 'reaches a -ThrottleLimit of <_>, and never passes it' -ForEach 1, 5, 40 {
        $urls = 0..119 | ForEach-Object { "$($site.Url)/delay/20?$_" }
        (Get-PageLinks $urls -ThrottleLimit $_ -HostThrottleLimit 100).Count | Should -Be 1200
        (Get-TestSiteLog $site).peak | Should -Be $_
    }

    It 'reaches a -HostThrottleLimit of 3, and never passes it' {
        $urls = 0..59 | ForEach-Object { "$($site.Url)/delay/20?$_" }
        (Get-PageLinks $urls -HostThrottleLimit 3).Count | Should -Be 600
        (Get-TestSiteLog $site).peak | Should -Be 3
    }
}

Describe 'Memory' -Tag Slow {
    It 'after <Pages> pages is what it was after the first <Early>' -ForEach @{ Pages = 100000; Early = 5000 } {
        $start = "$($site.Url)/flat/"
        $links = 0
        $samples = & { for ($n = 0; $n -lt $Pages; $n++) { "$start$n" } } | Get-PageLinks | ForEach-Object {
            if (++$links -eq 3 * $Early -or $links -eq 3 * $Pages) { [GC]::GetTotalMemory($true) }
        }
        $samples.Count | Should -Be 2
        $samples[1] - $samples[0] | Should -BeLessThan 50MB -Because "it was $($samples -join ', then ') bytes"
    }

    It 'after <Pages> pages written to <File> is what it was after the first <Early>' -ForEach @(
        @{ File = 'links.csv'; Pages = 100000; Early = 5000 }
        @{ File = 'links.jsonl.gz'; Pages = 100000; Early = 5000 }
    ) {
        $start = "$($site.Url)/flat/"
        $samples = [Collections.Generic.List[long]]::new()
        & {
            for ($n = 0; $n -le $Pages; $n++) {
                if ($n -in $Early, $Pages) {
                    $samples.Add([GC]::GetTotalMemory($true))
                    $samples.Add([Environment]::WorkingSet)
                }

                "$start$n"
            }
        } | Get-PageLinks -OutFile "$TestDrive/$File"
        (Get-Item "$TestDrive/$File").Length | Should -BeGreaterThan $Pages
        Write-Host "after $Early, then $Pages pages: $($samples | ForEach-Object { [int]($_ / 1MB) }) MB (managed, process)"
        $samples[2] - $samples[0] | Should -BeLessThan 50MB
        $samples[3] - $samples[1] | Should -BeLessThan 50MB
    }
}
