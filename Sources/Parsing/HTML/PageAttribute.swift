/// The attributes that say something about a page's content; all others are dropped before the page is parsed.
enum PageAttribute: UInt8, CaseIterable {
    case `class`, id, href, src, content, property, name, itemprop, itemscope, itemtype, rel, datetime, hidden, role
    case lang, type, style, title
    case ariaHidden, xmlLang

    /// The attribute with this name, in any case; nil for all that are of no use.
    @inline(__always)
    static func named(_ name: UnsafeBufferPointer<UInt8>) -> PageAttribute? {
        guard (2...11).contains(name.count) else { return nil }
        var key: UInt64 = 0
        for index in 0..<min(8, name.count) { key = key << 8 | UInt64(name[index] | 0x20) }
        switch (key, name.count) {
        case (0x63_6C61_7373, 5): return .class
        case (0x6964, 2): return .id
        case (0x6872_6566, 4): return .href
        case (0x73_7263, 3): return .src
        case (0x63_6F6E_7465_6E74, 7): return .content
        case (0x7072_6F70_6572_7479, 8): return .property
        case (0x6E61_6D65, 4): return .name
        case (0x6974_656D_7072_6F70, 8): return .itemprop
        case (0x6974_656D_7363_6F70, 9): return .itemscope
        case (0x6974_656D_7479_7065, 8): return .itemtype
        case (0x72_656C, 3): return .rel
        case (0x6461_7465_7469_6D65, 8): return .datetime
        case (0x6869_6464_656E, 6): return .hidden
        case (0x726F_6C65, 4): return .role
        case (0x6C61_6E67, 4): return .lang
        case (0x7479_7065, 4): return .type
        case (0x73_7479_6C65, 5): return .style
        case (0x74_6974_6C65, 5): return .title
        case (0x6172_6961_2D68_6964, 11): return .ariaHidden
        case (0x786D_6C3A_6C61_6E67, 8): return .xmlLang
        default: return nil
        }
    }

    /// The attribute's name in a page.
    var spelling: StaticString {
        switch self {
        case .class: "class"
        case .id: "id"
        case .href: "href"
        case .src: "src"
        case .content: "content"
        case .property: "property"
        case .name: "name"
        case .itemprop: "itemprop"
        case .itemscope: "itemscope"
        case .itemtype: "itemtype"
        case .rel: "rel"
        case .datetime: "datetime"
        case .hidden: "hidden"
        case .role: "role"
        case .lang: "lang"
        case .type: "type"
        case .style: "style"
        case .title: "title"
        case .ariaHidden: "aria-hidden"
        case .xmlLang: "xml:lang"
        }
    }
}
