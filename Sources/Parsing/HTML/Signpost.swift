/// Words with which pages send a reader elsewhere in the middle of a text: "Read more: …", "Lesen Sie auch: …".
enum Signpost {
    /// Whether a line with a link in it begins like one.
    static func leads(_ line: String) -> Bool {
        let start = line.prefix(40).lowercased().replacing("’", with: "'")
        let words = start.drop { !$0.isLetter }
        return phrases.contains { words.hasPrefix($0) }
    }

    private static let phrases = [
        "read more", "read also", "also read", "read next", "read:", "read the full", "see also", "see more", "related",
        "more:", "more from", "more on", "don't miss", "watch:", "watch more", "recommended", "you may also",
        "you might also", "click here", "follow us", "follow ", "subscribe", "sign up", "also on", "also:", "listen:",
        "download the", "get the app", "continue reading", "keep reading", "view gallery", "photos:", "video:",
        "lire aussi", "à lire", "lire la suite", "lesen sie auch", "lesen sie hier", "mehr zum thema", "lee también",
        "leer más", "te puede interesar", "leia também", "leia mais", "saiba mais", "leggi anche", "lees ook",
        "читайте также", "смотрите также", "baca juga", "lihat juga", "læs også", "les også", "läs också", "lue myös",
        "czytaj także", "zobacz także", "číst dál", "čtěte také", "関連記事", "相关阅读", "延伸阅读", "추천기사",
    ]
}
