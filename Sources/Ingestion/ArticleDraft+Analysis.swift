public import Extraction
import Model
import Storage

extension ArticleDraft {
    /// An article as it is handed to the store: how it is known again, and the signature of its text.
    init(_ article: Article, analysis: Analysis, source: String?) {
        let text = article.analyzedText
        let sha = Hexadecimal.sha256(of: Array(text.utf8))
        let ladder = ArticleIdentity.ladder(of: article, source: source, textSHA256: sha)
        self.init(
            id: Identifier.make(.article, ladder.first?.value ?? [sha]),
            article: article,
            analysis: analysis,
            identities: ladder.map(\.hash),
            signature: TextSignature(of: text).bands,
            textSHA256: sha,
            wordCount: text.split(whereSeparator: \.isWhitespace).count
        )
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
