using Microsoft.AspNetCore.Http;

namespace LinkTools.TestSite;

/// <summary>A page that a test in another process describes in JSON.</summary>
internal sealed record PageScript
{
    /// <summary>The exact path, beginning with a slash.</summary>
    public required string Path { get; init; }

    /// <summary>The one host name or address for which the page exists; null for all.</summary>
    public string? Host { get; init; }

    public int Status { get; init; } = 200;

    public string Type { get; init; } = "text/html; charset=utf-8";

    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    public string Body { get; init; } = "";

    /// <summary>Milliseconds before the response begins.</summary>
    public int Delay { get; init; }

    /// <summary>
    /// The name under which the response is held back until it is released: the whole response or, if there is a
    /// <see cref="Rest"/>, everything after <see cref="Body"/>.
    /// </summary>
    public string? Hold { get; init; }

    /// <summary>The text after the body.</summary>
    public string? Rest { get; init; }

    /// <summary>Answers a request.</summary>
    public async Task SendAsync(HttpContext context, Gates gates)
    {
        var stop = context.RequestAborted;
        await Task.Delay(Delay, stop);
        if (Hold is not null && Rest is null)
            await gates.WaitAsync(Hold, stop);
        context.Response.StatusCode = Status;
        context.Response.ContentType = Type;
        foreach (var (name, value) in Headers)
            context.Response.Headers[name] = value;
        await context.Response.WriteAsync(Body, stop);
        if (Rest is null)
            return;
        await context.Response.Body.FlushAsync(stop);
        if (Hold is not null)
            await gates.WaitAsync(Hold, stop);
        await context.Response.WriteAsync(Rest, stop);
    }
}
