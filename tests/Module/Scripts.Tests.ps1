# Scripts as administrators write them, against a real site. about_LinkTools shows the same scripts.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $published = Join-Path $TestDrive 'published'
    $null = New-Item -ItemType Directory "$published/docs"
    Set-Content "$published/index.html" '<title>Front page</title><a href="docs/">Docs</a> <a href="a.pdf">A</a>
        <a href="B.PDF?x=1">B</a> <a href="pdf/list">no PDF</a> <a href="https://elsewhere.example/">E</a>'
    Set-Content "$published/docs/index.html" '<title>The docs</title><a href="/">Front</a> <a href="../a.pdf">A</a>
        <a href="https://other.example/x">O</a>'
    $folder = Open-TestSite -Directory $published
    $url = "$($folder.Url)/"
    Set-Content "$published/sitemap.xml" ('<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">' +
        "<url><loc>$url</loc></url><url><loc>${url}docs/</loc></url></urlset>")
    Push-Location $TestDrive
}

AfterAll {
    Pop-Location
    Close-TestSite $site
    Close-TestSite $folder
}

Describe 'The script' {
    It 'counts external links by department' {
        Set-Content departments.csv 'Department,Url', "Sales,$url", "Support,${url}docs/"
        $groups = Import-Csv departments.csv | ForEach-Object {
            $department = $_.Department
            Get-PageLinks $_.Url | Where-Object IsExternal |
                Select-Object @{ Name = 'Department'; Expression = { $department } }, Host, Url
        } | Group-Object Department, Host -NoElement
        $groups.Name | Sort-Object | Should -Be 'Sales, elsewhere.example', 'Support, other.example'
    }

    It 'finds all PDF files' {
        $files = Get-PageLinks $url -Recurse -ErrorAction SilentlyContinue |
            Where-Object { ([uri] $_.Url).AbsolutePath -like '*.pdf' } |
            Sort-Object Url -Unique
        $files.Url | Should -Be "${url}a.pdf", "${url}B.PDF?x=1"
    }

    It 'finds mixed content' {
        $html = '<img src="http://a.example/i.png"><script src="https://a.example/s.js"></script>
            <link rel=stylesheet href="//a.example/c.css"><a href="http://a.example/">no content</a>
            <iframe src="http://a.example/f"></iframe>'
        $mixed = $html | Get-PageLinks -BaseUrl https://a.example/ -Kind Image, Script, Stylesheet, Frame, Media |
            Where-Object { $_.Scheme -eq 'http' -and $_.SourceUrl -like 'https:*' }
        $mixed.Url | Should -Be 'http://a.example/i.png', 'http://a.example/f'
    }

    It 'compares two runs' {
        Get-PageLinks $url | Export-Csv yesterday.csv
        Get-PageLinks $url, "${url}docs/" -Ordered | Export-Csv today.csv
        $changes = Compare-Object (Import-Csv yesterday.csv) (Import-Csv today.csv) -Property SourceUrl, Url
        $changes.SideIndicator | Select-Object -Unique | Should -Be '=>'
        $changes.SourceUrl | Select-Object -Unique | Should -Be "${url}docs/"
        $changes.Count | Should -Be 3
    }

    It 'reads an intranet with a password and a self-signed certificate' {
        $intranet = Open-TestSite -Listen 'https://127.0.0.1:0'
        try {
            $user = [pscredential]::new('me', (ConvertTo-SecureString 'secret' -AsPlainText -Force))
            $seen = Get-PageLinks "$($intranet.Url)/headers" -Credential $user -Authentication Basic `
                -SkipCertificateCheck
            $seen.Text | Should -Contain 'Authorization: Basic bWU6c2VjcmV0'
        }
        finally {
            Close-TestSite $intranet
        }
    }

    It 'checks a folder before it is published' {
        $hosts = Get-PageLinks -Path ./published -Recurse -BaseUrl https://example.com/ |
            Where-Object IsExternal | Group-Object Host -NoElement
        $hosts.Name | Should -Be 'elsewhere.example', 'other.example'
        (Get-PageLinks -Path ./published -Recurse -BaseUrl https://example.com/).Url |
            Should -Contain 'https://example.com/docs/'
    }

    It 'logs in by a form' {
        $problem = { Get-PageLinks "$($site.Url)/members" -ErrorAction Stop }
        $problem | Should -Throw -ErrorId 'HttpStatus,*'
        $form = @{ user = 'me'; password = 'secret' }
        $null = Invoke-WebRequest "$($site.Url)/login" -Method Post -Body $form -SessionVariable session
        (Get-PageLinks "$($site.Url)/members" -WebSession $session).Text | Should -Be 'Members'
    }

    It 'reads the pages of a sitemap' {
        $links = Get-SitemapUrl $url | Get-PageLinks -ThrottleLimit 4
        $links.SourceUrl | Sort-Object -Unique | Should -Be $url, "${url}docs/"
        $links.Count | Should -Be 8
    }

    It 'finds pages that redirect' {
        Set-Content urls.txt '# pages', "$($site.Url)/page/1", "$($site.Url)/redirect/2", ''
        $moved = Get-Content urls.txt | Test-PageLink -SkipFragment | Where-Object Redirects -gt 0
        $moved.Url | Should -Be "$($site.Url)/redirect/2"
        $moved.FinalUrl | Should -Be "$($site.Url)/page/0"
    }

    It 'lists the titles of a site' {
        $null = Get-PageLinks $url -Recurse -StatePath site.crawl -ErrorAction SilentlyContinue
        $titles = Get-CrawlState site.crawl -Pages | Where-Object State -eq Completed | Select-Object Url, Title
        $titles.Title | Should -Be 'Front page', 'The docs'
    }
}
