using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;
using Microsoft.Extensions.Localization;
using PayHall.Background;
using PayHall.Errors;

namespace PayHall.Components;

/// <summary>
/// How far a job is: <c>&lt;ph-progress job="Model.Job" url="@Url.Page("Progress", new { id })" /&gt;</c>. While it runs it asks the address every two
/// seconds and puts the answer, the same partial, in its place. When the job ends, the content is shown (result, next step).
/// </summary>
[HtmlTargetElement("ph-progress")]
public sealed class ProgressTagHelper(IStringLocalizer texts) : TagHelper
{
    /// <summary>The job.</summary>
    public JobInfo Job { get; set; } = null!;

    /// <summary>Address that answers with a partial page holding this element again.</summary>
    public string Url { get; set; } = "";

    /// <summary>What is being done now, shown while the job runs.</summary>
    public string? Step { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var content = await output.GetChildContentAsync();
        var isRunning = Job.Status is JobStatus.Queued or JobStatus.Running;
        output.Become("div", "job");
        output.Set("role", "status");
        if (isRunning)
        {
            output.Set("hx-get", Url);
            output.Set("hx-trigger", "every 2s");
            output.Set("hx-swap", "outerHTML");
        }

        output.Content.AppendHtml(Html.Tag("div", "row-x")
            .Add(Html.Tag("span", Css()).Text(Word()))
            .Add(Html.Tag("span", "grow"))
            .Add(Html.Tag("span", "sm t2").Text(Numbers())));
        var bar = Html.Tag("progress", "bar-x").With("max", Text(Math.Max(1, Job.Total))).With("aria-label", texts["进度"]);
        if (Job.Total > 0 || !isRunning)
            bar.With("value", Text(isRunning || Job.Total > 0 ? Math.Min(Job.Done, Math.Max(1, Job.Total)) : 1));
        output.Content.AppendHtml(bar);
        if (isRunning && !string.IsNullOrEmpty(Step))
            output.Content.AppendHtml(Html.Tag("p", "hint").Text(Step));
        if (Job.Error is not null)
            output.Content.AppendHtml(Html.Tag("p", "hint bad").Text(texts.Of(Job.Error)));
        if (!isRunning)
            output.Content.AppendHtml(content);
    }

    private string Css() => Job.Status switch
    {
        JobStatus.Queued => "st",
        JobStatus.Running => "st st-wait",
        JobStatus.Succeeded => "st st-ok",
        JobStatus.Cancelled => "st st-warn",
        _ => "st st-bad",
    };

    private string Word() => Job.Status switch
    {
        JobStatus.Queued => texts["排队中"],
        JobStatus.Running => texts["进行中"],
        JobStatus.Succeeded => texts["已完成"],
        JobStatus.Cancelled => texts["已取消"],
        _ => texts["失败"],
    };

    private string Numbers()
    {
        if (Job.Total <= 0)
            return Job.Done > 0 ? Text(Job.Done, "#,##0") : "";
        return $"{Text(Job.Done, "#,##0")} / {Text(Job.Total, "#,##0")} · {Math.Min(100, Job.Done * 100 / Job.Total)}%";
    }

    private static string Text(long number, string format = "0") => number.ToString(format, CultureInfo.InvariantCulture);
}
