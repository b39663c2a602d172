using System.Collections;
using System.Management.Automation;

namespace LinkTools.Shell.Output;

/// <summary>The names and values that an object is made of, for every writer alike.</summary>
internal static class RecordProperties
{
    /// <summary>Pairs in order: a dictionary's entries, else the object's readable properties.</summary>
    public static IEnumerable<KeyValuePair<string, object?>> Of(PSObject record)
    {
        if (record.BaseObject is IDictionary entries)
            return entries.Keys.Cast<object>().Select(key => KeyValuePair.Create(key.ToString() ?? "", entries[key]));
        return record.Properties.Where(property => property.IsGettable).Select(property => KeyValuePair.Create(property.Name, Read(property)));
    }

    /// <summary>One value, null where there is none.</summary>
    public static object? Value(PSObject record, string name)
    {
        if (record.BaseObject is IDictionary entries)
            return entries.Contains(name) ? entries[name] : null;
        return record.Properties[name] is { IsGettable: true } property ? Read(property) : null;
    }

    // A getter that throws has no value to show; PowerShell's own writers leave it empty too.
    private static object? Read(PSPropertyInfo property)
    {
        try
        {
            return property.Value;
        }
        catch (GetValueException)
        {
            return null;
        }
    }
}
