using System.Linq.Expressions;
using Jint.Parser.Ast;
using Expression = System.Linq.Expressions.Expression;
using SyntaxExpression = Jint.Parser.Ast.Expression;

namespace PayHall.Heating.Domain.Scripts;

/// <content>Statements.</content>
internal sealed partial class ScriptBinder
{
    /// <summary>Binds a statement; a refusal is kept and the statement left out.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="ends">True if what follows it is never reached.</param>
    private Expression BindStatement(Statement statement, out bool ends)
    {
        var bound = (Expression: (Expression)Expression.Empty(), Ends: false);
        Guard(() =>
        {
            try
            {
                Enter(statement);
                bound = Bind(statement);
                depth--;
            }
            catch (ScriptRefusedException) when (statement is VariableDeclaration declaration)
            {
                foreach (var declarator in declaration.Declarations.Where(declarator => scope.Find(declarator.Id.Name) is null))
                    scope.Add(declarator.Id.Name, new ScriptScope.Variable(null, IsConstant: false, IsParameter: false));
                throw;
            }
        });
        ends = bound.Ends;
        return bound.Expression;
    }

    private (Expression Expression, bool Ends) Bind(Statement statement) => statement switch
    {
        VariableDeclaration declaration => (Expression.Block([.. declaration.Declarations.Select(declarator => BindDeclarator(declarator, declaration.Kind)), Expression.Empty()]), false),
        ExpressionStatement { Expression: { } expression } => (BindEffect(expression), false),
        IfStatement branch => BindIf(branch),
        ForStatement loop => (InScope(() => BindFor(loop)), false),
        WhileStatement loop => (BindLoop(loop, loop.Test, loop.Body, null), false),
        BlockStatement block => BindBlock(block),
        ReturnStatement result => (BindReturn(result), true),
        BreakStatement { Label: null } when loops.Count > 0 => (Expression.Break(loops.Peek().Break), true),
        ContinueStatement { Label: null } when loops.Count > 0 => (Expression.Continue(loops.Peek().Continue), true),
        BreakStatement or ContinueStatement => throw Refuse(statement, "第 {0} 行第 {1} 列：break 和 continue 只能写在循环里"),
        EmptyStatement => (Expression.Empty(), false),
        FunctionDeclaration => throw Refuse(statement, "第 {0} 行第 {1} 列：函数只能写在脚本最外层，形如 function f(a) {{ … }}"),
        _ => throw Refuse(statement, "第 {0} 行第 {1} 列：计价脚本里不能使用这种语句"),
    };

    private (Expression Expression, bool Ends) BindBlock(BlockStatement block)
    {
        var ends = false;
        var expression = InScope(() =>
        {
            var body = new List<Expression>();
            foreach (var statement in block.Body)
            {
                body.Add(BindStatement(statement, out var last));
                ends |= last;
            }

            body.Add(Expression.Empty());
            return Expression.Block(body);
        });
        return (expression, ends);
    }

    /// <summary>Binds something in a block of its own and declares the block's variables.</summary>
    private BlockExpression InScope(Func<Expression> bind)
    {
        scope = new ScriptScope(scope);
        var body = bind();
        var block = Expression.Block(typeof(void), scope.Locals, body);
        scope = scope.Parent!;
        return block;
    }

    private (Expression Expression, bool Ends) BindIf(IfStatement branch)
    {
        var test = BindCondition(branch.Test);
        var (thenEnds, elseEnds) = (false, false);
        var then = InScope(() => BindStatement(branch.Consequent, out thenEnds));
        if (branch.Alternate is null)
            return (Expression.IfThen(test, then), false);
        var otherwise = InScope(() => BindStatement(branch.Alternate, out elseEnds));
        return (Expression.IfThenElse(test, then, otherwise), thenEnds && elseEnds);
    }

    private Expression BindFor(ForStatement loop)
    {
        var start = loop.Init switch
        {
            null => Expression.Empty(),
            Statement declaration => Bind(declaration).Expression,
            SyntaxExpression effect => BindEffects(effect),
            _ => throw Refuse(loop, "第 {0} 行第 {1} 列：计价脚本里不能使用这种语句"),
        };
        return Expression.Block(start, BindLoop(loop, loop.Test, loop.Body, loop.Update));
    }

    private Expression BindLoop(Statement loop, SyntaxExpression? test, Statement body, SyntaxExpression? update)
    {
        var before = nodes;
        var (stop, next) = (Expression.Label("break"), Expression.Label("continue"));
        var condition = test is null ? Expression.Constant(true) : BindCondition(test);
        var after = update is null ? Expression.Empty() : BindEffects(update);
        loops.Push((stop, next));
        var inner = InScope(() => BindStatement(body, out _));
        loops.Pop();
        return Expression.Loop(
            Expression.Block(
                Spend(nodes - before + 1, ScriptPlace.Of(loop)),
                Expression.IfThen(Expression.Not(condition), Expression.Break(stop)),
                inner,
                Expression.Label(next),
                after),
            stop);
    }

    private Expression BindDeclarator(VariableDeclarator declarator, string kind)
    {
        var name = declarator.Id.Name;
        RefuseTakenName(name, declarator.Id);
        if (functions.ContainsKey(name) || scope.Find(name) is not null)
            throw Refuse(declarator.Id, "第 {0} 行第 {1} 列：{2} 已经声明过", name);
        if (declarator.Init is null)
            throw Refuse(declarator.Id, "第 {0} 行第 {1} 列：请在声明时给出初值，如 var {2} = 0", name);
        var value = Bind(declarator.Init);
        var local = Expression.Variable(value.Type, name);
        scope.Add(name, new ScriptScope.Variable(local, kind == "const", IsParameter: false));
        return Expression.Assign(local, value);
    }

    private Expression BindReturn(ReturnStatement result)
    {
        if (function is null)
        {
            var lines = result.Argument is null ? Expression.Empty() : BindReturnedLines(result.Argument);
            return Expression.Block(lines, Expression.Return(end));
        }

        if (result.Argument is null)
        {
            return function.Result is null
                ? Expression.Return(function.End)
                : throw Refuse(result, "第 {0} 行第 {1} 列：函数 {2} 有的分支没有 return", function.Name);
        }

        var value = Bind(result.Argument);
        function.Result ??= Expression.Variable(value.Type, "result");
        if (function.Result.Type != value.Type)
            throw Refuse(result, "第 {0} 行第 {1} 列：函数 {2} 有时返回数字，有时返回是非", function.Name);
        return Expression.Block(Expression.Assign(function.Result, value), Expression.Return(function.End));
    }
}
