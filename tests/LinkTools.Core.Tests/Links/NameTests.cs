using LinkTools.Core.Links;

namespace LinkTools.Core.Tests.Links;

/// <summary>What links are called, beside what Chromium computes as their accessible names.</summary>
public sealed class NameTests
{
    [Theory]
    [InlineData("<a href=x><svg role=img aria-labelledby=t><title id=t>Home</title><path/></svg></a>", "Home")]
    [InlineData(
        "<a href=x><svg role=img aria-labelledby='t d'><title id=t>Home</title><desc id=d>page</desc></svg></a>",
        "Home page")]
    [InlineData("<a href=x><span aria-labelledby=h>no</span></a><p id=h>yes</p>", "yes")]
    [InlineData("<p id=h>yes</p><a href=x>go <img alt=no aria-labelledby=h> on</a>", "go yes on")]
    [InlineData("<a href=x><svg><g><title>inner</title><path d='M0 0h9v9z'/></g></svg></a>", "inner")]
    [InlineData("<a href=x><img alt='' aria-label='L'></a>", "L")]
    [InlineData("<a href=x><picture><source srcset=a><img alt=P></picture></a>", "P")]
    [InlineData("<a href=x><object title=O></object></a>", "O")]
    [InlineData("<a href=x><canvas>fallback</canvas></a>", "fallback")]
    [InlineData("<a href=x><canvas aria-label=C>fallback</canvas></a>", "C")]
    [InlineData("<a href=x><iframe title=F></iframe></a>", "F")]
    [InlineData("<a href=x><input type=image src=i title=T></a>", "T")]
    [InlineData("<a href=x><input type=checkbox aria-label=C> c</a>", "C c")]
    [InlineData("<a href=x><button>Go</button></a>", "Go")]
    [InlineData("<a href=x><button title=T></button></a>", "T")]
    [InlineData("<a href=x><span>one</span><span>two</span></a>", "onetwo")]
    [InlineData("<a href=x><div>one</div><div>two</div></a>", "one two")]
    [InlineData(
        "<a href=x><span style='display:block'>one</span><span style='display:inline-block'>two</span></a>",
        "one two")]
    [InlineData("<a href=x>one <i aria-hidden='TRUE'>no</i></a>", "one")]
    [InlineData("<a href=x>one <i aria-hidden=' true '>no</i></a>", "one")]
    [InlineData("<a href=x>one <i aria-hidden>no</i></a>", "one no")]
    [InlineData("<a href=x><details open><summary>S</summary>shown</details></a>", "S shown")]
    [InlineData("<a href=x>one<dialog>no</dialog></a>", "one")]
    [InlineData("<a href=x>one<div popover>no</div></a>", "one")]
    [InlineData("<a href=x>one<div popover=manual>no</div></a>", "one")]
    [InlineData("<a href=x>one<i style='visibility:collapse'>no</i></a>", "one")]
    [InlineData("<a href=x>one<i style='display/**/:/**/none'>no</i></a>", "one")]
    [InlineData("<a href=x>one<i style='display:none;display:inline'> yes</i></a>", "one yes")]
    [InlineData("<a href=x>one<i style='display:none!important;display:inline'> no</i></a>", "one")]
    [InlineData("<a href=x>one<i style='DISPLAY:None'>no</i></a>", "one")]
    [InlineData("<a href=x>one<i style='--display:none'> yes</i></a>", "one yes")]
    [InlineData("<a href=x>one<i style='content-visibility:hidden;display:block'>no</i></a>", "one")]
    [InlineData("<a href=x>one<i style='opacity:0'> yes</i></a>", "one yes")]
    [InlineData("<a href=x>one<i style='background:url('a;display:none')'> yes</i></a>", "one yes")]
    [InlineData("<a href=x><span role=img aria-label=Star>*</span> 5</a>", "Star 5")]
    [InlineData("<a href=x><span role=img title=Star></span> 5</a>", "Star 5")]
    [InlineData("<a href=x><abbr title='World'>W</abbr></a>", "W")]
    [InlineData("<a href=x><img alt='A' role=presentation></a>", "")]
    [InlineData("<svg><a href=x><title>T</title><text>one</text></a></svg>", "T")]
    [InlineData("<svg><a xlink:href=x xlink:title=T><path d='M0 0h9v9z'/></a></svg>", "T")]
    [InlineData("<svg><a href=x><desc>no</desc><text>one</text></a></svg>", "one")]
    [InlineData("<svg><a href=x><g><title>T</title><path d='M0 0h9v9z'/></g></a></svg>", "T")]
    [InlineData("<a href=x aria-labelledby=none aria-label=L>no</a>", "L")]
    [InlineData("<a href=x aria-labelledby=h aria-label=L>no</a><p id=h></p>", "L")]
    [InlineData("<a href=x aria-labelledby=h>yes</a><p id=h> </p>", "yes")]
    [InlineData("<a href=x aria-labelledby=h>no</a><input id=h type=submit value=Go>", "Go")]
    [InlineData("<a href=x aria-labelledby=h>no</a><p id=h title=T></p>", "T")]
    [InlineData("<a href=x aria-labelledby=h>no</a><p id=h><a href=y>inner</a> text</p>", "inner text")]
    [InlineData("<a href=x aria-labelledby=h>no</a><p id=h style='display:none'>hidden <b>bold</b></p>", "hidden bold")]
    [InlineData("<a href=x aria-labelledby=h>no</a><p id=h aria-hidden=true>hidden</p>", "hidden")]
    [InlineData("<a href=x aria-labelledby=h>no</a><div hidden><p id=h>hidden</p></div>", "hidden")]
    [InlineData("<a href=x aria-labelledby=h>no</a><svg><title id=h>T</title></svg>", "T")]
    [InlineData("<a href=x aria-labelledby=h>no</a><p id=h aria-labelledby=g>one</p><p id=g>two</p>", "one")]
    [InlineData("<a href=x aria-labelledby='h h'>no</a><p id=h>one</p>", "one one")]
    [InlineData("<a href=x aria-labelledby=h>no</a><p id=h>one</p><p id=h>two</p>", "one")]
    [InlineData("<a href=x aria-labelledby=H>yes</a><p id=h>one</p>", "yes")]
    [InlineData("<a href=x id=a aria-label=Del aria-labelledby='a f'></a> <span id=f>file</span>", "Del file")]
    [InlineData("<a href=x title=' '>one</a>", "one")]
    [InlineData("<a href=x aria-label='A' title='T'>one</a>", "A")]
    [InlineData("<a href=x><h3>Head</h3><p>Text</p></a>", "Head Text")]
    [InlineData("<a href=x>one<hr>two</a>", "one two")]
    [InlineData("<a href=x><ul><li>one<li>two</ul></a>", "one two")]
    [InlineData("<a href=x><table><tr><td>a<td>b</table></a>", "a b")]
    [InlineData("<a href=x><b>o</b>ne</a>", "one")]
    [InlineData("<a href=x><del>old</del><ins>new</ins></a>", "oldnew")]
    [InlineData("<a href=x>H<sub>2</sub>O</a>", "H2O")]
    [InlineData("<a href=x><img alt='one'><span>two</span></a>", "one two")]
    [InlineData("<a href=x><img alt='one'><div>two</div></a>", "one two")]
    [InlineData("<a href=x>a<img alt='one'>b</a>", "a one b")]
    [InlineData("<a href=x><i class=icon aria-label=Home></i>page</a>", "Home page")]
    [InlineData("<a href=x><span aria-label=''>one</span></a>", "one")]
    [InlineData("<a href=x><map name=m><area href=y alt=A></map>one</a>", "one")]
    [InlineData("<a href=x><template>no</template></a>", "")]
    [InlineData("<a href=x><custom-el title=T></custom-el></a>", "T")]
    [InlineData("<a href=x><input type=hidden title=no value=no>one</a>", "one")]
    [InlineData("<a href=x><input type=button value=B></a>", "B")]
    [InlineData("<a href=x><center>one</center><address>two</address></a>", "one two")]
    [InlineData("<a href=x>one&zwj;two&zwnj;three</a>", "one‍two‌three")]
    [InlineData("<a href=x>one<noframes>no</noframes><noembed>no</noembed></a>", "one")]
    [InlineData("<a href=x>one<menu><li>two</menu></a>", "one two")]
    [InlineData("<a href=x><s title=no>one</s></a>", "one")]
    [InlineData("<a href=x><svg><text>one</text><text>two</text></svg></a>", "one two")]
    [InlineData("<a href=x><svg><text><tspan>one</tspan><tspan>two</tspan></text></svg></a>", "onetwo")]
    [InlineData("<a href=x><svg><foreignObject><p>one</p></foreignObject></svg></a>", "one")]
    [InlineData("<a href=x><svg aria-hidden=true><title>no</title></svg>one</a>", "one")]
    [InlineData("<a href=x><svg focusable=false role=presentation><title>T</title></svg>one</a>", "one")]
    [InlineData("<a href=x><svg><use href=#i></use></svg></a>", "")]
    [InlineData("<a href=x><svg xlink:title=T><path d='M0 0h9v9z'/></svg></a>", "")]
    [InlineData("<a href=x><svg><image href=i aria-label=L /></svg></a>", "L")]
    [InlineData("<svg><a href=x aria-label=L><text>one</text></a></svg>", "L")]
    [InlineData("<a href=x><slot>one</slot></a>", "one")]
    [InlineData("<a href=x><svg><title>Home</title><text>one</text></svg></a>", "Home")]
    [InlineData("<a href=x><svg role=img><title>Home</title><text>one</text></svg></a>", "Home")]
    [InlineData("<a href=x><svg><g><title>Home</title><text>one</text></g></svg></a>", "Home")]
    [InlineData("<a href=x><embed title=E type=image/png></a>", "E")]
    [InlineData("<a href=x><img alt=A role=none> text</a>", "text")]
    [InlineData("<a href=x><svg role=none><title>no</title></svg>text</a>", "text")]
    [InlineData("<a href=x><svg role=img aria-label=L><title>no</title></svg>text</a>", "L text")]
    [InlineData("<a href=x><span role=none>one</span></a>", "one")]
    [InlineData("<a href=x>go<img alt='' aria-labelledby=h>on</a><p id=h>yes</p>", "go yes on")]
    [InlineData("<a href=x>go<span aria-labelledby=h>no</span>on</a><p id=h>yes</p>", "go yes on")]
    [InlineData("<a href=x>go <span aria-labelledby=none>one</span></a>", "go one")]
    [InlineData("<a href=x><span aria-labelledby=h aria-hidden=true>no</span>one</a><p id=h>no</p>", "one")]
    [InlineData("<a href=x><input type=image src=i alt=no aria-labelledby=h></a><p id=h>yes</p>", "yes")]
    [InlineData("<a href=x>one <span aria-labelledby='h g'>no</span></a><p id=h>a</p><p id=g>b</p>", "one a b")]
    [InlineData("<a href=x><span style='display:flex'>one</span>two</a>", "one two")]
    [InlineData("<a href=x>one<span style='display: inline-flex'>two</span></a>", "one two")]
    [InlineData("<a href=x>one<span style='display:inline'>two</span></a>", "onetwo")]
    [InlineData("<a href=x>one<span style='float:left'>two</span></a>", "one two")]
    [InlineData("<a href=x>one<span style='position:absolute'>two</span></a>", "one two")]
    [InlineData("<a href=x><details><summary>one</summary>no</details> two</a>", "one two")]
    [InlineData("<a href=x><details>\n<summary>one</summary>no<p>no</details></a>", "one")]
    public void Are_what_a_browser_calls_them(string markup, string expected) => Check(markup, expected);

    /// <summary>Chromium's answer is in the third column, and why ours is another in the last.</summary>
    [Theory]
    [InlineData("<a href=x><video title=V>no</video></a>", "V", "Unable to play media.", "words of the browser's own")]
    [InlineData("<a href=x>one<input type=submit></a>", "one", "one Submit", "words of the browser's own")]
    [InlineData("<a href=x>pick <select><option>one</select></a>", "pick", "pick one", "what somebody chose")]
    [InlineData("<a href=x>say <textarea>typed</textarea></a>", "say", "say typed", "what somebody typed")]
    [InlineData("<a href=x>at <meter value=1>no</meter></a>", "at", "at 1", "no word")]
    [InlineData("<a href=x aria-labelledby=h>one</a><input id=h value=x>", "one", "x", "what somebody typed")]
    [InlineData("<a href=x><math><mi>x</mi></math></a>", "x", "", "a reader sees it")]
    [InlineData("<a href=x>one<wbr>two</a>", "onetwo", "one two", "a reader sees one word")]
    [InlineData("<a href=x><q>one</q></a>", "one", "\u201Cone\u201D", "the page does not write them")]
    [InlineData("<a href=x>one<dialog open> two</dialog></a>", "one two", "one", "a reader sees it")]
    [InlineData("<a href=x>one<i hidden=until-found>no</i></a>", "one", "oneno", "a reader does not see it")]
    [InlineData("<a href=x><i title=Home></i>page</a>", "Home page", "page", "an icon's only name (accname 2I)")]
    [InlineData("<a href=x><b><i title=T></i></b></a>", "T", "", "an icon's only name (accname 2I)")]
    [InlineData("<a href=x title=T>&nbsp;</a>", "T", "", "a space is no name")]
    [InlineData("<a href=x title=T><img alt=' '></a>", "T", "", "a space is no name")]
    [InlineData("<a href=x><figure><img alt=I><figcaption>C</figcaption></figure></a>", "I C", "", "a reader sees it")]
    [InlineData("<a href=x><fieldset><legend>L</legend>one</fieldset></a>", "L one", "L", "a reader sees it")]
    [InlineData("<a href=x>a&#8203;b&shy;c&#8288;d</a>", "abcd", "a\u200Bb\u00ADc\u2060d", "-eq would not find it")]
    [InlineData("<a href=x><svg><symbol><text>no</text></symbol></svg>one</a>", "one", "no one", "never shown as such")]
    [InlineData("<svg><a href=x><text>one</text><title>T</title></a></svg>", "one T", "T", "the title comes late")]
    public void Differ_where_there_is_a_reason(string markup, string expected, string browser, string reason)
    {
        Assert.NotEqual(expected, browser);
        Assert.NotEmpty(reason);
        Check(markup, expected);
    }

    [Fact]
    public void Words_of_labels_inside_a_link_stand_where_the_labelled_does()
    {
        const string Markup = "<a href=x>go <span aria-labelledby=h>no <b aria-label=no>no</b></span> on</a>";
        Check(Markup + "<p id=h><i aria-labelledby=g>yes</i></p><p id=g>no</p>", "go yes on");
        Check("<p id=h>one</p><a href=x><b aria-labelledby=h>no<i aria-labelledby=h>no</i></b> two</a>", "one two");
        Check("<p id=h>no</p><a href=x aria-label=one><b aria-labelledby=h></b></a>", "one");
        Check("<p id=h>no</p><a href=x aria-labelledby=g><b aria-labelledby=h></b></a><p id=g>one", "one");
        Check("<p id=h>one</p><table><td><a href=x><b aria-labelledby=h>no<td></table>no", "one");
        Check($"<p id=h>no</p><a href=x>{new string('a', 5000)}<b aria-labelledby=h></b></a>", new string('a', 4096));
    }

    private static void Check(string markup, string expected)
    {
        foreach (var size in new[] { 1, 7, int.MaxValue })
        {
            var extractor = new HtmlLinkExtractor(
                new ExtractionContext { SourceUrl = "", DocumentUrl = Extraction.PageUrl });
            foreach (var piece in markup.Chunk(size))
                extractor.Append(piece);
            var link = Assert.Single(extractor.Complete(), link => link.Href == "x");
            Assert.Equal((size, expected), (size, link.Text));
        }
    }
}
