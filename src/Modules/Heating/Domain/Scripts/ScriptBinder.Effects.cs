using System.Linq.Expressions;
using Jint.Parser.Ast;
using Expression = System.Linq.Expressions.Expression;
using MemberExpression = Jint.Parser.Ast.MemberExpression;
using SyntaxExpression = Jint.Parser.Ast.Expression;

namespace PayHall.Heating.Domain.Scripts;

/// <content>Calls and assignments.</content>
internal sealed partial class ScriptBinder
{
    /// <summary>An expression that stands alone: an assignment or a call.</summary>
    private Expression BindEffect(SyntaxExpression node) => node switch
    {
        AssignmentExpression assignment => BindAssignment(assignment),
        UpdateExpression update => BindUpdate(update),
        CallExpression call => BindCall(call, asStatement: true),
        _ => throw Refuse(node, "第 {0} 行第 {1} 列：这一句没有作用，请赋值或调用 line"),
    };

    /// <summary>Effects in the head of a loop, which a comma may join.</summary>
    private Expression BindEffects(SyntaxExpression node)
        => node is SequenceExpression sequence ? Expression.Block([.. sequence.Expressions.Select(BindEffect), Expression.Empty()]) : Expression.Block(BindEffect(node), Expression.Empty());

    private Expression BindAssignment(AssignmentExpression assignment)
    {
        Enter(assignment);
        var target = Target(assignment.Left);
        var value = Bind(assignment.Right);
        if (assignment.Operator != AssignmentOperator.Assign)
        {
            if (target.Type != typeof(decimal) || value.Type != typeof(decimal))
                throw Refuse(assignment, "第 {0} 行第 {1} 列：这里需要数字，得到的是是非值");
            value = Arithmetic(Operator(assignment), target, value, assignment, assignment.Right);
        }

        depth--;
        return target.Type == value.Type
            ? Expression.Assign(target, value)
            : throw Refuse(assignment, "第 {0} 行第 {1} 列：变量 {2} 只能一直是数字或一直是是非值", target.Name!);
    }

    private static BinaryOperator Operator(AssignmentExpression assignment) => assignment.Operator switch
    {
        AssignmentOperator.PlusAssign => BinaryOperator.Plus,
        AssignmentOperator.MinusAssign => BinaryOperator.Minus,
        AssignmentOperator.TimesAssign => BinaryOperator.Times,
        AssignmentOperator.DivideAssign => BinaryOperator.Divide,
        AssignmentOperator.ModuloAssign => BinaryOperator.Modulo,
        _ => throw Refuse(assignment, "第 {0} 行第 {1} 列：计价脚本里不能使用这种写法"),
    };

    private Expression BindUpdate(UpdateExpression update)
    {
        var target = Target(update.Argument);
        if (target.Type != typeof(decimal))
            throw Refuse(update, "第 {0} 行第 {1} 列：这里需要数字，得到的是是非值");
        var operation = update.Operator == UnaryOperator.Increment ? BinaryOperator.Plus : BinaryOperator.Minus;
        return Expression.Assign(target, Arithmetic(operation, target, Expression.Constant(1m), update, update));
    }

    private ParameterExpression Target(SyntaxExpression node)
    {
        if (node is not Identifier { Name: { } name })
            throw Refuse(node, "第 {0} 行第 {1} 列：等号左边应是变量");
        if (scope.Find(name) is { } variable)
        {
            if (variable.IsConstant)
                throw Refuse(node, "第 {0} 行第 {1} 列：{2} 是 const，不能再赋值", name);
            return variable.Local ?? throw new ScriptRefusedException(null);
        }

        if (ScriptInput.FieldOf(name) is not null)
            throw Refuse(node, "第 {0} 行第 {1} 列：不能给输入 {2} 赋值，请另设变量", name);
        if (function is not null && top.Find(name) is not null)
            throw Refuse(node, "第 {0} 行第 {1} 列：函数里不能使用外面的变量 {2}，请作为参数传入", name);
        throw Refuse(node, "第 {0} 行第 {1} 列：变量 {2} 没有声明，请写成 var {2} = …", name);
    }

    private Expression BindCall(CallExpression call, bool asStatement)
    {
        switch (call.Callee)
        {
            case MemberExpression { Computed: false, Object: Identifier { Name: "Math" }, Property: Identifier { Name: { } name } } when !asStatement:
                return BindMath(call, name);
            case Identifier { Name: "line" }:
                return asStatement ? BindLine(call) : throw Refuse(call, "第 {0} 行第 {1} 列：line(…) 要单独写成一句");
            case Identifier { Name: { } name }:
                return BindFunctionCall(call, name, asStatement);
            default:
                throw Refuse(call, "第 {0} 行第 {1} 列：这一句没有作用，请赋值或调用 line");
        }
    }

    private Expression BindFunctionCall(CallExpression call, string name, bool asStatement)
    {
        if (!functions.TryGetValue(name, out var called))
        {
            throw Nearest(name, functions.Keys.Append("line")) is { } near
                ? Refuse(call, "第 {0} 行第 {1} 列：没有名为 {2} 的函数，是不是 {3}？", name, near)
                : Refuse(call, "第 {0} 行第 {1} 列：没有名为 {2} 的函数", name);
        }

        if (call.Arguments.Count != called.Declaration.Parameters.Count())
            throw Refuse(call, "第 {0} 行第 {1} 列：函数 {2} 需要 {3} 个值", name, called.Declaration.Parameters.Count());
        var arguments = call.Arguments.Select(Bind).ToList();
        if (called.ParameterTypes is null)
            BindFunction(called, [.. arguments.Select(argument => argument.Type)], call);
        if (called.IsRefused)
            throw new ScriptRefusedException(null);
        if (called.Compiled is null)
            throw Refuse(call, "第 {0} 行第 {1} 列：函数 {2} 不能直接或间接调用自己", name);
        if (!arguments.Select(argument => argument.Type).SequenceEqual(called.ParameterTypes!))
            throw Refuse(call, "第 {0} 行第 {1} 列：函数 {2} 的参数在各处应同为数字或同为是非值", name);
        if (!asStatement && called.ReturnType == typeof(void))
            throw Refuse(call, "第 {0} 行第 {1} 列：函数 {2} 没有返回值", name);
        return Expression.Invoke(Expression.Constant(called.Compiled), arguments.Prepend(run));
    }

    private Expression BindMath(CallExpression call, string name)
    {
        if (name is not ("min" or "max" or "floor" or "ceil" or "round" or "abs"))
            throw Refuse(call, "第 {0} 行第 {1} 列：没有 Math.{2}，可用 min、max、floor、ceil、round、abs", name);
        var arguments = call.Arguments.Select(BindNumber).ToList();
        var expected = name is "min" or "max" ? arguments.Count > 0 : arguments.Count == 1;
        if (!expected)
            throw Refuse(call, "第 {0} 行第 {1} 列：Math.{2} 的值的个数不对", name);
        if (arguments.Count > ScriptLimits.Nesting)
            throw Refuse(call, "第 {0} 行第 {1} 列：这里太长或嵌套太深，请拆成几句");
        return name switch
        {
            "min" => arguments.Aggregate((left, right) => Call(nameof(decimal.Min), left, right)),
            "max" => arguments.Aggregate((left, right) => Call(nameof(decimal.Max), left, right)),
            "floor" => Call(nameof(decimal.Floor), arguments[0]),
            "ceil" => Call(nameof(decimal.Ceiling), arguments[0]),
            "abs" => Call(nameof(decimal.Abs), arguments[0]),
            _ when located => Expression.Call(typeof(ScriptMath), nameof(ScriptMath.RoundAt), null, arguments[0], Place(call)),
            _ => Expression.Call(typeof(ScriptMath), nameof(ScriptMath.Round), null, arguments[0]),
        };

        static Expression Call(string method, params Expression[] values) => Expression.Call(typeof(decimal), method, null, values);
    }
}
