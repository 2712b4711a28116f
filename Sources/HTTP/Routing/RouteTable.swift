import HTTPTypes

/// What a route table says about a request.
enum RouteMatch: Sendable {
    /// A route, and where in the head the values of its parameters stand.
    case found(ResolvedRoute, [Range<Int>])
    /// The path is there, the method isn't; the methods that are, for Allow.
    case methodNotAllowed(allow: String)
    /// OPTIONS of a path or of the server: the methods, for Allow.
    case options(allow: String)
    case notFound

    var route: Route? {
        if case .found(let resolved, _) = self { resolved.route } else { nil }
    }

    func parameter(_ name: String, in head: RequestHead) -> String? {
        guard case .found(let resolved, let ranges) = self,
            let index = resolved.route.parameterNames.firstIndex(of: name), index < ranges.count
        else { return nil }
        return PercentCoding.string(head.bytes, ranges[index], plusIsSpace: false)
    }
}

/// A route with the middleware already folded around its handler.
final class ResolvedRoute: Sendable {
    let route: Route
    let handler: Handler

    init(route: Route, handler: @escaping Handler) {
        self.route = route
        self.handler = handler
    }
}

/// The router's routes as a tree over path segments, compared as bytes: no string is made to find a route.
final class RouteTable: Sendable {
    private struct Node: Sendable {
        var literals: [(segment: [UInt8], node: Int)] = []
        var parameter: Int?
        var routes: [(method: MethodKind, route: ResolvedRoute)] = []
        var allow = ""
    }

    private let nodes: [Node]
    private let allowEverywhere: String
    /// Middleware around an answer that no route gives.
    let wrap: @Sendable (@escaping Handler) -> Handler

    init(_ router: Router) {
        let middleware = router.middleware
        let wrap: @Sendable (@escaping Handler) -> Handler = { handler in
            middleware.reversed().reduce(handler) { inner, outer in { request in try outer(request, inner) } }
        }
        self.wrap = wrap
        var nodes = [Node()]
        for route in router.routes {
            guard let method = MethodKind(route.method) else { continue }
            let index = RouteTable.insert(Router.segments(route.pattern), into: &nodes)
            nodes[index].routes.append((method, ResolvedRoute(route: route, handler: wrap(route.handler))))
        }
        for index in nodes.indices where !nodes[index].routes.isEmpty {
            nodes[index].allow = RouteTable.allow(Set(nodes[index].routes.map(\.method)))
        }
        self.nodes = nodes
        allowEverywhere = RouteTable.allow(Set(nodes.flatMap { $0.routes.map(\.method) }))
    }

    func match(_ head: RequestHead) -> RouteMatch {
        if head.isAsterisk { return .options(allow: allowEverywhere) }
        var parameters: [Range<Int>] = []
        guard let index = find(head.bytes, head.path, node: 0, &parameters) else { return .notFound }
        if let route = route(of: index, head.method) ?? (head.method == .head ? route(of: index, .get) : nil) {
            return .found(route, parameters)
        }
        let allow = nodes[index].allow
        return head.method == .options ? .options(allow: allow) : .methodNotAllowed(allow: allow)
    }

    private func route(of node: Int, _ method: MethodKind) -> ResolvedRoute? {
        for position in nodes[node].routes.indices where nodes[node].routes[position].method == method {
            return nodes[node].routes[position].route
        }
        return nil
    }

    /// The node for the rest of the path; `path` begins with "/" or is empty.
    private func find(_ bytes: [UInt8], _ path: Range<Int>, node index: Int, _ parameters: inout [Range<Int>]) -> Int? {
        if path.count <= 1 { return nodes[index].routes.isEmpty ? nil : index }
        let start = path.lowerBound + 1
        var end = start
        while end < path.upperBound, bytes[end] != 0x2F { end += 1 }
        let segment = start..<end
        guard !segment.isEmpty else { return nil }
        for position in nodes[index].literals.indices
        where RouteTable.equals(bytes, segment, nodes[index].literals[position].segment) {
            let next = nodes[index].literals[position].node
            if let found = find(bytes, end..<path.upperBound, node: next, &parameters) { return found }
        }
        guard let next = nodes[index].parameter else { return nil }
        parameters.append(segment)
        if let found = find(bytes, end..<path.upperBound, node: next, &parameters) { return found }
        parameters.removeLast()
        return nil
    }

    /// Compares after percent-decoding, so that every spelling of a path reaches the same route (RFC 3986 §6.2.2).
    private static func equals(_ bytes: [UInt8], _ segment: Range<Int>, _ literal: [UInt8]) -> Bool {
        if segment.count == literal.count {
            var index = segment.lowerBound
            for byte in literal {
                if bytes[index] != byte { return false }
                index += 1
            }
            return true
        }
        guard segment.count > literal.count, bytes[segment].contains(0x25) else { return false }
        return PercentCoding.decode(bytes, segment, plusIsSpace: false) == literal
    }

    private static func insert(_ segments: [String], into nodes: inout [Node]) -> Int {
        var index = 0
        for segment in segments {
            let literal = Array(segment.utf8)
            let existing =
                Router.parameterName(segment) != nil
                ? nodes[index].parameter : nodes[index].literals.first { $0.segment == literal }?.node
            if let existing {
                index = existing
                continue
            }
            nodes.append(Node())
            if Router.parameterName(segment) != nil {
                nodes[index].parameter = nodes.count - 1
            } else {
                nodes[index].literals.append((literal, nodes.count - 1))
            }
            index = nodes.count - 1
        }
        return index
    }

    private static func allow(_ methods: Set<MethodKind>) -> String {
        var all = methods.union([.options])
        if methods.contains(.get) { all.insert(.head) }
        return MethodKind.allCases.filter(all.contains).map { "\($0.name)" }.joined(separator: ", ")
    }
}
