/// The fields of one kind of row, in the order in which they are written: what `fields=` chooses from.
struct FieldTable<Row: Sendable>: Sendable {
    typealias Field = (name: String, write: @Sendable (inout JSONWriter, Row) -> Void)

    let fields: [Field]
    /// Fields that are written only when `fields` or `include` name them.
    let extra: Set<String>

    init(_ fields: [Field], extra: Set<String> = []) {
        self.fields = fields
        self.extra = extra
    }

    var names: [String] { fields.map(\.name) }

    /// The fields that a request asks for.
    ///
    /// - Parameters:
    ///   - wanted: nil for all but the extra ones.
    ///   - included: extra ones beside them.
    func selection(_ wanted: [String]?, included: Set<String> = []) -> [Field] {
        guard let wanted else { return fields.filter { !extra.contains($0.name) || included.contains($0.name) } }
        return wanted.compactMap { name in fields.first { $0.name == name } }
    }

    static func write(_ row: Row, _ selection: [Field], to writer: inout JSONWriter) {
        writer.object { writer in
            for field in selection {
                writer.key(field.name)
                field.write(&writer, row)
            }
        }
    }
}
