import Model

/// What sort of thing a slot of a frame asks for.
enum EntitySort: String, Sendable, CaseIterable {
    case org, company, `public`, publicorg, country, official, person, place, airport, program, product, thing
    case launcher, satellite, constellation, network, alliance, research
    case money, percent, quantity, privateparty
    /// A state, a public body or who holds a public office.
    case statesman
}

/// Where in a clause a slot's phrase stands.
enum SlotPosition: Hashable, Sendable {
    case subject, object, indirect, complement, possessor
    /// The verb of the infinitive that the clause governs: "ordered … to stop".
    case purpose
    case preposition(WordKey)
}

/// One slot of a frame: where to look, what must be there, and the role it fills.
///
/// A class like its frame: every clause is held against many, and handing one on must not copy its arrays.
final class FrameSlot: Sendable {
    /// A slot as it is read from its cell.
    struct Cell {
        var position: SlotPosition
        var role: ParticipantRole?
        var classes: NounClass = []
        var nouns: [WordKey] = []
        var forbidden: NounClass = []
        var forbiddenNouns: [WordKey] = []
        var sorts: [EntitySort] = []
        var isRequired = false
        var isOptional = false
        var isAbsent = false

        var hasFilter: Bool { !classes.isEmpty || !nouns.isEmpty || !sorts.isEmpty }
    }

    let position: SlotPosition
    let role: ParticipantRole?
    let classes: NounClass
    let nouns: [WordKey]
    let forbidden: NounClass
    let forbiddenNouns: [WordKey]
    let sorts: [EntitySort]
    /// Those of ``sorts`` that entities can be.
    let entitySorts: [EntitySort]
    let isRequired: Bool
    /// Whether nothing may stand there.
    let isAbsent: Bool
    let hasFilter: Bool

    init(_ cell: Cell) {
        position = cell.position
        role = cell.role
        classes = cell.classes
        nouns = cell.nouns
        forbidden = cell.forbidden
        forbiddenNouns = cell.forbiddenNouns
        sorts = cell.sorts
        entitySorts = cell.sorts.filter { ![.money, .percent, .quantity, .privateparty].contains($0) }
        hasFilter = cell.hasFilter
        isAbsent = cell.isAbsent
        isRequired = cell.isRequired || cell.hasFilter && !cell.isOptional
    }
}

/// A row of ``PredicateRows`` as the matcher reads it.
final class PredicateFrame: Sendable {
    enum Condition: Sendable {
        case none, future, notFuture, joint, jointly, ongoing
        /// Only tells more of an event that another sentence tells ("Tiger Global also took part").
        case more
    }

    let type: EventType
    let isVerb: Bool
    let slots: [FrameSlot]
    /// Whether a slot asks for the names before the head noun.
    let takesPossessors: Bool
    /// Whether a slot asks for the infinitives that the clause governs.
    let asksForPurpose: Bool
    let status: EventStatus?
    let condition: Condition
    /// `contract.award`, for the evidence.
    let rule: String

    init(
        type: EventType,
        isVerb: Bool,
        slots: [FrameSlot],
        status: EventStatus?,
        condition: Condition,
        rule: String
    ) {
        self.type = type
        self.isVerb = isVerb
        self.slots = slots
        takesPossessors = slots.contains { $0.position == .possessor }
        asksForPurpose = slots.contains { $0.position == .purpose }
        self.status = status
        self.condition = condition
        self.rule = rule
    }
}

/// All predicates, found by the key of their lemma.
struct PredicateTable: Sendable {
    let frames: [PredicateFrame]
    let lemmas: [(lemma: String, isVerb: Bool)]
    /// Rows that could not be read: always empty, which a test makes sure of.
    let malformed: [String]
    private let verbs: WordTable<[Int]>
    private let nouns: WordTable<[Int]>

    static let shared = PredicateTable(rows: PredicateRows.all)

    /// Indices into ``frames`` in the order of the table.
    func frames(forVerb verb: WordKey) -> [Int] { verbs[verb] ?? [] }
    func frames(forNoun noun: WordKey) -> [Int] { nouns[noun] ?? [] }

    init(rows: String) {
        var frames: [PredicateFrame] = []
        var malformed: [String] = []
        var verbs: [WordKey: [Int]] = [:]
        var nouns: [WordKey: [Int]] = [:]
        var lemmas: [(String, Bool)] = []
        for line in rows.split(separator: "\n") {
            let cells = line.split(separator: "|").map { PredicateTable.trimmed($0) }
            guard cells.count > 1 else {
                if let only = cells.first, !only.isEmpty, !only.hasPrefix("#") { malformed.append(String(line)) }
                continue
            }
            guard cells.count >= 4, let type = EventType(rawValue: cells[0]), cells[1] == "v" || cells[1] == "n",
                let (slots, condition) = PredicateTable.slots(cells[3])
            else {
                malformed.append(String(line))
                continue
            }
            let status = cells.count > 4 ? EventStatus(rawValue: cells[4]) : nil
            let isVerb = cells[1] == "v"
            for lemma in cells[2].split(separator: ",").map({ PredicateTable.trimmed($0) }) {
                lemmas.append((lemma, isVerb))
                let frame = PredicateFrame(
                    type: type,
                    isVerb: isVerb,
                    slots: slots,
                    status: status,
                    condition: condition,
                    rule: type.rawValue + "." + String(lemma.map { $0 == " " ? "_" : $0 }) + (isVerb ? "" : ".noun")
                )
                frames.append(frame)
                if isVerb {
                    verbs[WordKey(lemma), default: []].append(frames.count - 1)
                } else {
                    nouns[WordKey(lemma), default: []].append(frames.count - 1)
                }
            }
        }
        self.frames = frames
        self.malformed = malformed
        self.lemmas = lemmas
        self.verbs = WordTable(verbs.map { ($0.key, $0.value) })
        self.nouns = WordTable(nouns.map { ($0.key, $0.value) })
    }

    private static func trimmed(_ text: Substring) -> String {
        let kept = text.drop { $0 == " " }
        guard let last = kept.lastIndex(where: { $0 != " " }) else { return "" }
        return String(kept[...last])
    }

    private static func slots(_ cell: String) -> ([FrameSlot], PredicateFrame.Condition)? {
        var slots: [FrameSlot] = []
        var condition = PredicateFrame.Condition.none
        for word in cell.split(separator: " ") {
            switch word {
            case "=future": condition = .future
            case "=notfuture": condition = .notFuture
            case "=joint": condition = .joint
            case "=jointly": condition = .jointly
            case "=ongoing": condition = .ongoing
            case "=more": condition = .more
            default:
                guard let slot = slot(word) else { return nil }
                slots.append(slot)
            }
        }
        return (slots, condition)
    }

    private static func slot(_ word: Substring) -> FrameSlot? {
        var rest = word
        let name = rest.prefix { $0.isLetter || $0 == "_" }
        rest = rest.dropFirst(name.count)
        var slot = FrameSlot.Cell(position: position(name))
        while let sign = rest.first {
            rest = rest.dropFirst()
            let value = rest.prefix { $0.isLetter || $0 == "_" }
            rest = rest.dropFirst(value.count)
            switch sign {
            case ":":
                guard let role = ParticipantRole(rawValue: String(value)) else { return nil }
                slot.role = role
            case "~":
                if let found = NounClasses.byName[String(value)], slot.position != .purpose {
                    slot.classes.formUnion(found)
                } else {
                    slot.nouns.append(WordKey(String(value)))
                }
            case "^":
                if let found = NounClasses.byName[String(value)] {
                    slot.forbidden.formUnion(found)
                } else {
                    slot.forbiddenNouns.append(WordKey(String(value)))
                }
            case "@":
                guard let sort = EntitySort(rawValue: String(value)) else { return nil }
                slot.sorts.append(sort)
            case "!": slot.isRequired = true
            case "?": slot.isOptional = true
            case "-": slot.isAbsent = true
            default: return nil
            }
        }
        return FrameSlot(slot)
    }

    private static func position(_ name: Substring) -> SlotPosition {
        switch name {
        case "S": .subject
        case "O": .object
        case "I": .indirect
        case "C": .complement
        case "P": .possessor
        case "V": .purpose
        default: .preposition(WordKey(String(name)))
        }
    }
}
