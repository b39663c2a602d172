BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $common = [System.Management.Automation.Cmdlet]::CommonParameters + [System.Management.Automation.Cmdlet]::OptionalCommonParameters
    $commands = Get-Command -Module LinkTools -CommandType Cmdlet | ForEach-Object { @{ command = $_.Name } }
    $parameters = foreach ($item in Get-Command -Module LinkTools -CommandType Cmdlet) {
        $item.Parameters.Keys | Where-Object { $_ -notin $common } | ForEach-Object { @{ command = $item.Name; parameter = $_ } }
    }
}

Describe 'Help of <command>' -ForEach $commands {
    BeforeAll {
        $help = Get-Help $command -Full
    }

    It 'has a synopsis and a description' {
        $help.Synopsis | Should -Match '\w+ \w+.*\.$'
        $help.Description.Text | Should -Not -BeNullOrEmpty
    }

    It 'has at least <count> examples, each of which parses and names the command' -ForEach @{ count = 5 } {
        $help.Examples.Example.Count | Should -BeGreaterOrEqual $count
        foreach ($example in $help.Examples.Example) {
            $problems = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $problems)
            $problems | Should -BeNullOrEmpty -Because $example.Title
            $example.Code | Should -Match $command
            "$($example.Remarks.Text)" | Should -Match '\w+ \w+.*\.\s*$'
        }
    }

    It 'has examples that name only commands and parameters that this PowerShell has' {
        foreach ($example in $help.Examples.Example) {
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $null)
            foreach ($call in $tree.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                $real = Get-Command $call.GetCommandName() -ErrorAction Stop
                foreach ($element in $call.CommandElements | Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }) {
                    $real.ResolveParameter($element.ParameterName) | Should -Not -BeNullOrEmpty -Because "'$call' is an example"
                }
            }
        }
    }

    It 'is shown without a gap: no parameter lacks its type or default value' {
        foreach ($parameter in $help.Parameters.Parameter) {
            $parameter.Type.Name | Should -Not -BeNullOrEmpty -Because $parameter.Name
            $parameter.DefaultValue | Should -Not -BeNullOrEmpty -Because $parameter.Name
        }
    }
}

Describe 'Help of <command> -<parameter>' -ForEach $parameters {
    It 'says what it is for' {
        $text = (Get-Help $command -Parameter $parameter).Description.Text
        $text | Should -Match '\w+ \w+.*\.$'
    }
}

Describe 'about_LinkTools' {
    BeforeAll {
        $about = Get-Help about_LinkTools
    }

    It 'is found, and fits a terminal' {
        $about | Should -Match 'SHORT DESCRIPTION'
        ($about -split "`n" | Measure-Object Length -Maximum).Maximum | Should -BeLessOrEqual 79
    }

    It 'names every property of a link' {
        foreach ($property in [LinkTools.PageLink].GetProperties().Name) {
            $about | Should -Match "(?m)^\s+$property\s"
        }
    }

    It 'names every reason for which a page may fail' {
        $null = Get-PageLinks -Html '<a href=x>' -BaseUrl http://a.example/
        $reasons = [AppDomain]::CurrentDomain.GetAssemblies() | Where-Object { $_.GetName().Name -eq 'LinkTools.Core' } |
            ForEach-Object { [enum]::GetNames($_.GetType('LinkTools.Core.Http.FailureReason')) }
        $reasons.Count | Should -BeGreaterThan 10
        foreach ($reason in $reasons) {
            $about | Should -Match "(?m)^\s+$reason\s"
        }
    }
}
