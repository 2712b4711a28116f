/// Author elements: RSS's text, Atom's person construct (RFC 4287, section 3.2), Dublin Core's text.
enum FeedPersons {
    /// Adds the person that `element` names, unless it is there already. A mail address is only kept while no name is.
    static func read(_ element: XMLTree.Index, in tree: XMLTree, into persons: inout [String]) {
        var names: [String] = []
        var mail: String?
        if tree.hasElements(element) {
            for child in tree.elements(of: element) {
                let text = tree.withText(of: child) { FeedText.line($0, .loose) }
                switch tree.nodes[child].name {
                case .name: if let name = text.flatMap(FeedAuthor.name) { names.append(name) }
                case .email: mail = mail ?? text
                default: break
                }
            }
        }
        if names.isEmpty, mail == nil, let text = tree.withText(of: element, { FeedText.line($0, .loose) }) {
            names = FeedAuthor.name(in: text).map { [$0] } ?? []
        }
        for person in names.isEmpty ? [mail].compactMap(\.self) : names { add(person, to: &persons) }
    }

    static func add(_ person: String, to persons: inout [String]) {
        guard !persons.contains(person) else { return }
        let isMail = FeedAuthor.isMail(person)
        if isMail, !persons.isEmpty { return }
        if !isMail { persons.removeAll(where: FeedAuthor.isMail) }
        persons.append(person)
    }
}
