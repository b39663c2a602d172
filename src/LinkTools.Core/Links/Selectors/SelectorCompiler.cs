using AngleSharp.Css;
using AngleSharp.Css.Dom;
using AngleSharp.Css.Parser;

namespace LinkTools.Core.Links.Selectors;

/// <summary>
/// Compiles the text of a selector to a <see cref="Selector"/>; AngleSharp parses and matches its parts.
/// </summary>
internal sealed class SelectorCompiler : ISelectorVisitor
{
    private const int MaxLength = 16 << 10;
    private const string Descendant = " ";

    private readonly List<(string Name, string Argument)> _functions = [];
    private bool _isInvalid;
    private Selector? _found;

    /// <summary>The selector; null if the text is not valid.</summary>
    public static Selector? Compile(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text) || text.Length > MaxLength)
            return null;
        var compiler = new SelectorCompiler();
        if (SelectorText.TakeFunctions(text.Trim(), compiler._functions) is not { } plain
            || new CssSelectorParser().ParseSelector(plain) is not { } parsed)
            return null;
        var selector = compiler.Read(parsed);
        return compiler._isInvalid ? null : selector;
    }

    /// <inheritdoc/>
    public void Attribute(string name, string op, string? value)
    {
        var number = SelectorText.FunctionOf(name);
        if (number >= 0 && number < _functions.Count)
            _found = ReadFunction(_functions[number].Name, _functions[number].Argument);
    }

    /// <inheritdoc/>
    public void List(IEnumerable<ISelector> selectors) => _found = new Selector.Any(ReadAll(selectors));

    /// <inheritdoc/>
    public void Many(IEnumerable<ISelector> selectors) => _found = new Selector.All(ReadAll(selectors));

    /// <inheritdoc/>
    public void Combinator(IEnumerable<ISelector> selectors, IEnumerable<string> symbols) =>
        _found = new Selector.Chain(ReadAll(selectors), [.. symbols.Select(symbol => symbol.Trim())]);

    /// <inheritdoc/>
    public void Child(string name, int step, int offset, ISelector selector)
    {
        if (name is not ("nth-child" or "nth-last-child"))
            return;
        var of = Read(selector);
        _found = new Selector.Nth(selector.Text == "*" ? null : of, step, offset, name == "nth-last-child");
    }

    /// <inheritdoc/>
    public void Type(string name)
    {
    }

    /// <inheritdoc/>
    public void Id(string value)
    {
    }

    /// <inheritdoc/>
    public void Class(string name)
    {
    }

    /// <inheritdoc/>
    public void PseudoClass(string name)
    {
    }

    /// <inheritdoc/>
    public void PseudoElement(string name)
    {
    }

    private Selector Read(ISelector selector)
    {
        _found = null;
        selector.Accept(this);
        return _found ?? new Selector.Simple(selector);
    }

    private Selector[] ReadAll(IEnumerable<ISelector> selectors) => [.. selectors.ToList().Select(Read)];

    private Selector ReadFunction(string name, string argument)
    {
        var parts = SelectorText.Split(argument).Select(text => name == "has" ? ReadHas(text) : Compile(text)).ToList();
        // In these lists, invalid selectors are ignored (Selectors 4, 4.2); elsewhere they make the whole selector
        // invalid.
        if (name is "is" or "where" or "matches")
            parts.RemoveAll(part => part is null);
        else
            _isInvalid |= parts.Contains(null);
        var any = new Selector.Any([.. parts.OfType<Selector>()]);
        return name == "not" ? new Selector.Not(any) : any;
    }

    private static Selector.Has? ReadHas(string text)
    {
        var isCombined = text.Length > 0 && text[0] is '>' or '+' or '~';
        return Compile(isCombined ? text[1..] : text) switch
        {
            null => null,
            Selector.Chain chain => new Selector.Has(chain, isCombined ? text[..1] : Descendant),
            var part => new Selector.Has(new Selector.Chain([part], []), isCombined ? text[..1] : Descendant),
        };
    }
}
