import Model

/// What the words around a name say about its type.
struct ContextEvidence {
    let reading: Reading
    /// Token → piece that covers it, or -1.
    let pieceAt: [Int32]
    let pieces: [NamePiece]
    let isPlaceHit: (Int) -> Bool
    /// Whether a hit may be a planet, a moon or the sun.
    let isHeavenly: (Int) -> Bool

    func evidence(of piece: NamePiece) -> Evidence {
        var evidence = Evidence()
        addBefore(piece, to: &evidence)
        addBehind(piece, to: &evidence)
        addApposition(piece, to: &evidence)
        return evidence
    }

    // MARK: before the name

    private func addBefore(_ piece: NamePiece, to evidence: inout Evidence) {
        let start = piece.tokens.lowerBound
        let sentenceStart = reading.text.sentence(ofToken: start).tokens.lowerBound
        guard start > sentenceStart else {
            addDateline(piece, to: &evidence)
            return
        }
        var before = start - 1
        // A quote or bracket before the name does not part it from its context.
        if reading.mark(before) == 0x22 || reading.mark(before) == 0x27, before > sentenceStart { before -= 1 }
        if reading.mark(before) == 0x2E, before > sentenceStart, reading.trait(before - 1).contains(.title) {
            before -= 1
        }
        let trait = reading.trait(before)
        let word = reading.word(before)
        if reading.kind(before) == .possessive {
            // "Saab's A26", "Munich's Tytan".
            if isPlace(endingAt: before) {
                evidence.add(2.5, for: .organization)
                evidence.add(1, for: .product)
                evidence.add(1, for: .program)
                evidence.add(piece.tokens.count > 1 ? 1 : 0, for: .person)
            } else {
                evidence.add(1.5, for: .product)
                evidence.add(0.5, for: .program)
            }
            return
        }
        if reading.mark(before) == 0x2C, before > sentenceStart,
            [0x2C, 0x2E, 0x28, Token.dashMark].contains(reading.mark(piece.tokens.upperBound))
        {
            // "The operator, Hisdesat, said", "Its first product, Skyhammer, flies".
            if piece.tokens.count > 1, hasTitle(before: before, sentenceStart) {
                evidence.add(4, for: .person)
            } else {
                addNoun(before - 1, reading.trait(before - 1), to: &evidence)
            }
            return
        }
        addNoun(before, trait, to: &evidence)
        if trait.contains(.speechVerb), reading.isCapital(start) {
            evidence.add(piece.tokens.count > 1 ? 2.5 : 1, for: .person)
        }
        switch word {
        case Words.the:
            evidence.add(-2.5, for: .person)
            evidence.add(-0.7, for: .organization)
            evidence.add(0.5, for: .product)
            evidence.add(0.5, for: .program)
        case Words.a, Words.an:
            evidence.add(-2.5, for: .person)
            evidence.add(-1.5, for: .place)
            evidence.add(1, for: .product)
        case Words.inWord:
            let investing = Context.holding.contains(reading.word(before - 1))
            evidence.add(investing ? 2.5 : 0, for: .organization)
            evidence.add(investing ? 0 : 2.5, for: .place)
        case Words.at where reading.trait(before - 1).contains(.title):
            // "analysts at Jefferies".
            evidence.add(3, for: .organization)
        case Words.by:
            evidence.add(1, for: .person)
            if Context.headedBy.contains(reading.word(before - 1)), piece.tokens.count > 1 {
                // "led by X" is a person, "a round led by X" an investor.
                let isRound = (2...5).contains { Context.rounds.contains(reading.word(before - $0)) }
                evidence.add(isRound ? 0 : 3, for: .person)
                evidence.add(isRound ? 2.5 : 0, for: .organization)
                break
            }
            evidence.add(Context.doneBy.contains(reading.word(before - 1)) ? 2.5 : 1, for: .organization)
        case Words.forWord:
            evidence.add(Context.dealing.contains(reading.word(before - 1)) ? 2.5 : 0, for: .organization)
        case Words.with, Words.to, Words.from:
            evidence.add(Context.dealing.contains(reading.word(before - 1)) ? 2.5 : 0.7, for: .organization)
            if word != Words.with { evidence.add(0.7, for: .place) }
        case Words.of:
            let holding = Context.ownedThings.contains(reading.word(before - 1))
            evidence.add(holding ? 2.5 : 0.3, for: .organization)
            let place = reading.trait(before - 1)
            if reading.isSmall(before - 1),
                place.contains(.placeNoun) || place.contains(.direction)
                    || Context.whereabouts.contains(reading.word(before - 1))
            {
                evidence.add(3, for: .place)
            }
        default:
            // "at DSEI": abbreviations behind "at" are fairs as often as places.
            if trait.contains(.locative) { evidence.add(reading.tokens[start].isAllCaps ? 1.5 : 2.5, for: .place) }
            if Context.buying.contains(word) { evidence.add(2.5, for: .organization) }
            if Context.including.contains(word) { addIncluded(before, to: &evidence) }
            if Context.acting.contains(word) {
                evidence.add(1.5, for: .product)
                evidence.add(1, for: .program)
            }
            if Context.calling.contains(word) { addCalled(before, sentenceStart, to: &evidence) }
            if reading.kind(before) == .number { evidence.add(1.5, for: .product) }
            if Context.owners.contains(word), standsAsHead(piece) { evidence.add(2.5, for: .product) }
        }
        if isHeavenlyBody(piece, behind: word) { evidence.add(2.5, for: .place) }
        // "the X", two words further: "in the Baltic".
        if word == Words.the,
            reading.trait(before - 1).contains(.locative) || Context.whereabouts.contains(reading.word(before - 1))
        {
            let first = reading.tokens[start]
            let isPlain =
                piece.tokens.count == 1 && (piece.isHeadline || !first.isAllCaps)
                && first.shape.isDisjoint(with: [.hasDigit, .innerCapital])
                && !reading.trait(start).contains(.everyday)
            evidence.add(isPlain ? 2.5 : 0.8, for: .place)
        }
    }

    /// "its Flamingo, which": one unknown word that no noun follows.
    private func standsAsHead(_ piece: NamePiece) -> Bool {
        guard piece.tokens.count == 1, !isPlaceHit(piece.tokens.lowerBound) else { return false }
        let trait = reading.trait(piece.tokens.lowerBound)
        guard trait.isDisjoint(with: WordTraits.headsOfNames.union([.title, .generic, .direction])) else {
            return false
        }
        return !isNoun(piece.tokens.upperBound)
    }

    /// "to the Moon", "on Mars", not "Moon landing" and never "Earth observation": the body itself is meant.
    private func isHeavenlyBody(_ piece: NamePiece, behind word: WordKey) -> Bool {
        guard let hit = piece.hit, piece.tokens.count == 1,
            word == Words.the || reading.trait(piece.tokens.lowerBound - 1).contains(.locative)
                || Context.bodiesFollow.contains(word)
        else { return false }
        return isHeavenly(hit) && !isNoun(piece.tokens.upperBound)
    }

    /// Whether a small word at `index` is a noun for all we know.
    private func isNoun(_ index: Int) -> Bool {
        reading.kind(index) == .hyphen
            || reading.isSmall(index) && reading.trait(index).isDisjoint(with: [.function, .speechVerb])
                && (reading.trait(index).isDisjoint(with: .actionVerb)
                    || !reading.trait(index).isDisjoint(with: [.productNoun, .companyNoun, .programNoun]))
    }

    /// "WARSAW —", "BENGALURU:", "SEOUL, Nov. 25 (Yonhap) -" at the start of a paragraph.
    private func addDateline(_ piece: NamePiece, to evidence: inout Evidence) {
        guard reading.tokens[piece.tokens.lowerBound].isAllCaps, !piece.isHeadline else { return }
        let after = piece.tokens.upperBound
        let mark = reading.mark(after)
        let isDash =
            mark == Token.dashMark || mark == 0x2D || mark == 0x3A
            || reading.kind(after) == .hyphen && reading.tokens[after].hasSpaceBefore
        if isDash || mark == 0x2C && (reading.trait(after + 1).contains(.calendar) || isPlaceHit(after + 1)) {
            evidence.add(6, for: .place)
        }
    }

    /// "The head of the agency, X,": a title a few small words before the comma.
    private func hasTitle(before comma: Int, _ sentenceStart: Int) -> Bool {
        var index = comma - 1
        while index >= max(sentenceStart, comma - 6), reading.isSmall(index) || reading.kind(index) == .hyphen {
            if reading.trait(index).contains(.title), reading.trait(index).isDisjoint(with: .companyNoun) {
                return true
            }
            index -= 1
        }
        return false
    }

    /// "startup X", "chief executive X", "rocket X", "the island X".
    private func addNoun(_ index: Int, _ trait: WordTraits, to evidence: inout Evidence) {
        guard !trait.isEmpty else { return }
        let isSmall = reading.isSmall(index)
        if trait.contains(.title) { evidence.add(trait.contains(.companyNoun) ? 1.5 : 5, for: .person) }
        if trait.contains(.companyNoun), !trait.contains(.actionVerb) {
            evidence.add(isSmall ? 4.5 : 3, for: .organization)
        }
        guard isSmall else { return }
        if trait.contains(.bodyHead), !trait.contains(.productNoun) { evidence.add(3, for: .organization) }
        if trait.contains(.productNoun), !trait.contains(.companyNoun) { evidence.add(3, for: .product) }
        if trait.contains(.programNoun) { evidence.add(2.5, for: .program) }
        if trait.contains(.placeNoun), trait.isDisjoint(with: [.companyNoun, .bodyHead]) {
            evidence.add(3, for: .place)
        }
    }

    /// "a rocket called X": the noun decides.
    private func addCalled(_ verb: Int, _ sentenceStart: Int, to evidence: inout Evidence) {
        var index = verb - 1
        while index >= max(sentenceStart, verb - 7) {
            let trait = reading.trait(index)
            if !trait.isDisjoint(with: [.productNoun, .programNoun, .companyNoun, .placeNoun]) {
                if trait.contains(.companyNoun) {
                    evidence.add(3, for: .organization)
                    return
                }
                if trait.contains(.programNoun) {
                    evidence.add(3.5, for: .program)
                    return
                }
                if trait.contains(.productNoun) {
                    evidence.add(3.5, for: .product)
                    return
                }
                if trait.contains(.placeNoun) {
                    evidence.add(3, for: .place)
                    return
                }
            }
            index -= 1
        }
        evidence.add(1.2, for: .product)
    }

    /// "partners include X", "missiles such as X": the noun before decides.
    private func addIncluded(_ index: Int, to evidence: inout Evidence) {
        evidence.add(0.7, for: .organization)
        var noun = index - 1
        if reading.word(noun) == Words.such || reading.mark(noun) == 0x2C { noun -= 1 }
        if Context.ownedThings.contains(reading.word(noun)) { evidence.add(2.5, for: .organization) }
        addNoun(noun, reading.trait(noun), to: &evidence)
    }

    private func isPlace(endingAt possessive: Int) -> Bool {
        possessive > 0 && isPlaceHit(possessive - 1)
    }

    // MARK: behind the name

    private func addBehind(_ piece: NamePiece, to evidence: inout Evidence) {
        var after = piece.tokens.upperBound
        let end = reading.text.sentence(ofToken: piece.tokens.lowerBound).tokens.upperBound
        guard after < end else { return }
        // "X (XYZ) said": the bracket does not count.
        if reading.mark(after) == 0x28,
            let close = reading.closingBracket(from: after, before: end)
        {
            after = close + 1
            guard after < end else { return }
        }
        if reading.kind(after) == .possessive {
            let thing = reading.word(after + 1)
            if Context.ownedThings.contains(thing) || Context.ownedThings.contains(reading.word(after + 2)) {
                evidence.add(3, for: .organization)
            } else if reading.trait(after + 1).contains(.title) {
                evidence.add(2, for: .organization)
            }
            evidence.add(0.5, for: .organization)
            return
        }
        if reading.kind(after) == .hyphen {
            addHyphened(reading.word(after + 1), to: &evidence)
            return
        }
        let trait = reading.trait(after)
        let word = reading.word(after)
        if reading.isSmall(after) || piece.isHeadline {
            if trait.contains(.speechVerb) {
                // The press brings persons in with two names: a single new one that speaks is a company.
                evidence.add(piece.tokens.count > 1 ? 2 : 0.5, for: .person)
                evidence.add(piece.tokens.count > 1 ? 1.5 : 2.5, for: .organization)
            } else if trait.contains(.actionVerb) {
                evidence.add(Context.linking.contains(word) ? 0.5 : 2.5, for: .organization)
                evidence.add(Context.linking.contains(word) ? 0 : 0.5, for: .person)
            }
            if piece.tokens.count > 1, Context.leading.contains(word) { evidence.add(2, for: .person) }
            // "Chen Dong and his crew".
            if word == Words.and, Context.personal.contains(reading.word(after + 1)) { evidence.add(3, for: .person) }
            if trait.contains(.title), !trait.contains(.companyNoun) { evidence.add(3.5, for: .organization) }
            if Context.ownedThings.contains(word) { evidence.add(2.5, for: .organization) }
            if trait.contains(.placeNoun), trait.isDisjoint(with: [.companyNoun, .bodyHead]) {
                evidence.add(4, for: .place)
            }
            addCompound(from: after, end, to: &evidence)
            if Context.flying.contains(word) { evidence.add(2.5, for: .product) }
        }
        if word == Words.of, isPlaceHit(after + 1) || reading.word(after + 1) == Words.the && isPlaceHit(after + 2) {
            evidence.add(2, for: .organization)
        }
        if reading.mark(after) == 0x2C, isPlaceHit(after + 1),
            let place = pieceAt.indices.contains(after + 1) ? Int(pieceAt[after + 1]) : nil,
            place >= 0
        {
            // "Chitose, Hokkaido," but not "Saab, Sweden's …" or a list.
            let close = pieces[place].tokens.upperBound
            if reading.kind(close) != .possessive, reading.word(close) != Words.and,
                reading.isInPlaceSlot(piece.tokens.lowerBound)
            {
                evidence.add(2.5, for: .place)
            }
        }
    }

    /// "Golden Dome missile shield", "Kuiper satellite network": the last noun of the compound tells.
    private func addCompound(from start: Int, _ end: Int, to evidence: inout Evidence) {
        var nouns: WordTraits = []
        var index = start
        while index < min(start + 6, end) {
            let trait = reading.trait(index)
            let kind = reading.kind(index)
            guard kind == .hyphen || kind == .word && trait.isDisjoint(with: [.function, .speechVerb]) else { break }
            let found = trait.intersection([.productNoun, .programNoun, .companyNoun])
            if trait.contains(.actionVerb), found.isEmpty || index == start { break }
            if !found.isEmpty { nouns = found }
            if found.isEmpty, !nouns.isEmpty { break }
            let fillsIn =
                kind == .hyphen || reading.kind(index - 1) == .hyphen || reading.kind(index + 1) == .hyphen
                || !trait.isDisjoint(with: [.field, .generic]) || Context.fillers.contains(reading.word(index))
            if found.isEmpty, !fillsIn { break }
            index += 1
        }
        if nouns.contains(.companyNoun), isPlaceHit(start - 1), isLonePiece(endingAt: start) {
            // "an Austin maker of boats".
            evidence.add(5, for: .place)
        } else if nouns.contains(.companyNoun) || isAdjective(before: start) {
            return
        } else if nouns.contains(.programNoun) {
            evidence.add(Context.programs.contains(reading.word(start)) ? 6 : 4, for: .program)
        } else if nouns.contains(.productNoun) {
            evidence.add(3.5, for: .product)
        }
    }

    private func isLonePiece(endingAt end: Int) -> Bool {
        let piece = pieceAt[end - 1]
        return piece >= 0 && pieces[Int(piece)].tokens.count == 1
    }

    /// "Californian", "Parisian": adjectives of places that no table holds.
    private func isAdjective(before end: Int) -> Bool {
        let token = reading.tokens[end - 1]
        let bytes = reading.text.source.utf8[token.range]
        guard bytes.count >= 6, !token.isAllCaps else { return false }
        return ["ian", "ese", "ish", "ean"].contains { bytes.suffix(3).elementsEqual($0.utf8) }
    }

    private func addHyphened(_ word: WordKey, to evidence: inout Evidence) {
        if word == Words.based {
            evidence.add(5, for: .place)
        } else if word == Words.className {
            evidence.add(5, for: .product)
        } else if Context.hyphened.contains(word) {
            evidence.add(2.5, for: .organization)
            evidence.add(1, for: .person)
        }
    }
}

extension Reading {
    /// Behind "in", "at", "near", "of", "from", "to": where a place may stand.
    func isInPlaceSlot(_ index: Int) -> Bool {
        let word = word(index - 1)
        return trait(index - 1).contains(.locative) || word == Words.of || isInitial(index)
    }
}
