using System.Globalization;

namespace PayHall.Heating.Domain.Scripts;

/// <summary>
/// The first gate of a script, before any parser sees it: splits it into tokens, refuses everything that the language does not have
/// with a message at its place, and lets <see cref="ScriptNesting"/> bound what would make a recursive parser overflow.
/// </summary>
internal sealed class ScriptScanner
{
    private const char DoubleQuote = '\u0022';

    private static readonly HashSet<string> Allowed = new(StringComparer.Ordinal)
    {
        "var", "let", "const", "if", "else", "for", "while", "break", "continue", "return", "function",
    };

    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "arguments", "async", "await", "case", "catch", "class", "debugger", "default", "delete", "do", "enum", "eval", "export", "extends",
        "finally", "globalThis", "implements", "import", "in", "instanceof", "interface", "new", "null", "of", "package", "private",
        "protected", "public", "require", "static", "super", "switch", "this", "throw", "try", "typeof", "undefined", "void", "window",
        "with", "yield", "NaN", "Infinity", "constructor", "prototype", "__proto__", "Function", "Object", "Array", "Date",
    };

    private static readonly string[] Marks =
    [
        "===", "!==", "==", "!=", "<=", ">=", "&&", "||", "++", "--", "+=", "-=", "*=", "/=", "%=",
        "+", "-", "*", "/", "%", "<", ">", "!", "?", ":", "=", "(", ")", "{", "}", ",", ";", ".",
    ];

    private static readonly string[] RefusedMarks =
    [
        ">>>=", "<<=", ">>=", ">>>", "**=", "...", "&&=", "||=", "??=", "<<", ">>", "**", "=>", "??", "?.", "&=", "|=", "^=", "&", "|", "^", "~",
    ];

    private readonly string source;
    private readonly ScriptNesting nesting = new();
    private int index;
    private int line = 1;
    private int lineStart;
    private ScriptToken last = new(ScriptTokenKind.Start, "", 1, 1);

    private ScriptScanner(string source) => this.source = source;

    /// <summary>Scans a script.</summary>
    /// <exception cref="ScriptRefusedException">Something in it is refused.</exception>
    public static void Check(string source)
    {
        if (source.Length > ScriptLimits.Bytes || System.Text.Encoding.UTF8.GetByteCount(source) > ScriptLimits.Bytes)
            throw new ScriptRefusedException(ScriptError.At(1, 1, "第 {0} 行第 {1} 列：脚本不能超过 {2} KB", ScriptLimits.Bytes / 1024));
        new ScriptScanner(source).Run();
    }

    private int Column => index - lineStart + 1;

    private char Next(int ahead) => index + ahead < source.Length ? source[index + ahead] : '\0';

    private void Run()
    {
        while (SkipBlank())
        {
            var token = Scan();
            nesting.Add(token, last);
            last = token;
        }

        nesting.End(line, Column);
    }

    /// <summary>Skips white space and comments; false at the end.</summary>
    private bool SkipBlank()
    {
        while (index < source.Length)
        {
            var character = source[index];
            if (character is '\n')
                NewLine();
            else if (character is ' ' or '\t' or '\r')
                SkipSpace();
            else if (character == '/' && Next(1) == '/')
                SkipTo('\n');
            else if (character == '/' && Next(1) == '*')
                SkipComment();
            else
                return true;
        }

        return false;
    }

    private void SkipSpace()
    {
        RefuseLineSeparator();
        index++;
    }

    private void NewLine()
    {
        index++;
        line++;
        lineStart = index;
    }

    private void SkipTo(char end)
    {
        while (index < source.Length && source[index] != end)
        {
            RefuseLineSeparator();
            index++;
        }
    }

    private void SkipComment()
    {
        var (startLine, startColumn) = (line, Column);
        index += 2;
        while (index < source.Length && !(source[index] == '*' && Next(1) == '/'))
        {
            RefuseLineSeparator();
            if (source[index] == '\n')
                NewLine();
            else
                index++;
        }

        if (index >= source.Length)
            throw new ScriptRefusedException(ScriptError.At(startLine, startColumn, "第 {0} 行第 {1} 列：注释没有结束，缺少结束符号"));
        index += 2;
    }

    /// <summary>A lone carriage return and two Unicode characters also end a line for the parser, but not for editors.</summary>
    private void RefuseLineSeparator()
    {
        if (source[index] is '\u2028' or '\u2029' || (source[index] == '\r' && Next(1) != '\n'))
            throw Refuse("第 {0} 行第 {1} 列：不能使用特殊的换行符，请重新换行");
    }

    private ScriptToken Scan()
    {
        var character = source[index];
        if (IsNameStart(character))
            return Name();
        if (char.IsAsciiDigit(character) || (character == '.' && char.IsAsciiDigit(Next(1))))
            return Number();
        if (character is DoubleQuote or '\'')
            return Text(character);
        return Mark(character);
    }

    private ScriptToken Name()
    {
        var (start, column) = (index, Column);
        while (index < source.Length && (IsNameStart(source[index]) || char.IsAsciiDigit(source[index])))
            index++;
        var text = source[start..index];
        if (Refused.Contains(text))
            throw At(column, "第 {0} 行第 {1} 列：计价脚本里不能使用 {2}", text);
        if (last.Is("."))
            return new ScriptToken(ScriptTokenKind.Name, text, line, column);
        var kind = Allowed.Contains(text) ? ScriptTokenKind.Keyword : text is "true" or "false" ? ScriptTokenKind.Value : ScriptTokenKind.Name;
        return new ScriptToken(kind, text, line, column);
    }

    private ScriptToken Number()
    {
        var (start, column) = (index, Column);
        while (index < source.Length
            && (char.IsAsciiLetterOrDigit(source[index]) || source[index] is '.' or '_' || (source[index] is '+' or '-' && IsExponent(start))))
            index++;
        var text = source[start..index];
        if (!ScriptNumber.TryParse(text, out _))
            throw At(column, "第 {0} 行第 {1} 列：看不懂数字 {2}，请写成普通小数，如 0.0005", text.Length > 40 ? text[..40] : text);
        return new ScriptToken(ScriptTokenKind.Value, text, line, column);

        bool IsExponent(int from) => source[index - 1] is 'e' or 'E' && index - 1 > from && !source.AsSpan(from, 2).Equals("0x", StringComparison.OrdinalIgnoreCase);
    }

    private ScriptToken Text(char quote)
    {
        var (startColumn, startLine) = (Column, line);
        index++;
        while (index < source.Length && source[index] != quote)
        {
            if (source[index] is '\n' or '\r' or '\u2028' or '\u2029')
                break;
            if (source[index] == '\\' && Next(1) is not ('\\' or '\'' or DoubleQuote))
                throw Refuse("第 {0} 行第 {1} 列：文字里的反斜杠后面只能是引号或反斜杠");
            index += source[index] == '\\' ? 2 : 1;
        }

        if (index >= source.Length || source[index] != quote)
            throw At(startColumn, "第 {0} 行第 {1} 列：文字没有结束，缺少引号 {2}", quote);
        index++;
        return new ScriptToken(ScriptTokenKind.Value, "''", startLine, startColumn);
    }

    private ScriptToken Mark(char character)
    {
        if (Starts("<!--") || (Starts("-->") && (last.Line < line || last.Kind == ScriptTokenKind.Start)))
            throw Refuse("第 {0} 行第 {1} 列：注释请用双斜杠");
        if (Array.Find(RefusedMarks, Starts) is { } refused && !(refused is "&" or "|" && Next(1) == character))
            throw Refuse("第 {0} 行第 {1} 列：计价脚本里不能使用 {2}", refused);
        if (character is '[' or ']')
            throw Refuse("第 {0} 行第 {1} 列：计价脚本里没有数组和下标");
        if (character == '`')
            throw Refuse("第 {0} 行第 {1} 列：文字请用单引号或双引号，不能用反引号");
        if (Array.Find(Marks, Starts) is not { } text)
            throw Refuse(IsWide(character) ? "第 {0} 行第 {1} 列：“{2}”是全角字符，请改用半角符号" : "第 {0} 行第 {1} 列：看不懂字符 {2}", Printable(character));
        if (text is "/" or "/=" && (!last.EndsOperand || last.Is("}") || nesting.ClosedHeader))
            throw Refuse("第 {0} 行第 {1} 列：计价脚本里不能使用正则表达式");
        if (text == "." && !(last.Kind == ScriptTokenKind.Name && last.Text == "Math"))
            throw Refuse("第 {0} 行第 {1} 列：计价脚本里不能访问属性，只能使用 Math 的函数");
        var token = new ScriptToken(ScriptTokenKind.Mark, text, line, Column);
        index += text.Length;
        return token;
    }

    private bool Starts(string text) => string.CompareOrdinal(source, index, text, 0, text.Length) == 0;

    private static bool IsNameStart(char character)
        => char.IsAsciiLetter(character) || character is '_' or '$' || (character is >= '\u4e00' and <= '\u9fff');

    private static bool IsWide(char character) => character is >= '\u3000' and <= '\u303f' or >= '\uff00' and <= '\uffef' or '“' or '”' or '‘' or '’';

    private static string Printable(char character)
        => char.IsControl(character) || char.IsSurrogate(character) || char.IsWhiteSpace(character)
            ? "U+" + ((int)character).ToString("X4", CultureInfo.InvariantCulture)
            : character.ToString();

    private ScriptRefusedException Refuse(string key, params object[] arguments) => At(Column, key, arguments);

    private ScriptRefusedException At(int column, string key, params object[] arguments)
        => new(ScriptError.At(line, column, key, arguments));
}
