/// Tells the bytes of JSON strings from those between them.
struct JSONStringState {
    private var isInString = false
    private var isEscaped = false

    /// Takes the next byte; true when it stands outside of strings.
    mutating func isOutside(_ byte: UInt8) -> Bool {
        guard isInString else {
            isInString = byte == 0x22
            return true
        }
        if isEscaped {
            isEscaped = false
        } else if byte == 0x5C {
            isEscaped = true
        } else if byte == 0x22 {
            isInString = false
        }
        return false
    }
}
