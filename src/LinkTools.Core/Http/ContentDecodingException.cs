namespace LinkTools.Core.Http;

/// <summary>
/// A body cannot be decompressed, or its compressed form was cut off. The exception does not leave the core.
/// </summary>
internal sealed class ContentDecodingException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>True if the compressed form was cut off, so that its first part can be read.</summary>
    public bool IsCutOff { get; private init; }

    /// <summary>The exception for a body that ends before its coding does.</summary>
    public static ContentDecodingException CutOff(Exception? inner = null) =>
        new("the compressed body was cut off", inner) { IsCutOff = true };
}
