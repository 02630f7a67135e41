namespace PayHall.Heating.Domain.Scripts;

/// <summary>
/// Counts, token by token, how deep a recursive parser would be: open brackets, and within each of them the signs before an operand
/// (<c>!!!a</c>), conditions and assignments that end to the right (<c>a ? b : c ? d : e</c>, <c>a = b = c</c>) and statements that hang on each
/// other without brackets (<c>if (a) if (b) …</c>, <c>else if</c>). Where the end of a statement is unclear it counts on.
/// </summary>
internal sealed class ScriptNesting
{
    private readonly Stack<Level> outer = new();
    private Level level = new("", isHeader: false, isBlock: true);
    private bool mayEnd;
    private int total;

    /// <summary>True right after the closing bracket of <c>if (…)</c>, <c>while (…)</c> or <c>for (…)</c>, where a statement begins.</summary>
    public bool ClosedHeader { get; private set; }

    /// <summary>Takes the next token.</summary>
    /// <exception cref="ScriptRefusedException">It nests too deep or closes a bracket that is not open.</exception>
    public void Add(ScriptToken token, ScriptToken last)
    {
        if (mayEnd && token is not { Kind: ScriptTokenKind.Keyword, Text: "else" })
            EndStatement();
        mayEnd = false;
        var starts = token.Kind is ScriptTokenKind.Name or ScriptTokenKind.Keyword or ScriptTokenKind.Value;
        if (starts && last.EndsOperand && !ClosedHeader && !last.Is("}") && token is not { Kind: ScriptTokenKind.Keyword, Text: "else" })
            EndStatement();
        var afterHeader = ClosedHeader;
        ClosedHeader = false;
        switch (token.Kind)
        {
            case ScriptTokenKind.Keyword:
                AddKeyword(token, last);
                break;
            case ScriptTokenKind.Mark:
                AddMark(token, last, afterHeader);
                break;
            default:
                EndSigns();
                break;
        }

        if (total > ScriptLimits.Nesting)
            throw new ScriptRefusedException(ScriptError.At(token.Line, token.Column, "第 {0} 行第 {1} 列：嵌套超过 {2} 层，请拆成几句", ScriptLimits.Nesting));
    }

    /// <summary>Takes the end of the script.</summary>
    /// <exception cref="ScriptRefusedException">A bracket is still open.</exception>
    public void End(int line, int column)
    {
        if (outer.Count > 0)
            throw new ScriptRefusedException(ScriptError.At(line, column, "第 {0} 行第 {1} 列：缺少 {2}", level.Bracket == "(" ? ")" : "}"));
    }

    private void AddKeyword(ScriptToken token, ScriptToken last)
    {
        if (token.Text is "if" or "for" or "while")
            Count(ref level.Statements);
        if (token.Text == "function" && (outer.Count > 0 || level.Statements + level.Expressions + level.Signs > 0 || !(last.EndsOperand || last.Is(";") || last.Kind == ScriptTokenKind.Start)))
            throw new ScriptRefusedException(ScriptError.At(token.Line, token.Column, "第 {0} 行第 {1} 列：函数只能写在脚本最外层，形如 function f(a) {{ … }}"));
    }

    private void AddMark(ScriptToken token, ScriptToken last, bool afterHeader)
    {
        switch (token.Text)
        {
            case "(":
                Open(new Level("(", isHeader: last is { Kind: ScriptTokenKind.Keyword, Text: "if" or "for" or "while" }, isBlock: false));
                break;
            case "{":
                var isBlock = afterHeader || last.Is(")") || last.Is(";") || last.Is("{") || last.Is("}")
                    || last.Kind == ScriptTokenKind.Start || last is { Kind: ScriptTokenKind.Keyword, Text: "else" };
                Open(new Level("{", isHeader: false, isBlock));
                break;
            case ")" or "}":
                Close(token);
                break;
            case ";":
                End(ref level.Expressions);
                EndSigns();
                mayEnd = level.IsBlock;
                break;
            case ",":
                End(ref level.Expressions);
                EndSigns();
                break;
            case "?" or ":" or "=" or "+=" or "-=" or "*=" or "/=" or "%=":
                EndSigns();
                Count(ref level.Expressions);
                break;
            case "!" or "+" or "-" or "++" or "--" when !last.EndsOperand || afterHeader:
                Count(ref level.Signs);
                break;
            default:
                EndSigns();
                break;
        }
    }

    private void Open(Level opened)
    {
        outer.Push(level);
        level = opened;
        total++;
    }

    private void Close(ScriptToken token)
    {
        var open = token.Text == ")" ? "(" : "{";
        if (outer.Count == 0 || level.Bracket != open)
            throw new ScriptRefusedException(ScriptError.At(token.Line, token.Column, "第 {0} 行第 {1} 列：多出的 {2}", token.Text));
        total -= 1 + level.Statements + level.Expressions + level.Signs;
        ClosedHeader = level.IsHeader;
        mayEnd = level.IsBlock;
        level = outer.Pop();
        EndSigns();
    }

    private void EndStatement()
    {
        End(ref level.Statements);
        End(ref level.Expressions);
        EndSigns();
    }

    private void EndSigns() => End(ref level.Signs);

    private void Count(ref int counter)
    {
        counter++;
        total++;
    }

    private void End(ref int counter)
    {
        total -= counter;
        counter = 0;
    }

    private sealed class Level(string bracket, bool isHeader, bool isBlock)
    {
        public int Statements;
        public int Expressions;
        public int Signs;

        public string Bracket { get; } = bracket;

        public bool IsHeader { get; } = isHeader;

        public bool IsBlock { get; } = isBlock;
    }
}
