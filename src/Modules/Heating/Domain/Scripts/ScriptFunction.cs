using System.Linq.Expressions;
using Jint.Parser.Ast;
using Expression = System.Linq.Expressions.Expression;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>A function that a script declares. Its first call decides what kinds of values it takes.</summary>
internal sealed class ScriptFunction(FunctionDeclaration declaration)
{
    /// <summary>The declaration.</summary>
    public FunctionDeclaration Declaration { get; } = declaration;

    /// <summary>Its name.</summary>
    public string Name => Declaration.Id.Name;

    /// <summary>Kinds of its parameters, or null before the first call.</summary>
    public Type[]? ParameterTypes { get; set; }

    /// <summary>Kind of the value it returns; void if none.</summary>
    public Type ReturnType { get; set; } = typeof(void);

    /// <summary>The compiled function, or null while it is being bound.</summary>
    public Delegate? Compiled { get; set; }

    /// <summary>True if it was refused; calls need no second message.</summary>
    public bool IsRefused { get; set; }

    /// <summary>Where a return puts the value while the function is being bound.</summary>
    public ParameterExpression? Result { get; set; }

    /// <summary>Where a return goes.</summary>
    public LabelTarget End { get; } = Expression.Label("end");
}
