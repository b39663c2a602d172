using System.Buffers.Binary;

namespace LinkTools.TestSite.Hostile;

/// <summary>Invalid HTTP/2 frames (RFC 9113), byte by byte.</summary>
internal static class Http2Scripts
{
    private const byte Headers = 1, ResetStream = 3, Settings = 4, GoAway = 7, Continuation = 9;
    private const int PrefaceLength = 24;

    public static IEnumerable<(string Name, string? Expected, Func<Wire, Task> Script)> All =>
    [
        ("HTTP/2 GOAWAY", "InvalidResponse", wire => AfterRequestAsync(wire, async () =>
        {
            await wire.SendAsync(Frame(GoAway, 0, 0, [0, 0, 0, 0, 0, 0, 0, 2]));
            await Task.Delay(Timeout.Infinite, wire.Stop);
        })),
        (
            "a flood of HTTP/2 RST_STREAM", "InvalidResponse",
            wire => AfterRequestAsync(wire, () => wire.RepeatAsync(Frame(ResetStream, 0, 1, [0, 0, 0, 2])))),
        ("endless HTTP/2 CONTINUATION", "InvalidResponse", wire => AfterRequestAsync(wire, async () =>
        {
            // Literal fields without indexing, without an end.
            byte[] literal = [0x00, 0x03, (byte)'x', (byte)'-', (byte)'a', 0x01, (byte)'b'];
            var block = Enumerable.Repeat(literal, 1000).SelectMany(bytes => bytes).ToArray();
            await wire.SendAsync(Frame(Headers, 0, 1, [0x88, .. block]));
            await wire.RepeatAsync(Frame(Continuation, 0, 1, block));
        })),
    ];

    private static async Task AfterRequestAsync(Wire wire, Func<Task> then)
    {
        await wire.Stream.ReadExactlyAsync(new byte[PrefaceLength], wire.Stop);
        await wire.SendAsync(Frame(Settings, 0, 0, []));
        while (true)
        {
            var head = new byte[9];
            await wire.Stream.ReadExactlyAsync(head, wire.Stop);
            await wire.Stream.ReadExactlyAsync(new byte[(head[0] << 16) | (head[1] << 8) | head[2]], wire.Stop);
            if (head[3] == Headers)
                break;
        }

        await then();
    }

    private static byte[] Frame(byte type, byte flags, int stream, byte[] payload)
    {
        var frame = new byte[9 + payload.Length];
        frame[0] = (byte)(payload.Length >> 16);
        frame[1] = (byte)(payload.Length >> 8);
        frame[2] = (byte)payload.Length;
        frame[3] = type;
        frame[4] = flags;
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        payload.CopyTo(frame, 9);
        return frame;
    }
}
