/// A list of feeds (OPML 2.0, opml.org/spec2.opml), to exchange sources with feed readers.
public struct OPML: Sendable, Equatable {
    /// One source of the list.
    public struct Outline: Sendable, Equatable {
        /// The address of the feed.
        public var feedURL: String
        public var title: String?
        /// The site that the feed belongs to.
        public var siteURL: String?
        /// Names of the folders the source stands in, the outermost first.
        public var folders: [String]

        public init(feedURL: String, title: String? = nil, siteURL: String? = nil, folders: [String] = []) {
            self.feedURL = feedURL
            self.title = title
            self.siteURL = siteURL
            self.folders = folders
        }
    }

    public var title: String?
    public var outlines: [Outline]

    public init(title: String? = nil, outlines: [Outline]) {
        self.title = title
        self.outlines = outlines
    }

    /// Reads a list; outlines without `xmlUrl` are folders.
    ///
    /// - Throws: `malformed` when there is no `<opml>` in the document, or nothing in it names a feed.
    public init(
        parsing bytes: [UInt8],
        limits: ParsingLimits = ParsingLimits()
    ) throws(ParsingError) {
        let text = CharacterSetDecoder.decode(bytes, contentType: nil, hint: .xml)
        let tree = try XMLReader.read(XMLText.withoutControls(text.utf8).utf8, limits: limits)
        guard let root = tree.firstElement(of: 0, named: .opml) else {
            let finding = XMLDiagnosis.firstError(in: text.utf8)
            throw ParsingError(
                .malformed,
                "no <opml> element found" + (finding.map { ": \($0.message)" } ?? "") + "; export the list as OPML",
                line: finding?.line
            )
        }
        let head = tree.firstElement(of: root, named: .head)
        title = head.flatMap { tree.firstElement(of: $0, named: .title) }
            .flatMap { FeedText.line(tree.text(of: $0), .loose) }
        outlines = []
        // Some exports leave `<body>` out.
        let body = tree.firstElement(of: root, named: .body) ?? root
        readOutlines(of: body, in: tree, folders: [])
    }

    private mutating func readOutlines(of parent: XMLTree.Index, in tree: XMLTree, folders: [String]) {
        for outline in tree.elements(of: parent) where tree.nodes[outline].name == .outline {
            let text = tree.attribute(.text, of: outline) ?? tree.attribute(.title, of: outline)
            let name = text.flatMap { FeedText.line($0, .loose) }
            let address =
                tree.attribute(.xmlurl, of: outline).map { Array($0.utf8).withUnsafeBufferPointer(FeedText.collapsed) }
                ?? ""
            if !address.isEmpty {
                let site = tree.attribute(.htmlurl, of: outline)
                outlines.append(Outline(feedURL: address, title: name, siteURL: site, folders: folders))
            }
            let inner = address.isEmpty ? folders + [name].compactMap(\.self) : folders
            readOutlines(of: outline, in: tree, folders: inner)
        }
    }

    /// The list as an OPML 2.0 document, folders in the order in which they come up.
    public func xml() -> String {
        var root = Folder()
        for outline in outlines { root.add(outline, path: outline.folders[...]) }
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>", "<opml version=\"2.0\">", "  <head>"]
        if let title { lines.append("    <title>\(OPML.escaped(title))</title>") }
        lines += ["  </head>", "  <body>"]
        root.write(to: &lines, indentation: "    ")
        lines += ["  </body>", "</opml>", ""]
        return lines.joined(separator: "\n")
    }

    private struct Folder {
        var name = ""
        var outlines: [Outline] = []
        var folders: [Folder] = []

        mutating func add(_ outline: Outline, path: ArraySlice<String>) {
            guard let next = path.first else { return outlines.append(outline) }
            let index = folders.firstIndex { $0.name == next } ?? folders.count
            if index == folders.count { folders.append(Folder(name: next)) }
            folders[index].add(outline, path: path.dropFirst())
        }

        func write(to lines: inout [String], indentation: String) {
            for outline in outlines {
                var attributes = "type=\"rss\" text=\"\(OPML.escaped(outline.title ?? outline.feedURL))\""
                attributes += " xmlUrl=\"\(OPML.escaped(outline.feedURL))\""
                if let site = outline.siteURL { attributes += " htmlUrl=\"\(OPML.escaped(site))\"" }
                lines.append("\(indentation)<outline \(attributes)/>")
            }
            for folder in folders {
                lines.append("\(indentation)<outline text=\"\(OPML.escaped(folder.name))\">")
                folder.write(to: &lines, indentation: indentation + "  ")
                lines.append("\(indentation)</outline>")
            }
        }
    }

    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            // Control characters are no characters of XML 1.0 (production 2).
            case _ where scalar.value < 0x20: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
