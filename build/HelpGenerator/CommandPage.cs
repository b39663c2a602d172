using Markdig.Syntax;

namespace HelpGenerator;

/// <summary>A command's page, split at its headings.</summary>
internal sealed record CommandPage(string File, string Name)
{
    public IReadOnlyList<Block> Synopsis { get; init; } = [];

    public IReadOnlyList<Block> Description { get; init; } = [];

    public IReadOnlyList<Section> Examples { get; init; } = [];

    public IReadOnlyList<Section> Parameters { get; init; } = [];

    public IReadOnlyList<Section> Inputs { get; init; } = [];

    public IReadOnlyList<Section> Outputs { get; init; } = [];

    public IReadOnlyList<Block> Notes { get; init; } = [];

    public IReadOnlyList<Block> Links { get; init; } = [];

    /// <summary>The parameters that a parameter set accepts and does not use, by the name of the set.</summary>
    public IReadOnlyList<NoEffect> NoEffect { get; init; } = [];
}

/// <summary>A section of a page.</summary>
/// <param name="Title">The heading's text.</param>
/// <param name="Line">The heading's line, counted from 1.</param>
/// <param name="Blocks">Everything up to the next heading of the same level.</param>
internal sealed record Section(string Title, int Line, IReadOnlyList<Block> Blocks);

/// <summary>A parameter that a set accepts and does not use.</summary>
/// <param name="Set">The parameter set's name.</param>
/// <param name="Parameter">The parameter's name.</param>
/// <param name="Line">Where the page says so, counted from 1.</param>
internal sealed record NoEffect(string Set, string Parameter, int Line);
