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
    /// The parameter that a user writes to choose a set, and that no other set has; null if there is none.
    /// </summary>
    public CommandParameter? KeyOf(string set) => Parameters.FirstOrDefault(
        parameter => parameter.Uses.Count == 1 && parameter.UseIn(set) is { IsMandatory: true });
}

/// <summary>A parameter of a cmdlet.</summary>
/// <param name="Name">The name without the hyphen.</param>
/// <param name="TypeName">The type's short name, such as String[].</param>
/// <param name="Values">The values of a closed list; empty if there is no such list.</param>
/// <param name="Aliases">Other names.</param>
/// <param name="TakesWildcards">True if the parameter declares that it accepts wildcards.</param>
/// <param name="Uses">The role of the parameter in each set; the key is empty if it belongs to all sets.</param>
internal sealed record CommandParameter(
    string Name,
    string TypeName,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Aliases,
    bool TakesWildcards,
    IReadOnlyDictionary<string, ParameterUse> Uses)
{
    /// <summary>The key of <see cref="Uses"/> for all sets.</summary>
    public const string AllSets = "";

    public bool IsSwitch => TypeName == "SwitchParameter";

    /// <summary>The role of the parameter in a set; null if the set does not have it.</summary>
    public ParameterUse? UseIn(string set) => Uses.GetValueOrDefault(set) ?? Uses.GetValueOrDefault(AllSets);

    /// <summary>The role that the help shows for the parameter alone: the strongest of all sets.</summary>
    public ParameterUse Overall => new(
        Uses.Values.All(use => use.IsMandatory),
        Uses.Values.Min(use => use.Position),
        Uses.Values.Any(use => use.FromPipeline),
        Uses.Values.Any(use => use.FromPropertyName));
}

/// <summary>The role of a parameter in one parameter set.</summary>
/// <param name="IsMandatory">True if the set requires it.</param>
/// <param name="Position">Counted from 0; null if it must be named.</param>
/// <param name="FromPipeline">True if whole objects of the pipeline bind to it.</param>
/// <param name="FromPropertyName">True if properties of such objects bind to it.</param>
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
