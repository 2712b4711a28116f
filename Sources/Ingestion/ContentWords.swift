/// The words of a text that tell what it is about: four letters or more, cut to a stem of six, without the words that
/// every news text of the field uses.
struct ContentWords: Sendable, Equatable {
    /// Hashes of 24 bits, ascending: two of seventy words are mistaken for each other in one text of three thousand.
    let stems: [UInt32]

    /// - Parameter names: whose words are left out, because shared names are counted on their own.
    init(of text: String, without names: some Sequence<String>) {
        let own = ContentWords.stems(of: text).subtracting(names.flatMap(ContentWords.stems))
        stems = Set(own.map { UInt32(truncatingIfNeeded: ($0 ^ $0 >> 40) & 0xFF_FFFF) }).sorted()
    }

    /// - Parameter stems: as ``stems``.
    init(stems: [UInt32]) { self.stems = stems }

    private static func stems(of text: String) -> Set<UInt64> {
        var stems: Set<UInt64> = []
        var word: [UInt8] = []
        func close() {
            defer { word.removeAll(keepingCapacity: true) }
            guard word.count >= 4 else { return }
            let stem = ContentWords.hash(word.prefix(6))
            if !ContentWords.common.contains(stem) { stems.insert(stem) }
        }
        for byte in text.utf8 {
            let lower = byte &- 0x41 < 26 ? byte | 0x20 : byte
            if lower &- 0x61 < 26 || lower >= 0x80 {
                word.append(lower)
            } else {
                close()
            }
        }
        close()
        return stems
    }

    /// Cosine of the two sets: 1 for the same words, 0 when none is shared.
    func cosine(with other: ContentWords) -> Double {
        guard !stems.isEmpty, !other.stems.isEmpty else { return 0 }
        var (shared, one, two) = (0, 0, 0)
        while one < stems.count, two < other.stems.count {
            if stems[one] == other.stems[two] { shared += 1 }
            let goesOn = stems[one] <= other.stems[two]
            if other.stems[two] <= stems[one] { two += 1 }
            if goesOn { one += 1 }
        }
        return Double(shared) / (Double(stems.count) * Double(other.stems.count)).squareRoot()
    }

    private static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }
    }

    private static let common: Set<UInt64> = Set(
        """
        about according after again against agreement almost also amid among announced another around article aviation
        based became because been before being between billion both build building built called capability china
        chinese commercial companies company contract could country countries deal defence defense deliver development
        drone drones during each early eight euros every executive expected find first five force forces four from
        full given global government group half have having here hundred including increase industrial industry
        intelligence international into involved its last late later launch launched less like made major make makes
        making many market meanwhile member mid might military million minister ministry month months more most much
        name national nearly need network never next nine none number official officials only operate operation
        operations order orders other over part parts percent place planned plans president production program
        programme project provide public range recently region report reported reports response rocket said same
        satellite satellites says second secretary security service services seven several share shares should since
        some source space start started state states still such support system systems take taken technology than that
        their them then there these they this those thousand three through thursday time today together total tuesday
        twelve under until upon used using value version very wednesday week weeks well were what when where which
        while will with within without work working world would year years yesterday monday friday saturday sunday
        january february march april june july august september october november december
        """.split { $0 == " " || $0 == "\n" }.map { hash($0.utf8.prefix(6)) }
    )
}
