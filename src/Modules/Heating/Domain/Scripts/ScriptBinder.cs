using System.Linq.Expressions;
using Jint.Parser.Ast;
using PayHall.Heating.Domain.Pricing;
using Expression = System.Linq.Expressions.Expression;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>
/// The second gate and the compiler: walks the parsed script, accepts only the nodes that the language has, and turns them into an
/// expression tree over <c>decimal</c> and <c>bool</c>. Kinds of values are known statically; nothing is boxed at run time.
/// </summary>
internal sealed partial class ScriptBinder
{
    private readonly bool located;
    private readonly ParameterExpression run = Expression.Parameter(typeof(ScriptRun), "run");
    private readonly Dictionary<string, ScriptFunction> functions = new(StringComparer.Ordinal);
    private readonly List<ScriptError> errors = [];
    private readonly Stack<(LabelTarget Break, LabelTarget Continue)> loops = new();
    private readonly LabelTarget end = Expression.Label("end");
    private ScriptScope top = new(null);
    private ScriptScope scope;
    private ScriptFunction? function;
    private int depth;
    private int nodes;
    private bool givesLines;

    /// <summary>Creates a binder for one script.</summary>
    /// <param name="located">True for code that names the place of a division by zero or an overflow; slower.</param>
    public ScriptBinder(bool located)
    {
        this.located = located;
        scope = top;
    }

    /// <summary>What was refused, in order of appearance.</summary>
    public IReadOnlyList<ScriptError> Errors => [.. errors.OrderBy(error => error.Line).ThenBy(error => error.Column).Take(ScriptLimits.Errors)];

    /// <summary>Names of the inputs that the script reads.</summary>
    public HashSet<string> UsedInputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Compiles a script's statements; null if something was refused.</summary>
    public Action<ScriptRun>? Bind(IReadOnlyList<Statement> statements)
    {
        foreach (var declaration in statements.OfType<FunctionDeclaration>())
            Guard(() => Declare(declaration));
        var body = new List<Expression>();
        foreach (var statement in statements.Where(statement => statement is not FunctionDeclaration))
            body.Add(BindStatement(statement, out _));
        foreach (var unused in functions.Values.Where(candidate => candidate.ParameterTypes is null).ToList())
            Guard(() => BindFunction(unused, [.. unused.Declaration.Parameters.Select(_ => typeof(decimal))], unused.Declaration));
        if (errors.Count == 0 && !givesLines)
            errors.Add(ScriptError.At(1, 1, "第 {0} 行第 {1} 列：脚本没有给出收费项目，请调用 line(代码, 名称, 金额)"));
        if (errors.Count > 0)
            return null;
        body.Add(Expression.Label(end));
        return Expression.Lambda<Action<ScriptRun>>(Expression.Block(top.Locals, body), run).Compile();
    }

    private void Declare(FunctionDeclaration declaration)
    {
        var name = declaration.Id.Name;
        RefuseTakenName(name, declaration.Id);
        if (functions.ContainsKey(name))
            throw Refuse(declaration.Id, "第 {0} 行第 {1} 列：函数 {2} 已经声明过", name);
        functions.Add(name, new ScriptFunction(declaration));
        if (declaration.Parameters.Count() > ScriptLimits.Parameters)
            throw Refuse(declaration.Id, "第 {0} 行第 {1} 列：函数的参数不能超过 {2} 个", ScriptLimits.Parameters);
    }

    /// <summary>Binds a function at its first call.</summary>
    private void BindFunction(ScriptFunction called, Type[] types, SyntaxNode at)
    {
        var saved = (scope, function, nodes, loops: loops.ToArray());
        (scope, function, nodes) = (new ScriptScope(null), called, 0);
        loops.Clear();
        called.ParameterTypes = types;
        var before = errors.Count;
        try
        {
            Enter(at);
            called.Compiled = CompileFunction(called, types);
        }
        finally
        {
            depth--;
            called.IsRefused = errors.Count > before || called.Compiled is null;
            (scope, function, nodes) = (saved.scope, saved.function, saved.nodes);
            foreach (var loop in saved.loops.Reverse())
                loops.Push(loop);
        }
    }

    private Delegate? CompileFunction(ScriptFunction called, Type[] types)
    {
        var parameters = new List<ParameterExpression> { run };
        foreach (var (name, type) in called.Declaration.Parameters.Zip(types))
        {
            RefuseTakenName(name.Name, name);
            if (scope.Find(name.Name) is not null)
                throw Refuse(name, "第 {0} 行第 {1} 列：{2} 已经声明过", name.Name);
            var parameter = Expression.Parameter(type, name.Name);
            scope.Add(name.Name, new ScriptScope.Variable(parameter, IsConstant: false, IsParameter: true));
            parameters.Add(parameter);
        }

        var before = errors.Count;
        var body = BindStatement((Statement)called.Declaration.Body, out var ends);
        if (errors.Count > before)
            return null;
        if (called.Result is not null && !ends)
            throw Refuse(called.Declaration.Id, "第 {0} 行第 {1} 列：函数 {2} 有的分支没有 return", called.Name);
        var spend = Spend(nodes + 1, ScriptPlace.Of(called.Declaration));
        if (called.Result is not { } result)
            return Expression.Lambda(Expression.Block(spend, body, Expression.Label(called.End)), parameters).Compile();
        called.ReturnType = result.Type;
        return Expression.Lambda(Expression.Block([result], spend, body, Expression.Label(called.End), result), parameters).Compile();
    }

    /// <summary>Takes steps from the run and ends it when none are left.</summary>
    private Expression Spend(int steps, ScriptPlace place)
    {
        var left = Expression.Field(run, nameof(ScriptRun.Steps));
        var fail = Expression.Throw(Expression.Call(run, nameof(ScriptRun.OutOfSteps), null, Expression.Constant(place.Packed)));
        return Expression.IfThen(Expression.LessThan(Expression.SubtractAssign(left, Expression.Constant(steps)), Expression.Constant(0)), fail);
    }

    private void RefuseTakenName(string name, SyntaxNode node)
    {
        if (ScriptInput.FieldOf(name) is not null)
            throw Refuse(node, "第 {0} 行第 {1} 列：{2} 是输入，不能重新声明", name);
        if (name is "line" or "Math" || LineCodes.TryParse(name, out _) && name.Contains('-', StringComparison.Ordinal))
            throw Refuse(node, "第 {0} 行第 {1} 列：{2} 已有含义，请换一个名称", name);
    }

    /// <summary>Runs a step and keeps its refusal.</summary>
    private void Guard(Action step)
    {
        var saved = (depth, scope);
        try
        {
            step();
        }
        catch (ScriptRefusedException refusal)
        {
            (depth, scope) = saved;
            if (refusal.Error is { } error && errors.Count <= ScriptLimits.Errors)
                errors.Add(error);
        }
    }

    private void Enter(SyntaxNode node)
    {
        nodes++;
        if (++depth > ScriptLimits.TreeDepth)
        {
            depth--;
            throw Refuse(node, "第 {0} 行第 {1} 列：这里太长或嵌套太深，请拆成几句");
        }
    }

    private static ScriptRefusedException Refuse(SyntaxNode node, string key, params object[] arguments)
    {
        var (line, column) = ScriptPlace.Of(node);
        return new ScriptRefusedException(ScriptError.At(line, column, key, arguments));
    }

    private static ConstantExpression Place(SyntaxNode node) => Expression.Constant(ScriptPlace.Of(node).Packed);
}
