@{
    ExcludeRules = @(
        # Get-PageLinks keeps the plural that its user asked for.
        'PSUseSingularNouns'
        # build.ps1 talks to a person.
        'PSAvoidUsingWriteHost'
        # Pester's BeforeAll variables are used in other blocks, which the rule does not follow.
        'PSUseDeclaredVarsMoreThanAssignments'
        # UTF-8 without a mark is what every tool here reads and writes.
        'PSUseBOMForUnicodeEncodedFile'
        # Parameters of a script are used in its functions, which the rule does not follow.
        'PSReviewUnusedParameter'
    )
}
