using System.Management.Automation.Host;

namespace LinkTools.Shell.Hosting;

/// <summary>The little of a screen that formatting needs: its width, and how wide text is.</summary>
internal sealed class ShellRawUI : PSHostRawUserInterface
{
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override Size BufferSize { get => new(Terminal.Width, Terminal.Height); set => throw Unsupported(); }

    public override Size WindowSize { get => BufferSize; set => throw Unsupported(); }

    public override Size MaxWindowSize => BufferSize;

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override int CursorSize { get; set; } = 25;

    public override string WindowTitle { get; set; } = "linktools";

    public override bool KeyAvailable => false;

    public override int LengthInBufferCells(string source) => CellWidth.Of(source);

    public override int LengthInBufferCells(string source, int offset) => CellWidth.Of(source[offset..]);

    public override int LengthInBufferCells(char source) => CellWidth.Of(source.ToString());

    public override void FlushInputBuffer()
    {
        // Nothing is ever read from the keyboard.
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw ShellUI.NoPrompt("the script reads a key");

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Unsupported();

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) => throw Unsupported();

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Unsupported();

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Unsupported();

    private static NotSupportedException Unsupported() => new("linktools writes lines; it does not draw on the screen.");
}
