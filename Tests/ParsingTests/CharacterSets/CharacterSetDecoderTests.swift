import CLibXML2
import Testing

@testable import Parsing

@Suite struct CharacterSetDecoderTests {
    /// IANA name, iconv's name, a text in its language.
    static let samples: [(String, String, String)] = [
        (
            "windows-1252", "CP1252",
            "La société a signé à Genève un contrat d’une durée de trois années — déjà prolongé à l’été."
        ),
        (
            "windows-1251", "CP1251",
            "Ракета-носитель стартовала с космодрома Восточный и вывела на орбиту спутник связи."
        ),
        ("koi8-r", "KOI8-R", "Ракета-носитель стартовала с космодрома Восточный и вывела на орбиту спутник связи."),
        ("windows-1253", "CP1253", "Ο δορυφόρος τέθηκε με επιτυχία σε τροχιά γύρω από τη Γη την προηγούμενη εβδομάδα."),
        ("windows-1255", "CP1255", "הלוויין החדש שוגר אתמול לחלל בהצלחה מבסיס השיגור של חיל האוויר"),
        ("windows-1256", "CP1256", "أطلقت وكالة الفضاء القمر الصناعي الجديد بنجاح من قاعدة الإطلاق في الجنوب"),
        ("windows-874", "TIS-620", "ดาวเทียมดวงใหม่ถูกปล่อยขึ้นสู่วงโคจรเมื่อวานนี้จากฐานปล่อยจรวด"),
        ("shift_jis", "CP932", "新しいロケットが種子島宇宙センターから打ち上げられ、衛星を軌道に投入した。"),
        ("euc-jp", "EUC-JP", "新しいロケットが種子島宇宙センターから打ち上げられ、衛星を軌道に投入した。"),
        ("euc-kr", "EUC-KR", "한국형 발사체가 나로우주센터에서 발사되어 위성을 궤도에 올려놓는 데 성공했다."),
        ("gb18030", "GB18030", "长征火箭在酒泉卫星发射中心成功将通信卫星送入预定轨道，任务取得圆满成功。"),
        ("big5", "BIG5", "火箭自發射場升空，順利將氣象衛星送入預定軌道，地面站已經收到訊號。"),
    ]

    static func encoded(_ text: String, _ iconvName: String) throws -> [UInt8] {
        let descriptor = try #require(iconv_open(iconvName, "UTF-8"))
        defer { iconv_close(descriptor) }
        var input = Array(text.utf8)
        var output = [UInt8](repeating: 0, count: input.count * 4 + 16)
        let written = input.withUnsafeMutableBytes { source in
            output.withUnsafeMutableBytes { target in
                var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                var out = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var room = target.count
                iconv(descriptor, &next, &left, &out, &room)
                iconv(descriptor, nil, nil, &out, &room)
                return target.count - room
            }
        }
        return Array(output[..<written])
    }

    @Test(arguments: samples)
    func `an undeclared character set is found out`(name: String, iconvName: String, text: String) throws {
        let bytes = try CharacterSetDecoderTests.encoded(text, iconvName)
        let decoded = CharacterSetDecoder.decode(bytes, contentType: nil, hint: .text)
        #expect(decoded.encoding == name)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
        #expect(decoded.replacedCount == 0)
    }

    @Test(arguments: samples)
    func `a declared character set is used`(name: String, iconvName: String, text: String) throws {
        let xml = try CharacterSetDecoderTests.encoded(
            "<?xml version='1.0' encoding='\(name)'?><t>\(text)</t>",
            iconvName
        )
        let page = try CharacterSetDecoderTests.encoded("<html><meta charset=\(name)><p>\(text)", iconvName)
        let plain = try CharacterSetDecoderTests.encoded(text, iconvName)
        for (bytes, header, hint) in [
            (xml, nil, MarkupKind.xml), (page, nil, .html), (plain, "text/plain; charset=\"\(name)\"", .text),
        ] {
            let decoded = CharacterSetDecoder.decode(bytes, contentType: header, hint: hint)
            #expect(decoded.encoding == name)
            #expect(String(decoding: decoded.utf8, as: UTF8.self).contains(text))
        }
    }

    @Test(arguments: ["UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE"])
    func `wide sets are known by mark and by zero bytes`(name: String) throws {
        let text = "<?xml version='1.0'?><rss><title>Vega-C é pronto</title></rss>"
        let bytes = try CharacterSetDecoderTests.encoded(text, name)
        let marked = try CharacterSetDecoderTests.encoded("\u{FEFF}" + text, name)
        for form in [bytes, marked] {
            let decoded = CharacterSetDecoder.decode(form, contentType: nil, hint: .xml)
            #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
            #expect(decoded.encoding == name.lowercased())
        }
    }

    @Test func `a declaration that the bytes contradict is not believed`() throws {
        let text = "<?xml version='1.0' encoding='iso-8859-1'?><t>Müller — 5 €</t>"
        let utf8 = CharacterSetDecoder.decode(Array(text.utf8), contentType: "text/xml; charset=us-ascii", hint: .xml)
        #expect(utf8.encoding == "utf-8")
        #expect(String(decoding: utf8.utf8, as: UTF8.self) == text)
        let wide = "<?xml version='1.0' encoding='utf-16'?><t>plain</t>"
        #expect(CharacterSetDecoder.decode(Array(wide.utf8), contentType: nil, hint: .xml).encoding == "utf-8")
        let declaredUTF8 = "<?xml version='1.0' encoding='utf-8'?><t>caf\u{E9} d\u{E9}j\u{E0}</t>".unicodeScalars
        let western = CharacterSetDecoder.decode(declaredUTF8.map { UInt8($0.value) }, contentType: nil, hint: .xml)
        #expect(western.encoding == "windows-1252")
    }

    @Test func `a few broken bytes do not make a declared UTF-8 another set`() {
        let text = "<?xml version='1.0' encoding='utf-8'?><t>“é”</t>"
        let decoded = CharacterSetDecoder.decode(Array(text.utf8) + [0xA9], contentType: nil, hint: .xml)
        #expect(decoded.encoding == "utf-8")
        #expect(decoded.replacedCount == 1)
    }

    @Test(arguments: ["ibm037", "ibm500", "ibm1047"])
    func `a declaration in EBCDIC is found`(name: String) throws {
        let text = "<?xml version='1.0' encoding='\(name)'?><t>Lanzamiento en mayo</t>"
        let decoded = CharacterSetDecoder.decode(
            try CharacterSetDecoderTests.encoded(text, name),
            contentType: nil,
            hint: .xml
        )
        #expect(decoded.encoding == name)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
    }

    @Test func `publishers who say ISO 8859-1 mean windows-1252`() throws {
        let text = "<?xml version='1.0' encoding='iso-8859-1'?><t>“quoted” – it’s</t>"
        let bytes = try CharacterSetDecoderTests.encoded(text, "CP1252")
        let decoded = CharacterSetDecoder.decode(bytes, contentType: nil, hint: .xml)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text)
    }

    @Test func `bytes that fit nothing are replaced and counted`() {
        let text = "Zwölf Satelliten für größere Höhen übernehmen"
        let bytes = Array(text.utf8) + [0xFF] + Array(" – ja".utf8)
        let decoded = CharacterSetDecoder.decode(bytes, contentType: nil, hint: .text)
        #expect(decoded.encoding == "utf-8")
        #expect(decoded.replacedCount == 1)
        #expect(String(decoding: decoded.utf8, as: UTF8.self) == text + "\u{FFFD} – ja")
    }

    /// All sequences of two bytes, and of three and four bytes by their first two: the standard library is the judge.
    @Test func `UTF-8 is known as the standard library knows it`() {
        for first in UInt8(0x70)...0xFF {
            for second in UInt8.min...0xFF {
                for tail in [[], [0x80], [0x80, 0xBF], [0x7F], [0xC0]] as [[UInt8]] {
                    let bytes =
                        Array("twelve bytes ".utf8) + [first, second] + tail + Array(" and more than eight".utf8)
                    let expected = String(validating: bytes, as: UTF8.self) != nil
                    if CharacterSetDecoder.isValidUTF8(bytes) != expected { Issue.record("\(bytes)") }
                }
            }
        }
    }

    @Test func `every byte alone gives valid UTF-8`() {
        for byte in UInt8.min...UInt8.max {
            for kind in [MarkupKind.xml, .html, .json, .text] {
                let decoded = CharacterSetDecoder.decode([byte], contentType: "text/html; charset=", hint: kind)
                #expect(String(validating: decoded.utf8, as: UTF8.self) != nil)
            }
        }
    }

    @Test(arguments: [
        "utf8", "UTF-8", "Shift_JIS", "x-sjis", "latin1", "KS_C_5601-1987", "gbk", "ISO-8859-15", "cp866",
    ])
    func `labels are known in any case`(label: String) {
        #expect(CharacterSet.labelled(label) != nil)
    }

    @Test(arguments: [
        "", "no-such-set", "../../etc/passwd", "utf-8//TRANSLIT", "a b c d e f g h i j k l m n o p q r s t u v",
    ])
    func `other labels are not`(label: String) {
        #expect(CharacterSet.labelled(label) == nil)
    }
}
