using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace LinkTools.TestSite;

/// <summary>A login form, and the page behind it.</summary>
internal static class Login
{
    public static void Map(WebApplication app)
    {
        app.MapPost("/login", async context =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            if (form["user"] != "me" || form["password"] != "secret")
            {
                context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                return;
            }

            context.Response.Cookies.Append("member", "yes");
            await Routes.Send(context, "<p>Welcome.");
        });
        app.MapGet("/members", context =>
        {
            context.Response.StatusCode = context.Request.Cookies["member"] == "yes"
                ? StatusCodes.Status200OK
                : StatusCodes.Status401Unauthorized;
            return Routes.Send(context, "<a href=\"/members/list\">Members</a>");
        });
    }
}
