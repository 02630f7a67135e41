using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using PayHall.Background;

namespace PayHall.Components.Tests.Pages;

[IgnoreAntiforgeryToken]
public sealed class TariffModel : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public JobStatus State { get; set; } = JobStatus.Running;

    public JobInfo Job => new(7, "bills", State, 12400, 25160, State == JobStatus.Failed ? new JobError("第 12,400 户没有收费标准", []) : null, DateTimeOffset.UnixEpoch, null);

    public IActionResult OnPost() => Page();

    public sealed class InputModel
    {
        [Required(ErrorMessage = "请填写产品名称。")]
        public string Name { get; set; } = "居民热费 2026 <v4>";

        public string Season { get; set; } = "2026";

        public int Lines { get; set; } = 1;

        public DateOnly From { get; set; } = new(2026, 9, 15);

        [Range(0.000001, 1000, ErrorMessage = "请填写单价。")]
        public decimal Price { get; set; } = 22.5m;

        public string Period { get; set; } = "Season";

        public Money Cap { get; set; } = new(150000);

        public string? Note { get; set; }

        public bool IsEnabled { get; set; } = true;

        public string Decision { get; set; } = "yes";
    }
}
