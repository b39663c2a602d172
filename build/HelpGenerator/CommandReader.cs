using System.Reflection;

namespace HelpGenerator;

/// <summary>Reads cmdlets from the metadata of an assembly. No code of the assembly runs.</summary>
internal static class CommandReader
{
    private const string Namespace = "System.Management.Automation.";

    /// <summary>Reads all public cmdlets of an assembly, in the order of their names.</summary>
    /// <param name="assembly">The assembly's path.</param>
    /// <param name="references">The paths of all assemblies that it was compiled against.</param>
    public static IReadOnlyList<Command> Read(string assembly, IEnumerable<string> references)
    {
        using var context = new MetadataLoadContext(new PathAssemblyResolver(references.Append(assembly)));
        return
        [
            .. context.LoadFromAssemblyPath(assembly).GetExportedTypes()
                .Where(type => !type.IsAbstract && Attribute(type, "CmdletAttribute") is not null)
                .Select(ReadCommand)
                .OrderBy(command => command.Name, StringComparer.Ordinal),
        ];
    }

    private static Command ReadCommand(Type type)
    {
        var cmdlet = Attribute(type, "CmdletAttribute")!;
        var parameters = type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(ReadParameter).OfType<CommandParameter>().ToList();
        if (Named(cmdlet, "SupportsShouldProcess") is true)
        {
            parameters.Add(Standard("Confirm", "cf"));
            parameters.Add(Standard("WhatIf", "wi"));
        }

        string[] first = Named(cmdlet, "DefaultParameterSetName") is string name ? [name] : [];
        string[] sets = [.. first.Concat(parameters.SelectMany(parameter => parameter.Uses.Keys))
            .Where(set => set != CommandParameter.AllSets).Distinct(StringComparer.Ordinal)];
        return new Command(
            (string)cmdlet.ConstructorArguments[0].Value!,
            (string)cmdlet.ConstructorArguments[1].Value!,
            sets.Length > 0 ? sets : [CommandParameter.AllSets],
            [.. parameters.OrderBy(parameter => parameter.Name, StringComparer.OrdinalIgnoreCase)]);
    }

    /// <summary>PowerShell adds these two itself.</summary>
    private static CommandParameter Standard(string name, string alias) => new(
        name, "SwitchParameter", [], [alias], false,
        new Dictionary<string, ParameterUse> { [CommandParameter.AllSets] = new(false, null, false, false) });

    /// <summary>Null for a property that is not a parameter, or is hidden from users.</summary>
    private static CommandParameter? ReadParameter(PropertyInfo property)
    {
        var declared = property.GetCustomAttributesData().Where(data => Is(data, "ParameterAttribute")).ToList();
        if (declared.Count == 0 || declared.Any(data => Named(data, "DontShow") is true))
        {
            return null;
        }

        // The types are only metadata, so Nullable.GetUnderlyingType would not recognise them.
        var type = property.PropertyType;
        if (type.IsGenericType && type.GetGenericTypeDefinition().FullName == typeof(Nullable<>).FullName)
            type = type.GetGenericArguments()[0];
        return new CommandParameter(
            property.Name,
            NameOf(type),
            Values(property, type),
            Texts(property, "AliasAttribute"),
            property.GetCustomAttributesData().Any(data => Is(data, "SupportsWildcardsAttribute")),
            declared.ToDictionary(SetOf, ReadUse, StringComparer.Ordinal));
    }

    private static string SetOf(CustomAttributeData data) =>
        Named(data, "ParameterSetName") is string set and not "__AllParameterSets" ? set : CommandParameter.AllSets;

    private static ParameterUse ReadUse(CustomAttributeData data) => new(
        Named(data, "Mandatory") is true,
        Named(data, "Position") is int position and >= 0 ? position : null,
        Named(data, "ValueFromPipeline") is true,
        Named(data, "ValueFromPipelineByPropertyName") is true);

    /// <summary>A closed list of values. Flags can be combined, so their names are not such a list.</summary>
    private static string[] Values(PropertyInfo property, Type type)
    {
        var element = type.IsArray ? type.GetElementType()! : type;
        var isFlags = element.GetCustomAttributesData().Any(data => data.AttributeType.Name == "FlagsAttribute");
        return element.IsEnum && !isFlags
            ? element.GetEnumNames()
            : Texts(property, "ValidateSetAttribute");
    }

    private static string NameOf(Type type) => type switch
    {
        { IsArray: true } => $"{NameOf(type.GetElementType()!)}[]",
        { IsGenericType: true } =>
            $"{type.Name.Split('`')[0]}[{string.Join(", ", type.GetGenericArguments().Select(NameOf))}]",
        _ => type.Name,
    };

    private static string[] Texts(PropertyInfo property, string attribute) =>
    [
        .. property.GetCustomAttributesData().Where(data => Is(data, attribute))
            .SelectMany(data => data.ConstructorArguments)
            .SelectMany(argument => argument.Value is IEnumerable<CustomAttributeTypedArgument> several
                ? several.Select(value => value.Value)
                : [argument.Value])
            .OfType<string>(),
    ];

    private static object? Named(CustomAttributeData data, string name) =>
        data.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;

    private static CustomAttributeData? Attribute(Type type, string name) =>
        type.GetCustomAttributesData().FirstOrDefault(data => Is(data, name));

    private static bool Is(CustomAttributeData data, string name) => data.AttributeType.FullName == Namespace + name;
}
