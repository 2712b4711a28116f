/// Decides which paragraphs of a text are articles of their own and which go on with the one before.
struct Continuation {
    private let texts: [DigestBlocks.Text]
    private let headed: [Bool]
    private let blocks: DigestBlocks
    private let isMarked: Bool
    private let titleBelow: Bool
    private let headedCount: Int

    init(texts: [DigestBlocks.Text], headed: [Bool], blocks: DigestBlocks, isMarked: Bool, titleBelow: Bool) {
        self.texts = texts
        self.headed = headed
        self.blocks = blocks
        self.isMarked = isMarked
        self.titleBelow = titleBelow
        self.headedCount = headed.count(where: \.self)
    }

    /// The paragraphs of text `index`, one array for each article.
    func pieces(of index: Int) -> [[DigestBlocks.Entry]] {
        let paragraphs = texts[index].paragraphs
        guard paragraphs.count > 1 else { return [paragraphs] }
        if headed[index], !standAlone(index) { return [paragraphs] }
        return split(paragraphs, isHeaded: headed[index])
    }

    /// Whether paragraphs below (or above) a headed one are news of their own.
    private func standAlone(_ index: Int) -> Bool {
        let extra = texts[index].paragraphs.count - 1
        let links = linkRate(index)
        // A text that starts the page without a header says that paragraphs can stand without one.
        let unheadedExist = headed.contains(false)
        if isMarked { return unheadedExist ? links < 0.3 : extra >= 4 && links < 0.2 }
        let others = texts.indices.filter { $0 != index && headed[$0] }.map { texts[$0].paragraphs.count - 1 }
        let usual = others.max() ?? 0
        let isEnd = titleBelow ? index == 0 : index == texts.count - 1
        if unheadedExist { return links < 0.5 }
        if headedCount == 1 { return extra >= 2 ? links < 0.4 : links < 0.5 && blocks.hasFurniture }
        if isEnd { return extra > 2 * usual && links < 0.5 }
        // In the middle of a page of headed items the rest of a text belongs to its header, unless there is far too much.
        return extra >= 3 && extra > 3 * others.sorted()[others.count / 2] && links < 0.25
    }

    /// Share of the paragraphs behind the first that go on with the one before.
    private func linkRate(_ index: Int) -> Double {
        let paragraphs = texts[index].paragraphs
        guard paragraphs.count > 1 else { return 0 }
        let linked = zip(paragraphs, paragraphs.dropFirst()).count {
            DigestCohesion.continues($1.line.text, $0.line.text)
        }
        return Double(linked) / Double(paragraphs.count - 1)
    }

    /// Each paragraph for itself, or each run between blank lines where some paragraphs follow without one.
    private func split(_ paragraphs: [DigestBlocks.Entry], isHeaded: Bool) -> [[DigestBlocks.Entry]] {
        let separated = paragraphs.dropFirst().count(where: \.isSeparated)
        let blanksPart = blocks.blanksTell && separated > 0 && separated < paragraphs.count - 1
        var pieces: [[DigestBlocks.Entry]] = []
        for (position, paragraph) in paragraphs.enumerated() {
            let leans = position > 0 && DigestCohesion.leans(paragraph.line.text) && !(isHeaded && position == 1)
            let joins = position > 0 && (blanksPart ? !paragraph.isSeparated : leans && paragraph.line.wordCount < 12)
            if joins, let last = pieces.indices.last {
                pieces[last].append(paragraph)
            } else {
                pieces.append([paragraph])
            }
        }
        return pieces
    }
}
