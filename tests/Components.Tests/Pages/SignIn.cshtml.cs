using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace PayHall.Components.Tests.Pages;

[IgnoreAntiforgeryToken]
public sealed class SignInModel : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IActionResult OnPost()
    {
        if (Input.UserName == "locked")
            ModelState.AddModelError("", "账号已锁定到次日零点。");
        return Page();
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "请输入用户名。")]
        public string UserName { get; set; } = "";

        [Required(ErrorMessage = "请输入密码。")]
        public string Password { get; set; } = "";
    }
}
