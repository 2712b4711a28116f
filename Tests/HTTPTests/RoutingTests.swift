import HTTPTypes
import Testing

@testable import HTTP

/// The route table, what handlers see of a request, middleware, and problems.
@Suite struct RoutingTests {
    private func head(_ target: String, _ method: String = "GET") throws -> RequestHead {
        let bytes = Array("\(method) \(target) HTTP/1.1\r\nHost: localhost\r\n\r\n".utf8)
        var parser = RequestParser(limits: ParserLimits())
        var consumed = 0
        guard case .head(let head) = parser.feed(bytes.span, consumed: &consumed) else {
            throw Rejection.malformed("test", "not a head")
        }
        return head
    }

    private func router() -> Router {
        var router = Router()
        for pattern in [
            "/", "/v1/sources", "/v1/sources/{id}", "/v1/sources/new", "/v1/{kind}/{id}/versions", "/v1/sources.opml",
        ] {
            router.get(pattern) { _ in .empty() }
        }
        router.on(.delete, "/v1/sources/{id}") { _ in .empty() }
        return router
    }

    @Test(arguments: [
        ("/", "/"), ("/v1/sources", "/v1/sources"), ("/v1/sources/", "/v1/sources"),
        ("/v1/sources/7", "/v1/sources/{id}"),
        ("/v1/sources/new", "/v1/sources/new"), ("/v1/sources/n%65w", "/v1/sources/new"),
        ("/v1/sources.opml", "/v1/sources.opml"),
        ("/v1/sources/new/versions", "/v1/{kind}/{id}/versions"), ("/v1/x/7/versions?y", "/v1/{kind}/{id}/versions"),
    ])
    func aPathFindsItsRoute(_ path: String, _ pattern: String) throws {
        #expect(RouteTable(router()).match(try head(path)).route?.pattern == pattern)
    }

    @Test(arguments: [
        "/v1", "/v1/", "/v1/sources/7/x", "/V1/sources", "/v1//sources", "/v1/sources//", "/v1/sources%2F7",
    ])
    func anotherPathFindsNone(_ path: String) throws {
        guard case .notFound = RouteTable(router()).match(try head(path)) else {
            Issue.record("\(path) found a route")
            return
        }
    }

    @Test func parametersAreDecoded() throws {
        let match = RouteTable(router()).match(try head("/v1/caf%C3%A9/a%2Fb/versions"))
        let head = try head("/v1/caf%C3%A9/a%2Fb/versions")
        #expect(match.parameter("kind", in: head) == "café")
        #expect(match.parameter("id", in: head) == "a/b")
        #expect(match.parameter("other", in: head) == nil)
    }

    @Test func theMethodsOfAPathAreKnown() throws {
        let table = RouteTable(router())
        guard case .methodNotAllowed(let allow) = table.match(try head("/v1/sources/7", "POST")),
            case .options(let all) = table.match(try head("*", "OPTIONS"))
        else {
            Issue.record("POST and OPTIONS were not told apart")
            return
        }
        #expect(allow == "GET, HEAD, DELETE, OPTIONS")
        #expect(all == "GET, HEAD, DELETE, OPTIONS")
        #expect(router().routes.map(\.pattern).contains("/v1/sources/{id}"))
    }

    @Test(arguments: [
        ("a=1&b=2", ["a=1", "b=2"]), ("a=1&a=2", ["a=1", "a=2"]), ("a", ["a="]), ("a=b=c", ["a=b=c"]), ("", []),
        ("&&a=1&", ["a=1"]),
        ("q=two+words", ["q=two words"]), ("q=1%2B1", ["q=1+1"]), ("%C3%A9=%26%3D", ["é=&="]), ("=x", ["=x"]),
    ])
    func queriesAreDecodedInOrder(_ query: String, _ items: [String]) {
        let bytes = Array(query.utf8)
        #expect(QueryItem.items(bytes, 0..<bytes.count).map { "\($0.name)=\($0.value)" } == items)
    }

    @Test func middlewareStandsAroundHandlersInOrder() throws {
        struct Denied: HTTPErrorRepresentable {
            var problemDetails: ProblemDetails {
                var headers = HTTPFields()
                headers[.wwwAuthenticate] = "Bearer"
                return ProblemDetails(
                    status: .unauthorized,
                    code: "no_token",
                    detail: "A \"token\" is needed.\n",
                    errors: [.init(param: "Authorization", message: "missing", allowed: ["Bearer …"])],
                    headers: headers
                )
            }
        }
        let server = try TestServer(routes: { router in
            router.use { request, next in
                var response = try next(request)
                response.headers[.server] = (response.headers[.server] ?? "") + "outer"
                return response
            }
            router.use { request, next in
                if request.header(.authorization) == nil, request.path == "/secret" { throw Denied() }
                var request = request
                request.attributes["who"] = "me"
                var response = try next(request)
                response.headers[.server] = "inner,"
                return response
            }
            router.get("/secret") { .text($0.attributes["who"] ?? "nobody") }
        })
        let denied = try #require(try server.response(to: "GET /secret HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        #expect(denied.status == 401)
        #expect(denied.field("www-authenticate") == "Bearer")
        #expect(
            denied.text == """
                {"type":"about:blank","title":"Unauthorized","status":401,"detail":"A \\"token\\" is needed.\\u000a",\
                "instance":"/secret","code":"no_token",\
                "errors":[{"param":"Authorization","message":"missing","allowed":["Bearer …"]}]}
                """
        )
        let allowed = try #require(
            try server.response(to: "GET /secret HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer x\r\n\r\n")
        )
        #expect(allowed.text == "me")
        #expect(allowed.field("server") == "inner,outer")
    }

    @Test func nothingAHandlerSaysCanEndALine() throws {
        let server = try TestServer(routes: {
            $0.get("/split") { _ in
                var response = Response.bytes([], contentType: "text/plain\r\nX-Evil: 1")
                response.headers[.location] = "/a\r\nX-Evil: 2"
                response.headers[.contentLength] = "999"
                response.headers[.transferEncoding] = "chunked"
                response.status = .init(code: 200, reasonPhrase: "OK\r\nX-Evil: 3")
                return response
            }
        })
        let response = try #require(try server.response(to: "GET /split HTTP/1.1\r\nHost: localhost\r\n\r\n"))
        #expect(response.field("x-evil") == nil)
        #expect(response.field("content-length") == "0")
        #expect(response.field("transfer-encoding") == nil)
    }
}
