BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-Module "$PSScriptRoot/ErrorIds.psm1" -Force
    Import-TestedModule
    $properties = [LinkTools.PageLink].GetProperties().Name
    $kinds = [enum]::GetNames([LinkTools.LinkKind])
    $scopes = [enum]::GetNames([LinkTools.CrawlScope])
    $errors = @(Get-PageErrorId) + @(Get-StateErrorId) | ForEach-Object { @{ Id = $_.Id; Category = $_.Category } }
    $parameterErrors = Get-ParameterErrorId
    $inputErrors = Get-InputErrorId
    $ids = @($errors.Id) + $parameterErrors + $inputErrors
    $counts = @{
        Properties = $properties.Count; Kinds = $kinds.Count; Scopes = $scopes.Count; Errors = $errors.Count
        ParameterErrors = $parameterErrors
    }
}

Describe 'about_LinkTools' {
    BeforeAll {
        Import-Module "$PSScriptRoot/TestSite.psm1" -Force
        Import-TestedModule
        $about = "$(Get-Help about_LinkTools)" -replace '\r\n', "`n"
    }

    It 'is compared with lists that are not empty' -ForEach $counts {
        $Properties | Should -BeGreaterThan 5
        $Kinds | Should -BeGreaterThan 5
        $Scopes | Should -BeGreaterThan 3
        $Errors | Should -BeGreaterThan 20
        $ParameterErrors | Should -Contain RecurseNotSpecified
        $ParameterErrors | Should -Contain HttpVersionNotSupported
    }

    It 'is found, and fits a terminal' {
        $about | Should -Match 'SHORT DESCRIPTION'
        foreach ($line in $about -split "`n") {
            $line.Length | Should -BeLessOrEqual 79 -Because $line
            $line | Should -Be $line.TrimEnd()
        }

        $about.Contains("`t") | Should -BeFalse
    }

    It 'names <_> in a row of its own' -ForEach ($properties + $kinds + $scopes) {
        $about | Should -MatchExactly "(?m)^ {8}$_ {2,}\S"
    }

    It 'lists <Id> as <Category>' -ForEach $errors {
        $about | Should -MatchExactly "(?m)^ {4}$Id +$Category +\S"
    }

    It 'lists <_>, of parameters' -ForEach $parameterErrors {
        $about | Should -MatchExactly "(?m)^ {4}$_ {2,}\S"
    }

    It 'lists <_>, of inputs, with its category' -ForEach $inputErrors {
        $about | Should -MatchExactly "(?m)^ {4}$_\s+(ObjectNotFound|InvalidArgument|SecurityError) +\S"
    }

    It 'lists no error that does not exist, and none twice' -ForEach @{ Known = $ids } {
        $section = $about -replace '(?s)^.*\n  Errors\n' -replace '(?s)\n  How it is loaded\n.*$'
        $listed = [regex]::Matches($section, '(?m)^ {4}([A-Z][a-z]+(?:[A-Z][a-z]+)+)(?=\s)').ForEach({
                $_.Groups[1].Value
            })
        $listed.Count | Should -BeGreaterThan 30
        $listed | Where-Object { $_ -notin $Known } | Should -BeNullOrEmpty
        $listed | Sort-Object -Unique | Should -HaveCount $listed.Count
    }

    It 'names no parameter that does not exist' {
        # Of Export-Csv and of Sort-Object.
        $known = @('Append', 'Unique') +
            (Get-Command -Module LinkTools -CommandType Cmdlet | ForEach-Object { $_.Parameters.Keys })
        $named = [regex]::Matches($about, '(?<=[\s(])-([A-Z][A-Za-z]+)').ForEach({ $_.Groups[1].Value })
        $named.Count | Should -BeGreaterThan 10
        $named | Where-Object { $_ -notin $known } | Should -BeNullOrEmpty
    }
}
