# What people type and pipe: URLs, lists, files, folders, HTML, responses, and objects with a URL.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite
    $bare = $site.Url -replace '^http://'
    $base = 'https://example.com/'
    $public = Join-Path $TestDrive 'public'
    $null = New-Item -ItemType Directory "$public/docs", (Join-Path $TestDrive 'empty')
    Set-Content "$public/index.html" '<a href="x">one</a>'
    Set-Content "$public/docs/a.html" '<a href="next.html">next</a><a href="/root.html">root</a>'
    Set-Content "$public/docs/style.css" 'a { color: red }'
    $page = Join-Path $TestDrive 'page.html'
    Set-Content $page '<!doctype html>', '<html>', '<!-- over', 'two lines -->', '<base', ' href="/z/">', '<a',
        ' href=y>t</a>'
    Push-Location $TestDrive

    function Get-Verbose([scriptblock] $Code) {
        & $Code 4>&1 | Where-Object { $_ -is [System.Management.Automation.VerboseRecord] } | ForEach-Object { "$_" }
    }

    # The single error of a command that continues.
    function Get-Problem([scriptblock] $Code) {
        $all = @(& $Code 2>&1 | Where-Object { $_ -is [System.Management.Automation.ErrorRecord] })
        $all.Count | Should -Be 1 -Because "$all"
        $all[0]
    }
}

AfterAll {
    Pop-Location
    Close-TestSite $site
}

Describe 'Files of a site' {
    It 'have addresses below -RootPath' {
        $links = Get-ChildItem $public -Recurse -Filter *.html | Get-PageLinks -BaseUrl $base -RootPath $public
        $links.Url | Sort-Object | Should -Be @("${base}docs/next.html", "${base}root.html", "${base}x")
    }

    It 'lie below a -BaseUrl that ends in no slash' {
        (Get-PageLinks -LiteralPath "$public/docs/a.html" -BaseUrl "${base}site" -RootPath $public).Url |
            Should -Be "${base}site/docs/next.html", "${base}root.html"
    }

    It 'have -BaseUrl as the address of each without -RootPath' {
        (Get-PageLinks -Path "$public/docs/*.html" -BaseUrl $base).Url |
            Should -Be "${base}next.html", "${base}root.html"
    }

    It 'keep what a URL would read otherwise: <Name>' -Skip:($IsWindows) -ForEach @(
        @{ Name = 'a b.html'; Path = 'a%20b.html' }, @{ Name = '100%.html'; Path = '100%25.html' }
        @{ Name = 'a#b?.html'; Path = 'a%23b%3F.html' }, @{ Name = 'a:b.html'; Path = 'a:b.html' }
        @{ Name = 'é(1).html'; Path = '%C3%A9(1).html' }, @{ Name = '%41.html'; Path = '%2541.html' }
    ) {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        Set-Content -LiteralPath (Join-Path $folder $Name) '<a href="#here">h</a>'
        (Get-PageLinks -Path $folder -BaseUrl $base).Url | Should -Be "$base$Path#here"
    }

    It 'outside -RootPath are an error each, and the others are read' {
        $links = Get-Item $page, "$public/index.html" |
            Get-PageLinks -BaseUrl $base -RootPath $public -ErrorAction SilentlyContinue -ErrorVariable problems
        $links.Url | Should -Be "${base}x"
        $problems.FullyQualifiedErrorId | Should -Be 'PathOutsideRoot,LinkTools.Commands.GetPageLinksCommand'
        "$($problems.TargetObject)" | Should -Be $page
    }

    It 'need a -RootPath that exists' {
        { Get-PageLinks -Path $page -BaseUrl $base -RootPath ./nowhere } | Should -Throw -ErrorId 'PathNotFound,*'
    }

    It 'are found in a folder, and with -Recurse below it, which is then -RootPath' {
        (Get-PageLinks -Path $public -BaseUrl $base).Url | Should -Be "${base}x"
        (Get-PageLinks -Path $public -Recurse -BaseUrl $base).Url | Sort-Object |
            Should -Be "${base}docs/next.html", "${base}root.html", "${base}x"
        (Get-Item $public | Get-PageLinks -Recurse -BaseUrl $base).Count | Should -Be 3
        (Get-PageLinks -Path $public -Recurse -BaseUrl $base -Exclude '*/docs/*').Url | Should -Be "${base}x"
        (Get-PageLinks -Path $public -Recurse -BaseUrl $base -Include '*/docs/*').Count | Should -Be 2
    }

    It 'are each read once where Get-ChildItem gives their folders, too' {
        (Get-ChildItem $public -Recurse | Get-PageLinks -BaseUrl $base -RootPath $public).Count | Should -Be 3
    }

    It 'are missed with a warning' {
        Get-PageLinks -Path ./empty -Recurse -WarningVariable said -WarningAction SilentlyContinue |
            Should -BeNullOrEmpty
        "$said" | Should -Match 'has no pages'
        Get-Item ./public | Get-PageLinks -WarningVariable said -WarningAction SilentlyContinue | Should -BeNullOrEmpty
        "$said" | Should -Match 'Only 1 folder came down the pipeline, and no page'
    }

    It 'that no path matches are PathNotFound' {
        Set-Content -LiteralPath './b[1].html' '<a href="1">b</a>'
        (Get-Problem { Get-PageLinks -Path 'b[1].html' }).Exception.Message | Should -Match '-LiteralPath'
        foreach ($path in 'b[1].html', 'nothing*.html', 'nothing.html') {
            (Get-Problem { Get-PageLinks -Path $path }).FullyQualifiedErrorId | Should -Match '^PathNotFound,'
        }

        (Get-PageLinks -LiteralPath 'b[1].html').Text | Should -Be 'b'
    }

    It 'are decompressed, and one that was cut is an error' {
        $bytes = [System.IO.MemoryStream]::new()
        $gzip = [System.IO.Compression.GZipStream]::new($bytes, [System.IO.Compression.CompressionMode]::Compress)
        $gzip.Write([System.Text.Encoding]::UTF8.GetBytes('<a href="#z">zipped</a>' * 40))
        $gzip.Dispose()
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive ([guid]::NewGuid()))
        [System.IO.File]::WriteAllBytes("$folder/z.html.gz", $bytes.ToArray())
        (Get-PageLinks -Path $folder -BaseUrl $base).Url | Select-Object -Unique | Should -Be "${base}z.html#z"
        [System.IO.File]::WriteAllBytes("$folder/cut.html.gz", $bytes.ToArray()[0..24])
        (Get-Problem { Get-PageLinks -Path "$folder/cut.html.gz" }).FullyQualifiedErrorId |
            Should -Match '^ContentDecoding,'
    }

    It 'that are web archives say so' {
        Copy-Item $page ./saved.mhtml
        $problem = Get-Problem { Get-PageLinks -Path ./saved.mhtml }
        $problem.FullyQualifiedErrorId | Should -Match '^FileUnreadable,'
        $problem.Exception.Message | Should -Match 'MHTML'
    }
}

Describe 'Markup' {
    It 'comes line by line, as one document' {
        $link = Get-Content $page | Get-PageLinks -BaseUrl $base
        $link.Url | Should -Be "${base}z/y"
        $link.Line | Should -Be 7
        (Get-PageLinks -Html (Get-Content $page) -BaseUrl $base).Line | Should -Be 7
        (Get-Content $page -Raw | Get-PageLinks -BaseUrl $base).Url | Should -Be "${base}z/y"
        (Get-Content $page -ReadCount 3 | Get-PageLinks -BaseUrl $base).Line | Should -Be 7
    }

    It '<Name>: <Count> documents' -ForEach @(
        @{ Name = 'lines'; Count = 1; Texts = '<p>', '<a href=1>', '</p>' }
        @{ Name = 'texts with line breaks'; Count = 2; Texts = "<p>`n<a href=1>", "<a href=2>`n" }
        @{ Name = 'lines, a whole text, lines'; Count = 3; Texts = '<p>', "<a href=1>`n", '<p>' }
        @{ Name = 'documents of one line'; Count = 2; Texts = '<!doctype html><a href=1>', '<!DOCTYPE html><a href=2>' }
        @{ Name = 'html elements'; Count = 2; Texts = '<html><a href=1>', ' <HTML lang=en>' }
        @{ Name = 'doctype and html on lines of their own'; Count = 1
            Texts = '<!-- c -->', '<!doctype html>', '', '<html>', '<a>' }
        @{ Name = 'html in a comment'; Count = 1; Texts = '<!doctype html>', '<!--', '<html>', '-->', '<html>' }
        @{ Name = 'a whole document and a fragment'; Count = 2; Texts = '<html><a href=1></html>', '<a href=2>' }
    ) {
        Get-Verbose { $Texts | Get-PageLinks -BaseUrl $base -Verbose } |
            Should -Contain "Read $Count HTML document$($Count -eq 1 ? '' : 's')."
    }

    It 'of two files is two documents' {
        (Get-Content $page, $page | Get-PageLinks -BaseUrl $base).Line | Should -Be 7, 7
        Copy-Item $page ./second.html
        (Get-Content $page, ./second.html | Get-PageLinks -BaseUrl $base).Line | Should -Be 7, 7
    }

    It 'may be bytes' {
        (Get-Content $page -AsByteStream | Get-PageLinks -BaseUrl $base).Url | Should -Be "${base}z/y"
        (, [System.IO.File]::ReadAllBytes($page) | Get-PageLinks -BaseUrl $base).Url | Should -Be "${base}z/y"
    }

    It 'needs -BaseUrl, which one error says' {
        { Get-Content $page | Get-PageLinks } | Should -Throw -ErrorId 'BaseUrlNotSpecified,*'
    }

    It 'is not read beyond -MaximumPageBytes' {
        $lines = @('<a href=1>a</a>') + @('<p>' * 10) * 100
        (Get-Problem { $lines | Get-PageLinks -BaseUrl $base -MaximumPageBytes 100 }).FullyQualifiedErrorId |
            Should -Match '^PageTooLarge,'
        (@($lines | Get-PageLinks -BaseUrl $base -MaximumPageBytes 100 -AllowPartial 2>$null)).Count | Should -Be 1
    }

    It 'of Invoke-WebRequest is not requested again, and has its final URL' {
        $response = Invoke-WebRequest "$($site.Url)/redirect/2"
        $before = (Get-TestSiteLog $site).count
        $links = $response | Get-PageLinks
        (Get-TestSiteLog $site).count | Should -Be $before
        $links.Count | Should -Be 10
        $links[0].SourceUrl | Should -Be "$($site.Url)/page/0"
        ($response | Get-PageLinks -BaseUrl $base)[0].Url | Should -Be "${base}page/1"
    }
}

Describe 'URLs as people type them' {
    It 'may lack http://: <Command>' -ForEach @(
        @{ Command = 'Get-PageLinks'; Code = { (Get-PageLinks "$bare/page/1").Count | Should -Be 10 } }
        @{ Command = 'Get-PageLinks, localhost'
            Code = { (Get-PageLinks "$($bare -replace '127.0.0.1', 'localhost')/page/1").Count | Should -Be 10 } }
        @{ Command = 'the pipeline'; Code = { ("$bare/page/1" | Get-PageLinks).Count | Should -Be 10 } }
        @{ Command = 'Test-RobotsUrl'; Code = { (Test-RobotsUrl "$bare/page/1").Url |
            Should -Be "$($site.Url)/page/1" } }
        @{ Command = 'Test-PageLink'; Code = { (Test-PageLink "$bare/page/1").Status | Should -Be 'Ok' } }
        @{ Command = 'Get-SitemapUrl'; Code = { @(Get-SitemapUrl $bare -ErrorAction Ignore).Count |
            Should -BeGreaterThan 0 } }
    ) {
        & $Code
    }

    It 'are refused as <Id>: <Text>' -ForEach @(
        @{ Text = 'mailto:a@b.example'; Id = 'UnsupportedScheme' }, @{ Text = 'tel:+1.2'; Id = 'UnsupportedScheme' }
        @{ Text = 'page.html'; Id = 'InvalidUrl' }, @{ Text = './public'; Id = 'InvalidUrl' }
        @{ Text = 'docs/a'; Id = 'InvalidUrl' }, @{ Text = 'other.html'; Id = 'InvalidUrl' }
    ) {
        (Get-Problem { Get-PageLinks $Text }).FullyQualifiedErrorId | Should -Match "^$Id,"
    }

    It 'suggest -Path where a path exists' {
        (Get-Problem { Get-PageLinks ./page.html }).Exception.Message | Should -Match 'Use -Path'
    }

    It 'must say their scheme with <Name>' -ForEach @(
        @{ Name = 'a secret header'; Splat = @{ Headers = @{ 'X-Api-Key' = 'k' } } }
        @{ Name = 'a credential'
            Splat = @{ Credential = [pscredential]::new('u', (ConvertTo-SecureString p -AsPlainText)) } }
        @{ Name = 'default credentials'; Splat = @{ UseDefaultCredentials = $true } }
        @{ Name = 'a token'; Splat = @{ Authentication = 'Bearer'; Token = (ConvertTo-SecureString p -AsPlainText) } }
    ) {
        $before = (Get-TestSiteLog $site).count
        $problem = Get-Problem { Get-PageLinks "$bare/page/1" @Splat }
        $problem.FullyQualifiedErrorId | Should -Match '^SchemeNotSpecified,'
        $problem.Exception.Message | Should -Match 'https://'
        (Get-TestSiteLog $site).count | Should -Be $before
    }

    It 'stand in lists with blank lines and comments' {
        $list = "# pages", '', "$($site.Url)/page/1", '  ', "  # more", "$($site.Url)/page/2"
        ($list | Get-PageLinks).Count | Should -Be 20
        Get-Verbose { $list | Get-PageLinks -Verbose } | Where-Object { $_ -match '^Ignored' } | Should -HaveCount 4
        ($list -join "`n" | Get-PageLinks).Count | Should -Be 20
    }

    It 'that are empty and given by name are one error' {
        foreach ($url in $null, '') {
            (Get-Problem { Get-PageLinks -Url $url }).FullyQualifiedErrorId | Should -Match '^InvalidUrl,'
        }
    }

    It 'come by name or from the pipeline, and not from both' {
        { 'http://a.example/' | Get-PageLinks -Url http://b.example/ } | Should -Throw -ErrorId 'InputConflict,*'
        { Get-PageLinks } | Should -Throw -ErrorId 'UrlNotSpecified,*'
    }
}

Describe 'Objects' {
    It 'name a URL by <Property>' -ForEach @('Url', 'Uri', 'Href', 'Loc', 'Link' |
        ForEach-Object { @{ Property = $_ } }) {
        ([pscustomobject]@{ $Property = "$($site.Url)/page/1" } | Get-PageLinks).Count | Should -Be 10
        (@{ $Property.ToLower() = "$($site.Url)/page/1" } | Get-PageLinks).Count | Should -Be 10
        ([pscustomobject]@{ $Property = $bare } | Test-RobotsUrl 2>&1).FullyQualifiedErrorId |
            Should -Match '^InvalidUrl,'
        ([pscustomobject]@{ $Property = "$($site.Url)/page/1" } | Test-PageLink).Status | Should -Be 'Ok'
    }

    It 'of JSON and XML do, too' {
        (ConvertFrom-Json "[{""url"":""$($site.Url)/page/1""}]" | Get-PageLinks).Count | Should -Be 10
        (([xml]"<feed><link href='$($site.Url)/page/1'/></feed>").feed | Get-PageLinks).Count | Should -Be 10
        (([xml]"<s><url><loc>$($site.Url)/page/1</loc></url></s>").s.url | Get-PageLinks).Count | Should -Be 10
    }

    It 'of the type uri are read as they were written' {
        (Get-PageLinks -Url ([uri]"$($site.Url)/page/1?%41%20b"))[0].SourceUrl |
            Should -Be "$($site.Url)/page/1?%41%20b"
        ([uri]"$($site.Url)/page/1?%41%20b" | Get-PageLinks)[0].SourceUrl | Should -Be "$($site.Url)/page/1?%41%20b"
    }

    It 'get their URL from a script block' {
        (1, 2 | Get-PageLinks -Url { "$($site.Url)/page/$_" }).Count | Should -Be 20
        (Get-Item $page | Get-PageLinks -LiteralPath { $_.FullName }).Text | Should -Be 't'
    }

    It 'without a URL say so: <Command>' -ForEach @(@{ Command = 'Get-PageLinks' }, @{ Command = 'Get-SitemapUrl' },
        @{ Command = 'Test-RobotsUrl' }) {
        foreach ($thing in 5, (Get-Date), [pscustomobject]@{ Name = 'x' }, @{ Name = 'x' }) {
            $problem = Get-Problem { $thing | & $Command }
            $problem.FullyQualifiedErrorId | Should -Match '^InputWithoutUrl,'
            $problem.CategoryInfo.Category | Should -Be 'InvalidType'
            $problem.Exception.Message | Should -Match 'Url, Uri, Href, Loc, Link'
        }
    }

    It 'that are links are read once, and only where they lead to pages' {
        $html = "<a href='$($site.Url)/page/1#a'>1</a><a href='$($site.Url)/page/1#b'>2</a>" +
            '<a href="mailto:a@b.example">m</a>' +
            '<a href="javascript:x()">j</a><a href="data:text/html,x">d</a><a href="http://[">broken</a>'
        $links = Get-PageLinks -Html $html -BaseUrl $base
        $links.Count | Should -Be 6
        ($links | Get-PageLinks).Count | Should -Be 10
        Get-Verbose { $links | Get-PageLinks -Verbose } | Where-Object { $_ -match '^Ignored' } |
            Should -HaveCount 5
        $text = [System.Management.Automation.PSSerializer]::Serialize($links)
        $old = [System.Management.Automation.PSSerializer]::Deserialize($text)
        ($old | Get-PageLinks).Count | Should -Be 10
        ("$($site.Url)/page/1", "$($site.Url)/page/1" | Get-PageLinks).Count | Should -Be 20
    }
}

Describe 'Rows of a CSV file' {
    It 'are compared as text, and cast to links rightly' {
        $csv = Join-Path $TestDrive links.csv
        $links = Get-PageLinks "$($site.Url)/page/1"
        $links | Export-Csv $csv
        $rows = Import-Csv $csv
        ($rows | Where-Object IsExternal -eq 'True').Url | Should -Be ($links | Where-Object IsExternal).Url
        $cast = [LinkTools.PageLink[]] $rows
        ($cast | Where-Object IsExternal).Url | Should -Be ($links | Where-Object IsExternal).Url
        $cast[0].Line | Should -Be $links[0].Line
        $cast | ConvertTo-Json | Should -Be ($links | ConvertTo-Json)
    }

    It 'that are none are refused' {
        { [LinkTools.PageLink] [pscustomobject]@{ Url = 'x' } } | Should -Throw '*no property SourceUrl*'
        $row = @{ SourceUrl = 's'; Url = 'u'; Href = 'h'; Element = 'a'; Attribute = 'href'; IsExternal = 'maybe' }
        { [LinkTools.PageLink] $row } |
            Should -Throw '*must be True or False*'
    }

    It 'are no need for a summary, which is JSON' {
        $null = Get-PageLinks "$($site.Url)/page/1" -Summary -InformationVariable said
        ($said.MessageData | ConvertTo-Json | ConvertFrom-Json).StatusCodes.'200' | Should -Be 1
    }
}

Describe 'Parameters' {
    It 'for crawls do nothing with -Recurse:$false' {
        @(Get-PageLinks "$($site.Url)/page/1" -Recurse:$false -Depth 1 -Scope Any).Count | Should -Be 10
        @(Get-PageLinks "$($site.Url)/page/1" -IgnoreNoFollow:$false).Count | Should -Be 10
    }

    It 'of the network are named in one warning with <Name>, and the command goes on' -ForEach @(
        @{ Name = '-Html'; Set = 'Html'; Splat = @{ Html = '<a href=1>' } }
        @{ Name = '-Path'; Set = 'Path'; Splat = @{ Path = 'page.html' } }
        @{ Name = '-LiteralPath'; Set = 'LiteralPath'; Splat = @{ LiteralPath = 'page.html' } }
    ) {
        $network = @{
            UserAgent = 'a'; TimeoutSec = 9; Headers = @{ 'X-A' = 'b' }; NoProxy = $true; SkipCertificateCheck = $true
            MaximumRetryCount = 1; HostThrottleLimit = 2; RespectRobots = $true; DelayMilliseconds = 1
        }
        if ($Set -ne 'Path') {
            $network.Remove('RespectRobots')
        }

        $links = Get-PageLinks @Splat -BaseUrl $base @network -WarningVariable said -WarningAction SilentlyContinue
        @($links).Count | Should -Be 1
        $said.Count | Should -Be 1
        $shown = (Get-Command Get-PageLinks).ParameterSets | Where-Object Name -eq $Set
        $shown | Should -Not -BeNullOrEmpty
        foreach ($parameter in $network.Keys) {
            $isIdle = $parameter -ne 'TimeoutSec' -or $Set -eq 'Html'
            "$said" -match "-$parameter\b" | Should -Be $isIdle -Because $parameter
        }
    }

    It 'of the network without effect are those that the help leaves out' {
        $page = Get-Content -Raw (Join-Path (Split-Path (Split-Path $PSScriptRoot)) 'docs/en-US/Get-PageLinks.md')
        $lists = [regex]::Match($page, '(?s)no-effect:(.*?)---').Groups[1].Value
        $told = [regex]::Matches($lists, '(?m)^ +- (\w+)') | ForEach-Object { $_.Groups[1].Value } | Sort-Object -Unique
        $type = (Get-Command Get-PageLinks).ImplementingType
        $field = $type.Assembly.GetType('LinkTools.Commands.NoEffect').GetField('Network', 'Static, NonPublic')
        $field.GetValue($null) | Sort-Object | Should -Be $told
        $told.Count | Should -BeGreaterThan 24
    }

    It 'of Test-RobotsUrl with a robots.txt at hand are named, but for -UserAgent' {
        $answer = Test-RobotsUrl http://a.example/ -RobotsText 'User-agent: *' -UserAgent q -NoProxy `
            -WarningVariable said -WarningAction SilentlyContinue
        $answer.UserAgent | Should -Be 'q'
        "$said" | Should -Match '^-NoProxy has no effect'
    }
}

Describe 'What was given by mistake' {
    BeforeAll {
        Set-TestSitePage $site @{
            '/page' = "<a href=one>1</a>`n<a href=two>2</a>"
            '/moved' = '<meta http-equiv=refresh content="0; url=http://other.example/">'
        } -Page @{ path = '/text'; type = 'text/plain'; body = 'see http://a.example/.' },
            @{ path = '/locked'; status = 401; headers = @{ 'WWW-Authenticate' = 'Basic realm=x' } }
    }

    It 'as -Url and is a whole response is one error, not one for each of its lines' {
        $problem = Get-Problem { Get-PageLinks (Invoke-WebRequest "$($site.Url)/page") }
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidUrl,*'
        "$problem" | Should -Match 'Pipe the response'
    }

    It 'is a response with plain text, which -As Text reads' {
        (Invoke-WebRequest "$($site.Url)/text" | Get-PageLinks -As Text).Url | Should -Be 'http://a.example/'
        $null = Get-PageLinks "$($site.Url)/text" -WarningVariable said -WarningAction SilentlyContinue
        "$said" | Should -Match '-As Text finds the URLs'
    }

    It 'is a scheme, with advice that fits it: <Text>' -ForEach @(
        @{ Text = 'mailto:me@example.com'; Advice = 'can be fetched\.$' }
        @{ Text = 'tel:123'; Advice = 'can be fetched\.$' }
        @{ Text = 'intranet:8080/x'; Advice = 'write http:// or https:// before it' }
        @{ Text = 'me:secret@example.com'; Advice = 'write http:// or https:// before it' }
        @{ Text = 'htps://example.com/'; Advice = 'Check the spelling of the scheme' }
        @{ Text = 'file:///srv/page.html'; Advice = 'use -Path' }
        @{ Text = 'C:\none\page.html'; Advice = 'use -Path' }
    ) {
        $problem = Get-Problem { Get-PageLinks $Text }
        $problem.FullyQualifiedErrorId | Should -BeLike 'UnsupportedScheme,*'
        "$problem" | Should -Match $Advice
        "$problem" | Should -Not -Match 'secret'
    }

    It 'is a password, and is refused' {
        $user = [pscredential]::new('me', (ConvertTo-SecureString wrong -AsPlainText))
        $problem = Get-Problem {
            Get-PageLinks "$($site.Url)/locked" -Credential $user -AllowUnencryptedAuthentication
        }
        "$problem" | Should -Match 'did not accept the credentials'
        "$problem" | Should -Not -Match '-Credential'
    }

    It 'is a page that is replaced by one out of scope' {
        $said = $null
        Get-PageLinks "$($site.Url)/moved" -Recurse -WarningVariable said -WarningAction SilentlyContinue |
            Should -BeNullOrEmpty
        "$said" | Should -Match "is replaced by 'http://other.example/'.*-Scope"
        Get-PageLinks "$($site.Url)/moved" -Recurse -Scope Page -WarningVariable said | Should -BeNullOrEmpty
        $said | Should -BeNullOrEmpty
    }

    It 'is a switch that is off: no warning' {
        $splat = @{ SkipCertificateCheck = $false; NoProxy = $false }
        $null = Get-PageLinks -Html '<a href=x>' -BaseUrl $base @splat -WarningVariable said
        $said | Should -BeNullOrEmpty
    }

    It 'is a link to a file that is not checked, with the reason' {
        $folder = New-Item -ItemType Directory (Join-Path $TestDrive 'repository')
        Set-Content "$folder/a.md" '[root](/docs/a.md) [up](../page.html)'
        $checks = Test-PageLink -Path $folder -Recurse
        $checks.Status | Should -Be 'Unverified', 'Unverified'
        $checks.Message | Should -Match 'needs -BaseUrl'
    }
}
