BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-PageLinks' {
    It 'gives the links of a page as PageLink objects' {
        $links = Get-PageLinks "$($site.Url)/page/7"
        $links.Count | Should -Be 10
        $links[0] | Should -BeOfType LinkTools.PageLink
        $links[0].Url | Should -Be "$($site.Url)/page/8"
        $links[0].Text | Should -Be 'Next page'
        $links[1].IsExternal | Should -BeTrue
    }

    It 'is known by its singular too' {
        (Get-PageLink "$($site.Url)/page/7").Count | Should -Be 10
    }

    It 'reads the URLs of a text file' {
        $list = Join-Path $TestDrive urls.txt
        1..20 | ForEach-Object { "$($site.Url)/page/$_" } | Set-Content $list
        $links = Get-Content $list | Get-PageLinks -ThrottleLimit 64 -TimeoutSec 10
        ($links | Group-Object SourceUrl).Count | Should -Be 20
    }

    It 'binds <property> from Import-Csv' -ForEach @{ property = 'Url' }, @{ property = 'Uri' } {
        $csv = Join-Path $TestDrive pages.csv
        1..3 | ForEach-Object { [pscustomobject]@{ Name = "n$_"; $property = "$($site.Url)/page/$_" } } |
            Export-Csv $csv
        $links = Import-Csv $csv | Get-PageLinks -Ordered
        $links.Count | Should -Be 30
        $links[0..2].Text | Should -Be 'Next page', 'Comma, and "quotes"', 'Straße & Brücke'
        $links[0..1].Href | Should -Be '/page/2', 'https://example.org/list?a=1&b=2'
        $links[0..1].Url | Should -Be "$($site.Url)/page/2", 'https://example.org/list?a=1&b=2'
    }

    It 'reads files from Get-ChildItem, wildcards and literal paths' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'public')
        Set-Content (Join-Path $folder 'a.html') '<a href="x">one</a>'
        Set-Content (Join-Path $folder 'b.html') '<a href="/z">three</a>'
        Set-Content -LiteralPath (Join-Path $folder '[b].html') '<a href="y">two</a>'
        (Get-ChildItem $folder | Get-PageLinks).Text | Sort-Object | Should -Be 'one', 'three', 'two'
        (Get-PageLinks -Path "$folder/?.html" -BaseUrl http://a.example/d/ -Ordered).Url |
            Should -Be 'http://a.example/d/x', 'http://a.example/z'
        $link = Get-PageLinks -LiteralPath "$folder/[b].html"
        $link.Url | Should -Be "file://$folder/y"
        $link.SourceUrl | Should -Be "$folder/[b].html"
    }

    It 'gives one error for each path that names no file, and goes on: <Parameters>' -ForEach @(
        @{ Parameters = @{ Path = 'Variable:HOME', 'Nowhere:x', './none.html' }; Last = 'PathNotFound' }
        @{ Parameters = @{ LiteralPath = 'Variable:HOME', 'Nowhere:x', '/none.html' }; Last = 'FileUnreadable' }
        @{ Parameters = @{ LiteralPath = 'Variable:HOME', 'Nowhere:x', '/' }; Last = 'FileUnreadable' }
    ) {
        $run = Invoke-Recorded { Get-PageLinks @Parameters -ErrorAction Continue }
        $run.Ids | Should -Be 'PathNotFile', 'PathNotFound', $Last
        $run.Output | Should -BeNullOrEmpty
    }

    It 'reads markup at hand' {
        (Get-PageLinks -Html '<base href="/d/"><a href="e">f</a>' -BaseUrl https://a.example/).Url |
            Should -Be 'https://a.example/d/e'
        $link = Get-PageLinks -Html '<a href="../x?a=1&amp;b=2"> two  words </a>' -BaseUrl https://a.example/b/c/d
        "$link" | Should -Be 'https://a.example/b/x?a=1&b=2'
        $link.Text | Should -Be 'two words'
    }

    It 'reads the pages that its own links lead to' {
        $first = (Get-PageLinks "$($site.Url)/page/2")[0]
        ($first | Get-PageLinks).SourceUrl | Select-Object -Unique | Should -Be "$($site.Url)/page/3"
    }

    It 'keeps the order that was asked for with -Ordered' {
        $urls = "$($site.Url)/delay/300", "$($site.Url)/page/1", "$($site.Url)/delay/100"
        (Get-PageLinks $urls -Ordered).SourceUrl | Select-Object -Unique | Should -Be $urls
    }

    It 'gives one error for <given>' -ForEach @(
        @{ given = $null; id = 'InvalidUrl' }, @{ given = ''; id = 'InvalidUrl' }, @{ given = ' '; id = 'InvalidUrl' }
        @{ given = 'page.html'; id = 'InvalidUrl' }, @{ given = '/page/1'; id = 'InvalidUrl' }
        @{ given = 'http://'; id = 'InvalidUrl' }, @{ given = 'https://a b/'; id = 'InvalidUrl' }
        @{ given = 'http://[::1'; id = 'InvalidUrl' }
        @{ given = 'ftp://a.example/'; id = 'UnsupportedScheme' }
        @{ given = 'javascript:void(0)'; id = 'UnsupportedScheme' }
    ) {
        Clear-TestSiteLog $site
        $links = @($given, "$($site.Url)/page/1") | Get-PageLinks -ErrorAction SilentlyContinue -ErrorVariable problems
        $links.Count | Should -Be 10
        $problems.Count | Should -Be 1
        $problems[0].FullyQualifiedErrorId | Should -Be "$id,LinkTools.Commands.GetPageLinksCommand"
        $problems[0].TargetObject | Should -Be "$given"
        (Get-TestSiteLog $site).count | Should -Be 1
    }

    It 'ends every input as links, as a page without any, or as one error' {
        $good = 0..49 | ForEach-Object { "$($site.Url)/page/$_" }
        $bad = 0..19 | ForEach-Object { "$($site.Url)/status/$(500 + $_ % 4)?$_" }
        $none = "$($site.Url)/empty", "$($site.Url)/text"
        $run = Invoke-Recorded {
            $good + $bad + $none | Sort-Object { $_.GetHashCode() } |
                Get-PageLinks -MaximumRetryCount 0 -Verbose -ErrorAction Continue
        }
        $run.Output.SourceUrl | Sort-Object -Unique | Should -Be ($good | Sort-Object)
        $run.Errors.TargetObject | Sort-Object | Should -Be ($bad | Sort-Object)
        $run.Ids | Select-Object -Unique | Should -Be 'HttpStatus'
        foreach ($url in $none) { "$($run.Verbose)" | Should -BeLike "*$url*" }
    }

    It 'reads a page as often as it is given' {
        Clear-TestSiteLog $site
        $url = "$($site.Url)/page/3"
        ($url, $url, $url | Get-PageLinks).Count | Should -Be 30
        (Get-TestSiteLog $site).count | Should -Be 3
    }

    It 'cuts a page that does not come to an end at its deadline, and gives no half of it' {
        $urls = '/trickle?ms=20', '/held-body/never', '/page/1' | ForEach-Object { "$($site.Url)$_" }
        $run = Invoke-Recorded { Get-PageLinks $urls -TimeoutSec 1 -MaximumRetryCount 0 -ErrorAction Continue }
        $run.Output.SourceUrl | Select-Object -Unique | Should -Be "$($site.Url)/page/1"
        $run.Ids | Should -Be 'Timeout', 'Timeout'
    }

    It 'says status, bytes, links and milliseconds of each page on Verbose' {
        $run = Invoke-Recorded { Get-PageLinks "$($site.Url)/page/1" -Verbose }
        "$($run.Verbose)" | Should -Match '/page/1: 200, \d+ bytes, 10 links, \d+ ms'
    }
}
