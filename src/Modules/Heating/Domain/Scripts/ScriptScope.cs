using System.Linq.Expressions;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>Variables of a block and of the blocks around it, up to the function.</summary>
internal sealed class ScriptScope(ScriptScope? parent)
{
    private readonly Dictionary<string, Variable> variables = new(StringComparer.Ordinal);

    /// <summary>The block around it, or null at a function's top.</summary>
    public ScriptScope? Parent { get; } = parent;

    /// <summary>Compiled variables of this block.</summary>
    public IEnumerable<ParameterExpression> Locals => variables.Values.Where(variable => variable is { Local: not null, IsParameter: false }).Select(variable => variable.Local!);

    /// <summary>All names that can be seen from here.</summary>
    public IEnumerable<string> Names => variables.Keys.Concat(Parent?.Names ?? []);

    /// <summary>Finds a variable here or further out.</summary>
    public Variable? Find(string name) => variables.TryGetValue(name, out var found) ? found : Parent?.Find(name);

    /// <summary>Adds a variable.</summary>
    public void Add(string name, Variable variable) => variables[name] = variable;

    /// <summary>A variable.</summary>
    /// <param name="Local">Its compiled form, or null if its declaration was refused and uses of it need no second message.</param>
    /// <param name="IsConstant">Declared by <c>const</c>.</param>
    /// <param name="IsParameter">A function's parameter.</param>
    internal sealed record Variable(ParameterExpression? Local, bool IsConstant, bool IsParameter);
}
