namespace LinkTools.Core.Tests.Http.Replies;

/// <summary>What a reader does with a reply.</summary>
/// <param name="Body">The decoded body; null if the reply was refused.</param>
/// <param name="Word">Why it was refused.</param>
internal sealed record Verdict(byte[]? Body, string Word)
{
    public bool Agrees(Verdict other) =>
        Body is null ? other.Body is null : other.Body is not null && Body.AsSpan().SequenceEqual(other.Body);

    public override string ToString() => Body is null ? $"refused ({Word})" : $"read {Body.Length} bytes";
}
