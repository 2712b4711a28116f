import Model

/// Publication dates in every form that feeds and pages write them in.
enum PublicationDate {
    static func parse(_ text: String, reference: CalendarDay?) -> Timestamp? {
        Timestamp(text)
    }
}
