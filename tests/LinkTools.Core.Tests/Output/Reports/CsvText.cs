using System.Text;

namespace LinkTools.Core.Tests.Output.Reports;

/// <summary>
/// Parses comma-separated values with quotes (RFC 4180); a clipboard may have changed line ends to line feeds.
/// </summary>
internal static class CsvText
{
    public static List<string[]> Parse(string text)
    {
        var rows = new List<string[]>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted && c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                cell.Append(text[++i]);
            else if (c == '"')
                isQuoted = !isQuoted;
            else if (isQuoted || c is not (',' or '\r' or '\n'))
                cell.Append(c);
            else if (c != '\r')
                End(c == '\n');
        }

        End(isRow: true);
        return rows;

        void End(bool isRow)
        {
            row.Add(cell.ToString());
            cell.Clear();
            if (!isRow)
                return;
            rows.Add([.. row]);
            row.Clear();
        }
    }
}
