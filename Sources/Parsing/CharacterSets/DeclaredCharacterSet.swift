/// Character sets that a document or its bearer declares.
enum DeclaredCharacterSet {
    /// A byte order mark and its length. UTF-32's little-endian mark begins like UTF-16's, so it is asked first.
    static func byteOrderMark(_ bytes: [UInt8]) -> (set: CharacterSet, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32LittleEndian, 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32BigEndian, 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// UTF-16 and UTF-32 without a mark, by where the zero bytes of the ASCII characters stand
    /// (XML 1.0, appendix F; RFC 4627, section 3).
    static func byZeroBytes(_ bytes: [UInt8]) -> CharacterSet? {
        let sample = bytes.prefix(256)
        guard sample.count >= 4 else { return nil }
        var zeros = [0, 0, 0, 0]
        for (offset, byte) in sample.enumerated() where byte == 0 { zeros[offset % 4] += 1 }
        let quarter = sample.count / 4
        func most(_ position: Int) -> Bool { zeros[position] * 4 > quarter * 3 }
        func few(_ position: Int) -> Bool { zeros[position] * 4 < quarter }
        if most(0), most(1), most(2), few(3) { return .utf32BigEndian }
        if few(0), most(1), most(2), most(3) { return .utf32LittleEndian }
        if zeros[0] + zeros[2] > quarter / 2, few(1), few(3) { return .utf16BigEndian }
        if zeros[1] + zeros[3] > quarter / 2, few(0), few(2) { return .utf16LittleEndian }
        return nil
    }

    /// A set of EBCDIC's family, in which `<?xml` are other bytes (XML 1.0, appendix F.1): the declaration is in the
    /// part that all of them share.
    static func ebcdic(_ bytes: [UInt8]) -> CharacterSet? {
        guard bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]), let common = CharacterSet.labelled("ibm037"),
            let head = CharacterSetConverter.convert(bytes.prefix(256), from: common)
        else { return nil }
        return xmlDeclaration(head.utf8) ?? common
    }

    /// `encoding` of `<?xml … ?>`, which may stand behind junk.
    static func xmlDeclaration(_ bytes: [UInt8]) -> CharacterSet? {
        bytes.prefix(1024).withUnsafeBufferPointer { head in
            let scan = ByteScanner(head)
            guard let start = scan.find("<?xml", from: 0), let end = scan.find("?>", from: start),
                let key = scan.find("encoding", from: start), key < end
            else { return nil }
            return value(in: head, after: key + 8, before: end)
        }
    }

    /// `<meta charset="…">` and `<meta http-equiv="Content-Type" content="…; charset=…">` in the first kilobytes
    /// (HTML Living Standard, section 13.2.3.2).
    static func meta(_ bytes: [UInt8]) -> CharacterSet? {
        bytes.prefix(8192).map(ASCII.lowercased).withUnsafeBufferPointer { head in
            let scan = ByteScanner(head)
            var position = 0
            while let tag = scan.find("<meta", from: position) {
                let end = scan.find(0x3E, from: tag)
                if let key = scan.find("charset", from: tag), key < end,
                    let set = value(in: head, after: key + 7, before: end)
                {
                    // A page that can be read as ASCII so far is in no wide set (ibid., step 10).
                    return set.hasWideUnits ? .utf8 : set
                }
                position = end
            }
            return nil
        }
    }

    /// The `charset` parameter of a `Content-Type` header.
    static func contentType(_ header: String?) -> CharacterSet? {
        guard let header else { return nil }
        return Array(header.utf8.map(ASCII.lowercased)).withUnsafeBufferPointer { bytes in
            let scan = ByteScanner(bytes)
            guard let key = scan.find("charset", from: 0) else { return nil }
            return value(in: bytes, after: key + 7, before: bytes.count)
        }
    }

    /// The label behind an equals sign, quoted or not.
    private static func value(in bytes: UnsafeBufferPointer<UInt8>, after start: Int, before end: Int) -> CharacterSet?
    {
        var cursor = start
        while cursor < end, ASCII.isSpace(bytes[cursor]) { cursor += 1 }
        guard cursor < end, bytes[cursor] == 0x3D else { return nil }
        cursor += 1
        while cursor < end, ASCII.isSpace(bytes[cursor]) || bytes[cursor] == 0x22 || bytes[cursor] == 0x27 {
            cursor += 1
        }
        let valueStart = cursor
        while cursor < end, !ASCII.isSpace(bytes[cursor]), ![0x22, 0x27, 0x3B, 0x2F, 0x3E].contains(bytes[cursor]) {
            cursor += 1
        }
        return CharacterSet.labelled(String(decoding: bytes[valueStart..<cursor], as: UTF8.self))
    }
}
