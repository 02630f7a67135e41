using System.Diagnostics.CodeAnalysis;
using Jint.Parser;
using Jint.Parser.Ast;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>
/// Parses a script that passed <see cref="ScriptScanner"/>. The script is parsed as the body of a function, so that it may
/// <c>return</c>; nodes know their place in the original text by <see cref="ScriptPlace"/>.
/// </summary>
internal static class ScriptParser
{
    /// <summary>Stands before the script on its first line.</summary>
    public const string Prefix = "(function(){";

    /// <summary>Parses a script.</summary>
    /// <returns>Its statements.</returns>
    /// <exception cref="ScriptRefusedException">It is no JavaScript.</exception>
    public static IReadOnlyList<Statement> Parse(string source)
    {
        var program = ParseProgram(Prefix + source + "\n})");
        if (program.Body.Count == 1 && program.Body.First() is ExpressionStatement { Expression: FunctionExpression { Body: BlockStatement block } })
            return [.. block.Body];
        throw new ScriptRefusedException(ScriptError.At(1, 1, "第 {0} 行第 {1} 列：花括号不成对"));
    }

    [SuppressMessage("Design", "CA1031", Justification = "A foreign parser may fail in any way on text from users; none of it may reach them raw.")]
    private static Jint.Parser.Ast.Program ParseProgram(string text)
    {
        try
        {
            return new JavaScriptParser().Parse(text, new ParserOptions { Tokens = false, Comment = false, Tolerant = false });
        }
        catch (ParserException failure)
        {
            throw new ScriptRefusedException(Explain(failure));
        }
        catch (Exception)
        {
            throw new ScriptRefusedException(ScriptError.At(1, 1, "第 {0} 行第 {1} 列：语法不正确，请检查括号、引号和分号"));
        }
    }

    private static ScriptError Explain(ParserException failure)
    {
        var line = Math.Max(1, failure.LineNumber);
        var column = Math.Max(1, line == 1 ? failure.Column - Prefix.Length : failure.Column);
        const string Token = "Unexpected token ";
        var description = failure.Description ?? "";
        if (description.StartsWith(Token, StringComparison.Ordinal))
            return ScriptError.At(line, column, "第 {0} 行第 {1} 列：这里不应出现 {2}", description[Token.Length..]);
        return description switch
        {
            "Unexpected end of input" => ScriptError.At(line, column, "第 {0} 行第 {1} 列：脚本没有写完"),
            "Unexpected number" => ScriptError.At(line, column, "第 {0} 行第 {1} 列：这里不应出现数字，前面可能缺少运算符或分号"),
            "Unexpected string" => ScriptError.At(line, column, "第 {0} 行第 {1} 列：这里不应出现文字，前面可能缺少运算符或分号"),
            "Unexpected identifier" => ScriptError.At(line, column, "第 {0} 行第 {1} 列：这里不应出现名称，前面可能缺少运算符或分号"),
            "Illegal break statement" or "Illegal continue statement" => ScriptError.At(line, column, "第 {0} 行第 {1} 列：break 和 continue 只能写在循环里"),
            "Invalid left-hand side in assignment" => ScriptError.At(line, column, "第 {0} 行第 {1} 列：等号左边应是变量"),
            _ => ScriptError.At(line, column, "第 {0} 行第 {1} 列：语法不正确，请检查括号、引号和分号"),
        };
    }
}
