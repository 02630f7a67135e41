using System.Linq.Expressions;
using Jint.Parser.Ast;
using BinaryExpression = Jint.Parser.Ast.BinaryExpression;
using ConditionalExpression = Jint.Parser.Ast.ConditionalExpression;
using Expression = System.Linq.Expressions.Expression;
using MemberExpression = Jint.Parser.Ast.MemberExpression;
using SyntaxExpression = Jint.Parser.Ast.Expression;
using UnaryExpression = Jint.Parser.Ast.UnaryExpression;

namespace PayHall.Heating.Domain.Scripts;

/// <content>Expressions.</content>
internal sealed partial class ScriptBinder
{
    /// <summary>Binds a number (decimal) or a truth value (bool).</summary>
    private Expression Bind(SyntaxExpression node)
    {
        Enter(node);
        var bound = node switch
        {
            Literal literal => BindLiteral(literal),
            Identifier name => BindName(name),
            UnaryExpression and not UpdateExpression and { } unary => BindUnary((UnaryExpression)unary),
            BinaryExpression binary => BindBinary(binary),
            LogicalExpression logical => BindLogical(logical),
            ConditionalExpression choice => BindChoice(choice),
            CallExpression call => BindCall(call, asStatement: false),
            AssignmentExpression or UpdateExpression => throw Refuse(node, "第 {0} 行第 {1} 列：赋值要单独写成一句"),
            SequenceExpression => throw Refuse(node, "第 {0} 行第 {1} 列：这里不能用逗号连接，请拆成几句"),
            ObjectExpression => throw Refuse(node, "第 {0} 行第 {1} 列：花括号只能用在 return {{ heat: 金额 }} 里"),
            MemberExpression => throw Refuse(node, "第 {0} 行第 {1} 列：计价脚本里不能访问属性，只能使用 Math 的函数"),
            _ => throw Refuse(node, "第 {0} 行第 {1} 列：计价脚本里不能使用这种写法"),
        };
        depth--;
        return bound;
    }

    private Expression BindNumber(SyntaxExpression node)
    {
        var bound = Bind(node);
        return bound.Type == typeof(decimal) ? bound : throw Refuse(node, "第 {0} 行第 {1} 列：这里需要数字，得到的是是非值");
    }

    /// <summary>A condition; numbers count as true unless they are 0.</summary>
    private Expression BindCondition(SyntaxExpression node)
    {
        if (node is LogicalExpression logical)
        {
            Enter(node);
            var (left, right) = (BindCondition(logical.Left), BindCondition(logical.Right));
            depth--;
            return logical.Operator == LogicalOperator.LogicalAnd ? Expression.AndAlso(left, right) : Expression.OrElse(left, right);
        }

        return Truth(Bind(node));
    }

    private static Expression Truth(Expression value)
        => value.Type == typeof(bool) ? value : Expression.NotEqual(value, Expression.Constant(0m));

    private static ConstantExpression BindLiteral(Literal literal)
    {
        if (literal.Value is bool truth)
            return Expression.Constant(truth);
        if (literal.Value is string)
            throw Refuse(literal, "第 {0} 行第 {1} 列：文字只能用作收费项目的代码和名称");
        return ScriptNumber.TryParse(literal.Raw ?? "", out var number)
            ? Expression.Constant(number)
            : throw Refuse(literal, "第 {0} 行第 {1} 列：看不懂数字 {2}，请写成普通小数，如 0.0005", literal.Raw ?? "");
    }

    private Expression BindName(Identifier identifier)
    {
        var name = identifier.Name;
        if (scope.Find(name) is { } variable)
            return variable.Local ?? throw new ScriptRefusedException(null);
        if (ScriptInput.FieldOf(name) is { } field)
        {
            UsedInputs.Add(name);
            return Expression.Field(run, field);
        }

        if (function is not null && top.Find(name) is not null)
            throw Refuse(identifier, "第 {0} 行第 {1} 列：函数里不能使用外面的变量 {2}，请作为参数传入", name);
        if (functions.ContainsKey(name) || name is "line" or "Math")
            throw Refuse(identifier, "第 {0} 行第 {1} 列：{2} 是函数，请写成 {2}(…)", name);
        throw Nearest(name, ScriptInput.All.Select(input => input.Name).Concat(scope.Names)) is { } near
            ? Refuse(identifier, "第 {0} 行第 {1} 列：没有名为 {2} 的输入或变量，是不是 {3}？", name, near)
            : Refuse(identifier, "第 {0} 行第 {1} 列：没有名为 {2} 的输入或变量", name);
    }

    private Expression BindUnary(UnaryExpression unary)
    {
        switch (unary.Operator)
        {
            case UnaryOperator.LogicalNot:
                return Expression.Not(BindCondition(unary.Argument));
            case UnaryOperator.Plus:
                return BindNumber(unary.Argument);
            case UnaryOperator.Minus:
                var value = BindNumber(unary.Argument);
                return value is ConstantExpression { Value: decimal number } ? Expression.Constant(-number) : Expression.Negate(value);
            default:
                throw Refuse(unary, "第 {0} 行第 {1} 列：计价脚本里不能使用这种写法");
        }
    }

    private Expression BindLogical(LogicalExpression logical)
    {
        var (left, right) = (Bind(logical.Left), Bind(logical.Right));
        if (left.Type != right.Type)
            throw Refuse(logical, "第 {0} 行第 {1} 列：&& 和 || 两边应同为数字或同为是非值");
        var isAnd = logical.Operator == LogicalOperator.LogicalAnd;
        if (left.Type == typeof(bool))
            return isAnd ? Expression.AndAlso(left, right) : Expression.OrElse(left, right);
        var first = Expression.Variable(typeof(decimal), "first");
        return Expression.Block(
            [first],
            Expression.Assign(first, left),
            isAnd ? Expression.Condition(Truth(first), right, first) : Expression.Condition(Truth(first), first, right));
    }

    private Expression BindChoice(ConditionalExpression choice)
    {
        var test = BindCondition(choice.Test);
        var (yes, no) = (Bind(choice.Consequent), Bind(choice.Alternate));
        return yes.Type == no.Type
            ? Expression.Condition(test, yes, no)
            : throw Refuse(choice, "第 {0} 行第 {1} 列：冒号两边应同为数字或同为是非值");
    }

    private Expression BindBinary(BinaryExpression binary)
    {
        if (binary.Operator is BinaryOperator.Equal or BinaryOperator.StrictlyEqual or BinaryOperator.NotEqual or BinaryOperator.StricltyNotEqual)
        {
            var (one, other) = (Bind(binary.Left), Bind(binary.Right));
            if (one.Type != other.Type)
                throw Refuse(binary, "第 {0} 行第 {1} 列：数字和是非值不能比较");
            return binary.Operator is BinaryOperator.Equal or BinaryOperator.StrictlyEqual ? Expression.Equal(one, other) : Expression.NotEqual(one, other);
        }

        var (left, right) = (BindNumber(binary.Left), BindNumber(binary.Right));
        return binary.Operator switch
        {
            BinaryOperator.Less => Expression.LessThan(left, right),
            BinaryOperator.LessOrEqual => Expression.LessThanOrEqual(left, right),
            BinaryOperator.Greater => Expression.GreaterThan(left, right),
            BinaryOperator.GreaterOrEqual => Expression.GreaterThanOrEqual(left, right),
            _ => Arithmetic(binary.Operator, left, right, binary, binary.Right),
        };
    }

    /// <summary>Computes constants at once, and multiplies instead of dividing by 10, 100, …, which is exact and quicker.</summary>
    private Expression Arithmetic(BinaryOperator operation, Expression left, Expression right, SyntaxNode node, SyntaxNode divisor)
    {
        if (operation is BinaryOperator.Divide or BinaryOperator.Modulo && right is ConstantExpression { Value: 0m })
            throw Refuse(divisor, "第 {0} 行第 {1} 列：除数为 0");
        if (left is ConstantExpression { Value: decimal a } && right is ConstantExpression { Value: decimal b })
            return Expression.Constant(Computed(operation, a, b, node));
        if (operation == BinaryOperator.Divide && right is ConstantExpression { Value: 10m or 100m or 1000m or 10000m } power)
            return Arithmetic(BinaryOperator.Times, left, Expression.Constant(1m / (decimal)power.Value!), node, divisor);
        var isDivision = operation is BinaryOperator.Divide or BinaryOperator.Modulo;
        return operation switch
        {
            BinaryOperator.Plus => Operation(ExpressionType.Add, nameof(ScriptMath.AddAt)),
            BinaryOperator.Minus => Operation(ExpressionType.Subtract, nameof(ScriptMath.SubtractAt)),
            BinaryOperator.Times => Operation(ExpressionType.Multiply, nameof(ScriptMath.MultiplyAt)),
            BinaryOperator.Divide => Operation(ExpressionType.Divide, nameof(ScriptMath.DivideAt)),
            BinaryOperator.Modulo => Operation(ExpressionType.Modulo, nameof(ScriptMath.ModuloAt)),
            _ => throw Refuse(node, "第 {0} 行第 {1} 列：计价脚本里不能使用这种写法"),
        };

        Expression Operation(ExpressionType type, string twin) => located
            ? Expression.Call(typeof(ScriptMath), twin, null, left, right, Place(isDivision ? divisor : node))
            : Expression.MakeBinary(type, left, right);
    }

    private static decimal Computed(BinaryOperator operation, decimal left, decimal right, SyntaxNode node)
    {
        try
        {
            return operation switch
            {
                BinaryOperator.Plus => left + right,
                BinaryOperator.Minus => left - right,
                BinaryOperator.Times => left * right,
                BinaryOperator.Divide => left / right,
                BinaryOperator.Modulo => left % right,
                _ => throw Refuse(node, "第 {0} 行第 {1} 列：计价脚本里不能使用这种写法"),
            };
        }
        catch (OverflowException)
        {
            throw Refuse(node, "第 {0} 行第 {1} 列：数字太大，超出可计算的范围");
        }
    }

    /// <summary>The known name that is at most two letters away.</summary>
    private static string? Nearest(string name, IEnumerable<string> known)
        => known.Select(candidate => (candidate, distance: ScriptSpelling.Distance(name, candidate)))
            .Where(pair => pair.distance <= 2 && pair.distance < name.Length)
            .OrderBy(pair => pair.distance).Select(pair => pair.candidate).FirstOrDefault();
}
