import Testing

@testable import Model
@testable import Parsing

@Suite("Mail")
struct MailParserTests {
    private func parse(_ mail: String) throws -> ParsedDocument {
        try MailParser.parse(Document(bytes: Array(mail.utf8)), limits: ParsingLimits())
    }

    @Test("one article: subject, sender, date and decoded text")
    func readsOneArticle() throws {
        let parsed = try parse(
            """
            From: =?iso-8859-1?Q?J=F6rg?= Lang <lang@example.org>\r
            Subject: =?utf-8?B?VmVnYSBD?= =?utf-8?Q?_returns?=\r
            Date: Thu, 5 Dec 2024 22:30:00 +0100\r
            Content-Type: text/plain; charset=iso-8859-1\r
            Content-Transfer-Encoding: quoted-printable\r
            \r
            Vega C launched Sentinel-1C from Kourou on December 5, 2024, its first fligh=\r
            t since the failure of 2022. The nozzle of the Z=E9firo 40 had been redesigned.\r
            """
        )
        let article = try #require(parsed.articles.first)
        #expect(parsed.articles.count == 1)
        #expect(article.title == "Vega C returns")
        #expect(article.source == "Jörg Lang")
        #expect(article.publishedAt?.description == "2024-12-05T21:30:00Z")
        #expect(
            article.body.hasPrefix(
                "Vega C launched Sentinel-1C from Kourou on December 5, 2024, its first flight since"
            )
        )
        #expect(article.body.contains("Zéfiro 40"))
    }

    @Test("of alternatives the HTML part is read, base64 or not")
    func readsHTML() throws {
        let parsed = try parse(
            """
            Subject: Note
            Content-Type: multipart/alternative; boundary="b"

            preamble
            --b
            Content-Type: text/plain

            See the HTML part of this message, it has everything in it.
            --b
            Content-Type: text/html; charset=utf-8
            Content-Transfer-Encoding: base64

            PHA+VGhlIEhUTUwgcGFydCBob2xkcyB0aGUgc2VudGVuY2UgdGhhdCBjb3VudHMgaGVy
            ZSB0b2RheS48L3A+
            --b--
            epilogue
            """
        )
        #expect(parsed.articles.map(\.body) == ["The HTML part holds the sentence that counts here today."])
    }

    @Test("survives every cut", arguments: 0..<300)
    func survivesCuts(length: Int) {
        let mail =
            "Subject: =?utf-8?Q?a=\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=c\n\n--c\n"
            + "Content-Transfer-Encoding: base64\n\nQUJD\n--c--\n--b\n\ntext =3\n--b--\n"
            + String(repeating: "=", count: 100)
        let bytes = Array(mail.utf8.prefix(length))
        _ = try? MailParser.parse(Document(bytes: bytes), limits: ParsingLimits())
    }
}
