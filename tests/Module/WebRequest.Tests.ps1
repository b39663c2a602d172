# The parameters of Invoke-WebRequest, compared with it: the same splat for both, at the same server.

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $site = Open-TestSite -Listen 'http://127.0.0.1:0', 'https://127.0.0.1:0'
    $plain, $secure = $site.Urls[0, 1]
    Set-TestSitePage $site -Page @(
        @{ Path = '/down'; Status = 302; Headers = @{ Location = "$plain/page/1" } }
        @{ Path = '/silent'; Hold = 'silent' }
    )
}

AfterAll {
    Close-TestSite $site
}

Describe 'A splat of Invoke-WebRequest' {
    It 'does the same here: <Name>' -ForEach @(
        @{ Name = 'UseBasicParsing'; With = @{ UseBasicParsing = $true }; Expected = '*' }
        @{ Name = 'DisableKeepAlive'; With = @{ DisableKeepAlive = $true }; Expected = 'Connection: close' }
        @{ Name = 'HttpVersion 1.1'; With = @{ HttpVersion = '1.1' }; Expected = '*' }
        @{ Name = 'ConnectionTimeoutSeconds'; With = @{ ConnectionTimeoutSeconds = 20 }; Expected = '*' }
        @{ Name = 'OperationTimeoutSeconds'; With = @{ OperationTimeoutSeconds = 20 }; Expected = '*' }
        @{
            Name = 'SkipHeaderValidation'
            With = @{ SkipHeaderValidation = $true; Headers = @{ 'If-Match' = 'bare' } }; Expected = 'If-Match: bare'
        }
    ) {
        (Invoke-WebRequest "$plain/headers" @With).Content | Should -BeLike "*$Expected*"
        @((Get-PageLinks "$plain/headers" @With).Text) -like $Expected | Should -Not -BeNullOrEmpty
    }

    It 'gives a whole number as -HttpVersion' {
        foreach ($version in 2, '2', 2.0, '2.0', [version] '2.0') {
            $null = Get-PageLinks "$secure/page/1" -SkipCertificateCheck -HttpVersion $version
        }
    }

    It 'refuses a header without its form, as there' {
        $with = @{ Headers = @{ 'If-Match' = 'bare' } }
        { Invoke-WebRequest "$plain/headers" @with } | Should -Throw
        { Get-PageLinks "$plain/headers" @with } | Should -Throw -ErrorId 'InvalidHeader,*'
    }

    It 'refuses line ends even with -SkipHeaderValidation' {
        foreach ($value in "a`r`nb: c", "a`nb", "a`0b") {
            { Get-PageLinks "$plain/headers" -SkipHeaderValidation -Headers @{ 'X-A' = $value } } |
                Should -Throw -ErrorId 'InvalidHeader,*'
        }
    }

    It 'follows from https to http only with -AllowInsecureRedirect, as there' {
        { Invoke-WebRequest "$secure/down" -SkipCertificateCheck } | Should -Throw
        $run = Invoke-Recorded { Get-PageLinks "$secure/down" -SkipCertificateCheck }
        $run.Ids | Should -Be 'InvalidRedirect'
        "$($run.Errors)" | Should -BeLike '*-AllowInsecureRedirect*'
        $with = @{ SkipCertificateCheck = $true; AllowInsecureRedirect = $true }
        (Invoke-WebRequest "$secure/down" @with).StatusCode | Should -Be 200
        (Get-PageLinks "$secure/down" @with).Count | Should -Be 10
    }

    It 'makes a session by -SessionVariable that goes on in either' {
        $null = Get-PageLinks "$plain/set-cookie/oat" -SessionVariable made -UserAgent 'Probe/3'
        $made.GetType().Name | Should -Be 'WebRequestSession'
        $made.Cookies.GetCookies("$plain/")['flavour'].Value | Should -Be 'oat'
        (Invoke-WebRequest "$plain/headers" -WebSession $made).Content | Should -BeLike '*flavour=oat*'
        (Get-PageLinks "$plain/headers" -WebSession $made).Text | Should -Contain 'User-Agent: Probe/3'
        { Get-PageLinks $plain -WebSession $made -SessionVariable other } | Should -Throw -ErrorId 'SessionConflict,*'
    }

    It 'names a thumbprint that no store has' {
        { Invoke-WebRequest $secure -CertificateThumbprint ('0' * 40) } | Should -Throw
        { Get-PageLinks $secure -CertificateThumbprint ('0' * 40) } | Should -Throw -ErrorId 'CertificateNotFound,*'
    }

    It 'ends a server that does not answer by -ConnectionTimeoutSeconds' {
        { Invoke-WebRequest "$plain/silent" -ConnectionTimeoutSeconds 1 } | Should -Throw
        $run = Invoke-Recorded { Get-PageLinks "$plain/silent" -ConnectionTimeoutSeconds 1 -MaximumRetryCount 0 }
        $run.Ids | Should -Be 'Timeout'
    }

    It 'is refused where it would send something: <Name>' -ForEach @(
        @{ Name = 'Method'; With = @{ Method = 'Post' } }
        @{ Name = 'Body'; With = @{ Body = 'x' } }
    ) {
        { Get-PageLinks $plain @With } | Should -Throw
    }

    It 'keeps the cause of an error for Get-Error' {
        $run = Invoke-Recorded { Get-PageLinks http://127.0.0.1:1/ }
        $run.Errors.Exception.InnerException | Should -Not -BeNullOrEmpty
        $run.Errors.Exception.HttpRequestError | Should -Be 'ConnectionError'
    }
}
