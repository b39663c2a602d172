BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $harbour = "$($site.Url)/harbour"
}

AfterAll {
    Close-TestSite $site
}

Describe 'Get-SitemapUrl' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'finds the <count> pages that <start> announces' -ForEach @(
        @{ start = '/'; count = 11 }, @{ start = '/robots.txt'; count = 11 }, @{ start = '/harbour/'; count = 11 }
        @{ start = '/harbour/sitemap-index.xml'; count = 11 }, @{ start = '/harbour/sitemap.xml'; count = 2 }
        @{ start = '/harbour/boats.xml.gz'; count = 5 }, @{ start = '/harbour/list.txt'; count = 2 }
        @{ start = '/harbour/news.rss'; count = 1 }, @{ start = '/harbour/news.atom'; count = 1 }
    ) {
        $pages = @(Get-SitemapUrl "$($site.Url)$start")
        $pages.Count | Should -Be $count
        $pages[0] | Should -BeOfType LinkTools.SitemapUrl
    }

    It 'gives what an entry says as typed properties' {
        $page, $news = Get-SitemapUrl "$harbour/sitemap.xml"
        $page.Sitemap | Should -Be "$harbour/sitemap.xml"
        $page.LastModified | Should -Be ([datetimeoffset] '2024-03-01T08:30:00+01:00')
        $page.ChangeFrequency | Should -Be 'daily'
        $page.Priority | Should -Be 0.9
        $page.Images | Should -Be "$($site.Url)/image?quay", "$($site.Url)/image?crane"
        $page.Videos | Should -Be "$harbour/tour.mp4"
        $page.Alternates['nb'] | Should -Be "$harbour/?nb"
        $page.Alternates.Keys | Should -Be 'de', 'nb'
        $news.NewsTitle | Should -Be 'Regatta & dance'
        $news.NewsPublished | Should -Be ([datetimeoffset] '2024-05-17T00:00:00Z')
        $news.LastModified | Should -BeNullOrEmpty
        $news.Priority | Should -BeNullOrEmpty
        $news.Images.Count | Should -Be 0
    }

    It 'is sorted and filtered by date' {
        $pages = Get-SitemapUrl $site.Url | Where-Object LastModified -gt ([datetime] '2024-04-01')
        ($pages | Sort-Object LastModified).Count | Should -Be 2
    }

    It 'writes a CSV that shows lists, and JSON that keeps them' {
        $csv = Join-Path $TestDrive pages.csv
        Get-SitemapUrl $site.Url | Export-Csv $csv
        Get-Content $csv -Raw | Should -Not -Match 'System\.|LinkTools\.|ReadOnly'
        $row = Import-Csv $csv | Where-Object Url -eq "$harbour/"
        $row.Images | Should -Be "$($site.Url)/image?quay $($site.Url)/image?crane"
        $row.Alternates | Should -Be "de=$harbour/?de nb=$harbour/?nb"
        $json = Get-SitemapUrl "$harbour/sitemap.xml" | ConvertTo-Json -Depth 3 | ConvertFrom-Json
        $json[0].Images | Should -Be "$($site.Url)/image?quay", "$($site.Url)/image?crane"
        $json[0].Alternates.de | Should -Be "$harbour/?de"
        @($json[1].Images).Count | Should -Be 0
    }

    It 'gives entries while the rest of the file is held' {
        Set-TestSitePage $site -Page @{
            Path = '/slow.xml'; Type = 'application/xml'; Hold = 'slow-map'
            Body = '<urlset><url><loc>/early</loc></url><url><loc>/next</loc></url>' + ' ' * 20000
            Rest = '<url><loc>/late</loc></url></urlset>'
        }
        $run = Start-Shell 'Get-SitemapUrl $args' "$($site.Url)/slow.xml"
        Wait-Until { $run.Output.Count -ge 1 }
        $run.Output[0].Url | Should -Be "$($site.Url)/early"
        $run.Running.IsCompleted | Should -BeFalse
        Resume-TestSite $site slow-map
        Wait-Shell $run
        $run.Output.Url | Should -Be ('early', 'next', 'late' | ForEach-Object { "$($site.Url)/$_" })
    }

    It 'gives one error for each document that cannot be read, and the rest' {
        $run = Invoke-Recorded { Get-SitemapUrl "$harbour/bad-index.xml" -ErrorAction Continue }
        # The entries of the broken one before its fault, and those of the good one.
        $run.Output.Url | Should -Be "$harbour/", "$harbour/tides", "$harbour/tides/today"
        $run.Errors | ForEach-Object { "$($_.FullyQualifiedErrorId) $($_.CategoryInfo.Category) $($_.TargetObject)" } |
            Should -Be @(
                "HttpStatus,LinkTools.Commands.GetSitemapUrlCommand InvalidResult $harbour/missing.xml"
                "InvalidSitemap,LinkTools.Commands.GetSitemapUrlCommand InvalidData $harbour/broken.xml"
            )
        $run.Errors[0].Exception | Should -BeOfType System.Net.Http.HttpRequestException
        $run.Errors[0].Exception.StatusCode | Should -Be 404
    }

    It 'gives one error for <given>' -ForEach @(
        @{ given = $null; id = 'InvalidUrl' }, @{ given = 'ftp://a.example/'; id = 'UnsupportedScheme' }
    ) {
        Clear-TestSiteLog $site
        $run = Invoke-Recorded { @($given, "$harbour/list.txt") | Get-SitemapUrl -ErrorAction Continue }
        $run.Output.Count | Should -Be 2
        $run.Errors.FullyQualifiedErrorId | Should -Be "$id,LinkTools.Commands.GetSitemapUrlCommand"
        (Get-TestSiteLog $site).count | Should -Be 1
    }

    It 'gives one error for a site without a sitemap, and says that an empty one names nothing' {
        Set-TestSitePage $site -Page @(
            @{ Path = '/robots.txt'; Status = 404 }, @{ Path = '/sitemap.xml'; Status = 404 }
            @{ Path = '/none.xml'; Type = 'application/xml'; Body = '<urlset></urlset>' }
        )
        $run = Invoke-Recorded { Get-SitemapUrl "$($site.Url)/" -ErrorAction Continue }
        $run.Errors.TargetObject | Should -Be "$($site.Url)/sitemap.xml"
        Set-TestSitePage $site -Page @{ Path = '/robots.txt'; Type = 'text/plain'; Body = "User-agent: *`nDisallow:`n" }
        foreach ($path in '/robots.txt', '/none.xml') {
            $run = Invoke-Recorded { Get-SitemapUrl "$($site.Url)$path" }
            $run.Output | Should -BeNullOrEmpty
            $run.Warnings | Should -Be "$($site.Url)$path lists no page and no sitemap."
        }
    }

    It 'stops at <Name>, and says so' -ForEach @(
        @{ Name = '-MaximumIndexDepth'; With = @{ MaximumIndexDepth = 2 }; Said = '*2 levels deep*' }
        @{ Name = '-MaximumSitemaps'; With = @{ MaximumSitemaps = 3 }; Said = '*More than 3 sitemaps*' }
    ) {
        Set-TestSitePage $site -Page (0..8 | ForEach-Object {
                @{
                    Path = "/$_.xml"; Type = 'application/xml'
                    Body = "<sitemapindex><sitemap><loc>/$($_ + 1).xml</loc></sitemap></sitemapindex>"
                }
            })
        Clear-TestSiteLog $site
        $run = Invoke-Recorded { Get-SitemapUrl "$($site.Url)/0.xml" @With }
        (Get-TestSiteLog $site).targets | Should -Be '/0.xml', '/1.xml', '/2.xml'
        $run.Warnings.Count | Should -Be 1
        $run.Warnings | Should -BeLike $Said
    }

    It 'mends with -Lenient' {
        Set-TestSitePage $site -Page @{
            Path = '/amp.xml'; Type = 'application/xml'; Body = '<urlset><url><loc>/?a&b</loc></url></urlset>'
        }
        $run = Invoke-Recorded { Get-SitemapUrl "$($site.Url)/amp.xml" -ErrorAction Continue }
        $run.Ids | Should -Be 'InvalidSitemap'
        (Get-SitemapUrl "$($site.Url)/amp.xml" -Lenient).Url | Should -Be "$($site.Url)/?a&b"
    }

    It 'reads local files, also compressed ones and from Get-ChildItem' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive maps)
        Set-Content (Join-Path $folder 'a.xml') '<urlset><url><loc>http://a.example/1</loc></url></urlset>'
        $entry = '<urlset><url><loc>http://a.example/2</loc></url></urlset>'
        Set-Content -LiteralPath (Join-Path $folder '[b].xml') $entry
        $file = [IO.File]::Create("$folder/c.xml.gz")
        $gzip = [IO.Compression.GZipStream]::new($file, [IO.Compression.CompressionLevel]::Fastest)
        $gzip.Write([Text.Encoding]::ASCII.GetBytes("http://a.example/3`n"))
        $gzip.Dispose()
        $all = 1..3 | ForEach-Object { "http://a.example/$_" }
        (Get-ChildItem $folder | Get-SitemapUrl).Url | Sort-Object | Should -Be $all
        Push-Location $folder
        (Get-SitemapUrl -Path *.xml).Count | Should -Be 2
        (Get-SitemapUrl -Path ./c.xml.gz).Url | Should -Be $all[2]
        $page = Get-SitemapUrl -LiteralPath '[b].xml'
        $page.Url | Should -Be $all[1]
        $page.Sitemap | Should -Be (Join-Path $folder '[b].xml')
        Pop-Location
    }

    It 'gives one error for each path that names no file, and goes on: <Name>' -ForEach @(
        @{ Name = 'Path'; Ids = 'PathNotFound', 'PathNotFile', 'PathNotFound' }
        @{ Name = 'LiteralPath'; Ids = 'PathNotFile', 'PathNotFound', 'FileUnreadable' }
    ) {
        $file = Join-Path $TestDrive good.xml
        Set-Content $file '<urlset><url><loc>http://a.example/1</loc></url></urlset>'
        $given = @{ $Name = (Join-Path $TestDrive none.xml), 'Variable:HOME', 'Nowhere:x', $file }
        $run = Invoke-Recorded { Get-SitemapUrl @given -ErrorAction Continue }
        $run.Ids | Should -Be $Ids
        $run.Output.Url | Should -Be 'http://a.example/1'
    }

    It 'takes what a local index names for named by nobody: no private address, no credentials' {
        $index = Join-Path $TestDrive index.xml
        Set-Content $index "<sitemapindex>$("<sitemap><loc>$harbour/list.txt</loc></sitemap>" * 3)</sitemapindex>"
        $secret = [securestring]::new()
        $secret.AppendChar('x')
        $basic = @{
            Authentication = 'Basic'; Credential = [pscredential]::new('user', $secret)
            AllowUnencryptedAuthentication = $true
        }
        Clear-TestSiteLog $site
        $run = Invoke-Recorded { Get-SitemapUrl -Path $index @basic -ErrorAction Continue }
        $run.Ids | Should -Be 'AddressNotAllowed'
        (Get-TestSiteLog $site).count | Should -Be 0

        (Get-SitemapUrl -Path $index -AllowPrivateNetwork @basic).Count | Should -Be 2
        $entry = (Get-TestSiteLog $site -Full).entries
        $entry.target | Should -Be '/harbour/list.txt'
        $entry.headers.psobject.Properties.Name | Should -Not -Contain 'Authorization'
        Get-SitemapUrl -Path $index -AllowPrivateNetwork -MaximumIndexDepth 0 -WarningAction Ignore |
            Should -BeNullOrEmpty
    }

    It 'ends with <Id> for <Parameters>, before any request' -ForEach @(
        @{ Parameters = '-Authentication Basic'; Id = 'CredentialNotSupplied' }
        @{ Parameters = '-MaximumIndexDepth -1'; Id = 'ParameterArgumentValidationError' }
        @{ Parameters = '-MaximumSitemaps 0'; Id = 'ParameterArgumentValidationError' }
    ) {
        Clear-TestSiteLog $site
        $run = Invoke-Recorded ([scriptblock]::Create("Get-SitemapUrl $($site.Url)/ $Parameters"))
        $run.FatalId | Should -Be "$Id,LinkTools.Commands.GetSitemapUrlCommand"
        (Get-TestSiteLog $site).count | Should -Be 0
    }

    It 'loses nothing silently: <Name>' -ForEach @(
        @{ Name = 'two loc'; Body = '<url><loc>/1</loc><loc>/2</loc></url>'; Pages = '/1'; Said = '2 loc elements' }
        @{ Name = 'no loc'; Body = '<url><lastmod>2024</lastmod></url><url><loc>/2</loc></url>'; Pages = '/2'
            Said = 'no URL' }
        @{ Name = 'an empty loc'; Body = '<url><loc/></url>'; Pages = @(); Said = 'no URL' }
        @{ Name = 'markup in a loc'; Body = '<url><loc><a href="/x">/1</a></loc></url>'; Pages = @(); Said = 'markup' }
        @{ Name = 'half a loc'; Body = '<url><loc>http://a.example/<b>x</b></loc></url>'; Pages = @(); Said = 'markup' }
        @{ Name = 'markup in CDATA'; Body = '<url><loc><![CDATA[<a href="/1">]]></loc></url>'; Pages = @()
            Said = 'not an http or https URL' }
        @{ Name = 'a urlset inside a urlset'; Body = '<urlset><url><loc>/1</loc></url><url><loc>/2</loc></url></urlset>'
            Pages = '/1', '/2'; Said = 'deeper than in the root' }
        @{ Name = 'a url inside a url'; Body = '<url><loc>/1</loc><url><loc>/2</loc></url></url>'; Pages = '/1'
            Said = 'inside another entry' }
        @{ Name = 'a loc without a url'; Body = '<loc>/1</loc><url><loc>/2</loc></url>'; Pages = '/2'
            Said = 'outside any entry' }
        @{ Name = 'a mail address'; Body = '<url><loc>mailto:a@b.example</loc></url>'; Pages = @()
            Said = 'not an http or https URL' }
        @{ Name = 'an image without a place'; Body = '<url><loc>/1</loc><image><title>x</title></image></url>'
            Pages = '/1'; Said = 'no URL' }
        @{ Name = 'a sitemap in a urlset, two loc'; Body = '<sitemap><loc>/s.txt</loc><loc>/t.txt</loc></sitemap>'
            Pages = '/s1'; Said = '2 loc elements' }
    ) {
        Set-TestSitePage $site -Page @(
            @{ Path = '/a.xml'; Type = 'application/xml'; Body = "<urlset>$Body</urlset>" }
            @{ Path = '/s.txt'; Type = 'text/plain'; Body = "$($site.Url)/s1" }
        )
        $run = Invoke-Recorded { Get-SitemapUrl "$($site.Url)/a.xml" -ErrorAction Continue }
        $run.Output.Url | Should -Be @($Pages | ForEach-Object { "$($site.Url)$_" })
        $run.Errors | Should -BeNullOrEmpty
        $run.Warnings[0] | Should -BeLike "$($site.Url)/a.xml has a fault in line 1: *$Said*"
    }

    It 'counts the faults of a document in one warning, and shows them on Verbose' {
        Set-TestSitePage $site -Page @{
            Path = '/a.xml'; Type = 'application/xml'; Body = "<urlset>$("`n<url/>" * 3)`n<url><loc>/1</loc></url></urlset>"
        }
        $run = Invoke-Recorded { Get-SitemapUrl "$($site.Url)/a.xml" -Verbose }
        $run.Warnings | Should -Be ("$($site.Url)/a.xml has 3 faults, the first of them in line 2: an entry has no URL. " +
            '-Verbose shows more.')
        @($run.Verbose -like '*an entry has no URL.').Count | Should -Be 3
    }

    It 'says what is wrong with a relative URL in a local file, and with a file that was cut off' {
        $file = Join-Path $TestDrive relative.xml
        Set-Content $file '<urlset><url><loc>/1</loc></url><url><loc>http://a.example/2</loc></url></urlset>'
        $run = Invoke-Recorded { Get-SitemapUrl -Path $file }
        $run.Output.Url | Should -Be 'http://a.example/2'
        $run.Warnings | Should -BeLike "$file has a fault in line 1: '/1' is relative*"
        foreach ($switch in @{}, @{ Lenient = $true }) {
            Set-Content $file '<urlset><url><loc>http://a.example/2</loc></url>'
            $run = Invoke-Recorded { Get-SitemapUrl -Path $file @switch -ErrorAction Continue }
            $run.Output.Url | Should -Be 'http://a.example/2'
            $run.Ids | Should -Be 'InvalidSitemap'
        }
    }

    It 'gives an error about <path>, where a sitemap was named and a page is there' -ForEach @(
        @{ path = '/de/sitemap.xml' }, @{ path = '/sitemap_index.php' }, @{ path = '/list.txt' }, @{ path = '/a/robots.txt' }
        @{ path = '/sitemap.xml' }, @{ path = '/robots.txt' }, @{ path = '/feed/' }, @{ path = '/?sitemap=1' }
        @{ path = '/maps/a.xml.gz' }
    ) {
        Set-TestSitePage $site @{ ($path -replace '\?.*') = '<!doctype html><title>Not found</title>' }
        $run = Invoke-Recorded { Get-SitemapUrl "$($site.Url)$path" -ErrorAction Continue }
        $run.Output | Should -BeNullOrEmpty
        $run.Ids | Should -Be 'InvalidSitemap'
        $run.Errors.TargetObject | Should -Be "$($site.Url)$path"
        $run.Errors.Exception.Message | Should -BeLike '*HTML page*'
    }

    It 'says on Verbose that a page stands for its site' {
        $run = Invoke-Recorded { Get-SitemapUrl "$harbour/" -Verbose }
        $run.Output.Count | Should -Be 11
        $run.Verbose | Should -Contain "$harbour/ is an HTML page: the sitemaps of its site are read."
    }

    It 'reads <Line> in a robots.txt as other readers do' -ForEach @(
        @{ Line = 'Site-map: /s.txt' }, @{ Line = 'SITE-MAP:/s.txt # all' }, @{ Line = 'sitemap : /s.txt' }
        @{ Line = "Sitemap /s.txt" }, @{ Line = "User-agent: *`nSitemap: /s.txt`nDisallow: /" }
        @{ Line = "Host: a.example`nSitemap: /s.txt" }
    ) {
        Set-TestSitePage $site -Page @(
            @{ Path = '/robots.txt'; Type = 'text/plain'; Body = $Line }
            @{ Path = '/s.txt'; Type = 'text/plain'; Body = "$($site.Url)/s1" }
        )
        (Get-SitemapUrl $site.Url).Url | Should -Be "$($site.Url)/s1"
        (Test-RobotsUrl $site.Url).Sitemaps | Should -Be '/s.txt'
        # The same file under another name is recognised by its first line.
        Set-TestSitePage $site -Page @{ Path = '/other'; Type = 'text/plain'; Body = $Line }
        (Get-SitemapUrl "$($site.Url)/other").Url | Should -Be "$($site.Url)/s1"
    }

    It 'pipes into Get-PageLinks' {
        (Get-SitemapUrl $site.Url | Get-PageLinks | Group-Object SourceUrl).Count | Should -Be 11
    }
}
