BeforeDiscovery {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-TestedModule
    $commands = Get-Command -Module LinkTools -CommandType Cmdlet | ForEach-Object { @{ Command = $_.Name } }
    $common = [System.Management.Automation.Cmdlet]
    $common = $common::CommonParameters + $common::OptionalCommonParameters
    $parameters = foreach ($item in Get-Command -Module LinkTools -CommandType Cmdlet) {
        $item.Parameters.Keys | Where-Object { $_ -notin $common } |
            ForEach-Object { @{ Command = $item.Name; Parameter = $_ } }
    }
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSite.psm1" -Force
    Import-Module "$PSScriptRoot/ErrorIds.psm1" -Force
    Import-TestedModule
    $common = [System.Management.Automation.Cmdlet]
    $common = $common::CommonParameters + $common::OptionalCommonParameters
    $sentence = '(?s)^[A-Z-].* .*\.$'
    $ids = @((Get-PageErrorId).Id) + (Get-StateErrorId).Id + (Get-ParameterErrorId) + (Get-InputErrorId)

    function Get-Own($ParameterSet) {
        $ParameterSet.Parameters | Where-Object { $_.Name -notin $common }
    }

    # A parameter as the command has it, in one line.
    function Format-Real($Item, [bool] $Mandatory) {
        $ways = @($Item.ValueFromPipeline ? 'ByValue' : @()) +
            @($Item.ValueFromPipelineByPropertyName ? 'ByPropertyName' : @())
        $wild = 'SupportsWildcardsAttribute' -in $Item.Attributes.ForEach({ $_.GetType().Name })
        $position = $Item.Position -lt 0 ? 'named' : $Item.Position
        $pipeline = $ways ? "True ($($ways -join ', '))" : 'False'
        $aliases = $Item.Aliases ? ($Item.Aliases -join ', ') : 'none'
        "$($Item.Name) <$($Item.ParameterType.Name)> required $Mandatory position $position " +
            "pipeline $pipeline wildcards $wild aliases $aliases"
    }

    # A parameter as the help has it, in one line.
    function Format-Told($Item) {
        $type = "$($Item.parameterValue)".Trim()
        $type = $type ? $type : 'SwitchParameter'
        "$($Item.name) <$type> required $($Item.required) position $($Item.position) " +
            "pipeline $($Item.pipelineInput) wildcards $($Item.globbing) aliases $($Item.aliases)"
    }

    # What help has to say of a default; nothing where another place decides.
    function Format-Default($Value) {
        switch ($Value) {
            { $_ -is [string[]] -and $_.Count } { return $_ -join ', ' }
            { ($_ -is [int] -or $_ -is [long]) -and $_ -in [int]::MaxValue, [long]::MaxValue } { return 'No limit' }
            { $_ -is [switch] -or $_ -is [bool] } { return 'False' }
            { $_ -is [enum] } {
                $isOurs = $_.GetType().Assembly.GetName().Name -eq 'LinkTools.Model'
                return [int] $_ -ne 0 -or $isOurs ? "$_" : $null
            }
            { $_ -is [int] -or $_ -is [long] -or $_ -is [double] } {
                return $_.ToString([cultureinfo]::InvariantCulture)
            }
            { $_ -is [string] -and $_ } { return $_ }
        }
    }
}

Describe 'Help of <Command>' -ForEach $commands {
    BeforeAll {
        $help = Get-Help $Command -Full
        $real = Get-Command $Command
    }

    It 'has synopsis, description, inputs, outputs and notes in sentences' {
        $help.Synopsis.Trim() | Should -MatchExactly $sentence
        foreach ($part in $help.description, $help.inputTypes.inputType.description,
            $help.returnValues.returnValue.description, $help.alertSet.alert) {
            $texts = @($part.Text | Where-Object { $_ })
            $texts | Should -Not -BeNullOrEmpty
            foreach ($text in $texts) { $text.Trim() | Should -MatchExactly $sentence }
        }
    }

    It 'has the outputs of the command, and names every property' {
        $given = @($help.returnValues.returnValue)
        $given.type.name.Trim() | Should -Be $real.OutputType.Name
        for ($i = 0; $i -lt $given.Count; $i++) {
            $type = $real.OutputType[$i].Type
            if ($type -eq [bool]) { continue }
            $named = $given[$i].description.Text | ForEach-Object {
                if ($_.Trim() -cmatch '^((?:[A-Z]\w+, )*[A-Z]\w+): ') { $Matches[1] -split ', ' }
            }
            $named | Sort-Object | Should -Be ($type.GetProperties().Name | Sort-Object)
        }
    }

    It 'has exactly the parameter sets and parameters of the command' {
        $sets = $real.ParameterSets | ForEach-Object {
            (Get-Own $_ | ForEach-Object { Format-Real $_ $_.IsMandatory } | Sort-Object) -join "`n"
        }
        $told = $help.syntax.syntaxItem | ForEach-Object {
            ($_.parameter | ForEach-Object { Format-Told $_ } | Sort-Object) -join "`n"
        }
        $told | Sort-Object | Should -Be ($sets | Sort-Object)
        $help.syntax.syntaxItem.name | Select-Object -Unique | Should -Be $Command
    }

    It 'names the values of enumerations' {
        foreach ($parameter in $help.syntax.syntaxItem.parameter) {
            $type = $real.Parameters[$parameter.name].ParameterType
            $values = @($type.IsEnum ? [enum]::GetNames($type) : @())
            @($parameter.parameterValueGroup.parameterValue | Where-Object { $_ }) |
                Should -Be $values -Because $parameter.name
        }
    }

    It 'has five examples or more, each of which parses and names the command' {
        $examples = @($help.Examples.Example)
        $examples.Count | Should -BeGreaterOrEqual 5
        for ($i = 0; $i -lt $examples.Count; $i++) {
            $examples[$i].title.Trim() | Should -BeLike "---------- Example $($i + 1): *"
            $problems = $null
            $null = [System.Management.Automation.Language.Parser]::ParseInput(
                $examples[$i].code, [ref] $null, [ref] $problems)
            $problems | Should -BeNullOrEmpty -Because $examples[$i].title
            $examples[$i].code | Should -Match $Command
            @($examples[$i].remarks.Text)[0].Trim() | Should -MatchExactly $sentence
        }
    }

    It 'has examples that name only commands and parameters that this PowerShell has' {
        foreach ($example in $help.Examples.Example) {
            $tree = [System.Management.Automation.Language.Parser]::ParseInput($example.Code, [ref] $null, [ref] $null)
            $isCall = { $args[0] -is [System.Management.Automation.Language.CommandAst] }
            foreach ($call in $tree.FindAll($isCall, $true)) {
                $named = Get-Command $call.GetCommandName() -ErrorAction Stop
                $used = $call.CommandElements |
                    Where-Object { $_ -is [System.Management.Automation.Language.CommandParameterAst] }
                foreach ($element in $used) {
                    $named.ResolveParameter($element.ParameterName) |
                        Should -Not -BeNullOrEmpty -Because "'$call' is an example"
                }

                # What the pipeline brings decides between parameter sets, and cannot be seen from here.
                $line = $call.Parent -as [System.Management.Automation.Language.PipelineAst]
                if ($named.Source -ne 'LinkTools' -or $line -and $line.PipelineElements[0] -ne $call) { continue }
                $bound = [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($call, $true)
                $bound.BindingExceptions.Values | ForEach-Object { $_.BindingException.Message } |
                    Should -BeNullOrEmpty -Because "'$call' is an example"
            }
        }
    }

    It 'names errors, and only those that exist' {
        $named = [regex]::Matches("$($help.parameters.parameter.description.Text)",
            '(?<=\berror )([A-Z][a-z]+[A-Z]\w+)|\b([A-Z][a-z]+[A-Z]\w+)(?= error)').Value
        $named += [regex]::Matches("$($help.alertSet.alert.Text)", '(?<![-\w.])[A-Z][a-z]+[A-Z]\w+').Value |
            Where-Object { $_ -notin 'TargetObject', 'SilentlyContinue' }
        $named | Should -Not -BeNullOrEmpty
        $named | Where-Object { $_ -cnotin $ids } | Should -BeNullOrEmpty
    }

    It 'has related links that begin with the project, and name what has help' {
        $links = @($help.relatedLinks.navigationLink)
        $links[0].uri | Should -Be $real.HelpUri
        foreach ($name in ($links | Select-Object -Skip 1).linkText) {
            $name | Should -Not -BeNullOrEmpty
            Get-Help $name | Should -Not -BeNullOrEmpty
        }
    }
}

Describe 'Help of <Command> -<Parameter>' -ForEach $parameters {
    It 'says in sentences what it is for, with its type and its default' {
        $real = Get-Command $Command
        $told = @((Get-Help $Command -Full).parameters.parameter | Where-Object name -EQ $Parameter)
        $told.Count | Should -Be 1
        $told.description.Text | Should -Not -BeNullOrEmpty
        foreach ($text in $told.description.Text) { $text.Trim() | Should -MatchExactly $sentence }

        $all = @($real.ParameterSets | ForEach-Object { Get-Own $_ | Where-Object Name -EQ $Parameter })
        $mandatory = -not ($all | Where-Object { -not $_.IsMandatory })
        Format-Told $told[0] | Should -Be (Format-Real $all[0] $mandatory)
        $told.type.name | Should -Be $all[0].ParameterType.Name

        "$($told.defaultValue)" | Should -Not -BeNullOrEmpty
        $fresh = [Activator]::CreateInstance($real.ImplementingType)
        try {
            $default = Format-Default ($real.ImplementingType.GetProperty($Parameter).GetValue($fresh))
            if ($default) { "$($told.defaultValue)" | Should -Be $default }
        }
        finally {
            ($fresh -as [IDisposable])?.Dispose()
        }
    }
}
