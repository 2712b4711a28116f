/// The elements of HTML that matter to reading a page; every other element is `.other`.
///
/// Names after HTML Living Standard, section 4, and the obsolete ones of section 16.2 that old pages still use.
enum HTMLTag: UInt8, CaseIterable {
    case other
    // Document
    case html, head, body, title, meta, link, base, script, style, template, noscript
    // Sections
    case article, section, nav, aside, header, footer, main, address, hgroup, search
    case h1, h2, h3, h4, h5, h6
    // Grouping
    case p, div, center, pre, blockquote, ol, ul, li, dl, dt, dd, figure, figcaption, hr, menu, dir, details, summary
    case listing, xmp, dialog
    // Text
    case a, em, strong, small, s, cite, q, dfn, abbr, time, code, kbd, samp, `var`, sub, sup, i, b, u, mark, span
    case font, big, strike, tt, br, wbr, ins, del, bdi, bdo, data, ruby, rb, rt, rp, rtc, acronym
    // Embedded
    case img, picture, source, iframe, embed, object, param, video, audio, track, map, area, svg, math, canvas, applet
    case noframes, noembed, frameset, frame
    // Tables
    case table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th
    // Forms
    case form, fieldset, legend, label, input, button, select, datalist, optgroup, option, textarea, output, progress
    case meter, isindex

    /// What an element means for the text around it.
    struct Traits: OptionSet {
        let rawValue: UInt8
        /// Starts on a line of its own, with an empty line before and after.
        static let block = Traits(rawValue: 1)
        /// Has no content and no end tag.
        static let void = Traits(rawValue: 2)
        /// Its content is not text of the page.
        static let hidden = Traits(rawValue: 4)
        /// Its content is raw text up to its end tag, without elements.
        static let raw = Traits(rawValue: 8)
        /// A heading, `h1` to `h6`.
        static let heading = Traits(rawValue: 16)
        /// Phrasing content: marks a stretch of a line.
        static let inline = Traits(rawValue: 32)
    }

    var traits: Traits { HTMLTag.lookup.traits(of: self) }

    /// The element with this name, in any case; `.other` when it is none of ours. Constant time.
    static func named(_ name: UnsafeBufferPointer<UInt8>) -> HTMLTag {
        HTMLTag.lookup.tag(named: 0..<name.count, in: name)
    }

    /// Names and traits; whoever asks for many tags keeps it at hand.
    static let lookup = Table()

    /// An open-addressing table over the names, and the traits by raw value.
    struct Table: Sendable {
        private struct Slot {
            var key: UInt64 = 0
            var length = 0
            var tag = HTMLTag.other
        }

        private var slots = [Slot](repeating: Slot(), count: 512)
        private var traits = [Traits](repeating: [], count: 256)

        @inline(__always)
        func traits(of tag: HTMLTag) -> Traits { traits[Int(tag.rawValue)] }

        /// The element whose name stands at `range`.
        @inline(__always)
        func tag(named range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> HTMLTag {
            guard range.count >= 1, range.count <= 10 else { return .other }
            let key = Table.key(range, text)
            var index = Table.slot(key, range.count)
            while slots[index].key != 0 {
                if slots[index].key == key, slots[index].length == range.count { return slots[index].tag }
                index = (index + 1) & 511
            }
            return .other
        }

        /// The first eight bytes in lower case, packed; with the length they tell all the names apart. Bytes that are
        /// neither letters nor digits change as well, but into none of those.
        @inline(__always)
        private static func key(_ range: Range<Int>, _ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
            let lower: UInt64 = 0x2020_2020_2020_2020
            if range.lowerBound + 8 <= text.count {
                let raw = UnsafeRawBufferPointer(text)
                let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: range.lowerBound, as: UInt64.self))
                return (word | lower) & (UInt64.max >> UInt64(max(0, 8 - range.count) * 8))
            }
            var key: UInt64 = 0
            for offset in 0..<min(8, range.count) {
                key |= UInt64(text[range.lowerBound + offset] | 0x20) << UInt64(offset * 8)
            }
            return key
        }

        @inline(__always)
        private static func slot(_ key: UInt64, _ length: Int) -> Int {
            Int(truncatingIfNeeded: ((key &+ UInt64(length)) &* 0x9E37_79B9_7F4A_7C15) >> 55)
        }

        init() {
            for tag in HTMLTag.allCases where tag != .other {
                let name = Array(String(describing: tag).utf8)
                let key = name.withUnsafeBufferPointer { Table.key(0..<name.count, $0) }
                var index = Table.slot(key, name.count)
                while slots[index].key != 0 { index = (index + 1) & 511 }
                slots[index] = Slot(key: key, length: name.count, tag: tag)
            }
            add(
                .block,
                [
                    .html, .body, .article, .section, .nav, .aside, .header, .footer, .main, .address, .hgroup, .search,
                    .h1, .h2, .h3, .h4, .h5, .h6, .p, .div, .center, .pre, .blockquote, .ol, .ul, .li, .dl, .dt, .dd,
                    .figure, .figcaption, .hr, .menu, .dir, .details, .summary, .listing, .xmp, .dialog, .table,
                    .caption, .tbody, .thead, .tfoot, .tr, .td, .th, .form, .fieldset, .legend,
                ]
            )
            add(
                .void,
                [
                    .meta, .link, .base, .br, .wbr, .hr, .img, .source, .embed, .param, .track, .area, .col, .input,
                    .frame, .isindex,
                ]
            )
            add(
                .hidden,
                [
                    .head, .title, .script, .style, .template, .noscript, .iframe, .object, .svg, .math, .canvas,
                    .applet, .noframes, .noembed, .video, .audio, .select, .datalist, .textarea, .map,
                ]
            )
            add(.raw, [.script, .style, .iframe, .noframes, .noembed, .title, .textarea, .xmp])
            add(.heading, [.h1, .h2, .h3, .h4, .h5, .h6])
            add(
                .inline,
                [
                    .a, .em, .strong, .small, .s, .cite, .q, .dfn, .abbr, .time, .code, .kbd, .samp, .var, .sub, .sup,
                    .i, .b, .u, .mark, .span, .font, .big, .strike, .tt, .br, .wbr, .ins, .del, .bdi, .bdo, .data,
                    .ruby, .rb, .rt, .rp, .rtc, .acronym, .img, .picture, .source, .label,
                ]
            )
        }

        private mutating func add(_ trait: Traits, _ tags: [HTMLTag]) {
            for tag in tags { traits[Int(tag.rawValue)].insert(trait) }
        }
    }
}
