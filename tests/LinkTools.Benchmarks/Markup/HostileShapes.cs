using System.Net;

namespace LinkTools.Benchmarks.Markup;

/// <summary>HTML that makes parsers slow, 1 MB (or 100,000 pieces) each.</summary>
internal static class HostileShapes
{
    private const int Characters = 1_000_000, Pieces = 100_000;

    public static IEnumerable<(string Name, string Markup)> All()
    {
        yield return ("1 MB of `<`", Fill("<"));
        yield return ("1 MB of `<a `", Fill("<a "));
        yield return ("1 MB of `<a href=\"`", Fill("<a href=\""));
        yield return ("1 MB of quotes in quotes", $"<a{Fill(" b='\"' c=\"'\"")}>");
        yield return ("1 MB of `<a href='\"`", Fill("<a href='\""));
        yield return ("1 MB of references", $"<a href='{Fill("&#x;&ampx&notit;")}'>{Fill("&notit;&#;")}");
        yield return ("1 MB in one comment", $"<!--{Fill("--!")}");
        yield return ("1 MB in one script", $"<script><!--{Fill("<script</script -")}");
        yield return ("1 MB in one style", $"<style>{Fill("url(/*\"")}");
        yield return ("1 MB in one srcset", $"<img srcset='{Fill("x (,")}'>");
        yield return (
            "100,000 attributes on one tag",
            $"<a{string.Concat(Enumerable.Range(0, Pieces).Select(i => $" a{i}=x"))} href=y>");
        foreach (var (name, open) in new[]
        {
            ("div", "<div>"), ("b", "<b>"), ("a", "<a href=x>"), ("li", "<ul><li>"), ("p b i", "<p><b><i>"), (
                "form", "<form><b></form>"),
            ("table cells", "<table><tr><td>"), (
                "links in table cells",
                "<a href=x><table><td>"), ("svg g", "<svg><g>"), ("svg with HTML", "<svg><foreignObject>"),
            ("template", "<template>"), ("misnested a and div", "<a href=x><div>"),
        })
        {
            yield return ($"100,000 {name}", string.Concat(Enumerable.Repeat(open, Pieces)));
        }

        yield return ("1 MB of small srcdocs", Fill("<iframe srcdoc='<a href=x>'></iframe>"));
        yield return ("1 MB in srcdoc, 8 deep", InSrcdoc(Fill("<a href=x>"), 8));
        yield return (
            "1 MB of closed misnested tags",
            string.Concat(Enumerable.Repeat("<b><p><a href=x></b></p></a>", Characters / 28)));
    }

    private static string Fill(string piece) => string.Concat(Enumerable.Repeat(piece, Characters / piece.Length));

    // Only the inner quotes are escaped; unquoted text would need eight levels of escapes.
    private static string InSrcdoc(string markup, int depth)
    {
        for (var level = 0; level < depth; level++)
            markup = "<iframe "
                + $"srcdoc=\"{WebUtility.HtmlEncode(markup)}\"></iframe>";
        return markup;
    }
}
