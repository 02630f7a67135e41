using System.Linq.Expressions;
using Jint.Parser.Ast;
using PayHall.Heating.Domain.Pricing;
using BinaryExpression = Jint.Parser.Ast.BinaryExpression;
using ConditionalExpression = Jint.Parser.Ast.ConditionalExpression;
using Expression = System.Linq.Expressions.Expression;
using SyntaxExpression = Jint.Parser.Ast.Expression;

namespace PayHall.Heating.Domain.Scripts;

/// <content>Lines and the texts in them.</content>
internal sealed partial class ScriptBinder
{
    private Expression BindLine(CallExpression call)
    {
        var arguments = call.Arguments;
        if (arguments.Count != 3)
            throw Refuse(call, "第 {0} 行第 {1} 列：line 需要三个值：代码、名称、金额");
        if (arguments[0] is not Literal { Value: string term } || !LineCodes.TryParse(term, out var code))
            throw Refuse(arguments[0], "第 {0} 行第 {1} 列：收费项目的代码应为其中之一：{2}", string.Join("、", LineCodes.All));
        var label = BindText(arguments[1]);
        if (label.Type != typeof(string))
            throw Refuse(arguments[1], "第 {0} 行第 {1} 列：收费项目的名称应为文字，如 '{2}'", code.Label());
        return Give(code, label, BindNumber(arguments[2]), call);
    }

    /// <summary><c>return { heat: 1, 'late-fee': 2 }</c>: one line per member, with the usual label.</summary>
    private Expression BindReturnedLines(SyntaxExpression node)
    {
        if (node is not ObjectExpression lines)
            throw Refuse(node, "第 {0} 行第 {1} 列：脚本只能返回收费项目，形如 return {{ heat: 金额 }}");
        return Expression.Block([.. lines.Properties.Select(BindMember), Expression.Empty()]);

        Expression BindMember(Property member)
        {
            var name = member.Key is Literal literal ? literal.Value as string : (member.Key as Identifier)?.Name;
            if (member.Kind != PropertyKind.Data || !LineCodes.TryParse(name, out var code))
                throw Refuse(member, "第 {0} 行第 {1} 列：收费项目的代码应为其中之一：{2}", string.Join("、", LineCodes.All));
            return Give(code, Expression.Constant(code.Label()), BindNumber(member.Value), member);
        }
    }

    private MethodCallExpression Give(LineCode code, Expression label, Expression amount, SyntaxNode node)
    {
        givesLines = true;
        return Expression.Call(run, nameof(ScriptRun.Line), null, Expression.Constant(code), label, amount, Place(node));
    }

    /// <summary>A text, or a number or truth value that stands where a text may stand.</summary>
    private Expression BindText(SyntaxExpression node)
    {
        Enter(node);
        Expression bound = node switch
        {
            Literal { Value: string text } => Label(node, text),
            BinaryExpression { Operator: BinaryOperator.Plus } sum when IsText(sum) => Joined(sum),
            ConditionalExpression choice when IsText(choice) => Expression.Condition(
                BindCondition(choice.Test), AsText(choice.Consequent), AsText(choice.Alternate)),
            _ => Bind(node),
        };
        depth--;
        return bound;
    }

    private Expression Joined(BinaryExpression sum)
    {
        var (left, right) = (AsText(sum.Left), AsText(sum.Right));
        return Expression.Call(typeof(ScriptMath), nameof(ScriptMath.Join), null, left, right);
    }

    private Expression AsText(SyntaxExpression node)
    {
        var bound = BindText(node);
        if (bound.Type == typeof(bool))
            throw Refuse(node, "第 {0} 行第 {1} 列：是非值不能写进名称");
        return bound.Type == typeof(string) ? bound : Expression.Call(typeof(ScriptMath), nameof(ScriptMath.Text), null, bound);
    }

    private static bool IsText(SyntaxExpression node, int level = 0) => level < ScriptLimits.TreeDepth && node switch
    {
        Literal { Value: string } => true,
        BinaryExpression { Operator: BinaryOperator.Plus } sum => IsText(sum.Left, level + 1) || IsText(sum.Right, level + 1),
        ConditionalExpression choice => IsText(choice.Consequent, level + 1) || IsText(choice.Alternate, level + 1),
        _ => false,
    };

    private static ConstantExpression Label(SyntaxNode node, string text)
    {
        if (text.Length > ScriptLimits.LabelLength)
            throw Refuse(node, "第 {0} 行第 {1} 列：项目名称超过 {2} 个字符", ScriptLimits.LabelLength);
        if (text.Any(char.IsControl))
            throw Refuse(node, "第 {0} 行第 {1} 列：项目名称里不能有控制字符");
        return Expression.Constant(text);
    }
}
