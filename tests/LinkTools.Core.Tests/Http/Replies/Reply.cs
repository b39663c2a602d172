namespace LinkTools.Core.Tests.Http.Replies;

/// <summary>A reply to a GET, byte by byte, and its parts.</summary>
/// <param name="Status">The name of its status line.</param>
/// <param name="Header">The name of its further header.</param>
/// <param name="Framing">The name of what decides the end of its body.</param>
/// <param name="Coding">The name of the coding of its body.</param>
/// <param name="Cut">The name of what is missing from its coded body.</param>
/// <param name="Bytes">The whole reply.</param>
internal sealed record Reply(
    string Status, string Header, string Framing, string Coding, string Cut, ReadOnlyMemory<byte> Bytes)
{
    public const string Usual = "usual";

    /// <summary>The parts that are unusual.</summary>
    public string[] Oddities =>
        [.. new[] { Status, Header, Framing, Coding, Cut }.Where(part => part != Usual)];

    public override string ToString() => Oddities.Length == 0 ? Usual : string.Join(" + ", Oddities);
}
