import Foundation

/// What the arrays of a column file are right for: the change up to which they were brought, with what that change was,
/// so that another database (a restored backup, a file of the same name) is told from the one they were read from.
struct ColumnStamp: Codable, Equatable {
    var sequence: Int64
    var change: String
}

/// The directory at the front of a column file.
private struct ColumnDirectory: Codable {
    struct Entry: Codable {
        var name: String
        var stride: Int
        var count: Int
        /// Counts from the end of the directory, in bytes.
        var offset: Int
        var checksum: UInt64
    }

    var format = ColumnDirectory.present
    var stamp: ColumnStamp
    var entries: [Entry] = []

    static let present = 1
    static let magic = Array("PLXCOLS\n".utf8)
    static let alignment = 64

    static func padded(_ size: Int) -> Int { (size + alignment - 1) / alignment * alignment }
}

/// Named flat arrays that are written to one file: what is held in memory, so that a start reads one file instead of
/// millions of rows.
///
/// Any owner of columns may add its own under names that begin with a word of its own. The file is never the truth: one
/// that is missing, damaged or of another database is passed over.
struct ColumnFileWriter {
    private struct FlatArray {
        var name: String
        var stride: Int
        var count: Int
        var withBytes: ((UnsafeRawBufferPointer) throws -> Void) throws -> Void
    }

    private var arrays: [FlatArray] = []

    mutating func add<Element>(_ name: String, _ column: GrowingColumn<Element>) {
        arrays.append(
            FlatArray(name: name, stride: MemoryLayout<Element>.stride, count: column.count) { body in
                try column.withValues { try body(UnsafeRawBufferPointer($0)) }
            }
        )
    }

    /// Texts without NUL characters.
    mutating func add(_ name: String, texts: [String]) {
        let bytes = texts.map { Array($0.utf8) + [0] }.joined()
        let flat = Array(bytes)
        arrays.append(FlatArray(name: name, stride: 1, count: flat.count) { try flat.withUnsafeBytes($0) })
    }

    /// Writes the file beside its place and puts it there when it is whole.
    ///
    /// - Throws: an error of Foundation when the folder cannot be written or the disk is full.
    func write(to path: String, _ stamp: ColumnStamp) throws {
        var directory = ColumnDirectory(stamp: stamp)
        var offset = 0
        for array in arrays {
            var checksum: UInt64 = 0
            try array.withBytes { checksum = ColumnChecksum.of($0) }
            directory.entries.append(
                .init(name: array.name, stride: array.stride, count: array.count, offset: offset, checksum: checksum)
            )
            offset += ColumnDirectory.padded(array.stride * array.count)
        }
        let header = Array(try JSONEncoder().encode(directory))
        let temporary = path + ".new"
        try? FileManager.default.removeItem(atPath: temporary)
        guard FileManager.default.createFile(atPath: temporary, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: temporary)
        else { throw CocoaError(.fileWriteNoPermission) }
        do {
            defer { try? file.close() }
            var front = ColumnDirectory.magic
            for value in [UInt64(header.count), header.withUnsafeBytes(ColumnChecksum.of)] {
                withUnsafeBytes(of: value.littleEndian) { front.append(contentsOf: $0) }
            }
            front += header
            front += repeatElement(0, count: ColumnDirectory.padded(front.count) - front.count)
            try file.write(contentsOf: Data(front))
            for array in arrays {
                try array.withBytes { bytes in
                    guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
                    let borrowed = UnsafeMutableRawPointer(mutating: base)
                    try file.write(contentsOf: Data(bytesNoCopy: borrowed, count: bytes.count, deallocator: .none))
                    let rest = ColumnDirectory.padded(bytes.count) - bytes.count
                    if rest > 0 { try file.write(contentsOf: Data(count: rest)) }
                }
            }
            try file.synchronize()
        } catch {
            try? FileManager.default.removeItem(atPath: temporary)
            throw error
        }
        guard rename(temporary, path) == 0 else {
            try? FileManager.default.removeItem(atPath: temporary)
            throw CocoaError(.fileWriteUnknown)
        }
    }
}

/// Reads what ``ColumnFileWriter`` wrote.
final class ColumnFileReader {
    private let file: FileHandle
    private let directory: ColumnDirectory
    private let base: Int
    let byteCount: Int

    var stamp: ColumnStamp { directory.stamp }

    /// Nil when there is no file, or none of this format.
    init?(path: String) {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        self.file = file
        let size = (try? file.seekToEnd()) ?? 0
        byteCount = Int(clamping: size)
        let fixed = ColumnDirectory.magic.count + 16
        guard let front = ColumnFileReader.bytes(of: file, at: 0, count: fixed),
            front.prefix(ColumnDirectory.magic.count).elementsEqual(ColumnDirectory.magic)
        else { return nil }
        let numbers = [0, 8].map { shift in
            (0..<8).reduce(UInt64(0)) {
                $0 | UInt64(front[ColumnDirectory.magic.count + shift + $1]) << (8 * UInt64($1))
            }
        }
        guard numbers[0] <= 1 << 20,
            let header = ColumnFileReader.bytes(of: file, at: fixed, count: Int(numbers[0])),
            header.withUnsafeBytes(ColumnChecksum.of) == numbers[1],
            let directory = try? JSONDecoder().decode(ColumnDirectory.self, from: Data(header)),
            directory.format == ColumnDirectory.present
        else { return nil }
        self.directory = directory
        base = ColumnDirectory.padded(fixed + header.count)
    }

    deinit { try? file.close() }

    /// Nil when there is no array of that name and type, or its bytes are damaged.
    func column<Element>(_ name: String) -> GrowingColumn<Element>? {
        guard let entry = directory.entries.first(where: { $0.name == name }),
            entry.stride == MemoryLayout<Element>.stride, entry.count >= 0, entry.offset >= 0,
            entry.count <= byteCount / entry.stride, entry.offset <= byteCount
        else { return nil }
        return GrowingColumn(count: entry.count) { buffer in
            ColumnFileReader.read(file, at: base + entry.offset, into: buffer)
                && ColumnChecksum.of(UnsafeRawBufferPointer(buffer)) == entry.checksum
        }
    }

    func texts(_ name: String) -> [String]? {
        guard let bytes: GrowingColumn<UInt8> = column(name) else { return nil }
        return bytes.withValues { bytes in
            bytes.split(separator: 0, omittingEmptySubsequences: false).dropLast()
                .map { String(decoding: $0, as: UTF8.self) }
        }
    }

    private static func bytes(of file: FileHandle, at offset: Int, count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        return bytes.withUnsafeMutableBytes { read(file, at: offset, into: $0) } ? bytes : nil
    }

    private static func read(_ file: FileHandle, at offset: Int, into buffer: UnsafeMutableRawBufferPointer) -> Bool {
        var done = 0
        while done < buffer.count {
            let got = pread(
                file.fileDescriptor,
                buffer.baseAddress?.advanced(by: done),
                buffer.count - done,
                off_t(offset + done)
            )
            if got < 0, errno == EINTR { continue }
            guard got > 0 else { return false }
            done += got
        }
        return true
    }
}

/// A checksum against torn and damaged files, as fast as memory: four lanes of 64 bits, so that a changed, missing or
/// moved word shows. It does not keep out who wants to forge a file.
enum ColumnChecksum {
    static func of(_ bytes: UnsafeRawBufferPointer) -> UInt64 {
        let prime: UInt64 = 0x9E37_79B9_7F4A_7C15
        var first: UInt64 = 1
        var second: UInt64 = 2
        var third: UInt64 = 3
        var fourth: UInt64 = 4
        @inline(__always)
        func step(_ lane: inout UInt64, _ word: UInt64) {
            lane = (lane ^ word) &* prime
            lane ^= lane >> 29
        }
        var index = 0
        while index + 32 <= bytes.count {
            step(&first, bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            step(&second, bytes.loadUnaligned(fromByteOffset: index + 8, as: UInt64.self))
            step(&third, bytes.loadUnaligned(fromByteOffset: index + 16, as: UInt64.self))
            step(&fourth, bytes.loadUnaligned(fromByteOffset: index + 24, as: UInt64.self))
            index += 32
        }
        while index < bytes.count {
            step(&first, UInt64(bytes[index]))
            index += 1
        }
        var sum = UInt64(bytes.count)
        for lane in [first, second, third, fourth] { step(&sum, lane) }
        return sum
    }
}
