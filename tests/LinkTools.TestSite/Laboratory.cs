using Microsoft.AspNetCore.Http;

namespace LinkTools.TestSite;

/// <summary>A page of links, each with its expected result: every way in which a link can work or fail.</summary>
public static class Laboratory
{
    private const string Page = "/lab/";

    /// <summary>Responses that only their status decides.</summary>
    private static readonly (int Status, string Verdict)[] Statuses =
    [
        (200, "Ok"), (201, "Ok"), (202, "Ok"), (203, "Ok"), (204, "Ok"), (205, "Ok"), (206, "Ok"), (226, "Ok"),
        (300, "Ok"), (304, "Ok"),
        (400, "Broken"), (401, "Blocked"), (402, "Broken"), (403, "Blocked"), (404, "Broken"), (405, "Broken"),
        (406, "Broken"), (409, "Broken"), (410, "Broken"), (414, "Broken"), (415, "Broken"), (418, "Broken"),
        (421, "Broken"), (429, "Blocked"), (451, "Blocked"), (500, "Broken"), (501, "Broken"), (502, "Broken"),
        (503, "Broken"), (504, "Broken"), (520, "Broken"), (599, "Broken"), (999, "Blocked"),
    ];

    /// <summary>The address of a link, as written, and its expected result.</summary>
    private static readonly (string Href, string Verdict)[] Others =
    [
        // Redirects, permanent or not, by their targets.
        ("moved/301", "Redirected"), ("moved/308", "Redirected"), ("moved/302", "Ok"), ("moved/303", "Ok"),
        ("moved/307", "Ok"), ("chain/permanent", "Redirected"), ("chain/mixed", "Ok"), ("to-gone", "Broken"),
        ("to-blocked", "Blocked"), ("to-nothing", "Broken"), ("to-mail", "Broken"), ("to-bad-url", "Broken"),
        ("circle/1", "Broken"), ("self-circle", "Broken"), ("endless/1", "Broken"), ("to-refused", "Unreachable"),
        ("wants-cookie", "Ok"), ("to-fragment#x", "Redirected"), ("to-missing-fragment", "FragmentMissing"),
        ("to-page#here", "Redirected"), ("to-page#gone", "FragmentMissing"),

        // Servers that answer HEAD and GET differently.
        ("head/404", "Ok"), ("head/405", "Ok"), ("head/500", "Ok"), ("head/403", "Ok"), ("head/reset", "Ok"),
        ("head/silent", "Ok"), ("head/then-gone", "Broken"),

        // Servers that cannot be reached, or close the connection.
        ("http://127.0.0.1:1/", "Unreachable"), ("http://nowhere.invalid/", "Unreachable"),
        ("reset", "Unreachable"), ("heals/503", "Ok"), ("heals/429", "Ok"), ("challenge", "Blocked"),

        // Fragments (HTML Standard, 7.4.6.3).
        ("page", "Ok"), ("page#", "Ok"), ("page#here", "Ok"), ("page#named", "Ok"), ("page#top", "Ok"),
        ("page#TOP", "Ok"), ("page#Here", "FragmentMissing"), ("page#gone", "FragmentMissing"),
        ("page#%68ere", "Ok"), ("page#100%25", "Ok"), ("page#f%C3%BCnf", "Ok"), ("page#fünf", "Ok"),
        ("page#a%20b", "Ok"), ("page#in-template", "FragmentMissing"), ("page#in-comment", "FragmentMissing"),
        ("page#in-textarea", "FragmentMissing"), ("page#in-script", "FragmentMissing"), ("page#late", "Ok"),
        ("page#image-name", "FragmentMissing"), ("page#here:~:text=word", "Ok"), ("page#:~:text=word", "Ok"),
        ("page#/route", "FragmentMissing"), ("app#/route", "Unverified"), ("app#!/route", "Unverified"),
        ("app#gone", "FragmentMissing"), ("picture.svg#shape", "Ok"), ("picture.svg#gone", "FragmentMissing"),
        ("paper.xhtml#part", "Ok"), ("paper.xhtml#gone", "FragmentMissing"), ("paper.pdf#page=2", "Ok"),
        ("notes.txt#gone", "Ok"), ("page?x=1#here", "Ok"), ("#self", "Ok"), ("#not-here", "FragmentMissing"),

        // Different ways to write a link.
        ("page ", "Ok"), ("./page", "Ok"), ("../lab/page", "Ok"), ("/lab/page", "Ok"), ("PAGE", "Broken"),
        ("a%20space", "Ok"), ("a space", "Ok"), ("umlaut-ü", "Ok"), ("umlaut-%C3%BC", "Ok"), ("page?", "Ok"),
        ("", "Ok"), ("http://", "Broken"), ("http://[::1", "Broken"), ("http://a b/", "Broken"),
        ("http://127.0.0.1:99999/", "Broken"),

        // Links to things that are not pages, which are not requested.
        ("mailto:a@b.example", "Unverified"), ("tel:+49123", "Unverified"), ("data:text/plain,x", "Unverified"),
        ("javascript:void(0)", "Unverified"), ("ftp://127.0.0.1/x", "Unverified"), ("about:blank", "Unverified"),
    ];

    /// <summary>Adds the laboratory to a site.</summary>
    /// <returns>The URL of the page, and each of its links in their order: as written, and the expected
    /// result.</returns>
    public static (string Url, IReadOnlyList<(string Href, string Verdict)> Links) Map(Site site)
    {
        (string Href, string Verdict)[] links =
            [.. Statuses.Select(row => ($"status/{row.Status}", row.Verdict)), .. Others];
        site.MapHtml(
            Page,
            "<!DOCTYPE html><p id=self>" + string.Concat(links.Select(link => $"<a href=\"{link.Href}\">l</a>\n")));
        foreach (var (status, _) in Statuses)
            MapStatus(site, $"status/{status}", status);
        MapPages(site);
        MapRedirects(site);
        MapLiars(site);
        return (site.Url(Page), links);
    }

    private static void MapPages(Site site)
    {
        site.MapHtml(
            Page + "page",
            "<p id=here><a name=named></a><p id='100%'><p id=fünf><p id='a b'><img name=image-name>"
            + "<template><p id=in-template></template><!-- <p id=in-comment> --><textarea><p id=in-textarea></textarea>"
            + "<svg></svg>" + new string(' ', 100_000) + "<p id=late>a word");
        site.MapHtml(Page + "app", "<script src=app.js></script>");
        MapTyped(site, "picture.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg'><g id='shape'/></svg>");
        MapTyped(
            site, "paper.xhtml", "application/xhtml+xml",
            "<html xmlns='http://www.w3.org/1999/xhtml'><body><p id='part'/></body></html>");
        MapTyped(site, "paper.pdf", "application/pdf", "%PDF-1.7");
        MapTyped(site, "notes.txt", "text/plain", "notes");
        site.MapHtml(Page + "a space", "<p>");
        site.MapHtml(Page + "umlaut-ü", "<p>");
    }

    private static void MapRedirects(Site site)
    {
        foreach (var status in (int[])[301, 302, 303, 307, 308])
            MapRedirect(site, $"moved/{status}", status, "/lab/page");
        MapRedirect(site, "chain/permanent", 301, "/lab/moved/308");
        MapRedirect(site, "chain/mixed", 301, "/lab/moved/302");
        MapRedirect(site, "to-gone", 301, "/lab/status/404");
        MapRedirect(site, "to-blocked", 302, "/lab/status/403");
        MapRedirect(site, "to-nothing", 302, "");
        MapRedirect(site, "to-mail", 302, "mailto:a@b.example");
        MapRedirect(site, "to-bad-url", 302, "http://[");
        MapRedirect(site, "circle/1", 302, "/lab/circle/2");
        MapRedirect(site, "circle/2", 301, "/lab/circle/1");
        MapRedirect(site, "self-circle", 301, "/lab/self-circle");
        for (var n = 1; n <= 20; n++)
            MapRedirect(site, $"endless/{n}", 302, $"/lab/endless/{n + 1}");
        MapRedirect(site, "to-refused", 302, "http://127.0.0.1:1/");
        MapRedirect(site, "to-fragment", 301, "/lab/page#here");
        MapRedirect(site, "to-missing-fragment", 301, "/lab/page#gone");
        MapRedirect(site, "to-page", 301, "/lab/page");
        site.Map(Page + "wants-cookie", context =>
        {
            if (context.Request.Cookies.ContainsKey("seen"))
                return Site.SendAsync(context, "<p>");
            context.Response.Cookies.Append("seen", "1");
            context.Response.Redirect("/lab/wants-cookie");
            return Task.CompletedTask;
        });
    }

    private static void MapLiars(Site site)
    {
        foreach (var status in (int[])[403, 404, 405, 500])
            MapByMethod(site, $"head/{status}", context => Answer(context, status));
        MapByMethod(site, "head/reset", Reset);
        MapByMethod(site, "head/silent", context => WaitForEnd(context.RequestAborted));
        site.Map(Page + "head/then-gone", context =>
            Answer(context, HttpMethods.IsHead(context.Request.Method) ? 500 : 410));
        site.Map(Page + "reset", Reset);
        foreach (var status in (int[])[429, 503])
        {
            var isIll = 1;
            site.Map(Page + $"heals/{status}", context =>
                Answer(context, Interlocked.Exchange(ref isIll, 0) == 1 ? status : 200));
        }

        site.Map(Page + "challenge", context =>
        {
            context.Response.Headers["cf-mitigated"] = "challenge";
            return Answer(context, 403);
        });
    }

    private static void MapStatus(Site site, string path, int status) =>
        site.Map(Page + path, context => Answer(context, status));

    private static void MapRedirect(Site site, string path, int status, string location) =>
        site.Map(Page + path, context =>
        {
            context.Response.Headers.Location = location;
            return Answer(context, status);
        });

    private static void MapTyped(Site site, string path, string type, string text) =>
        site.Map(Page + path, context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(text, CancellationToken.None);
        });

    private static void MapByMethod(Site site, string path, RequestDelegate head) =>
        site.Map(Page + path, context =>
            HttpMethods.IsHead(context.Request.Method) ? head(context) : Site.SendAsync(context, "<p>there"));

    private static Task Answer(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static Task Reset(HttpContext context)
    {
        context.Abort();
        return Task.CompletedTask;
    }

    private static Task WaitForEnd(CancellationToken end)
    {
        var ended = new TaskCompletionSource();
        end.Register(ended.SetResult);
        return ended.Task;
    }
}
