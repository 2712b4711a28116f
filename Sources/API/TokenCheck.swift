public import HTTP
import HTTPTypes

/// Lets in only requests that carry the token; health checks are free, because a supervisor has no secrets.
public enum TokenCheck {
    /// `Authorization: Bearer TOKEN` (RFC 6750, section 2.1).
    public static func middleware(token: String) -> Middleware {
        let expected = Array(("Bearer " + token).utf8)
        return { request, next in
            if request.path == "/healthz" { return try next(request) }
            let given = Array((request.header(.authorization) ?? "").utf8)
            guard isEqual(given, expected) else {
                var problem = ProblemDetails(
                    status: .unauthorized,
                    code: given.isEmpty ? "token_missing" : "token_wrong",
                    detail: "send the service's token as 'Authorization: Bearer …'"
                )
                problem.headers[.wwwAuthenticate] = "Bearer realm=\"parallax\""
                throw problem
            }
            return try next(request)
        }
    }

    /// Takes the same time wherever the difference lies.
    private static func isEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        var difference = left.count ^ right.count
        for index in right.indices {
            difference |= Int((index < left.count ? left[index] : 0) ^ right[index])
        }
        return difference == 0
    }
}
