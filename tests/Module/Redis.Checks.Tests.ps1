BeforeDiscovery {
    Import-Module "$PSScriptRoot/Redis.psm1" -Force
    # Without a server there is nothing to test.
    $noRedis = -not (Test-Redis)
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-Module "$PSScriptRoot/Redis.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url

    # A tree of pages: each leads to two more, to the first, to pictures of all pages, to places on another page,
    # through a redirect, and to what is not there.
    function Set-LinkedTree([int] $Count, [int] $Delay) {
        $pages = foreach ($n in 0..($Count - 1)) {
            $next = (2 * $n + 1), (2 * $n + 2) | Where-Object { $_ -lt $Count } |
                ForEach-Object { "<a href=/p/$_>x</a>" }
            $far = ($n * 7 + 5) % $Count
            @{
                Path = "/p/$n"
                Delay = $n -eq 0 ? 0 : $Delay
                # The first page comes when all take part.
                Hold = $n -eq 0 ? 'first' : $null
                Body = "<p id=here>$next <a href=/p/0>x</a> <img src=/i/$($n % 10).png> " +
                "<img src=/gone/$($n % 5).png> <a href=/p/$far#here>x</a> <a href=/p/$far#nowhere>x</a> " +
                "<img src=/moved/$($n % 4)> " +
                "<a href=/to/$($n % 6)>x</a> <a href=/no/$($n % 3)>x</a></p>"
            }
        }

        $beside = @{ Path = '/robots.txt'; Status = 404 }
        $beside = @($beside) + @(0..9 | ForEach-Object { @{ Path = "/i/$_.png"; Type = 'image/png'; Delay = $Delay } })
        $beside += 0..3 | ForEach-Object {
            @{ Path = "/moved/$_"; Status = 302; Headers = @{ Location = "/i/$($_ + 2).png" } }
        }

        # Each leads to one of two pages that the first page names before all of them. A page that was not found yet
        # would be read under the URL that leads to it, which differs from one run to the next.
        $beside += 0..5 | ForEach-Object {
            @{ Path = "/to/$_"; Status = 301; Headers = @{ Location = "/p/$($_ % 2 + 1)" } }
        }

        Set-TestSitePage $site @{} (@($pages) + $beside)
    }

    function Get-CheckRow($Row) {
        @($Row | ForEach-Object { "$($_.SourceUrl) $($_.Href) $($_.Column) $($_.Status) $($_.Reason)" } | Sort-Object)
    }

    # One process that takes part.
    function Start-Check([string] $Name, [string] $File, [string] $More) {
        Start-Engine ("Import-Module '$(Get-TestedManifest)'; Test-PageLink '$url/p/0' -Recurse $More " +
            "-StatePath '$address/$Name' -OutFile '$File' -WarningAction SilentlyContinue")
    }

    function Wait-Check([System.Diagnostics.Process[]] $Check) {
        foreach ($one in $Check) {
            $one.WaitForExit(150000) | Should -BeTrue
            $one.ExitCode | Should -Be 0
            $one.Dispose()
        }
    }

    # Processes that share one check; each row that they wrote.
    function Invoke-SharedCheck([string] $Name, [int] $Count, [string] $More) {
        $files = 1..$Count | ForEach-Object { Join-Path $TestDrive "$Name$_.csv" }
        $engines = $files | ForEach-Object { Start-Check $Name $_ $More }
        Wait-Until { @((Get-CrawlState "$address/$Name" -ErrorAction Ignore).Workers).Count -eq $Count }
        Resume-TestSite $site first
        Wait-Check $engines
        foreach ($file in $files) { , @(Import-Csv $file) }
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Checks that many processes share' -Skip:$noRedis {
    BeforeAll {
        $redis = Open-Redis
        $address = "redis://127.0.0.1:$($redis.Port)"
    }

    AfterAll {
        Close-Redis $redis
    }

    BeforeEach {
        Reset-TestSite $site
    }

    It 'ask each URL once, and find together what one process finds' {
        Set-LinkedTree 40 -Delay 10
        Resume-TestSite $site first
        $alone = Get-CheckRow (Test-PageLink "$url/p/0" -Recurse -WarningAction SilentlyContinue)
        $askedAlone = (Get-TestSiteLog $site).targets | Sort-Object
        Reset-TestSite $site
        Set-LinkedTree 40 -Delay 10
        $rows = @(Invoke-SharedCheck once 2 '-ThrottleLimit 3')
        $asked = (Get-TestSiteLog $site).targets | Sort-Object
        # Both took part.
        $rows | ForEach-Object { $_.Count | Should -BeGreaterThan 0 }
        # What is not there is asked twice, as by one process: with HEAD, and then with GET.
        Compare-Object $askedAlone $asked | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } |
            Should -BeNullOrEmpty
        Compare-Object $alone (Get-CheckRow ($rows | ForEach-Object { $_ })) |
            ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } |
                Join-String -Separator "`n" | Should -BeNullOrEmpty
        (Get-CrawlState "$address/once").InFlight | Should -Be 0
        # Answers are kept for a day at most.
        Remove-CrawlState "$address/once"
    }
    It 'lose nothing when processes are killed, and have each link once when all files were opened again' -Tag Slow {
        Set-LinkedTree 60 -Delay 40
        Resume-TestSite $site first
        $alone = Get-CheckRow (Test-PageLink "$url/p/0" -Recurse -WarningAction SilentlyContinue)
        Reset-TestSite $site
        Set-LinkedTree 60 -Delay 40
        Resume-TestSite $site first
        $files = 1..2 | ForEach-Object { Join-Path $TestDrive "killed$_.csv" }
        $checks = @($files | ForEach-Object { Start-Check killed $_ '-ThrottleLimit 3' })
        foreach ($kills in 0..3) {
            $asked = (Get-TestSiteLog $site).targets.Count
            Wait-Until {
                (Get-TestSiteLog $site).targets.Count -ge $asked + 20 -or $checks.HasExited -notcontains $false
            }

            $n = $kills % 2
            if (-not $checks[$n].HasExited) { $checks[$n].Kill(); $checks[$n].WaitForExit() }
            $checks[$n].Dispose()
            $checks[$n] = Start-Check killed $files[$n] '-ThrottleLimit 3'
        }

        Wait-Check $checks
        # What the last of them had in flight is checked by now; and every file is opened again.
        foreach ($file in $files) { Wait-Check (Start-Check killed $file) }
        $rows = $files | ForEach-Object { Import-Csv $_ }
        Compare-Object $alone (Get-CheckRow $rows) | ForEach-Object { "$($_.SideIndicator) $($_.InputObject)" } |
            Should -BeNullOrEmpty
        $state = Get-CrawlState "$address/killed"
        $state.InFlight, $state.Pending, $state.Completed | Should -Be 0, 0, 60
    }
}
