using System.Globalization;
using Dapper;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PayHall.Errors;
using PayHall.Identity.Access;
using PayHall.Identity.Data;

namespace PayHall.Identity.Auditing;

/// <summary>Reads one row of the audit trail and puts its states into words: units and permissions by name, choices by their meaning.</summary>
internal sealed class AuditReader(IdentityDb db, AuditSearch search, AuditVocabulary words, PermissionCatalog permissions, IStringLocalizer texts)
{
    private static readonly string[] UnitFields = ["unitId", "parentId", "areas"];

    /// <summary>The row of that id within the data scope.</summary>
    /// <exception cref="NotFoundException">There is none.</exception>
    public async Task<AuditDetail> FindAsync(long id, CancellationToken cancellationToken)
    {
        var row = await search.FindAsync(id, cancellationToken) ?? throw new NotFoundException("审计记录", id);
        var unit = await (from record in db.Audit
                          join known in db.AllUnits on record.UnitId equals known.Id
                          where record.Id == id
                          select known.Name).FirstOrDefaultAsync(cancellationToken) ?? "";
        var seal = await db.Database.GetDbConnection().QueryFirstOrDefaultAsync<(long Block, string Digest)?>(new CommandDefinition(
            "SELECT block_number, digest FROM identity_audit_seals WHERE audit_id = @id", new { id }, cancellationToken: cancellationToken));
        return new AuditDetail(row, unit, await ChangesAsync(row, cancellationToken), seal?.Block, seal?.Digest ?? "");
    }

    /// <summary>What the row is about, e.g. 账号 boss.</summary>
    public string Subject(AuditRow row)
    {
        var colon = row.Subject.IndexOf(':', StringComparison.Ordinal);
        var (kind, name) = colon < 0 ? (row.Subject, "") : (row.Subject[..colon], row.Subject[(colon + 1)..]);
        return words.SubjectKind(kind) is { } word ? $"{texts[word]} {(words.Value(name) is { } value ? texts[value] : name)}".TrimEnd() : row.Subject;
    }

    private async Task<IReadOnlyList<AuditChange>> ChangesAsync(AuditRow row, CancellationToken cancellationToken)
    {
        var before = AuditFields.Read(row.Before);
        var after = AuditFields.Read(row.After);
        var units = await UnitNamesAsync(before.Concat(after), cancellationToken);
        var (was, became) = (before.ToLookup(field => field.Key, field => field.Value), after.ToLookup(field => field.Key, field => field.Value));
        return [.. before.Concat(after).Select(field => field.Key).Distinct(StringComparer.Ordinal)
            .Select(path => new AuditChange(texts[words.Field(path)], Say(path, was[path], units), Say(path, became[path], units)))];
    }

    private string Say(string path, IEnumerable<IReadOnlyList<string>> values, Dictionary<long, string> units)
        => string.Join("、", values.SelectMany(list => list).Select(value => Say(path, value, units)));

    private string Say(string path, string value, Dictionary<long, string> units)
    {
        var field = path[(path.LastIndexOf('.') + 1)..];
        if (UnitFields.Contains(field, StringComparer.Ordinal) && long.TryParse(value, CultureInfo.InvariantCulture, out var unit))
            return units.GetValueOrDefault(unit, "#" + value);
        if (field == "permissions" && permissions.Find(value) is { } permission)
            return texts[permission.Title];
        if (value.Length > 18 && value[10] == 'T' && DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
            return search.Local(instant);
        return value switch
        {
            "true" => texts["是"],
            "false" => texts["否"],
            _ => words.Value(value) is { } word ? texts[word] : value,
        };
    }

    private Task<Dictionary<long, string>> UnitNamesAsync(IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> fields, CancellationToken cancellationToken)
    {
        var ids = fields.Where(field => UnitFields.Contains(field.Key[(field.Key.LastIndexOf('.') + 1)..], StringComparer.Ordinal))
            .SelectMany(field => field.Value)
            .Select(value => long.TryParse(value, CultureInfo.InvariantCulture, out var id) ? id : 0)
            .ToHashSet();
        return db.AllUnits.Where(unit => ids.Contains(unit.Id)).ToDictionaryAsync(unit => unit.Id, unit => unit.Name, cancellationToken);
    }
}
