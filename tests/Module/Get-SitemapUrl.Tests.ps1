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
    It 'finds the <count> pages that <start> announces' -ForEach @(
        @{ start = '/'; count = 11 }, @{ start = '/robots.txt'; count = 11 }, @{ start = '/harbour/sitemap-index.xml'; count = 11 }
        @{ start = '/harbour/sitemap.xml'; count = 2 }, @{ start = '/harbour/boats.xml.gz'; count = 5 }, @{ start = '/harbour/list.txt'; count = 2 }
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
        $news.LastModified | Should -BeNullOrEmpty
    }

    It 'is sorted and filtered by date' {
        (Get-SitemapUrl $site.Url | Where-Object LastModified -gt ([datetime] '2024-04-01') | Sort-Object LastModified).Count | Should -Be 2
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

    It 'gives one error for each document that cannot be read, and the rest' {
        $pages = Get-SitemapUrl "$harbour/bad-index.xml" -ErrorAction SilentlyContinue -ErrorVariable problems
        $pages.Count | Should -Be 3
        $problems.FullyQualifiedErrorId | Should -Be 'HttpStatus,LinkTools.Commands.GetSitemapUrlCommand', 'InvalidSitemap,LinkTools.Commands.GetSitemapUrlCommand'
        $problems.TargetObject | Should -Be "$harbour/missing.xml", "$harbour/broken.xml"
    }

    It 'gives one error for <given>' -ForEach @(
        @{ given = $null; id = 'InvalidUrl' }, @{ given = ''; id = 'InvalidUrl' }, @{ given = 'map.xml'; id = 'InvalidUrl' }, @{ given = 'ftp://a.example/'; id = 'UnsupportedScheme' }
    ) {
        $pages = @($given, "$harbour/list.txt") | Get-SitemapUrl -ErrorAction SilentlyContinue -ErrorVariable problems
        $pages.Count | Should -Be 2
        $problems.FullyQualifiedErrorId | Should -Be "$id,LinkTools.Commands.GetSitemapUrlCommand"
    }

    It 'reads local files, also from Get-ChildItem' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive maps)
        Set-Content (Join-Path $folder 'a.xml') '<urlset><url><loc>http://a.example/1</loc></url></urlset>'
        Set-Content -LiteralPath (Join-Path $folder '[b].xml') '<urlset><url><loc>http://a.example/2</loc></url></urlset>'
        (Get-ChildItem $folder | Get-SitemapUrl).Url | Sort-Object | Should -Be 'http://a.example/1', 'http://a.example/2'
        Push-Location $folder
        (Get-SitemapUrl -Path *.xml).Count | Should -Be 2
        (Get-SitemapUrl -LiteralPath '[b].xml').Url | Should -Be 'http://a.example/2'
        Pop-Location
    }

    It 'pipes into Get-PageLinks' {
        (Get-SitemapUrl "$harbour/boats.xml.gz" | Get-PageLinks | Group-Object SourceUrl).Count | Should -Be 5
    }

    It 'leaves nothing running when the pipeline ends early, fifteen times' {
        foreach ($i in 1..15) {
            Get-SitemapUrl $site.Url | Select-Object -First 1 | Should -Not -BeNullOrEmpty
            Assert-SiteQuiet $site
        }
    }
}
