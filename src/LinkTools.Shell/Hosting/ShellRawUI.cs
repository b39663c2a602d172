using System.Management.Automation.Host;

namespace LinkTools.Shell.Hosting;

/// <summary>As much of a screen as formatting needs: its width.</summary>
internal sealed class ShellRawUI(Terminal terminal) : PSHostRawUserInterface
{
    private const int Height = 50;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Size BufferSize
    {
        get => new(terminal.Width, Height);
        set => throw new NotSupportedException("The screen's size is the terminal's own.");
    }

    public override Size WindowSize
    {
        get => new(terminal.Width, Height);
        set => throw new NotSupportedException("The screen's size is the terminal's own.");
    }

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override string WindowTitle { get; set; } = "LinkTools";

    public override Size MaxPhysicalWindowSize => WindowSize;

    public override Size MaxWindowSize => WindowSize;

    public override bool KeyAvailable => false;

    public override void FlushInputBuffer()
    {
        // Nothing is ever read.
    }

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException("This host has no screen buffer.");

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException("This host reads no keys. Use pwsh for interactive work.");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw new NotSupportedException("This host has no screen buffer.");

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException("This host has no screen buffer.");

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException("This host has no screen buffer.");
}
