import Model

// What is said of a name between commas: "X, a maker of …", "X, chief executive of …".
extension ContextEvidence {
    /// "X, a maker of …", "X, the Dutch startup that …", "X, chief executive of …".
    func addApposition(_ piece: NamePiece, to evidence: inout Evidence) {
        let end = reading.text.sentence(ofToken: piece.tokens.lowerBound).tokens.upperBound
        var index = piece.tokens.upperBound
        guard index < end else { return }
        if reading.mark(index) == 0x28,
            let close = reading.closingBracket(from: index, before: end)
        {
            index = close + 1
        }
        guard reading.mark(index) == 0x2C || reading.mark(index) == Token.dashMark, index + 1 < end else { return }
        index += 1
        let opener = reading.word(index)
        let hasArticle =
            opener == Words.a || opener == Words.an || opener == Words.the || Context.pronouns.contains(opener)
        // Without an article only titles count: "Gilmour, chief executive of".
        if !hasArticle {
            if opener == Words.whereWord { evidence.add(3, for: .place) }
            if opener == Words.who { evidence.add(2.5, for: .person) }
            if opener == Words.whose { evidence.add(1, for: .organization) }
            var position = index
            if pieceAt.indices.contains(position), pieceAt[position] >= 0 {
                position = pieces[Int(pieceAt[position])].tokens.upperBound
            }
            if reading.kind(position) == .possessive { position += 1 }
            for offset in 0..<3 where reading.isSmall(position + offset) || offset == 0 {
                let trait = reading.trait(position + offset)
                guard trait.contains(.title) || trait.contains(.field) else { return }
                if trait.contains(.title), trait.isDisjoint(with: .companyNoun) {
                    evidence.add(4, for: .person)
                    return
                }
            }
            return
        }
        index += 1
        // "one of two new satellites".
        if opener == Words.one, reading.word(index) == Words.of { index += 1 }
        // "the fifth of seven patrol ships".
        if opener == Words.the, reading.word(index + 1) == Words.of, reading.trait(index).contains(.function) {
            index += 2
        }
        var head: WordTraits = []
        var steps = 0
        while index < end, steps < 9 {
            let trait = reading.trait(index)
            if reading.mark(index) != 0, reading.kind(index) != .hyphen { break }
            let isCompound = reading.kind(index - 1) == .hyphen
            if !isCompound, trait.contains(.function) && steps > 0 || Context.stopsPhrase.contains(reading.word(index))
            {
                break
            }
            let nouns = trait.intersection([.companyNoun, .productNoun, .programNoun, .placeNoun, .title, .bodyHead])
            if !nouns.isEmpty, reading.isSmall(index) { head = nouns }
            index += 1
            steps += 1
        }
        if head.contains(.title), head.isDisjoint(with: .companyNoun) {
            evidence.add(4, for: .person)
        } else if head.isSuperset(of: [.companyNoun, .productNoun]),
            reading.word(piece.tokens.lowerBound - 1) == Words.the
        {
            // "the Vezhen, a bulk carrier": companies have no article.
            evidence.add(4, for: .product)
        } else if head.contains(.companyNoun) {
            evidence.add(4, for: .organization)
        } else if head.contains(.programNoun) {
            evidence.add(3.5, for: .program)
        } else if head.contains(.productNoun) {
            evidence.add(3.5, for: .product)
        } else if head.contains(.placeNoun) {
            evidence.add(4, for: .place)
        } else if head.contains(.bodyHead) {
            evidence.add(3, for: .organization)
        }
    }
}
