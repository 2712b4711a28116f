public import Extraction
import Model
import Storage

extension ArticleDraft {
    /// An article as it is handed to the store: how it is known again, and the signature of its text.
    init(_ article: Article, analysis: Analysis, source: String?) {
        let sha = Hexadecimal.sha256(of: Array(article.analyzedText.utf8))
        let ladder = ArticleIdentity.ladder(of: article, source: source, textSHA256: sha)
        self.init(article, analysis: analysis, ladder: ladder, textSHA256: sha)
    }

    init(_ article: Article, analysis: Analysis, ladder: [ArticleIdentity], textSHA256 sha: String) {
        let text = article.analyzedText
        self.init(
            id: Identifier.make(.article, ladder.first?.value ?? [sha]),
            article: article,
            analysis: analysis.markingAssumedDates(of: article),
            identities: ladder.map(\.hash),
            signature: TextSignature(of: text).bands,
            textSHA256: sha,
            wordCount: ArticleDraft.wordCount(of: text)
        )
    }

    /// Runs of anything but white space.
    private static func wordCount(of text: String) -> Int {
        var count = 0
        var isInside = false
        for scalar in text.unicodeScalars {
            let isBlank =
                scalar.value < 0x80 ? scalar == " " || (9...13).contains(scalar.value) : scalar.properties.isWhitespace
            if !isBlank, !isInside { count += 1 }
            isInside = !isBlank
        }
        return count
    }
}

extension Analyzer {
    /// What the store keeps as an analysis's `analyzer`: the version of the rules and that of the tables they read
    /// with, `1+9f3c…`. An article whose stamp differs is read anew by `parallax reanalyze`.
    public var stamp: String { Analyzer.version + "+" + tablesVersion }

    func stampedAnalysis(of article: Article) -> Analysis {
        var analysis = analyze(article)
        analysis.analyzer = stamp
        return analysis
    }
}
