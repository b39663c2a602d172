using System.Text;

namespace LinkTools.Core.Text.Legacy;

/// <summary>
/// Replaces encodings in which harmless-looking bytes could be markup: a page is one U+FFFD (Encoding Standard, 14.1).
/// </summary>
internal sealed class ReplacementDecoder : LegacyDecoder
{
    private bool _isReported;

    protected override bool IsBetweenCharacters => false;

    protected override void Push(byte value, ref CharSink sink)
    {
        if (!_isReported)
            sink.Add('\uFFFD');
        _isReported = true;
    }

    protected override void Finish(ref CharSink sink) => _isReported = false;
}
