using System.Buffers;
using System.Text;

namespace LinkTools.Core.Text;

/// <summary>Distinguishes UTF-8 from single-byte encodings, by the bytes alone.</summary>
internal static class Utf8Check
{
    /// <summary>
    /// True if there are multi-byte characters and no error; a character that is cut off at the end is not an error.
    /// </summary>
    public static bool IsMultiByte(ReadOnlySpan<byte> bytes)
    {
        var isFound = false;
        while (bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var at)
        {
            bytes = bytes[at..];
            switch (Rune.DecodeFromUtf8(bytes, out _, out var length))
            {
                case OperationStatus.Done:
                    isFound = true;
                    bytes = bytes[length..];
                    break;
                case OperationStatus.NeedMoreData:
                    return isFound;
                default:
                    return false;
            }
        }

        return isFound;
    }
}
