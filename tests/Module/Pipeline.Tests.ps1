BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $urls = 0..99 | ForEach-Object { $_ % 10 -eq 0 ? "$($site.Url)/page/$_" : "$($site.Url)/held/$_" }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Leaving the pipeline' {
    It 'by Select-Object -First leaves nothing running, thirty times' {
        foreach ($i in 1..30) {
            @(Get-PageLinks $urls | Select-Object -First 1).Count | Should -Be 1
            Assert-SiteQuiet $site
        }
    }

    It 'by break leaves nothing running' {
        foreach ($once in 1) { Get-PageLinks $urls | ForEach-Object { break } }
        Assert-SiteQuiet $site
    }

    It 'by throw leaves nothing running' {
        { Get-PageLinks $urls | ForEach-Object { throw 'enough' } } | Should -Throw 'enough'
        Assert-SiteQuiet $site
    }

    It 'by -ErrorAction Stop leaves nothing running' {
        { Get-PageLinks (@('nowhere') + $urls) -ErrorAction Stop } | Should -Throw -ErrorId 'InvalidUrl*'
        Assert-SiteQuiet $site
    }

    It 'by Stop, as Ctrl+C does, leaves nothing running' {
        $shell = [powershell]::Create().AddScript('Import-Module $args[0]; Get-PageLinks $args[1]').AddArgument((Get-Module LinkTools).Path).AddArgument($urls)
        $null = $shell.BeginInvoke()
        while ((Get-TestSiteLog $site).open -eq 0) { Start-Sleep -Milliseconds 10 }
        $shell.Stop()
        Assert-SiteQuiet $site
        $shell.Dispose()
    }
}

Describe 'Export-Csv and back' {
    It 'changes no value' {
        $html = @'
<a href="a,b">comma, "quotes"</a>
<a href="q?x=&quot;1&quot;&amp;y='2'">'single'; semicolon</a>
<a rel="nofollow noopener" href="https://例え.テスト/パス">読書 Привет عربى</a>
<a href="new
line">text</a>
<a href="">empty</a>
<a href="http://[broken">unresolvable</a>
'@
        $links = @(Get-PageLinks -Html $html -BaseUrl https://a.example/d/)
        $links.Count | Should -Be 6
        $csv = Join-Path $TestDrive links.csv
        $links | Export-Csv $csv
        $back = @(Import-Csv $csv)
        $back.Count | Should -Be 6
        foreach ($i in 0..5) {
            foreach ($property in $links[$i].psobject.Properties.Name) {
                $back[$i].$property | Should -BeExactly "$($links[$i].$property)" -Because "$property of link $i"
            }
        }
    }

    It 'writes every page of a run' {
        $csv = Join-Path $TestDrive pages.csv
        0..29 | ForEach-Object { "$($site.Url)/page/$_" } | Get-PageLinks | Export-Csv $csv
        (Import-Csv $csv | Group-Object SourceUrl).Count | Should -Be 30
    }
}

Describe 'A crawl that is killed' {
    It 'loses no link that Export-Csv held back, and goes on where it was' {
        $state = Join-Path $TestDrive site.crawl
        $crawl = "Get-PageLinks $($site.Url)/links/400 -Depth 1 -DelayMilliseconds 2"
        $module = (Get-Module LinkTools).Path
        $found = [System.Collections.Generic.HashSet[string]]::new()
        $kills = 0
        for ($run = 0; $run -lt 30; $run++) {
            $csv = Join-Path $TestDrive "run$run.csv"
            $script = "`$ProgressPreference = 'SilentlyContinue'; Import-Module '$module'; $crawl -StatePath '$state' | Export-Csv '$csv'"
            $process = Start-Process pwsh '-NoProfile', '-NonInteractive', '-EncodedCommand', ([Convert]::ToBase64String([Text.Encoding]::Unicode.GetBytes($script))) -PassThru
            if ($run -lt 8) { $ended = $process.WaitForExit((Get-Random -Minimum 500 -Maximum 1300)) } else { $ended = $process.WaitForExit(60000) }
            if (-not $ended) { $process.Kill(); $process.WaitForExit(); $kills++ }

            if (Test-Path $csv) {
                # The kill may have cut the last line.
                $text = [IO.File]::ReadAllText($csv)
                $whole = $text.Substring(0, $text.LastIndexOf("`n") + 1)
                $whole | ConvertFrom-Csv | ForEach-Object { $null = $found.Add("$($_.SourceUrl) $($_.Line) $($_.Url)") }
            }

            if ($ended) { break }
        }

        $kills | Should -BeGreaterThan 0
        $expected = [System.Collections.Generic.HashSet[string]]::new([string[]] (& ([scriptblock]::Create($crawl)) | ForEach-Object { "$($_.SourceUrl) $($_.Line) $($_.Url)" }))
        $found.SetEquals($expected) | Should -BeTrue -Because "$($found.Count) of $($expected.Count) links came out of $($run + 1) runs"
        (Get-CrawlState $state).Pending | Should -Be 0
    }
}
