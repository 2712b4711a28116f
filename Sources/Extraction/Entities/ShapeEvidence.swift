import Model

/// What the words of a name say about its type.
struct ShapeEvidence {
    let reading: Reading

    func evidence(of range: Range<Int>) -> Evidence {
        var evidence = Evidence()
        guard let first = range.first, let last = range.last else { return evidence }
        let words = range.filter { reading.kind($0) == .word }
        let lastTrait = reading.trait(last)
        let firstTrait = reading.trait(first)
        let isSingle = range.count == 1
        let hasOpener = range.contains {
            reading.trait($0).contains(.bodyOpener) && reading.isSmall($0 + 1) && range.contains($0 + 1)
        }

        if range.count == 2, ShapeEvidence.foreignArticles.contains(reading.word(first)) {
            // "La República", "Die Zeit": papers and firms, not persons.
            evidence.add(-1.5, for: .person)
            evidence.add(1, for: .organization)
        }
        if !isSingle, ShapeEvidence.foreignHeads.contains(reading.word(first)) { evidence.add(4, for: .organization) }
        if hasOpener {
            evidence.add(6, for: .organization)
            return evidence
        }
        if !isSingle {
            addHeads(lastTrait, range, to: &evidence)
            if firstTrait.contains(.placeOpener), words.count >= 2 {
                evidence.add(firstTrait.contains(.everyday) ? 1 : 1.5, for: .place)
            }
            if firstTrait.contains(.shipPrefix), reading.tokens[first].isAllCaps { evidence.add(6, for: .product) }
        }
        if reading.word(last) == Words.className, range.count >= 2, reading.isSmall(last) {
            evidence.add(6, for: .product)
        }
        addPerson(words, range, to: &evidence)
        addDesignation(range, to: &evidence)
        if !isSingle, words.contains(where: { reading.tokens[$0].shape.contains(.innerCapital) }) {
            evidence.add(1, for: .organization)
        }
        if isSingle {
            let shape = reading.tokens[first].shape
            if shape.contains(.innerCapital) { evidence.add(2.5, for: .organization) }
            if ShapeEvidence.standingBodies.contains(reading.word(first)),
                !reading.isInitial(first)
                    || reading.word(first + 1) == Words.and
                        && ShapeEvidence.standingBodies.contains(reading.word(first + 2))
            {
                evidence.add(4, for: .organization)
            }
            if shape.contains(.allCaps), !shape.contains(.hasDigit) { evidence.add(0.8, for: .organization) }
        }
        return evidence
    }

    private static let numberedPlaces: WordSet = [
        "complex", "pad", "site", "runway", "base", "area", "pier", "dock",
    ]
    private static let foreignArticles: WordSet = ["la", "le", "les", "il", "lo", "los", "las", "der", "die", "das"]
    private static let romanNumbers: WordSet = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ]

    /// Bodies that are named by one word, where the country is understood.
    static let standingBodies: WordSet = [
        "navy", "army", "senate", "house", "congress", "treasury", "marines", "pentagon", "kremlin",
    ]

    /// Bodies and companies of languages that put the head first.
    private static let foreignHeads: WordSet = [
        "agence", "agenzia", "agencia", "ministere", "ministerio", "ministero", "institut", "instituto", "istituto",
        "centre",
        "centro", "universite", "universidad", "universita", "societe", "sociedad", "societa", "groupe", "grupo",
        "gruppo",
        "fonds", "federation", "direction", "conseil", "consejo", "consiglio", "compagnie", "compania", "fundacion",
        "fondation",
        "fondazione", "banque", "banco", "banca", "bundesamt", "empresa", "fabrica", "astilleros", "chantiers",
        "cantieri",
        "grupa", "zaklady", "polska", "huta", "perusahaan", "pt", "cong", "tap",
    ]

    private func addHeads(_ last: WordTraits, _ range: Range<Int>, to evidence: inout Evidence) {
        if last.contains(.companySuffix) { evidence.add(6, for: .organization) }
        if last.contains(.companyHead) { evidence.add(4, for: .organization) }
        if last.contains(.bodyHead) { evidence.add(5, for: .organization) }
        if last.contains(.productNoun), last.isDisjoint(with: [.companyHead, .companySuffix, .bodyHead, .programHead]) {
            // "Joint Strike Missile", but "Airbus Helicopters".
            let isPlural = range.last.map { reading.text.source.utf8[Int(reading.tokens[$0].end) - 1] == 0x73 } ?? false
            evidence.add(isPlural ? 0 : 4, for: .product)
            evidence.add(isPlural ? 3 : 0, for: .organization)
        }
        if last.contains(.placeHead) { evidence.add(4.5, for: .place) }
        if last.contains(.programHead) { evidence.add(5, for: .program) }
        let startsWithGivenName = range.first.map { reading.trait($0).contains(.givenName) } ?? false
        // "Mao Ning", "Peter Space": a first name weighs against a head that is also a surname.
        if startsWithGivenName, range.count == 2 { evidence.add(-0.5, for: .organization) }
    }

    private func addPerson(_ words: [Int], _ range: Range<Int>, to evidence: inout Evidence) {
        guard let first = words.first, words.count >= 2, words.count <= 5 else { return }
        let plain = words.allSatisfy {
            reading.tokens[$0].shape.isDisjoint(with: [.hasDigit, .allCaps])
                || reading.tokens[$0].shape.contains(.dotted)
        }
        guard plain,
            words.count == range.count
                || range.allSatisfy({
                    reading.kind($0) == .word || reading.kind($0) == .hyphen || reading.mark($0) == 0x2E
                })
        else { return }
        let hasHead = words.dropFirst().contains { !reading.trait($0).isDisjoint(with: .headsOfNames) }
        if reading.trait(first).contains(.givenName) {
            evidence.add(hasHead ? 1.5 : reading.trait(first).contains(.everyday) ? 3 : 4, for: .person)
        } else if !hasHead, words.allSatisfy({ !reading.trait($0).contains(.everyday) }) {
            evidence.add(0.7, for: .person)
        }
        if words.dropFirst().contains(where: { reading.trait($0).contains(.particle) && reading.isSmall($0) }) {
            evidence.add(1.5, for: .person)
        }
        // "Sławosz Uznański-Wiśniewski", "Li Shih-chiang".
        if words.count == 3, range.count == 4, reading.kind(words[1] + 1) == .hyphen, words[2] == words[1] + 2,
            !hasHead,
            !reading.trait(words[0]).contains(.everyday)
        {
            evidence.add(2.5, for: .person)
        }
        // "Jyh-Huei Kuo", "Jung-tai Cho".
        if words.count == 3, range.count == 4, reading.kind(words[0] + 1) == .hyphen, words[2] == words[1] + 1,
            !hasHead,
            !reading.trait(words[0]).contains(.everyday)
        {
            evidence.add(3, for: .person)
        }
        if words.count == 3, reading.tokens[words[1]].end - reading.tokens[words[1]].start == 1 {
            evidence.add(3, for: .person)
        }
    }

    /// "F-16V", "Falcon 9", "SpainSat NG II".
    private func addDesignation(_ range: Range<Int>, to evidence: inout Evidence) {
        guard let last = range.last else { return }
        let token = reading.tokens[last]
        let isCoded = range.dropFirst().dropLast().contains {
            (reading.kind($0) == .number || reading.tokens[$0].shape.contains(.digitFirst))
                && reading.kind($0 - 1) == .hyphen
        }
        if isCoded { evidence.add(3, for: .product) }
        if range.count >= 2, ShapeEvidence.numberedPlaces.contains(reading.word(last - 1)) {
            // "Launch Complex 14".
            evidence.add(4.5, for: .place)
            return
        }
        if range.count > 1, token.kind == .number || token.shape.contains(.digitFirst) {
            evidence.add(3, for: .product)
            evidence.add(-2, for: .organization)
        } else if range.count > 1, ShapeEvidence.romanNumbers.contains(token.key),
            token.isAllCaps || token.end - token.start == 1
        {
            evidence.add(3, for: .product)
            evidence.add(-2, for: .organization)
        } else if range.count > 1, reading.trait(last).contains(.series), token.isCapitalized {
            evidence.add(1, for: .product)
        } else if token.shape.contains(.hasDigit), range.count == 1, token.isAllCaps || token.end - token.start <= 5 {
            evidence.add(2.5, for: .product)
        } else if token.shape.contains(.hasDigit) {
            evidence.add(2, for: .product)
        }
    }
}
