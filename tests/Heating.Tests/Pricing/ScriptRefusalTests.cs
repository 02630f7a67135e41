using PayHall.Heating.Domain.Scripts;

namespace PayHall.Heating.Tests.Pricing;

/// <summary>What scripts may not do is refused when they are saved, with line and column (H-11).</summary>
public sealed class ScriptRefusalTests
{
    [Theory]
    [InlineData("eval('1')", 1, 1, "不能使用 eval")]
    [InlineData("var f = Function('return 1')();", 1, 9, "不能使用 Function")]
    [InlineData("var a = this;", 1, 9, "不能使用 this")]
    [InlineData("try { line('heat', 'x', 1); } catch (e) { }", 1, 1, "不能使用 try")]
    [InlineData("throw 1;", 1, 1, "不能使用 throw")]
    [InlineData("with (Math) { line('heat', 'x', min(1, 2)); }", 1, 1, "不能使用 with")]
    [InlineData("var d = new Date();", 1, 9, "不能使用 new")]
    [InlineData("switch (1) { }", 1, 1, "不能使用 switch")]
    [InlineData("do { } while (true)", 1, 1, "不能使用 do")]
    [InlineData("for (var k in Math) { }", 1, 12, "不能使用 in")]
    [InlineData("import('fs');", 1, 1, "不能使用 import")]
    [InlineData("var x = typeof vacant;", 1, 9, "不能使用 typeof")]
    [InlineData("var x = void 0;", 1, 9, "不能使用 void")]
    [InlineData("var x = null;", 1, 9, "不能使用 null")]
    [InlineData("debugger;", 1, 1, "不能使用 debugger")]
    [InlineData("var r = /a+/;", 1, 9, "正则表达式")]
    [InlineData("if (vacant) /'/.x;", 1, 13, "正则表达式")]
    [InlineData("{} /'/ ;", 1, 4, "正则表达式")]
    [InlineData("var x = 5 | 1;", 1, 11, "不能使用 |")]
    [InlineData("var x = 5 & 1;", 1, 11, "不能使用 &")]
    [InlineData("var x = ~5;", 1, 9, "不能使用 ~")]
    [InlineData("var x = 1 << 2;", 1, 11, "不能使用 <<")]
    [InlineData("var x = 1 >>> 2;", 1, 11, "不能使用 >>>")]
    [InlineData("var x = 2 ** 3;", 1, 11, "不能使用 **")]
    [InlineData("var f = a => a;", 1, 11, "不能使用 =>")]
    [InlineData("var x = consumption ?? 1;", 1, 21, "不能使用 ??")]
    [InlineData("var x = `a`;", 1, 9, "反引号")]
    [InlineData("var x = [1];", 1, 9, "数组和下标")]
    [InlineData("var x = heatedArea['constructor'];", 1, 19, "数组和下标")]
    [InlineData("var x = heatedArea.constructor;", 1, 19, "访问属性")]
    [InlineData("var x = 'a'.length;", 1, 12, "访问属性")]
    [InlineData("var x = (1).toFixed(2);", 1, 12, "访问属性")]
    [InlineData("var x = Math.PI;", 1, 9, "访问属性")]
    [InlineData("var x = Math.random();", 1, 9, "没有 Math.random")]
    [InlineData("var x = Math.constructor('x');", 1, 14, "不能使用 constructor")]
    [InlineData("var x = \\u0065val;", 1, 9, "看不懂字符 \\")]
    [InlineData("var x = 1；", 1, 10, "全角")]
    [InlineData("line(“heat”, 'x', 1);", 1, 6, "全角")]
    [InlineData("var x = 1;\u00a0", 1, 11, "看不懂字符 U+00A0")]
    [InlineData("// a\rline('heat', 'x', 1);", 1, 5, "换行符")]
    [InlineData("// a\u2028((((", 1, 5, "换行符")]
    [InlineData("<!-- line('heat', 'x', 1);", 1, 1, "注释请用双斜杠")]
    [InlineData("--> line('heat', 'x', 1);", 1, 1, "注释请用双斜杠")]
    [InlineData("/* never ends", 1, 1, "注释没有结束")]
    [InlineData("line('heat, 1);", 1, 6, "文字没有结束")]
    [InlineData("line('heat', 'a\\u0041', 1);", 1, 16, "反斜杠")]
    [InlineData("var x = 010;", 1, 9, "看不懂数字 010")]
    [InlineData("var x = 1.2.3;", 1, 9, "看不懂数字 1.2.3")]
    [InlineData("var x = 1e99;", 1, 9, "看不懂数字 1e99")]
    [InlineData("var x = 1e-99;", 1, 9, "看不懂数字 1e-99")]
    [InlineData("var x = 0xfffffffffffffffff;", 1, 9, "看不懂数字")]
    [InlineData("var x = 12px;", 1, 9, "看不懂数字 12px")]
    [InlineData("heatedArea = 1;", 1, 1, "不能给输入 heatedArea 赋值")]
    [InlineData("vacant++;", 1, 1, "不能给输入 vacant 赋值")]
    [InlineData("var unitPrice = 1;", 1, 5, "unitPrice 是输入")]
    [InlineData("var line = 1;", 1, 5, "line 已有含义")]
    [InlineData("function Math(a) { return a; }", 1, 10, "Math 已有含义")]
    [InlineData("function f(vacant) { return 1; } line('heat', 'x', f(1));", 1, 12, "vacant 是输入")]
    [InlineData("const c = 1; c = 2;", 1, 14, "c 是 const")]
    [InlineData("var a = 1; var a = 2;", 1, 16, "a 已经声明过")]
    [InlineData("var a = 1; { var a = 2; }", 1, 18, "a 已经声明过")]
    [InlineData("var a;", 1, 5, "给出初值")]
    [InlineData("{ var a = 1; } line('heat', 'x', a);", 1, 34, "没有名为 a 的")]
    [InlineData("line('heat', 'x', heatedarea);", 1, 19, "是不是 heatedArea？")]
    [InlineData("line('heat', 'x', wholly * 2);", 1, 19, "没有名为 wholly 的")]
    [InlineData("lin('heat', 'x', 1);", 1, 1, "是不是 line？")]
    [InlineData("x = 1;", 1, 1, "变量 x 没有声明")]
    [InlineData("line('heating', 'x', 1);", 1, 6, "heat、vacancy")]
    [InlineData("var c = 1; line(c, 'x', 1);", 1, 17, "heat、vacancy")]
    [InlineData("line('heat', 1);", 1, 1, "三个值")]
    [InlineData("line('heat', 5, 1);", 1, 14, "应为文字")]
    [InlineData("line('heat', 'x' + vacant, 1);", 1, 20, "是非值")]
    [InlineData("line('heat', 'x', vacant);", 1, 19, "需要数字")]
    [InlineData("line('heat', 'x', 'y');", 1, 19, "文字只能")]
    [InlineData("line('heat', 'a\tb', 1);", 1, 14, "控制字符")]
    [InlineData("var x = line('heat', 'x', 1);", 1, 9, "单独写成一句")]
    [InlineData("var x = 1 / 0;", 1, 13, "除数为 0")]
    [InlineData("var x = 5 % 0;", 1, 13, "除数为 0")]
    [InlineData("var x = 79228162514264337593543950335 * 10;", 1, 9, "数字太大")]
    [InlineData("var x = vacant + 1;", 1, 9, "需要数字")]
    [InlineData("var x = vacant == 1;", 1, 9, "不能比较")]
    [InlineData("var x = vacant ? 1 : true;", 1, 9, "冒号两边")]
    [InlineData("var x = vacant && 1;", 1, 9, "两边应同为")]
    [InlineData("var x = 1; x = true;", 1, 12, "一直是数字")]
    [InlineData("var x = 1; var y = x = 2;", 1, 20, "单独写成一句")]
    [InlineData("var x = 1; var y = x++;", 1, 20, "单独写成一句")]
    [InlineData("1 + 1;", 1, 1, "没有作用")]
    [InlineData("'use strict';", 1, 1, "没有作用")]
    [InlineData("var x = { heat: 1 };", 1, 9, "花括号只能")]
    [InlineData("return 5;", 1, 8, "只能返回")]
    [InlineData("return { heating: 5 };", 1, 10, "heat、vacancy")]
    [InlineData("break;", 1, 7, "只能写在循环里")]
    [InlineData("while (vacant) { function f() { break; } }", 1, 18, "最外层")]
    [InlineData("a: for (;;) { break a; }", 1, 1, "不能使用这种语句")]
    [InlineData("function f(a) { return f(a); } line('heat', 'x', f(1));", 1, 24, "函数 f 不能直接或间接调用自己")]
    [InlineData("function f(a) { return g(a); } function g(a) { return f(a); } line('heat', 'x', f(1));", 1, 55, "函数 f 不能直接或间接调用自己")]
    [InlineData("function f() { f(); } line('heat', 'x', 1);", 1, 16, "调用自己")]
    [InlineData("var rate = 1; function f(a) { return a * rate; } line('heat', 'x', f(1));", 1, 42, "作为参数传入")]
    [InlineData("if (vacant) { function f() { return 1; } }", 1, 15, "最外层")]
    [InlineData("var f = function () { return 1; };", 1, 9, "最外层")]
    [InlineData("function f(a) { if (a > 1) { return 1; } } line('heat', 'x', f(1));", 1, 10, "有的分支没有 return")]
    [InlineData("function f(a) { if (a > 1) { return 1; } return true; } line('heat', 'x', f(1));", 1, 42, "有时返回数字")]
    [InlineData("function f(a) { line('heat', 'x', a); } var x = f(1);", 1, 49, "没有返回值")]
    [InlineData("function f(a) { return a; } line('heat', 'x', f(1, 2));", 1, 47, "需要 1 个值")]
    [InlineData("function f(a) { return a ? 1 : 2; } line('heat', 'x', f(1) + f(vacant));", 1, 62, "参数在各处")]
    [InlineData("function f(a, a) { return a; } line('heat', 'x', f(1, 2));", 1, 15, "a 已经声明过")]
    [InlineData("function f(a,b,c,d,e,g,h,i,j) { return a; }", 1, 10, "不能超过 8 个")]
    [InlineData("line('heat', 'x', Math.min());", 1, 19, "个数不对")]
    [InlineData("line('heat', 'x', Math.abs(1, 2));", 1, 19, "个数不对")]
    [InlineData("var x = Math;", 1, 9, "Math 是函数")]
    [InlineData("line('heat', 'x', 1", 1, 20, "缺少 )")]
    [InlineData("if (vacant) {\n  line('heat', 'x', 1);\n", 3, 1, "缺少 }")]
    [InlineData("line('heat', 'x', 1));", 1, 21, "多出的 )")]
    [InlineData("}); (function () {", 1, 1, "多出的 }")]
    [InlineData("var x = 1\n\nvar y = 2 +;\n", 3, 12, "不应出现 ;")]
    [InlineData("var x = 1 2;", 1, 11, "数字")]
    [InlineData("var x = 1 heat;", 1, 11, "名称")]
    [InlineData("1 = 2;", 1, 1, "等号左边")]
    [InlineData("var x = 1;", 1, 1, "没有给出收费项目")]
    [InlineData("", 1, 1, "没有给出收费项目")]
    public void A_script_that_leaves_the_language_is_refused(string script, int line, int column, string message)
    {
        var errors = TariffScript.Check(script);
        errors.ShouldNotBeEmpty(script);
        var error = errors[0];
        error.ToString().ShouldContain(message, customMessage: script);
        (error.Line, error.Column).ShouldBe((line, column), script + " → " + error);
        error.ToString().ShouldStartWith($"第 {line} 行第 {column} 列：");
    }

    [Fact]
    public void Several_errors_are_reported_at_once_and_none_twice()
    {
        var errors = TariffScript.Check("var a = wrong1;\nvar b = a + 1;\nif (vacant) {\n  line('heat', 'x', wrong2);\n}\nline('nothing', 'x', b);\n");
        errors.Select(error => (error.Line, error.Column)).ShouldBe([(1, 9), (4, 21), (6, 6)]);
    }

    [Fact]
    public void A_long_label_is_refused() => TariffScript.Check($"line('heat', '{new string('长', 101)}', 1);").ShouldHaveSingleItem().ToString().ShouldContain("100");

    [Fact]
    public void Sixteen_kilobytes_are_the_limit()
    {
        const string Rule = "line('heat', 'x', 1);\n";
        var fits = Rule + new string(' ', ScriptLimits.Bytes - Rule.Length);
        TariffScript.Check(fits).ShouldBeEmpty();
        TariffScript.Check(fits + " ").ShouldHaveSingleItem().ToString().ShouldContain("16 KB");
        TariffScript.Check(Rule + "//" + new string('字', 6000)).ShouldHaveSingleItem().ToString().ShouldContain("16 KB");
    }

    public static TheoryData<string, string> Bombs()
    {
        string Many(string text, string before = "", string after = "") => before + string.Concat(Enumerable.Repeat(text, (ScriptLimits.Bytes - before.Length - after.Length) / text.Length)) + after;
        return new TheoryData<string, string>
        {
            { "parentheses", Many("(") },
            { "closed parentheses", new string('(', 8000) + "1" + new string(')', 8000) },
            { "braces", Many("{") },
            { "closed braces", new string('{', 8000) + new string('}', 8000) },
            { "blocks of nothing", Many("{;") },
            { "nots", Many("!", "var x = ", "1;") },
            { "minuses", Many("- ", "var x = ", "1;") },
            { "pluses and minuses", Many("+-", "var x = ", "1;") },
            { "increments", Many("++", "var x = ", "a;") },
            { "typeofs", Many("typeof ", "var x = ", "1;") },
            { "sums", Many("1+", "var x = ", "1;") },
            { "products of inputs", Many("months*", "var x = ", "1;") },
            { "ands", Many("vacant&&", "var x = ", "vacant;") },
            { "comparisons", Many("1<", "var x = ", "1;") },
            { "conditions to the right", Many("vacant?1:", "var x = ", "1;") },
            { "conditions in the middle", Many("vacant?", "var x = ", "") },
            { "conditions over objects", Many("{}?", "var x = ", "") },
            { "functions in conditions", Many("function(){}?", "var x = ", "") },
            { "assignments", Many("a=", "var x = ", "1;") },
            { "compound assignments", Many("a+=", "var x = ", "1;") },
            { "ifs", Many("if(1)") },
            { "else ifs", Many("if(vacant){}else ") },
            { "else ifs without braces", Many("if(vacant);else ") },
            { "fors", Many("for(;;)") },
            { "whiles", Many("while(1)") },
            { "ifs and whiles over lines", Many("if(1)\nwhile(1)\n") },
            { "labels", Many("a:") },
            { "different labels", string.Concat(Enumerable.Range(0, 2500).Select(index => $"a{index}:")) },
            { "calls", Many("f(", "var x = ") },
            { "calls of calls", Many("()", "var x = f") },
            { "members", Many(".a", "var x = a") },
            { "indexes", Many("[", "var x = ") },
            { "news", Many("new ", "var x = ") },
            { "Math.min in itself", Many("Math.min(1,", "var x = ") },
            { "arguments of Math.min", Many("1,", "line('heat','x',Math.min(", "1));") },
            { "labels of lines", Many("'a'+", "line('heat',", "'a',1);") },
            { "choices of labels", Many("vacant?'a':", "line('heat',", "'b',1);") },
            { "functions one in another", Many("function f(){") },
            { "a chain of functions", string.Concat(Enumerable.Range(0, 420).Select(index => $"function f{index}(a){{return f{index + 1}(a)}}")) + "function f420(a){return a} line('heat','x',f0(1));" },
            { "do whiles", Many("do ") },
            { "commas", Many("1,", "var x = (", "1);") },
            { "returns of objects", Many("{a:", "return ") },
            { "regular expressions", Many("/(", "var x = ") },
            { "string quotes", Many("'") },
            { "templates", Many("`${", "var x = ") },
            { "signs hidden behind a comment", Many("!/**/", "var x = ", "1;") },
            { "signs over lines", Many("!\n", "var x = ", "1;") },
            { "block ends and else", Many("{}else ", "if(1)") },
        };
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public void Sixteen_kilobytes_of_nesting_end_in_an_error_not_in_a_stack_overflow(string what, string script)
    {
        IReadOnlyList<ScriptError> errors = [];
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(() => errors = TariffScript.Check(script)), 1024 * 1024);
        thread.Start();
        thread.Join();
        failure.ShouldBeNull(what);
        errors.ShouldNotBeEmpty(what);
    }

    [Fact]
    public void Long_but_flat_scripts_are_fine()
    {
        var script = string.Concat(Enumerable.Range(0, 300).Select(index => $"var v{index} = heatedArea * {index}\nif (v{index} > 1) v{index} = 2\n")) + "line('heat', 'x', 1);";
        TariffScript.Check(script).ShouldBeEmpty();
        TariffScript.Check("line('heat', 'x', " + string.Join(" + ", Enumerable.Range(0, 150)) + ");").ShouldBeEmpty();
        TariffScript.Check(string.Concat(Enumerable.Range(0, 30).Select(index => $"if (heatedArea > {index}) {{ line('heat', 'x', {index}); }} else ")) + "line('heat', 'x', 1);").ShouldBeEmpty();
    }

    [Fact]
    public void Random_bytes_and_broken_scripts_give_errors_only()
    {
        var random = new Random(7);
        const string Pieces = "var |let |if (|else |for (|while (|function f|return |line(|'heat'|, |; |{ |} |) |( |= |+ |- |* |/ |% |! |? |: |&& ||| |1 |0.5 |a |b |vacant |Math.|min(|'x'|\n|\"|//|/*|*/|++|heatedArea |true |. |< |==";
        var pieces = Pieces.Split('|');
        for (var round = 0; round < 20_000; round++)
        {
            var script = string.Concat(Enumerable.Range(0, random.Next(1, 60)).Select(_ => pieces[random.Next(pieces.Length)]));
            Should.NotThrow(() => TariffScript.Check(script).Select(error => error.ToString()).ToList(), script);
        }
    }
}
