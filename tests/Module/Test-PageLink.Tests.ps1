BeforeDiscovery {
    Import-Module "$PSScriptRoot/Redis.psm1" -Force
    $noRedis = -not (Test-Redis)
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-Module "$PSScriptRoot/Redis.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url

    # Pages that lead to one another, to pictures, and to missing pages.
    function Set-Tree([int] $Count, [int] $Delay = 0) {
        $pages = foreach ($n in 0..($Count - 1)) {
            $next = (2 * $n + 1), (2 * $n + 2) | ForEach-Object { $_ -lt $Count ? $_ : 0 }
            $body = "<p id=here><a href=/t/$($next[0])>x</a><a href=/t/$($next[1])#here>y</a>" +
                "<img src=/i/$($n % 7)><a href=/gone/$($n % 5)>z</a>"
            @{ Path = "/t/$n"; Body = $body; Delay = $Delay }
        }

        $pictures = 0..6 | ForEach-Object { @{ Path = "/i/$_"; Type = 'image/png'; Body = 'p' } }
        Set-TestSitePage $site -Page ($pages + $pictures + @{ Path = '/robots.txt'; Status = 404 })
    }

    function Get-Row($Checks) {
        $Checks | ForEach-Object { "$($_.SourceUrl) $($_.Href) $($_.Status)" } | Sort-Object -CaseSensitive
    }
}

AfterAll {
    Close-TestSite $site
}

Describe 'Test-PageLink' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'takes rows by their names, and says where each link stands' {
        Set-TestSitePage $site @{ '/page' = '<p id=a>' }
        $csv = Join-Path $TestDrive links.csv
        @(
            [pscustomobject]@{ Line = 3; SourceUrl = "$url/from"; Href = 'page#a'; Url = "$url/page#a"; Other = 1 }
            [pscustomobject]@{ Line = 4; SourceUrl = "$url/from"; Href = 'page#b'; Url = "$url/page#b"; Other = 2 }
            [pscustomobject]@{ Line = 5; SourceUrl = "$url/from"; Href = 'http://['; Url = ''; Other = 3 }
        ) | Export-Csv $csv
        $checks = Import-Csv $csv | Test-PageLink -Ordered
        $checks.Status | Should -Be Ok, FragmentMissing, Broken
        $checks.Line | Should -Be 3, 4, 5
        $checks[2].Reason | Should -Be InvalidUrl
        $checks.SourceUrl | Select-Object -Unique | Should -Be "$url/from"
    }

    It 'takes what Get-PageLinks gives, and asks each URL once' {
        Set-Tree 4
        $checks = Get-PageLinks "$url/t/0" -Kind All | Test-PageLink
        Get-Row $checks | Should -Be @(
            "$url/t/0 /gone/0 Broken", "$url/t/0 /i/0 Ok", "$url/t/0 /t/1 Ok", "$url/t/0 /t/2#here Ok")
        $asked = (Get-TestSiteLog $site -Full).entries | Where-Object target -NE /robots.txt |
            Group-Object { "$($_.method) $($_.target)" }
        $asked | ForEach-Object Count | Select-Object -Unique | Should -Be 1
    }

    It 'gives a first result of a crawl while a page is held back' {
        Set-TestSitePage $site -Page @(
            @{ Path = '/start'; Body = '<a href=/slow>s</a><a href=/quick>q</a>' }
            @{ Path = '/slow'; Body = '<p>'; Hold = 'slow' }
            @{ Path = '/quick'; Body = '<p>' }
        )
        $run = Start-Shell "Test-PageLink '$url/start' -Recurse"
        Wait-Until { $run.Output.Count -eq 2 }
        $run.Output.Url | Sort-Object | Should -Be "$url/quick", "$url/start"
        Resume-TestSite $site slow
        Wait-Shell $run
        $run.Output.Count | Should -Be 3
        $run.Shell.Dispose()
    }

    It 'gives one value for each URL with -Quiet, of a crawl by what it leads to' {
        Set-TestSitePage $site @{
            '/good' = '<a href=/fine>f</a><a href=mailto:a@b.example>m</a>'; '/fine' = '<a href=/good#top>t</a>'
            '/bad' = '<a href=/between>b</a>'; '/between' = '<a href=/gone>g</a>'
        }
        Test-PageLink "$url/good", "$url/gone", "$url/bad" -Quiet -Ordered | Should -Be $true, $false, $true
        Test-PageLink "$url/bad", "$url/good", "$url/gone", 'http://[' -Recurse -Quiet |
            Should -Be $false, $true, $false, $false
        Test-PageLink "$url/good" -Recurse -Quiet | Should -BeTrue
    }

    It 'looks for the text of text fragments where asked' {
        Set-TestSitePage $site @{ '/page' = '<p>some words' }
        $links = "$url/page#:~:text=some%20words", "$url/page#:~:text=other"
        Test-PageLink $links -Quiet | Should -Be $true, $true
        $checks = Test-PageLink $links -IncludeTextFragment -Ordered
        $checks.Status | Should -Be Ok, FragmentMissing
        $checks[1].Reason | Should -Be TextMissing
    }

    It 'keeps the order of the links with -Ordered, and refuses it where there is none' {
        $links = 1..40 | ForEach-Object { "$url/page/$($_ % 9)?$_" }
        (Test-PageLink $links -Ordered).Url | Should -Be $links
        { Test-PageLink $url -Recurse -Ordered } | Should -Throw -ErrorId OrderedConflict*
        { Test-PageLink $url -Recurse:$false -StatePath "$TestDrive/x" } | Should -Not -Throw
    }

    It 'writes with -OutFile what Export-Csv would' {
        Set-Tree 5
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
        Test-PageLink "$url/t/0" -Recurse -OutFile $file | Should -BeNullOrEmpty
        $rows = Import-Csv $file
        $checks = Test-PageLink "$url/t/0" -Recurse
        $rows.Count | Should -Be 21
        Get-Row $rows | Should -Be (Get-Row $checks)
        $rows[0].PSObject.Properties.Name | Should -Be $checks[0].PSObject.Properties.Name
    }

    It 'counts by status with -Summary' {
        Set-Tree 5
        $null = Test-PageLink "$url/t/0" -Recurse -Summary -InformationVariable said -InformationAction Ignore
        $said.MessageData.Links, $said.MessageData.Broken, $said.MessageData.Ok | Should -Be 21, 5, 16
    }
}

Describe 'Test-PageLink -StatePath' {
    BeforeAll {
        # Kills a check three times, and runs it to its end; its file must then have what one run would have reported.
        function Assert-EachOnce([string] $State, [string] $File) {
            Set-Tree 200 -Delay 10
            $expected = Get-Row (Test-PageLink "$url/t/0" -Recurse)
            $command = "Import-Module '$(Get-TestedManifest)'; Test-PageLink '$url/t/0' -Recurse -StatePath '$State' " +
                "-OutFile '$File'"
            foreach ($run in 1..3) {
                Clear-TestSiteLog $site
                $process = Start-Engine $command
                # A little later each time, and always before all is done.
                Wait-Until { $process.HasExited -or (Get-TestSiteLog $site).count -gt 20 * $run }
                $process.HasExited | Should -BeFalse
                $process.Kill()
                $process.WaitForExit()
                $process.Dispose()
                Wait-Until { (Get-TestSiteLog $site).open -eq 0 }
            }

            Invoke-Engine $command | Should -BeNullOrEmpty
            Get-Row (Import-Csv $File) | Should -Be $expected
        }
    }

    BeforeEach {
        Reset-TestSite $site
        $state = Join-Path $TestDrive "$([guid]::NewGuid()).crawl"
        $file = Join-Path $TestDrive "$([guid]::NewGuid()).csv"
    }

    It 'goes on where the pipeline was left, and reports nothing that was done' {
        Set-Tree 30
        $all = Test-PageLink "$url/t/0" -Recurse
        $first = Test-PageLink "$url/t/0" -Recurse -StatePath $state | Select-Object -First 40
        $rest = Test-PageLink "$url/t/0" -Recurse -StatePath $state
        $rest.Count | Should -BeLessThan $all.Count
        Get-Row (@($first) + @($rest)) | Select-Object -Unique | Should -Be (Get-Row $all)
        Test-PageLink "$url/t/0" -Recurse -StatePath $state | Should -BeNullOrEmpty
    }

    It 'has each link once in -OutFile, however often it was killed' {
        Assert-EachOnce $state $file
    }

    It 'has each link once in -OutFile with a state on a server, too' -Tag Slow -Skip:$noRedis {
        # A process that was killed holds its pages until its last sign of life is old enough.
        $redis = Open-Redis
        try {
            Assert-EachOnce "redis://127.0.0.1:$($redis.Port)/check" $file
        }
        finally {
            Close-Redis $redis
        }
    }

    It 'goes on with a folder' {
        $folder = New-Item -ItemType Directory "$TestDrive/$([guid]::NewGuid())"
        1..30 | ForEach-Object { Set-Content "$folder/p$_.html" "<a href=p$($_ % 30 + 1).html>n</a><a href=q>q</a>" }
        $with = @{ Path = $folder; Recurse = $true; BaseUrl = 'https://a.example/'; StatePath = $state }
        # Of 60 results, 45 have both links of at least 15 pages, so these pages are done.
        $first = Test-PageLink @with | Select-Object -First 45
        $rest = Test-PageLink @with
        $rest.Count | Should -BeLessThan 60
        (@($first) + @($rest) | ForEach-Object { "$($_.SourceUrl) $($_.Href)" } | Select-Object -Unique).Count |
            Should -Be 60
        Test-PageLink @with | Should -BeNullOrEmpty
        Test-PageLink -Path $folder -Recurse -BaseUrl https://a.example/ -OutFile $file
        Import-Csv $file | Group-Object Status | Sort-Object Name | ForEach-Object { "$($_.Count) $($_.Name)" } |
            Should -Be '30 Broken', '30 Ok'
    }
}
