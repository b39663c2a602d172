# A warning about input that is not a page: other types, binary data, a crawl that is finished.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $url = $site.Url
}

AfterAll {
    Close-TestSite $site
}

Describe 'A URL that is no page' {
    BeforeEach {
        Reset-TestSite $site
    }

    It 'is a warning: <Type>' -ForEach @(
        @{ Type = 'text/plain'; Body = 'no links'; Said = 'is text/plain, not a page' }
        @{ Type = 'image/png'; Body = 'x'; Said = 'is image/png, not a page' }
        @{ Type = 'text/csv'; Body = 'a,b'; Said = 'is text/csv, not a page' }
        @{ Type = 'text/calendar; charset=utf-8'; Body = 'x'; Said = 'is text/calendar, not a page' }
        @{ Type = 'application/javascript'; Body = '1'; Said = 'is application/javascript, not a page' }
        @{ Type = 'APPLICATION/ZIP'; Body = 'PK'; Said = 'is application/zip, not a page' }
        @{ Type = 'video/mp4'; Body = 'x'; Said = 'is video/mp4, not a page' }
        @{ Type = 'font/woff2'; Body = 'x'; Said = 'is font/woff2, not a page' }
        @{ Type = 'application/xml'; Body = '<x/>'; Said = 'is application/xml, not a page' }
        @{ Type = 'application/xml'; Body = '<rdf:RDF xmlns:rdf="x"/>'; Said = 'a feed*Get-SitemapUrl' }
        @{ Type = 'application/x-own'; Body = '<p>'; Said = 'is application/x-own, not a page' }
        @{ Type = 'application/pdf'; Body = '%PDF-1.7'; Said = 'is application/pdf' }
        @{ Type = 'application/json; charset=utf-8'; Body = '{}'; Said = 'is application/json, not a page' }
        @{ Type = 'application/xml'; Body = '<?xml version="1.0"?><urlset></urlset>'; Said = 'a sitemap*Get-SitemapUrl' }
        @{ Type = 'text/xml'; Body = '<!-- x --><sitemapindex/>'; Said = 'a sitemap*Get-SitemapUrl' }
        @{ Type = 'application/rss+xml'; Body = '<rss/>'; Said = 'a feed*Get-SitemapUrl' }
        @{ Type = 'application/xml'; Body = '<feed xmlns="http://www.w3.org/2005/Atom"/>'; Said = 'a feed*Get-SitemapUrl' }
        @{ Type = 'application/octet-stream'; Body = 'x'; Said = 'is application/octet-stream' }
        @{ Type = ''; Body = 'words'; Said = 'of an unknown type' }
    ) {
        Set-TestSitePage $site -Page @{ Path = '/x'; Type = $Type; Body = $Body }
        foreach ($with in @{}, @{ Recurse = $true }, @{ Ordered = $true }) {
            $run = Invoke-Recorded { Get-PageLinks "$url/x" @with }
            $run.Warnings | Should -HaveCount 1
            $run.Warnings | Should -BeLike "'$url/x' *$Said*"
            $run.Errors | Should -BeNullOrEmpty
        }

        (Invoke-Recorded { "$url/x" | Get-PageLinks }).Warnings | Should -HaveCount 1
    }

    It 'is none where a link led there, in a crawl or in the pipeline' {
        Set-TestSitePage $site -Page @(
            @{ Path = '/start'; Body = '<a href=/x>x</a>' }, @{ Path = '/x'; Type = 'text/plain'; Body = 'x' })
        $run = Invoke-Recorded { Get-PageLinks "$url/start" -Recurse -Verbose }
        $run.Warnings | Should -BeNullOrEmpty
        $run.Verbose -like "Skipped $url/x: its type is text/plain." | Should -HaveCount 1
        (Invoke-Recorded { Get-PageLinks "$url/start" | Get-PageLinks }).Warnings | Should -BeNullOrEmpty
    }

    It 'is a warning where it is a sitemap by its name alone' {
        Set-TestSitePage $site -Page @{ Path = '/sitemap.xml.gz'; Type = 'application/gzip'; Body = 'x' }
        (Invoke-Recorded { Get-PageLinks "$url/sitemap.xml.gz" }).Warnings | Should -BeLike '*Get-SitemapUrl*'
    }
}

Describe 'Binary data' {
    It 'that gave no links is a warning: <Name>' -ForEach @(
        @{ Name = 'PNG'; Bytes = 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D }
        @{ Name = 'ZIP'; Bytes = 0x50, 0x4B, 3, 4, 20, 0, 0, 0, 8, 0 }
        @{ Name = 'zstd'; Bytes = 0x28, 0xB5, 0x2F, 0xFD, 4, 0x58, 0x19, 0 }
        @{ Name = 'gzip in gzip'; Bytes = 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3 }
    ) {
        $file = Join-Path $TestDrive 'binary.html'
        $content = [byte[]] $Bytes
        if ($Name -eq 'gzip in gzip') {
            $memory = [System.IO.MemoryStream]::new()
            $gzip = [System.IO.Compression.GZipStream]::new($memory, [System.IO.Compression.CompressionMode]::Compress)
            $gzip.Write($content)
            $gzip.Dispose()
            $content = $memory.ToArray()
        }

        [System.IO.File]::WriteAllBytes($file, $content)
        $run = Invoke-Recorded { Get-PageLinks -Path $file }
        $run.Warnings | Should -BeLike "'$file' has no links: it is binary data*"
        if ($Name -ne 'gzip in gzip') {
            (Invoke-Recorded { Get-Content $file -AsByteStream | Get-PageLinks -BaseUrl http://a.example/ }).Warnings |
                Should -BeLike "'http://a.example/' has no links: it is binary data*"
        }
    }

    It 'from a server that calls it HTML is a warning for a page that was named' {
        Set-TestSitePage $site -Page @(
            @{ Path = '/b'; Body = "PK`u{3}`u{4}`u{14}`0`0" }, @{ Path = '/start'; Body = '<a href=/b>b</a>' })
        (Invoke-Recorded { Get-PageLinks "$url/b" }).Warnings | Should -BeLike "'$url/b' has no links: it is binary*"
        (Invoke-Recorded { Get-PageLinks "$url/start" -Recurse }).Warnings | Should -BeNullOrEmpty
    }

    It 'is no warning where links were read, nor is a page without links' {
        foreach ($html in "<a href=x>`u{1}</a>", '<p>no links', '', "`u{FEFF}<p>") {
            (Invoke-Recorded { Get-PageLinks -Html $html -BaseUrl http://a.example/ }).Warnings | Should -BeNullOrEmpty
        }
    }
}

Describe 'A crawl that is finished' {
    It 'says so when it is run again, and reads nothing' {
        Set-TestSitePage $site @{ '/start' = '<a href=/end>x</a>'; '/end' = '' }
        $path = Join-Path $TestDrive done.db
        (Invoke-Recorded { Get-PageLinks "$url/start" -Recurse -StatePath $path }).Warnings | Should -BeNullOrEmpty
        Clear-TestSiteLog $site
        foreach ($again in { Get-PageLinks "$url/start" -Recurse -StatePath $path },
            { Get-PageLinks "$url/start" -Recurse -StatePath $path -RetryFailed }) {
            $run = Invoke-Recorded $again
            $run.Output | Should -BeNullOrEmpty
            $run.Warnings | Should -HaveCount 1
            $run.Warnings | Should -BeLike "The crawl in '$path' is finished*"
        }

        Get-RequestedPage $site | Should -BeNullOrEmpty
    }

    It 'does not say so where pages wait, or fail again' {
        Set-TestSitePage $site -Page @(
            @{ Path = '/start'; Body = '<a href=/1>x</a><a href=/gone>x</a>' }, @{ Path = '/1'; Body = '<p>' }
            @{ Path = '/gone'; Status = 404 })
        $path = Join-Path $TestDrive half.db
        $null = Get-PageLinks "$url/start" -Recurse -MaximumPages 1 -StatePath $path -WarningAction Ignore
        $said = @(
            (Invoke-Recorded { Get-PageLinks "$url/start" -Recurse -StatePath $path -ErrorAction Continue }).Warnings
            (Invoke-Recorded {
                Get-PageLinks "$url/start" -Recurse -StatePath $path -RetryFailed -ErrorAction Continue
            }).Warnings)
        $said -like '*is finished*' | Should -BeNullOrEmpty
    }
}
