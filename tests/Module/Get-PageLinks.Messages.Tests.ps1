BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url

    # A start page that leads to a chain of pages, two at a time, and into a path that gets deeper.
    function Set-Chain([int] $Count) {
        $pages = @{ '/start' = '<a href=/p/1>x</a>'; '/deep/deep/deep/deep' = ''; '/deep/deep/deep/deeper' = '' }
        foreach ($n in 1..$Count) {
            $pages["/p/$n"] = -join (1, 2 | ForEach-Object { "<a href=/p/$([math]::Min($n + $_, $Count))>x</a>" })
        }

        $pages['/p/3'] += '<a href=/deep/deep/deep/deep>x</a><a href=/deep/deep/deep/deeper>x</a>'
        Set-TestSitePage $site $pages @{ Path = '/robots.txt'; Status = 404 }
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'What a crawl says' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'is one warning with the URL where <Name> is met' -ForEach @(
        @{ Name = '-MaximumPages'; With = @{ MaximumPages = 5 }; At = '/'; Reason = '-MaximumPages' }
        @{
            Name = '-MaximumHostPages'; With = @{ MaximumHostPages = 7 }; At = '/'
            Reason = 'The host 127.0.0.1 has more than 7 pages'
        }
        @{
            Name = '-MaximumPathDepth'; With = @{ MaximumPathDepth = 3 }; At = '/deep/deep'
            Reason = 'deeper than 3 segments'
        }
    ) {
        Set-Chain 40
        $run = Invoke-Recorded { Get-PageLinks "$url/start" -Recurse @With }
        $run.Warnings.Count | Should -Be 1
        $run.Warnings | Should -BeLike "*$Reason*"
        $run.Warnings | Should -BeLike "*'$url$At*"
    }

    It 'comes after <Count> pages where they are limited to them by <Name>' -ForEach @(
        @{ Name = 'MaximumPages'; Count = 5 }, @{ Name = 'MaximumPages'; Count = 1 }
        @{ Name = 'MaximumHostPages'; Count = 7 }, @{ Name = 'MaximumHostPages'; Count = 1 }
    ) {
        Set-Chain 40
        $limit = @{ $Name = $Count }
        $null = Get-PageLinks "$url/start" -Recurse @limit -WarningAction SilentlyContinue
        @(Get-RequestedPage $site).Count | Should -Be $Count
    }

    It 'is nothing within its limits, nor on the information stream without -Summary' {
        Set-Chain 20
        $run = Invoke-Recorded { Get-PageLinks "$url/start" -Recurse }
        $run.Warnings | Should -BeNullOrEmpty
        $run.Errors | Should -BeNullOrEmpty
        $run.Information | Should -BeNullOrEmpty
        $run.Output.Count | Should -BeGreaterThan 40
    }

    It 'ends on Verbose with a table of hosts, statuses and reasons' {
        Set-Chain 6
        Set-TestSitePage $site @{
            '/start' = -join ('/p/1', '/status/404', '/status/410', '/text', 'http://127.0.0.1:1/' |
                    ForEach-Object { "<a href=$_>x</a>" })
        }
        $run = Invoke-Recorded {
            $quiet = @{ WarningAction = 'SilentlyContinue'; ErrorAction = 'Continue' }
            Get-PageLinks "$url/start" -Recurse -MaximumRetryCount 0 -IgnoreRobots -Verbose @quiet
        }
        $run.Ids.Count | Should -Be 3
        $table = $run.Verbose[-1]
        $table | Should -Match '^9 pages, \d+ links, 3 failed, 1 skipped, [\d.,]+ s'
        $rows = 'host +127\.0\.0\.1 +12', 'status +200 +10', 'status +404 +1', 'status +410 +1',
            'failed +HttpStatus +2', 'failed +ConnectionRefused +1'
        foreach ($row in $rows) { $table | Should -Match "$row\b" }
    }

    It 'is one summary, tagged, with -Summary <Name>' -ForEach @(
        @{
            Name = '-Recurse'; With = @{ Recurse = $true }; Pages = 8
            Failures = 'HttpStatus=1'; Status = '200=8 500=1'
        }
        @{ Name = 'alone'; With = @{}; Pages = 1; Failures = ''; Status = '200=1' }
    ) {
        Set-Chain 5
        Set-TestSitePage $site @{ '/start' = '<a href=/p/1>x</a><a href=/status/500>x</a>' }
        $run = Invoke-Recorded {
            Get-PageLinks "$url/start" @With -Summary -MaximumRetryCount 0 -ErrorAction Continue
        }
        $run.Information.Count | Should -Be 1
        $run.Information.Tags | Should -Be 'LinkTools', 'Summary'
        $summary = $run.Information.MessageData
        $summary | Should -BeOfType LinkTools.CrawlSummary
        $summary.Pages | Should -Be $Pages
        $summary.Failed | Should -Be ($Failures ? 1 : 0)
        $summary.Links | Should -Be $run.Output.Count
        "$($summary.FailureReasons)" | Should -Be $Failures
        "$($summary.StatusCodes)" | Should -Be $Status
    }

    It 'is progress with numbers and the host, a few times a second, which ends' {
        Set-TestSitePage $site -Page (@(@{ Path = '/robots.txt'; Status = 404 }) + (0..29 | ForEach-Object {
                    @{ Path = "/p/$_"; Delay = 50; Body = "<a href=/p/$($_ + 1)>x</a><a href=/status/404?$_>x</a>" }
                }))
        $watch = [System.Diagnostics.Stopwatch]::StartNew()
        $run = Start-Shell 'Get-PageLinks $args -Recurse -Depth 20' "$url/p/0"
        Wait-Shell $run
        $records = @($run.Shell.Streams.Progress | Where-Object Activity -EQ 'Crawling')
        $records.Count | Should -BeGreaterThan 1
        $records.Count | Should -BeLessOrEqual ($watch.Elapsed.TotalSeconds * 5 + 2)
        $records[-1].RecordType | Should -Be 'Completed'
        $records[0..($records.Count - 2)].RecordType | Select-Object -Unique | Should -Be 'Processing'
        $records.ActivityId | Select-Object -Unique | Should -HaveCount 1
        $pattern = '^\d+ done, \d+ queued, \d+ failed; \d+ pages/s; \d+ links(; at 127\.0\.0\.1)?$'
        foreach ($record in $records) { $record.StatusDescription | Should -Match $pattern }
        $records.StatusDescription -like '*; at 127.0.0.1' | Should -Not -BeNullOrEmpty
        # Twenty-one pages, and the missing ones that the first twenty of them name.
        $records[-1].StatusDescription | Should -BeLike '41 done, 0 queued, 20 failed; *'
    }
}
