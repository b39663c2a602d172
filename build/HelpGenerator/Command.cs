namespace HelpGenerator;

/// <summary>A cmdlet as the assembly declares it.</summary>
/// <param name="Verb">The first part of the name, such as Get.</param>
/// <param name="Noun">The second part of the name.</param>
/// <param name="Sets">The parameter sets; the default one first.</param>
/// <param name="Parameters">All parameters, by name.</param>
internal sealed record Command(
    string Verb, string Noun, IReadOnlyList<string> Sets, IReadOnlyList<CommandParameter> Parameters)
{
    public string Name => $"{Verb}-{Noun}";

    /// <summary>
    /// The parameter that a user writes to choose a set, which no other set has; null where the set has none.
    /// </summary>
    public CommandParameter? KeyOf(string set) => Parameters.FirstOrDefault(
        parameter => parameter.Uses.Count == 1 && parameter.UseIn(set) is { IsMandatory: true });
}

/// <summary>A parameter of a cmdlet.</summary>
/// <param name="Name">The name without the hyphen.</param>
/// <param name="TypeName">The type's short name, such as String[].</param>
/// <param name="Values">The values that a closed list allows; empty where there is no such list.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="TakesWildcards">True when the parameter declares that it does.</param>
/// <param name="Uses">What the parameter is in each set; the key is empty when it belongs to all sets.</param>
internal sealed record CommandParameter(
    string Name,
    string TypeName,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Aliases,
    bool TakesWildcards,
    IReadOnlyDictionary<string, ParameterUse> Uses)
{
    /// <summary>The key of <see cref="Uses"/> that means all sets.</summary>
    public const string AllSets = "";

    public bool IsSwitch => TypeName == "SwitchParameter";

    /// <summary>What the parameter is in a set; null where the set does not have it.</summary>
    public ParameterUse? UseIn(string set) => Uses.GetValueOrDefault(set) ?? Uses.GetValueOrDefault(AllSets);

    /// <summary>What help says about the parameter on its own: the strongest of what it is anywhere.</summary>
    public ParameterUse Overall => new(
        Uses.Values.All(use => use.IsMandatory),
        Uses.Values.Min(use => use.Position),
        Uses.Values.Any(use => use.FromPipeline),
        Uses.Values.Any(use => use.FromPropertyName));
}

/// <summary>What a parameter is in one parameter set.</summary>
/// <param name="IsMandatory">True when the set needs it.</param>
/// <param name="Position">Counted from 0; null when it must be named.</param>
/// <param name="FromPipeline">True when whole objects of the pipeline bind to it.</param>
/// <param name="FromPropertyName">True when properties of such objects bind to it.</param>
internal sealed record ParameterUse(bool IsMandatory, int? Position, bool FromPipeline, bool FromPropertyName)
{
    public string PositionText => Position?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "named";

    public string PipelineText => (FromPipeline, FromPropertyName) switch
    {
        (true, true) => "True (ByValue, ByPropertyName)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };
}
