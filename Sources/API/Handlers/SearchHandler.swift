import Foundation
import HTTP
import HTTPTypes
import Model
import Storage

extension Service {
    /// Ranked articles, one for each story, with highlights, facets and what was understood.
    func search(_ request: Request) throws -> Response {
        let own = [
            "limit", "cursor", "match", "q_mode", "sort", "fold", "facets", "facet_limit", "fields", "include",
            "shape",
        ]
        let parameters = try parameters(request, FilterParameters.names + own)
        let filter = try FilterParameters.read(parameters)
        guard filter.query != nil else {
            throw APIError.badValue("q", "is missing: give the words to search for")
        }
        var search = SearchRequest(filter)
        search.limit = try parameters.integer("limit", in: 1...limits.pageRows, default: 20)
        search.match = try parameters.choice("match", SearchMatch.self)
        search.syntax = try parameters.choice("q_mode", SearchSyntax.self) ?? .plain
        search.order = try parameters.choice("sort", SearchOrder.self) ?? .relevance
        search.isFolding = try parameters.choice("fold", of: ["story", "none"]) != "none"
        search.facets = try facets(parameters)
        search.facetValues = try parameters.integer("facet_limit", in: 1...1000, default: 10)
        let binding = request.rawPath + "?" + parameters.searchBinding
        if let cursor = try parameters.text("cursor") {
            search.after = try SearchCursorText.decode(cursor, binding: binding)
        }
        let shape = try SearchHitShape(parameters, isFolding: search.isFolding)
        search.isMarking = shape.needsHighlights
        let found = try store.search(search)
        let next = found.next.map { SearchCursorText.encode($0, binding: binding) }
        var writer = JSONWriter(reserving: found.hits.count * 1024 + 256)
        if try parameters.choice("shape", of: ["object", "array"]) == "array" {
            writer.array(found.hits) { shape.write($1, to: &$0) }
        } else {
            write(found, search, shape, next, to: &writer)
        }
        var response = Response.json(writer.bytes)
        if let next, let name = HTTPField.Name("Link") {
            response.headers[name] = "<\(request.rawPath)?\(parameters.query(withCursor: next))>; rel=\"next\""
        }
        return response
    }

    private func write(
        _ found: SearchResult,
        _ search: SearchRequest,
        _ shape: SearchHitShape,
        _ next: String?,
        to writer: inout JSONWriter
    ) {
        writer.object { writer in
            writer.key("data")
            writer.array(found.hits) { shape.write($1, to: &$0) }
            writer.member("next_cursor", next)
            if !search.facets.isEmpty {
                writer.key("facets")
                writer.object { writer in
                    for facet in found.facets { write(facet, to: &writer) }
                }
            }
            writer.key("meta")
            writer.object { writer in write(found, search, to: &writer) }
        }
    }

    private func facets(_ parameters: Parameters) throws -> [SearchFacet] {
        try parameters.list("facets").map { name in
            guard let facet = SearchFacet(rawValue: name) else {
                throw APIError.badValue(
                    "facets",
                    "there is no facet '\(name)'",
                    allowed: SearchFacet.allCases.map(\.rawValue)
                )
            }
            return facet
        }
    }

    private func write(_ facet: FacetCounts, to writer: inout JSONWriter) {
        writer.key(facet.facet.rawValue)
        writer.object { writer in
            writer.member("distinct", facet.distinct)
            writer.key("values")
            writer.array(facet.values) { writer, value in
                writer.object { writer in
                    writer.member("value", value.value)
                    if let label = value.label { writer.member("label", label) }
                    writer.member("count", value.count)
                }
            }
        }
    }

    private func write(_ found: SearchResult, _ search: SearchRequest, to writer: inout JSONWriter) {
        writer.member("total", found.total)
        writer.member("total_exact", found.isTotalExact)
        if !found.isTotalExact { writer.member("total_at_most", found.totalBound) }
        writer.member("counts", "articles")
        writer.member("fold", search.isFolding ? "story" : "none")
        writer.member("match", found.match.rawValue)
        writer.member("sort", search.order.rawValue)
        writer.member("interpreted", found.interpreted)
        writer.member("warnings", found.warnings)
        if let better = found.didYouMean { writer.member("did_you_mean", better) }
        writer.member("truncated", found.truncated)
    }

    /// Articles like one.
    func listSimilar(_ request: Request) throws -> Response {
        let parameters = try parameters(request, ["limit", "fields", "include"])
        let limit = try parameters.integer("limit", in: 1...100, default: 10)
        let shape = try SearchHitShape(parameters, isFolding: true)
        let hits = try store.similar(toArticle: request.parameter("id") ?? "", limit: limit)
        var writer = JSONWriter(reserving: hits.count * 1024 + 256)
        writer.object { writer in
            writer.key("data")
            writer.array(hits) { shape.write($1, to: &$0) }
            writer.member("next_cursor", nil as String?)
            writer.key("meta")
            writer.object { writer in
                writer.member("total", hits.count)
                writer.member("total_exact", true)
            }
        }
        return .json(writer.bytes)
    }
}

extension Parameters {
    /// What a search's cursor is bound to: what decides which articles come in which order.
    fileprivate var searchBinding: String { binding(without: ["facets", "facet_limit"]) }
}

/// The cursor of a search as text.
enum SearchCursorText {
    static func encode(_ cursor: SearchCursor, binding: String) -> String {
        let parts = [
            "s1", String(fingerprint(binding)), String(cursor.value.bitPattern, radix: 36),
            String(cursor.key, radix: 36),
            String(cursor.horizon, radix: 36), String(cursor.articleCount, radix: 36),
            String(cursor.averageLength.bitPattern, radix: 36),
        ]
        return parts.joined(separator: ".")
    }

    /// - Throws: ``APIError`` when it is no cursor of this search.
    static func decode(_ text: String, binding: String) throws -> SearchCursor {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 7, parts[0] == "s1", let value = UInt64(parts[2], radix: 36),
            let key = Int(parts[3], radix: 36), let horizon = Int(parts[4], radix: 36),
            let count = Int(parts[5], radix: 36), let length = UInt64(parts[6], radix: 36),
            key >= 0, horizon >= 0, count >= 0
        else { throw APIError.badValue("cursor", "is not a cursor; take next_cursor from an answer as it is") }
        guard parts[1] == fingerprint(binding) else {
            throw APIError.badValue(
                "cursor",
                "belongs to another query; keep the parameters of the first page, or start without a cursor"
            )
        }
        let average = Double(bitPattern: length)
        let position = Double(bitPattern: value)
        guard average.isFinite, average >= 1, position.isFinite else {
            throw APIError.badValue("cursor", "is not a cursor; take next_cursor from an answer as it is")
        }
        return SearchCursor(
            value: position,
            key: key,
            horizon: horizon,
            articleCount: count,
            averageLength: average
        )
    }

    private static func fingerprint(_ binding: String) -> Substring {
        Identifier.make(.run, [binding]).suffix(10)
    }
}
