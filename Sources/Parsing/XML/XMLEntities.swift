import CLibXML2

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// Resolves references in XML text: characters by number, XML's five names, HTML's names (feeds use them without
/// declaring them), and internal entities of the document. External entities are never loaded.
struct XMLEntities {
    private var declared: [String: [UInt8]] = [:]
    /// Bytes that declared entities may still expand to.
    var expansionBudget = 1 << 20
    /// Names that nothing defines; their references stand in the text as they are.
    private(set) var undefinedCount = 0
    /// Set when the budget was used up; from then on declared entities expand to nothing.
    private(set) var isExhausted = false

    /// Entities that refer to entities that refer to …: none of use goes deeper.
    private static let nesting = 16

    var isEmpty: Bool { declared.isEmpty }

    /// The first declaration of a name binds (XML 1.0, section 4.2).
    mutating func declare(_ name: String, value: [UInt8]) {
        guard declared.count < 1000, declared[name] == nil else { return }
        declared[name] = value
    }

    /// `bytes` with all references resolved.
    ///
    /// Escaped HTML has a reference every few bytes: XML's own five are resolved in place in one pass; the general
    /// way is only for texts that hold others.
    ///
    /// - Parameter first: where the first ampersand stands.
    mutating func decoded(_ bytes: UnsafeBufferPointer<UInt8>, from first: Int) -> [UInt8] {
        var isPlain = true
        let simple = [UInt8](unsafeUninitializedCapacity: bytes.count) { output, count in
            isPlain = XMLEntities.decodePredefined(bytes, from: first, into: output, &count)
        }
        if isPlain { return simple }
        var buffer: [UInt8] = []
        buffer.reserveCapacity(bytes.count)
        append(bytes, to: &buffer, depth: 0)
        return buffer
    }

    /// Copies `bytes` with XML's five resolved; false where another reference comes up.
    ///
    /// Every one of the five is longer than its character, so the output never overtakes the input.
    private static func decodePredefined(
        _ bytes: UnsafeBufferPointer<UInt8>,
        from first: Int,
        into output: UnsafeMutableBufferPointer<UInt8>,
        _ count: inout Int
    ) -> Bool {
        let input = UnsafeRawBufferPointer(bytes)
        let target = UnsafeMutableRawBufferPointer(output)
        _ = UnsafeMutableBufferPointer(rebasing: output[..<first]).initialize(fromContentsOf: bytes[..<first])
        var position = first
        var written = first
        defer { count = written }
        while position < bytes.count {
            if position + 8 <= bytes.count {
                let word = input.loadUnaligned(fromByteOffset: position, as: UInt64.self)
                target.storeBytes(of: word, toByteOffset: written, as: UInt64.self)
                let plain = ByteWords.firstAmpersand(UInt64(littleEndian: word)) ?? 8
                position += plain
                written += plain
                if plain == 8 { continue }
            } else if bytes[position] != 0x26 {
                output[written] = bytes[position]
                position += 1
                written += 1
                continue
            }
            guard let (value, length) = predefined(bytes, at: position) else { return false }
            output[written] = value
            position += length
            written += 1
        }
        return true
    }

    /// One of the five at `start`, which holds an ampersand.
    @inline(__always)
    private static func predefined(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> (value: UInt8, length: Int)? {
        guard start + 3 < bytes.count else { return nil }
        let next = bytes[start + 1]
        if bytes[start + 3] == 0x3B, bytes[start + 2] == 0x74 {
            return next == 0x6C ? (0x3C, 4) : next == 0x67 ? (0x3E, 4) : nil
        }
        guard start + 4 < bytes.count else { return nil }
        if next == 0x61, bytes[start + 2] == 0x6D, bytes[start + 3] == 0x70, bytes[start + 4] == 0x3B {
            return (0x26, 5)
        }
        guard start + 5 < bytes.count, bytes[start + 5] == 0x3B else { return nil }
        if next == 0x71, bytes[start + 2] == 0x75, bytes[start + 3] == 0x6F, bytes[start + 4] == 0x74 {
            return (0x22, 6)
        }
        if next == 0x61, bytes[start + 2] == 0x70, bytes[start + 3] == 0x6F, bytes[start + 4] == 0x73 {
            return (0x27, 6)
        }
        return nil
    }

    /// Appends `bytes` with all references resolved; a reference that means nothing is copied.
    mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8]) {
        append(bytes, to: &buffer, depth: 0)
    }

    private mutating func append(_ bytes: UnsafeBufferPointer<UInt8>, to buffer: inout [UInt8], depth: Int) {
        var position = 0
        while position < bytes.count {
            guard let base = bytes.baseAddress,
                let found = memchr(base + position, 0x26, bytes.count - position)
            else { break }
            let ampersand = base.distance(to: found.assumingMemoryBound(to: UInt8.self))
            buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[position..<ampersand]))
            position = resolve(bytes, at: ampersand, into: &buffer, depth: depth)
        }
        if position < bytes.count {
            buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[position...]))
        }
    }

    /// Resolves the reference at `ampersand`; returns the position behind it.
    private mutating func resolve(
        _ bytes: UnsafeBufferPointer<UInt8>,
        at ampersand: Int,
        into buffer: inout [UInt8],
        depth: Int
    ) -> Int {
        // No name of an entity is longer than 32 bytes ("CounterClockwiseContourIntegral" has 31).
        let limit = min(bytes.count, ampersand + 34)
        var end = ampersand + 1
        while end < limit, bytes[end] != 0x3B, ASCII.continuesName(bytes[end]) || bytes[end] == 0x23 { end += 1 }
        guard end < limit, bytes[end] == 0x3B, end > ampersand + 1 else {
            buffer.append(0x26)
            return ampersand + 1
        }
        let name = bytes[ampersand + 1..<end]
        if name.first == 0x23 {
            guard let scalar = XMLEntities.character(name.dropFirst()) else {
                buffer.append(contentsOf: bytes[ampersand...end])
                return end + 1
            }
            XMLEntities.append(scalar, to: &buffer)
            return end + 1
        }
        if let byte = XMLEntities.predefined(name) {
            buffer.append(byte)
            return end + 1
        }
        let key = String(decoding: name, as: UTF8.self)
        if let value = declared[key] {
            expand(value, into: &buffer, depth: depth)
        } else if let scalar = XMLEntities.htmlCharacter(key) {
            XMLEntities.append(scalar, to: &buffer)
        } else {
            undefinedCount += 1
            buffer.append(contentsOf: bytes[ampersand...end])
        }
        return end + 1
    }

    private mutating func expand(_ value: [UInt8], into buffer: inout [UInt8], depth: Int) {
        guard depth < XMLEntities.nesting, value.count <= expansionBudget else {
            isExhausted = true
            expansionBudget = 0
            return
        }
        // An empty value costs too, else a chain of empty entities could be expanded without end.
        expansionBudget -= max(value.count, 16)
        value.withUnsafeBufferPointer { append($0, to: &buffer, depth: depth + 1) }
    }

    private static func predefined(_ name: Slice<UnsafeBufferPointer<UInt8>>) -> UInt8? {
        let start = name.startIndex
        switch name.count {
        case 2 where name[start + 1] == 0x74:
            return name[start] == 0x6C ? 0x3C : name[start] == 0x67 ? 0x3E : nil
        case 3 where name.elementsEqual("amp".utf8): return 0x26
        case 4 where name.elementsEqual("quot".utf8): return 0x22
        case 4 where name.elementsEqual("apos".utf8): return 0x27
        default: return nil
        }
    }

    /// The character of `#8220` or `#x201C` without its `#`. Nil for what is no character.
    static func character(_ digits: some Sequence<UInt8>) -> Unicode.Scalar? {
        var value: UInt32 = 0
        var isHexadecimal = false
        var count = 0
        for (offset, byte) in digits.enumerated() {
            if offset == 0, byte | 0x20 == 0x78 {
                isHexadecimal = true
                continue
            }
            let digit: UInt32
            switch byte {
            case 0x30...0x39: digit = UInt32(byte - 0x30)
            case 0x41...0x46 where isHexadecimal: digit = UInt32(byte - 0x41 + 10)
            case 0x61...0x66 where isHexadecimal: digit = UInt32(byte - 0x61 + 10)
            default: return nil
            }
            count += 1
            value = value * (isHexadecimal ? 16 : 10) + digit
            guard value <= 0x10FFFF else { return nil }
        }
        guard count > 0, let scalar = Unicode.Scalar(value) else { return nil }
        // XML 1.0, production 2: most control characters are no characters of a document.
        return value >= 0x20 || value == 9 || value == 10 || value == 13 ? scalar : " "
    }

    /// HTML 4's named characters, from libxml2's table.
    private static func htmlCharacter(_ name: String) -> Unicode.Scalar? {
        guard let entity = htmlEntityLookup(name) else { return nil }
        return Unicode.Scalar(entity.pointee.value)
    }

    static func append(_ scalar: Unicode.Scalar, to buffer: inout [UInt8]) {
        if scalar.value < 0x80 {
            buffer.append(UInt8(scalar.value))
        } else {
            buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
    }
}
