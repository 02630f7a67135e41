using Dapper;
using PayHall.Data;
using PayHall.Identity.Auditing;
using PayHall.Identity.Domain;

namespace PayHall.Identity.Organizations;

/// <summary>Reads and writes units inside a transaction, keeping paths and levels of whole subtrees right.</summary>
internal static class UnitTable
{
    private const string Columns = "SELECT id, code, name, kind, parent_id AS ParentId, path, level, position FROM identity_units";

    /// <summary>
    /// To be called before units are read in order to change them: of two changes at once the second one then finds what the first one
    /// did. Otherwise two moves could hang a unit below itself, or leave one with a path that its parent does not have any more.
    /// </summary>
    public static Task LockAsync(WriteTransaction transaction) => AuditedWriter.RaiseVersionAsync(transaction);

    /// <summary>Finds a unit by its code.</summary>
    public static Task<UnitRow?> FindAsync(WriteTransaction transaction, string code)
        => transaction.Connection.QuerySingleOrDefaultAsync<UnitRow>(Columns + " WHERE code = @Code", new { Code = code }, transaction.Transaction);

    /// <summary>Finds a unit by its id.</summary>
    public static Task<UnitRow?> FindAsync(WriteTransaction transaction, long id)
        => transaction.Connection.QuerySingleOrDefaultAsync<UnitRow>(Columns + " WHERE id = @Id", new { Id = id }, transaction.Transaction);

    /// <summary>Adds a unit.</summary>
    /// <exception cref="UnitCodeTakenException">The code exists.</exception>
    public static async Task<UnitRow> AddAsync(WriteTransaction transaction, string code, string name, string kind, UnitRow? parent, int position)
    {
        var id = await transaction.Connection.ExecuteScalarAsync<long?>(
            """
            INSERT INTO identity_units (code, name, kind, parent_id, level, path, position)
            VALUES (@Code, @Name, @Kind, @ParentId, @Level, '', @Position) ON CONFLICT (code) DO NOTHING RETURNING id
            """,
            new { Code = code, Name = name, Kind = kind, ParentId = parent?.Id, Level = (parent?.Level ?? 0) + 1, Position = position },
            transaction.Transaction) ?? throw new UnitCodeTakenException(code);
        var path = UnitPath.Below(parent?.Path ?? "", id);
        await transaction.Connection.ExecuteAsync("UPDATE identity_units SET path = @Path WHERE id = @Id", new { Id = id, Path = path }, transaction.Transaction);
        return new UnitRow { Id = id, Code = code, Name = name, Kind = kind, ParentId = parent?.Id, Path = path, Level = UnitPath.Level(path), Position = position };
    }

    /// <summary>Brings a unit up to date, and moves all below it when its parent changes.</summary>
    /// <exception cref="UnitBelowItselfException">The new parent is the unit itself or lies below it.</exception>
    public static async Task<UnitRow> ChangeAsync(WriteTransaction transaction, UnitRow unit, string name, string kind, UnitRow? parent, int position)
    {
        if (parent is not null && UnitPath.IsWithin(parent.Path, unit.Path))
            throw new UnitBelowItselfException(unit.Name);
        await transaction.Connection.ExecuteAsync(
            "UPDATE identity_units SET name = @Name, kind = @Kind, parent_id = @ParentId, position = @Position WHERE id = @Id",
            new { unit.Id, Name = name, Kind = kind, ParentId = parent?.Id, Position = position },
            transaction.Transaction);
        var path = UnitPath.Below(parent?.Path ?? "", unit.Id);
        if (path != unit.Path)
        {
            await transaction.Connection.ExecuteAsync(
                """
                UPDATE identity_units SET path = @Path || substr(path, @Skip), level = level + @Deeper
                WHERE substr(path, 1, @Length) = @OldPath
                """,
                new { Path = path, OldPath = unit.Path, unit.Path.Length, Skip = unit.Path.Length + 1, Deeper = UnitPath.Level(path) - unit.Level },
                transaction.Transaction);
        }

        return new UnitRow { Id = unit.Id, Code = unit.Code, Name = name, Kind = kind, ParentId = parent?.Id, Path = path, Level = UnitPath.Level(path), Position = position };
    }
}
