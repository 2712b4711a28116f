/// A page's bytes made ready for libxml2: what never is content (scripts, styles, drawings, comments, most attributes)
/// is cut out beforehand, as it is more than half of a news page, and libxml2 reads byte by byte.
///
/// Two things of HTML 5 that libxml2 2.9, a parser of HTML 4, does not know are mended on the way: elements without
/// an end tag (`source`, `track`, `wbr`) would swallow what follows, and `template` is not part of the page.
struct PageSource {
    /// What libxml2 is to parse.
    private(set) var markup: [UInt8] = []
    /// The content of each `application/ld+json` script, as it stands in the page.
    private(set) var structuredData: [Range<Int>] = []

    private var preformatted = 0
    private var unclosed: Set<HTMLTag> = []
    /// How many elements of a name were begun and not ended.
    private var begun: [UInt64: Int] = [:]

    init(_ utf8: [UInt8]) {
        markup.reserveCapacity(utf8.count / 2 + 64)
        utf8.withUnsafeBufferPointer { scan($0) }
    }

    /// A value longer than this is no class, address or description, but data.
    private static let longestValue = 8192

    private mutating func scan(_ text: UnsafeBufferPointer<UInt8>) {
        var position = 0
        while position < text.count {
            guard let open = HTMLSyntax.index(of: 0x3C, in: text, from: position) else {
                copyText(text, position, text.count)
                return
            }
            if open > position { copyText(text, position, open) }
            position = tag(text, open)
        }
    }

    /// Copies text; of white space alone one space is enough.
    private mutating func copyText(_ text: UnsafeBufferPointer<UInt8>, _ start: Int, _ end: Int) {
        let run = UnsafeBufferPointer(rebasing: text[start..<end])
        if preformatted == 0, run[0] <= 0x20, !run.contains(where: { $0 > 0x20 }) {
            markup.append(0x20)
        } else {
            markup.append(contentsOf: run)
        }
    }

    /// Reads the tag at `open` and copies what is needed of it.
    ///
    /// - Returns: where the scan goes on.
    private mutating func tag(_ text: UnsafeBufferPointer<UInt8>, _ open: Int) -> Int {
        guard open + 1 < text.count else { return text.count }
        let next = text[open + 1]
        if next == 0x21 || next == 0x3F {
            if HTMLSyntax.matches(text, open, "<!--") { return HTMLSyntax.endOfComment(text, open) }
            return HTMLSyntax.index(of: 0x3E, in: text, from: open).map { $0 + 1 } ?? text.count
        }
        let isEnd = next == 0x2F
        let nameStart = open + (isEnd ? 2 : 1)
        guard nameStart < text.count else { return text.count }
        guard (0x61...0x7A).contains(text[nameStart] | 0x20) else {
            // "<" as itself: given as a reference, because libxml2 would look for a name.
            markup.append(contentsOf: [0x26, 0x6C, 0x74, 0x3B])
            return open + 1
        }
        var nameEnd = nameStart
        while nameEnd < text.count, !HTMLSyntax.endsName(text[nameEnd]) { nameEnd += 1 }
        let name = UnsafeBufferPointer(rebasing: text[nameStart..<nameEnd])
        let tag = HTMLTag.named(name)
        if isEnd {
            endTag(tag, name)
            return HTMLSyntax.endOfTag(text, nameEnd)
        }
        if PageSource.isCutOut(tag) || (tag == .other && PageSource.isAdvertisement(name)) {
            return cutOut(text, tag, name: nameStart..<nameEnd)
        }
        let mark = markup.count
        markup.append(0x3C)
        markup.append(contentsOf: name)
        let end = attributes(text, nameEnd)
        markup.append(0x3E)
        if tag == .pre { preformatted += 1 }
        if PageSource.isUnknownVoid(tag) {
            markup.removeSubrange(mark...)
        } else if !tag.traits.contains(.void) {
            begun[PageSource.key(tag, name), default: 0] += 1
        }
        return end
    }

    /// Copies an end tag when an element of its name was begun.
    ///
    /// For one that closes nothing libxml2 looks through all open elements, which takes quadratic time on a page made
    /// for it. A stray `</p>` is an empty paragraph (HTML Living Standard, section 13.2.6.4.7).
    private mutating func endTag(_ tag: HTMLTag, _ name: UnsafeBufferPointer<UInt8>) {
        if PageSource.isCutOut(tag) || tag.traits.contains(.void), tag != .br { return }
        let key = PageSource.key(tag, name)
        guard let count = begun[key], count > 0 else {
            if tag == .p || tag == .br { markup.append(contentsOf: Array((tag == .p ? "<p></p>" : "<br>").utf8)) }
            return
        }
        begun[key] = count - 1
        if tag == .pre { preformatted = max(0, preformatted - 1) }
        markup.append(contentsOf: [0x3C, 0x2F])
        markup.append(contentsOf: name)
        markup.append(0x3E)
    }

    private static func key(_ tag: HTMLTag, _ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
        tag != .other ? UInt64(tag.rawValue) : NameHints.WordHash.of(name.lazy.map { $0 | 0x20 })
    }

    private static func isCutOut(_ tag: HTMLTag) -> Bool {
        switch tag {
        case .script, .style, .noscript, .svg, .iframe, .select, .datalist, .textarea, .video, .audio, .canvas,
            .template, .noframes, .noembed, .object, .applet:
            true
        default: false
        }
    }

    /// `amp-ad`, `amp-auto-ads`, `amp-sticky-ad`: elements of AMP pages.
    private static func isAdvertisement(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
        HTMLSyntax.matches(name, 0, "amp-")
            && (HTMLSyntax.matches(name, 4, "ad") || HTMLSyntax.matches(name, 4, "auto-ads")
                || HTMLSyntax.matches(name, 4, "sticky-ad"))
    }

    private static func isUnknownVoid(_ tag: HTMLTag) -> Bool {
        tag == .source || tag == .track || tag == .wbr
    }

    /// Leaves out a whole element; when it is never closed, its tag only (a script or a style takes the rest).
    private mutating func cutOut(_ text: UnsafeBufferPointer<UInt8>, _ tag: HTMLTag, name: Range<Int>) -> Int {
        let content = HTMLSyntax.endOfTag(text, name.upperBound)
        let opening = UnsafeBufferPointer(rebasing: text[name.lowerBound..<content])
        // A template with a shadow root is what the reader sees.
        if tag == .template, PageSource.contains(opening, "shadowroot") { return content }
        if opening.count > 1, opening[opening.count - 2] == 0x2F, tag == .svg { return content }
        guard !unclosed.contains(tag), let end = HTMLSyntax.endOfElement(text, content, name: name) else {
            if tag == .script || tag == .style { return text.count }
            unclosed.insert(tag)
            return content
        }
        if tag == .script, PageSource.contains(opening, "ld+json") {
            structuredData.append(content..<max(content, end - name.count - 3))
        }
        return end
    }

    private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ literal: StaticString) -> Bool {
        var position = 0
        while position + literal.utf8CodeUnitCount <= text.count {
            if HTMLSyntax.matches(text, position, literal) { return true }
            position += 1
        }
        return false
    }

    /// Copies the attributes that are of use; returns the position behind the tag's ">".
    private mutating func attributes(_ text: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var position = start
        while position < text.count {
            let byte = text[position]
            if byte == 0x3E { return position + 1 }
            if byte <= 0x20 || byte == 0x2F || byte == 0x22 || byte == 0x27 || byte == 0x3D {
                position += 1
                continue
            }
            let nameStart = position
            while position < text.count, !PageSource.endsAttributeName(text[position]) { position += 1 }
            let name = PageAttribute.named(UnsafeBufferPointer(rebasing: text[nameStart..<position]))
            var next = position
            while next < text.count, text[next] <= 0x20 { next += 1 }
            guard next < text.count, text[next] == 0x3D else {
                if let name { write(name, UnsafeBufferPointer(rebasing: text[position..<position])) }
                continue
            }
            position = next + 1
            while position < text.count, text[position] <= 0x20 { position += 1 }
            guard position < text.count else { break }
            let quote = text[position]
            let value: Range<Int>
            if quote == 0x22 || quote == 0x27 {
                let close = HTMLSyntax.index(of: quote, in: text, from: position + 1)
                guard let close else { return HTMLSyntax.endOfTag(text, position + 1) }
                value = (position + 1)..<close
                position = close + 1
            } else {
                let valueStart = position
                while position < text.count, text[position] > 0x20, text[position] != 0x3E { position += 1 }
                value = valueStart..<position
            }
            if let name { write(name, UnsafeBufferPointer(rebasing: text[value])) }
        }
        return text.count
    }

    private static func endsAttributeName(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == 0x3D || byte == 0x3E || byte == 0x2F
    }

    private mutating func write(_ name: PageAttribute, _ value: UnsafeBufferPointer<UInt8>) {
        guard value.count <= PageSource.longestValue else { return }
        if name == .style {
            if PageSource.hides(value) { write(.hidden, UnsafeBufferPointer(rebasing: value[0..<0])) }
            return
        }
        markup.append(0x20)
        let spelling = name.spelling
        markup.append(contentsOf: UnsafeBufferPointer(start: spelling.utf8Start, count: spelling.utf8CodeUnitCount))
        let quote: UInt8 = value.contains(0x22) ? 0x27 : 0x22
        markup.append(contentsOf: [0x3D, quote])
        markup.append(contentsOf: value)
        markup.append(quote)
    }

    /// `display: none` or `visibility: hidden`, with or without white space.
    private static func hides(_ style: UnsafeBufferPointer<UInt8>) -> Bool {
        guard style.count >= 12 else { return false }
        let squeezed = style.filter { $0 > 0x20 }.map { $0 | 0x20 }
        return squeezed.withUnsafeBufferPointer {
            contains($0, "display:none") || contains($0, "visibility:hidden")
        }
    }
}
