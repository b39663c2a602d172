BeforeDiscovery {
    Import-Module "$PSScriptRoot/Redis.psm1" -Force
    # Without a server there is nothing to test.
    $noRedis = -not (Test-Redis)
    if ($noRedis) { Write-Warning 'redis-server is not installed: tests of crawls that many share are skipped.' }
    $root = $env:LINKTOOLS_SITES ? $env:LINKTOOLS_SITES : '/usr/share/doc'
    $documents = 'postgresql-doc-15/html', 'python3.11/html' | ForEach-Object { Join-Path $root $_ }
    $noDocuments = $noRedis -or @($documents | Where-Object { -not (Test-Path "$_/index.html") }).Count -gt 0
    $modes = @(@{ Mode = 'everysec' }, @{ Mode = 'always' })
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-Module "$PSScriptRoot/Redis.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url
    $root = $env:LINKTOOLS_SITES ? $env:LINKTOOLS_SITES : '/usr/share/doc'
    $documents = 'postgresql-doc-15/html', 'python3.11/html' | ForEach-Object { Join-Path $root $_ }

    # A tree of pages, three links on each: 2n + 1, 2n + 2 and the first.
    function Set-Tree([int] $Count, [int] $Delay) {
        $pages = foreach ($n in 0..($Count - 1)) {
            @{
                Path = "/p/$n"
                Delay = $Delay
                Body = -join ((2 * $n + 1), (2 * $n + 2), 0 | ForEach-Object {
                        "<a href=/p/$($_ -lt $Count ? $_ : 0)>x</a>"
                    })
            }
        }

        Set-TestSitePage $site @{} (@($pages) + @{ Path = '/robots.txt'; Status = 404 })
    }

    # One process that takes part.
    function Start-Worker([string] $Name, [string] $File, [string] $More) {
        $quiet = '-ErrorAction SilentlyContinue -WarningAction SilentlyContinue'
        Start-Engine ("Import-Module '$(Get-TestedManifest)'; Get-PageLinks '$url/p/0' -Recurse $More $quiet " +
            "-StatePath '$address/$Name' -OutFile '$File'")
    }

    function Wait-Worker([System.Diagnostics.Process[]] $Worker) {
        foreach ($one in $Worker) {
            $one.WaitForExit(150000) | Should -BeTrue
            $one.Dispose()
        }
    }

    function Get-Row([string[]] $File) {
        $File | ForEach-Object { Import-Csv $_ } | ForEach-Object { "$($_.SourceUrl) $($_.Href) $($_.Column)" }
    }

    # The rows of a large file, as they are written. A process that comes last may find nothing to write.
    function Get-CsvLine([string] $File) {
        [System.Linq.Enumerable]::Skip([System.IO.File]::ReadLines($File), 1)
    }

    # What one process alone would give.
    function Get-Expected([int] $Count) {
        foreach ($n in 0..($Count - 1)) {
            foreach ($to in (2 * $n + 1), (2 * $n + 2), 0) { "$url/p/$n /p/$($to -lt $Count ? $to : 0)" }
        }
    }

    function Assert-Union([string[]] $File, [int] $Count) {
        $rows = @(Get-Row $File)
        @($rows | Group-Object | Where-Object Count -gt 1) | Should -BeNullOrEmpty
        $union = $rows -replace ' \d+$' | Sort-Object
        $union | Should -Be (Get-Expected $Count | Sort-Object)
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Crawls that many share' -Skip:$noRedis {
    BeforeAll {
        $redis = Open-Redis '--appendonly', 'yes', '--appendfsync', 'everysec'
        $address = "redis://127.0.0.1:$($redis.Port)"
    }

    AfterAll {
        Close-Redis $redis
    }

    BeforeEach {
        Reset-TestSite $site
    }

    It 'are read by several processes, each page by one, and end for all' {
        Set-Tree 120 -Delay 5
        $files = 1..3 | ForEach-Object { Join-Path $TestDrive "union$_.csv" }
        Wait-Worker ($files | ForEach-Object { Start-Worker union $_ })
        Assert-Union $files 120
        $asked = (Get-TestSiteLog $site).targets
        $asked | Group-Object | Where-Object Count -gt 1 | Should -BeNullOrEmpty
        $asked | Should -HaveCount 121
        $state = Get-CrawlState "$address/union"
        $state | Should -BeOfType LinkTools.CrawlState
        $state.Completed, $state.Pending, $state.InFlight, $state.Failed | Should -Be 120, 0, 0, 0
        "$($state.Hosts)" | Should -Be "$(([uri] $url).Authority)=120"
        $state.Workers | Should -BeNullOrEmpty
        (Get-CrawlState "$address/union" -Pages).Url | Should -HaveCount 120
        # A crawl that is finished gives nothing more, and one of other rules takes no part.
        Get-PageLinks "$url/p/0" -Recurse -StatePath "$address/union" | Should -BeNullOrEmpty
        $other = Invoke-Recorded { Get-PageLinks "$url/p/0" -Recurse -Depth 3 -StatePath "$address/union" }
        $other.FatalId | Should -BeLike 'StateFileMismatch,*'
        "$($other.Fatal)" | Should -Match 'Depth'
    }

    It 'show who works on them, and are removed only by force meanwhile' {
        Set-TestSitePage $site @{ '/p/0' = '<a href=/end>x</a>'; '/robots.txt' = '' } @{ Path = '/end'; Hold = 'x' }
        $run = Start-Shell 'Get-PageLinks $args[0] -Recurse -StatePath $args[1]' "$url/p/0", "$address/shown"
        Wait-TestSiteRequest $site /end
        $worker = (Get-CrawlState "$address/shown").Workers
        $worker | Should -HaveCount 1
        $worker[0].ProcessId | Should -Be $PID
        $worker[0].Machine | Should -Be ([Environment]::MachineName)
        $worker[0].InFlight | Should -BeGreaterOrEqual 1
        $worker[0].LastSeen | Should -BeGreaterThan ([datetimeoffset]::UtcNow.AddMinutes(-1))
        $run2 = Invoke-Recorded { Remove-CrawlState "$address/shown" -ErrorAction Continue }
        $run2.Ids | Should -Be 'StateFileInUse'
        Remove-CrawlState "$address/shown" -WhatIf
        Resume-TestSite $site x
        Wait-Shell $run | Should -HaveCount 1
        Remove-CrawlState "$address/shown"
        (Invoke-Recorded { Get-CrawlState "$address/shown" -ErrorAction Continue }).Ids | Should -Be 'StateFileNotFound'
    }

    It 'give back what they have claimed at once when they are stopped' {
        Set-TestSitePage $site @{ '/p/0' = '<a href=/end>x</a>' } @{ Path = '/end'; Hold = 'stopped' }
        $run = Start-Shell 'Get-PageLinks $args[0] -Recurse -StatePath $args[1]' "$url/p/0", "$address/stopped"
        Wait-TestSiteRequest $site /end
        $run.Shell.Stop()
        $state = Get-CrawlState "$address/stopped"
        $state.Workers | Should -BeNullOrEmpty
        $state.InFlight | Should -Be 0
        $state.Pending | Should -BeGreaterOrEqual 1
        Resume-TestSite $site stopped
        # The first page's links may come again: nobody had recorded that they were taken.
        $again = Get-PageLinks "$url/p/0" -Recurse -StatePath "$address/stopped"
        (Get-CrawlState "$address/stopped").Completed | Should -Be 2
        @($again | Group-Object SourceUrl).Count | Should -BeLessOrEqual 1
    }

    It 'keep the secret to themselves' {
        $own = Open-Redis '--requirepass', 'right'
        $path = "redis://me:hush@127.0.0.1:$($own.Port)/secret"
        $run = Invoke-Recorded { Get-PageLinks "$url/p/0" -Recurse -StatePath $path }
        $right = [pscredential]::new('default', (ConvertTo-SecureString right -AsPlainText))
        Set-TestSitePage $site @{ '/p/0' = '<a href=/p/0>x</a>' }
        $links = Get-PageLinks "$url/p/0" -Recurse -StatePath $path -StateCredential $right
        $state = Get-CrawlState $path -StateCredential $right
        Close-Redis $own
        $links | Should -HaveCount 1
        $state.Completed | Should -Be 1
        "$($state | ConvertTo-Json -Depth 3)" | Should -Not -Match 'hush|right'
        $run.Fatal.FullyQualifiedErrorId | Should -BeLike 'StateServerDenied,*'
        "$($run.Fatal | Format-List * -Force | Out-String)" -replace [regex]::Escape($path) | Should -Not -Match 'hush'
        $run.Fatal.TargetObject | Should -Be "redis://127.0.0.1:$($own.Port)/secret"
    }

    It 'run over an encrypted connection, where the certificate of the server is trusted' {
        $own = Open-Redis -Tls
        try {
            $path = "rediss://localhost:$($own.Port)/tls"
            Set-Tree 7
            # By its name it would be another server.
            foreach ($distrusted in $path, ($path -replace 'localhost', '127.0.0.1')) {
                $run = Invoke-Recorded { Get-PageLinks "$url/p/0" -Recurse -StatePath $distrusted }
                $run.Fatal.FullyQualifiedErrorId | Should -BeLike 'StateServerUntrusted,*'
                $run.Fatal.CategoryInfo.Category | Should -Be SecurityError
                "$($run.Fatal)" | Should -Match 'certificate'
                $run.Fatal.TargetObject | Should -Be $distrusted
            }

            $plain = Invoke-Recorded { Get-CrawlState ($path -replace 'rediss', 'redis') -ErrorAction Continue }
            $plain.Ids | Should -Be 'StateServerUnreachable'
            "$($plain.Errors)" | Should -Match 'rediss://'
            (Get-TestSiteLog $site).targets | Should -BeNullOrEmpty
            # The operating system reads what it trusts once in a process.
            $before = $env:SSL_CERT_FILE
            $env:SSL_CERT_FILE = Join-Path $own.Folder issuer.crt
            try {
                $quiet = '-ErrorAction SilentlyContinue -WarningAction SilentlyContinue'
                $worker = Start-Engine ("Import-Module '$(Get-TestedManifest)'; Get-PageLinks '$url/p/0' -Recurse " +
                    "$quiet -StatePath '$path' -OutFile '$TestDrive/tls.csv'; " +
                    "(Get-CrawlState '$path').Completed | Set-Content '$TestDrive/tls.txt'")
            }
            finally {
                $env:SSL_CERT_FILE = $before
            }

            Wait-Worker $worker
            Assert-Union "$TestDrive/tls.csv" 7
            Get-Content "$TestDrive/tls.txt" | Should -Be 7
        }
        finally {
            Close-Redis $own
        }
    }

    It 'refuse <Path> as <Id>' -ForEach @(
        @{ Path = 'redis://'; Id = 'InvalidStatePath' }
        @{ Path = 'redis://127.0.0.1/'; Id = 'InvalidStatePath' }
        @{ Path = 'redis://127.0.0.1/a{b'; Id = 'InvalidStatePath' }
        @{ Path = 'redis://127.0.0.1/1/2/3'; Id = 'InvalidStatePath' }
        @{ Path = 'redis://:hush@127.0.0.1:1/name'; Id = 'StateServerUnreachable' }
    ) {
        $run = Invoke-Recorded { Get-PageLinks "$url/p/0" -Recurse -StatePath $Path }
        $run.Fatal.FullyQualifiedErrorId | Should -BeLike "$Id,*"
        "$($run.Fatal)" | Should -Not -Match 'hush'
    }

    It 'are no place for a check of files, nor for rows that cannot be cut' {
        $page = New-Item (Join-Path $TestDrive page.html) -Value '<a href=#here id=here>x</a>' -Force
        $path = "redis://me:hush@127.0.0.1:$($redis.Port)/files"
        $run = Invoke-Recorded { Test-PageLink -Path $page -StatePath $path }
        $run.FatalId | Should -BeLike 'InvalidStatePath,*'
        "$($run.Fatal | Format-List * -Force | Out-String)" -replace [regex]::Escape($path) | Should -Not -Match 'hush'
        $path = "$address/cut"
        $run = Invoke-Recorded { Get-PageLinks $url -Recurse -StatePath $path -OutFile "$TestDrive/cut.csv.gz" }
        $run.FatalId | Should -BeLike 'OutFileConflict,*'
    }

    It 'hold the pause between requests over all processes' {
        Set-Tree 12
        $files = 1..3 | ForEach-Object { Join-Path $TestDrive "pace$_.csv" }
        Wait-Worker ($files | ForEach-Object { Start-Worker pace $_ '-DelayMilliseconds 200' })
        Assert-Union $files 12
        $state = Get-CrawlState "$address/pace"
        # Twelve pages and a robots.txt have twelve pauses between them.
        ($state.LastTouched - $state.Created).TotalSeconds | Should -BeGreaterThan 2.3
    }

    It 'hold the limit of a host over all processes' -Tag Slow {
        Set-Tree 60 -Delay 40
        $files = 1..4 | ForEach-Object { Join-Path $TestDrive "limit$_.csv" }
        Wait-Worker ($files | ForEach-Object { Start-Worker limit $_ '-HostThrottleLimit 2' })
        Assert-Union $files 60
        (Get-TestSiteLog $site).peak | Should -Be 2
    }

    It 'all wait when one of them is told to (429)' -Tag Slow {
        Set-Tree 80 -Delay 20
        # One page says so once, and is there when it is asked again.
        Set-TestSitePage $site @{} @{ Path = '/p/9'; Status = 429; Headers = @{ 'Retry-After' = '4' } }
        $files = 1..4 | ForEach-Object { Join-Path $TestDrive "slow$_.csv" }
        $workers = $files | ForEach-Object { Start-Worker slow $_ '-ThrottleLimit 2' }
        Wait-TestSiteRequest $site /p/9
        Start-Sleep -Milliseconds 500
        Set-TestSitePage $site @{ '/p/9' = '<a href=/p/19>x</a><a href=/p/20>x</a><a href=/p/0>x</a>' }
        Wait-Worker $workers
        Assert-Union $files 80
        $asked = (Get-TestSiteLog $site -Full).entries
        $told = $asked.Where({ $_.target -eq '/p/9' }, 'First')[0].time
        # What was on its way then has come; nobody else asks before the time is over.
        $asked.Where({ $_.time -gt $told.AddSeconds(1) -and $_.time -lt $told.AddSeconds(3.9) }) | Should -BeNullOrEmpty
        $asked.Where({ $_.time -gt $told.AddSeconds(3.9) }).Count | Should -BeGreaterThan 20
    }

    It 'read both documentation sites as one process does' -Tag Slow -Skip:$noDocuments {
        $sites = $documents | ForEach-Object { Open-TestSite -Directory $_ }
        try {
            $seeds = "'" + (($sites | ForEach-Object { "$($_.Url)/index.html" }) -join "', '") + "'"
            $crawl = "Import-Module '$(Get-TestedManifest)'; Get-PageLinks $seeds -Recurse -MaximumPages 10000 " +
                '-ErrorAction SilentlyContinue -WarningAction SilentlyContinue'
            Wait-Worker (Start-Engine "$crawl -OutFile '$TestDrive/alone.csv'")
            $askedAlone = $sites | ForEach-Object { (Get-TestSiteLog $_).targets }
            $sites | ForEach-Object { Clear-TestSiteLog $_ }
            $files = 1..4 | ForEach-Object { Join-Path $TestDrive "documents$_.csv" }
            $shared = "$crawl -StatePath '$address/documents'"
            Wait-Worker ($files | ForEach-Object { Start-Engine "$shared -OutFile '$_'" })
            $asked = $sites | ForEach-Object { (Get-TestSiteLog $_).targets }
            ($asked | Sort-Object -CaseSensitive) -join ' ' | Should -BeExactly (
                ($askedAlone | Sort-Object -CaseSensitive) -join ' ')
            $asked.Count | Should -BeGreaterThan 1690
            $lines = [string[]] @($files | ForEach-Object { Get-CsvLine $_ })
            $expected = [string[]] @(Get-CsvLine "$TestDrive/alone.csv")
            [array]::Sort($lines, [System.StringComparer]::Ordinal)
            [array]::Sort($expected, [System.StringComparer]::Ordinal)
            $lines.Count | Should -Be $expected.Count
            # Only the first that differs: there are very many.
            $at = (0..($lines.Count - 1)).Where({ $lines[$_] -cne $expected[$_] }, 'First')
            "$($at ? $lines[$at[0]] : '')" | Should -BeExactly "$($at ? $expected[$at[0]] : '')"
        }
        finally {
            $sites | ForEach-Object { Close-TestSite $_ }
        }
    }

    It 'lose nothing when processes are killed, and have each link once when all files were opened again' -Tag Slow {
        Set-Tree 400 -Delay 20
        $files = 1..4 | ForEach-Object { Join-Path $TestDrive "kill$_.csv" }
        $workers = @($files | ForEach-Object { Start-Worker kill $_ '-ThrottleLimit 4' })
        for ($kills = 0; $kills -lt 20; $kills++) {
            Start-Sleep -Milliseconds 900
            $n = $kills % 4
            if (-not $workers[$n].HasExited) { $workers[$n].Kill(); $workers[$n].WaitForExit() }
            $workers[$n].Dispose()
            $workers[$n] = Start-Worker kill $files[$n] '-ThrottleLimit 4'
        }

        Wait-Worker $workers
        # What was in flight when the last of them was killed is read now; and every file is opened again.
        foreach ($file in $files) { Wait-Worker (Start-Worker kill $file) }
        (Get-CrawlState "$address/kill").Completed | Should -Be 400
        Assert-Union $files 400
        $asked = (Get-TestSiteLog $site).targets.Where({ $_ -ne '/robots.txt' }) | Group-Object
        $asked | Should -HaveCount 400
        ($asked | Measure-Object Count -Sum).Sum | Should -BeLessOrEqual (400 + 20 * 4)
    }

    It 'wait for a server that was killed (appendfsync <Mode>), and lose nothing' -Tag Slow -ForEach $modes {
        $own = Open-Redis '--appendonly', 'yes', '--appendfsync', $Mode
        try {
            $address = "redis://127.0.0.1:$($own.Port)"
            Set-Tree 300 -Delay 30
            $files = 1..3 | ForEach-Object { Join-Path $TestDrive "server-$Mode-$_.csv" }
            $workers = $files | ForEach-Object { Start-Worker server $_ '-ThrottleLimit 4' }
            # Whoever never reached the server ends with an error instead of waiting.
            Wait-Until { @((Get-CrawlState "$address/server" -ErrorAction Ignore).Workers).Count -eq 3 }
            1..5 | ForEach-Object {
                Start-Sleep -Milliseconds 1500
                Stop-Redis $own
                Start-Sleep -Milliseconds 500
                Start-Redis $own
            }

            Wait-Worker $workers
            foreach ($file in $files) { Wait-Worker (Start-Worker server $file) }
            (Get-CrawlState "$address/server").Completed | Should -Be 300
            Assert-Union $files 300
        }
        finally {
            Close-Redis $own
        }
    }

    It 'go on without a process that is frozen, which finishes its page and its file when it wakes up' -Tag Slow {
        Set-Tree 60 -Delay 30
        $files = 1..2 | ForEach-Object { Join-Path $TestDrive "frozen$_.csv" }
        $first = Start-Worker frozen $files[0] '-ThrottleLimit 4'
        Wait-TestSiteRequest $site /p/9
        kill -STOP $first.Id
        $second = Start-Worker frozen $files[1] '-ThrottleLimit 4'
        $second.WaitForExit(120000) | Should -BeTrue
        kill -CONT $first.Id
        Wait-Worker $first, $second
        foreach ($file in $files) { Wait-Worker (Start-Worker frozen $file) }
        Assert-Union $files 60
    }

    It 'wait for a server that is away for ten seconds' -Tag Slow {
        Set-Tree 100 -Delay 30
        $files = 1..2 | ForEach-Object { Join-Path $TestDrive "away$_.csv" }
        $workers = $files | ForEach-Object { Start-Worker away $_ '-ThrottleLimit 4' }
        Wait-TestSiteRequest $site /p/9
        # It ends as an administrator ends it, and comes back.
        kill -TERM $redis.Process.Id
        $redis.Process.WaitForExit()
        Start-Sleep -Seconds 10
        Start-Redis $redis
        Wait-Worker $workers
        (Get-CrawlState "$address/away").Completed | Should -Be 100
        foreach ($file in $files) { Wait-Worker (Start-Worker away $file) }
        Assert-Union $files 100
    }

    It 'wait for a server that stands still for ten seconds' -Tag Slow {
        Set-Tree 100 -Delay 30
        $files = 1..2 | ForEach-Object { Join-Path $TestDrive "still$_.csv" }
        $workers = $files | ForEach-Object { Start-Worker still $_ '-ThrottleLimit 4' }
        Wait-TestSiteRequest $site /p/9
        kill -STOP $redis.Process.Id
        Start-Sleep -Seconds 10
        kill -CONT $redis.Process.Id
        Wait-Worker $workers
        foreach ($file in $files) { Wait-Worker (Start-Worker still $file) }
        Assert-Union $files 100
    }
}

Describe 'Remove-CrawlState' {
    It 'removes a state file and what lies beside it, and no other file' {
        Reset-TestSite $site
        Set-TestSitePage $site @{ '/p/0' = '<a href=/p/0>x</a>' }
        $path = Join-Path $TestDrive gone.crawl
        $null = Get-PageLinks "$url/p/0" -Recurse -StatePath $path
        $other = New-Item (Join-Path $TestDrive other.crawl) -Value 'no state'
        Remove-CrawlState $path -WhatIf
        $path | Should -Exist
        $run = Invoke-Recorded { Remove-CrawlState (Join-Path $TestDrive *.crawl) -ErrorAction Continue }
        $run.Ids | Should -Be 'StateFileForeign'
        $path | Should -Not -Exist
        $other | Should -Exist
        Get-ChildItem $TestDrive -Filter gone.crawl* | Should -BeNullOrEmpty
        (Invoke-Recorded { Remove-CrawlState $path -ErrorAction Continue }).Ids | Should -Be 'StateFileNotFound'
    }

    It 'leaves a state file alone that a crawl is using' {
        Reset-TestSite $site
        Set-TestSitePage $site @{ '/p/0' = '<a href=/end>x</a>' }
        $path = Join-Path $TestDrive used.crawl
        Set-TestSitePage $site @{} @{ Path = '/end'; Hold = 'y' }
        $run = Start-Shell 'Get-PageLinks $args[0] -Recurse -StatePath $args[1]' "$url/p/0", $path
        Wait-TestSiteRequest $site /end
        (Invoke-Recorded { Remove-CrawlState $path -ErrorAction Continue }).Ids | Should -Be 'StateFileInUse'
        $path | Should -Exist
        Resume-TestSite $site y
        $null = Wait-Shell $run
    }
}
