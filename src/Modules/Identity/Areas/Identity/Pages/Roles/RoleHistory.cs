using System.Text.Json;
using Microsoft.Extensions.Localization;
using PayHall.Identity.Data;

namespace PayHall.Identity.Areas.Identity.Pages.Roles;

/// <summary>Says in words what the audit trail has of a role.</summary>
internal static class RoleHistory
{
    /// <summary>The events in words.</summary>
    public static IReadOnlyList<RoleEvent> Read(IEnumerable<AuditRecord> records, RoleForm form, IStringLocalizer texts)
        => [.. records.Select(record => new RoleEvent(record.At, record.ActorName, Words(record, form, texts)))];

    private static string Words(AuditRecord record, RoleForm form, IStringLocalizer texts)
    {
        if (record.Action != "Identity.RoleChanged")
            return texts["新建角色"];
        var before = Permissions(record.Before);
        var after = Permissions(record.After);
        var given = form.Titles(after.Except(before, StringComparer.Ordinal));
        var taken = form.Titles(before.Except(after, StringComparer.Ordinal));
        return (given.Length, taken.Length) switch
        {
            (0, 0) => texts["修改基本信息"],
            ( > 0, 0) => texts["新增“{0}”", given],
            (0, > 0) => texts["移除“{0}”", taken],
            _ => texts["新增“{0}”，移除“{1}”", given, taken],
        };
    }

    private static List<string> Permissions(string? state)
    {
        if (state is null)
            return [];
        using var document = JsonDocument.Parse(state);
        return document.RootElement.TryGetProperty("permissions", out var permissions)
            ? [.. permissions.EnumerateArray().Select(permission => permission.GetString()!)]
            : [];
    }
}
