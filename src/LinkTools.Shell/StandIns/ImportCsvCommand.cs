using System.Management.Automation;
using CsvHelper;

namespace LinkTools.Shell.StandIns;

/// <summary>The records of CSV files, as objects whose properties are the header's columns.</summary>
[Cmdlet(VerbsData.Import, "Csv")]
public sealed class ImportCsvCommand : FileReadingCommand
{
    private protected override void ReadFile(string file)
    {
        using var csv = CsvReader.FromFile(file);
        while (csv.Read())
        {
            var record = new PSObject();
            foreach (var column in csv.Headers)
                record.Properties.Add(new PSNoteProperty(column, csv.GetString(column)));
            WriteObject(record);
        }
    }
}
