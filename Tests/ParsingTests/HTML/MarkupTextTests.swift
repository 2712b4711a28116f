import Testing

@testable import Parsing

@Suite("MarkupText: HTML fragments to plain text")
struct MarkupTextTests {
    @Test(
        "reads markup",
        arguments: [
            ("", ""),
            ("Ariane 6 flew on 9 July 2024.", "Ariane 6 flew on 9 July 2024."),
            ("  two   words \n here ", "two words here"),
            ("first\n\nsecond\r\n\r\nthird\nline", "first\n\nsecond\n\nthird line"),
            ("<p>One.</p><p>Two.</p>", "One.\n\nTwo."),
            ("<p>One.<p>Two.", "One.\n\nTwo."),
            ("One.<br>Two.", "One.\nTwo."),
            ("One.<br/><br />Two.", "One.\n\nTwo."),
            ("<b>SES</b>-<i>12</i>", "SES-12"),
            ("lift<iframe src=\"x\"> off</iframe>", "lift off"),
            ("<xhtml:p>One.</xhtml:p><xh:p>Two.</xh:p>", "One.\n\nTwo."), ("<o:p>One.</o:p>Two.", "One.Two."),
            ("a ] b ]]> c", "a ] b ]]> c"), ("1 < 2 &  3 > 2", "1 < 2 & 3 > 2"), ("a<b title='x>y' id=z>c", "ac"),
            ("a<b x = \"1>2\" y=='3>4'>c", "ac"), ("<p title=\"open>One.", "One."),
            ("a <b> bold </b> word", "a bold word"),
            ("<ul><li>Vega C<li>Ariane 6</ul>after", "- Vega C\n- Ariane 6\n\nafter"),
            ("before<ol><li><p>one</p></li><li>two</li></ol>", "before\n\n- one\n- two"),
            ("a<ul><li>x<ul><li>y</ul><li>z</ul>", "a\n\n- x\n- y\n- z"),
            ("<ul><li></li></ul><p>after", "after"),
            ("<table><tr><td><p>a</p></td></tr><tr><td><p>b</p></td></tr></table>", "a\nb"),
            ("<table><tr><th>Rocket<th>Flights<tr><td>Vega<td>22</table>", "Rocket | Flights\nVega | 22"),
            ("<table><tr><td><p>Vega</p></td><td><p>22</p></td></tr></table>", "Vega | 22"),
            ("<table><tr><td><p>One.</p><p>Two.</p></td><td>Three.</td></tr></table>", "One.\n\nTwo.\n\nThree."),
            ("<pre>a\n  b\n\nc</pre>d", "a\n  b\n\nc\n\nd"),
            ("AT&amp;T, R&D, &lt;tag&gt;", "AT&T, R&D, <tag>"),
            ("caf&eacute; &#8212; &#x20AC;5 &#150; &euro;", "café — €5 – €"),
            ("&amp;lt;b&amp;gt;", "&lt;b&gt;"),
            ("4&nbsp;am\u{00A0}UTC", "4 am UTC"),
            ("&copy 2025 &hellip and &unknown;", "© 2025 &hellip and &unknown;"),
            ("&#0; &#xD800; &#99999999;", "\u{FFFD} \u{FFFD} \u{FFFD}"),
            ("a < b and 5 > 3 <3", "a < b and 5 > 3 <3"),
            ("<a href=\"x>y\" title='a>b'>link</a>", "link"),
            ("<a href=\"open>text", "text"),
            ("cut off <a hre", "cut off"),
            ("x<!-- hidden <p> -->y<!-->z", "xyz"),
            ("x<!-- never closed", "x"),
            ("x<script>var a = '<p>no</p>';</script>y<style>p{}</style>", "xy"),
            ("<SCRIPT>no</SCRIPT ><P>Yes</P>", "Yes"),
            ("<script>no end", ""),
            ("<iframe>no end", "no end"),
            ("<![CDATA[<p>inside</p>]]> out", "inside\n\nout"),
            ("<?xml version='1.0'?><!DOCTYPE html><p>text", "text"),
            ("<h2>Head</h2>Text<hr>More", "Head\n\nText\n\nMore"),
            ("<dl><dt>Orbit</dt><dd>LEO</dd></dl>", "Orbit\nLEO"),
            ("<p></p><p> </p><p>only</p><br><br>", "only"),
        ]
    )
    func reads(markup: String, text: String) {
        #expect(MarkupText.plainText(ofFragment: Array(markup.utf8)) == text)
    }

    @Test("survives every cut and leaves no tag behind")
    func cuts() {
        let markup = Array(
            "<div class=\"a\"><p>Orbex&rsquo;s <b>Prime</b> &amp; more</p><!-- c --><ul><li>x</ul><script>1<2</script>"
                .utf8
        )
        for length in 0...markup.count {
            let text = MarkupText.plainText(ofFragment: Array(markup.prefix(length)))
            #expect(!text.contains("<p") && !text.contains("</") && !text.contains("<div"), "\(text)")
            #expect(!text.hasPrefix(" ") && !text.hasSuffix("\n"))
        }
    }

    @Test("survives every byte in every place of a tag")
    func bytes() {
        let markup = Array("a<p x='y'>b&#65;c</p>".utf8)
        for position in markup.indices {
            for byte in UInt8.min...UInt8.max {
                var mutated = markup
                mutated[position] = byte
                #expect(MarkupText.plainText(ofFragment: mutated).utf8.count <= 3 * markup.count)
            }
        }
    }
}
