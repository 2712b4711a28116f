import CLibXML2

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// iconv: bytes of one character set to UTF-8.
enum CharacterSetConverter {
    /// Whether iconv has this character set.
    static func knows(_ iconvName: String) -> Bool {
        guard let descriptor = open(iconvName) else { return false }
        iconv_close(descriptor)
        return true
    }

    /// Converts all of `bytes`; what fits no character becomes U+FFFD and is counted, one for each byte passed over.
    /// Nil when iconv does not know the character set.
    static func convert(_ bytes: ArraySlice<UInt8>, from set: CharacterSet) -> (utf8: [UInt8], replaced: Int)? {
        guard let descriptor = open(set.iconvName) else { return nil }
        defer { iconv_close(descriptor) }
        let unit = set.name.hasPrefix("utf-16") ? 2 : set.name.hasPrefix("utf-32") ? 4 : 1
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var replaced = 0
        // iconv takes its input without const, but only reads it.
        var input = Array(bytes)
        var buffer = [UInt8](repeating: 0, count: 32 << 10)
        input.withUnsafeMutableBytes { source in
            buffer.withUnsafeMutableBytes { target in
                var next = source.baseAddress?.assumingMemoryBound(to: CChar.self)
                var left = source.count
                while left > 0 {
                    var out = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                    var room = target.count
                    let result = iconv(descriptor, &next, &left, &out, &room)
                    let failure = result == -1 ? errno : 0
                    output.append(contentsOf: UnsafeRawBufferPointer(rebasing: target[..<(target.count - room)]))
                    guard failure != 0, failure != E2BIG else { continue }
                    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    replaced += 1
                    let skipped = min(unit, left)
                    next = next?.advanced(by: skipped)
                    left -= skipped
                }
                // Sets with combining characters (windows-1255) hold the last one back until they are asked for it.
                var out = target.baseAddress?.assumingMemoryBound(to: CChar.self)
                var room = target.count
                iconv(descriptor, nil, nil, &out, &room)
                output.append(contentsOf: UnsafeRawBufferPointer(rebasing: target[..<(target.count - room)]))
            }
        }
        return (output, replaced)
    }

    private static func open(_ iconvName: String) -> iconv_t? {
        let descriptor = iconv_open("UTF-8", iconvName)
        return descriptor == iconv_t(bitPattern: -1) ? nil : descriptor
    }
}
