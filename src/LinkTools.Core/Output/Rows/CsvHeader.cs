using System.Text;

namespace LinkTools.Core.Output.Rows;

/// <summary>Reads the first row of a CSV file, as Import-Csv does.</summary>
internal static class CsvHeader
{
    /// <summary>A row with more characters than this is not a row of names.</summary>
    private const int Limit = 1 << 20;

    /// <summary>
    /// The names of the columns; none for an empty file, and null for a row that does not have names.
    /// </summary>
    public static List<string>? Read(TextReader reader)
    {
        // Lines such as #TYPE may come before the names.
        while (reader.Peek() == '#')
            reader.ReadLine();
        var names = new List<string>();
        if (reader.Peek() < 0)
            return names;
        var name = new StringBuilder();
        var (isQuoted, total) = (false, 0);
        while (true)
        {
            var next = reader.Read();
            if (++total > Limit)
                return null;
            if (isQuoted && next == '"' && reader.Peek() != '"')
            {
                isQuoted = false;
            }
            else if (isQuoted)
            {
                if (next < 0)
                    return null;
                name.Append((char)(next == '"' ? reader.Read() : next));
            }
            else if (next == '"')
            {
                isQuoted = true;
            }
            else if (next is ',' or '\r' or '\n' or < 0)
            {
                names.Add(name.ToString());
                name.Clear();
                if (next != ',')
                    return names;
            }
            else
            {
                name.Append((char)next);
            }
        }
    }
}
