public import HTTP
import HTTPTypes
import Ingestion
import Storage

/// An answer that is not 2xx, made where the fault is found.
public struct APIError: HTTPErrorRepresentable, Sendable {
    public let problemDetails: ProblemDetails

    init(
        _ status: HTTPResponse.Status,
        _ code: String,
        _ detail: String,
        errors: [ProblemDetails.Item] = []
    ) {
        problemDetails = ProblemDetails(status: status, code: code, detail: detail, errors: errors)
    }

    static func unknownParameters(_ names: [String], allowed: [String]) -> APIError {
        let list = names.map { "'\($0)'" }.joined(separator: ", ")
        return APIError(
            .badRequest,
            "unknown_parameter",
            names.count == 1 ? "there is no parameter \(list) here" : "there are no parameters \(list) here",
            errors: names.map { .init(param: $0, message: "is not a parameter of this endpoint", allowed: allowed) }
        )
    }

    static func badValue(_ parameter: String, _ message: String, allowed: [String] = []) -> APIError {
        APIError(
            .badRequest,
            "bad_value",
            "\(parameter): \(message)",
            errors: [.init(param: parameter, message: message, allowed: allowed)]
        )
    }

    static func notFound(_ what: String, _ id: String) -> APIError {
        APIError(.notFound, "not_found", "there is no \(what) '\(id)'")
    }

    /// What went wrong in the store or in reading, as an answer; nil for what is no fault of the request.
    static func wrapping(_ error: any Error) -> APIError? {
        if let error = error as? StoreError { return APIError(error) }
        if let error = error as? UnreadableDocument { return APIError(error) }
        return nil
    }

    private init?(_ error: StoreError) {
        switch error.code {
        case .unknownValue, .badQuery:
            let parameter = error.parameter ?? "q"
            self.init(
                .badRequest,
                error.code.rawValue,
                "\(parameter): \(error.message)",
                errors: [.init(param: parameter, message: error.message, allowed: error.allowed)]
            )
        case .notFound: self.init(.notFound, "not_found", error.message)
        case .conflict: self.init(.conflict, "conflict", error.message)
        case .busy: self.init(.serviceUnavailable, error.code.rawValue, error.message)
        default: return nil
        }
    }

    init(_ error: UnreadableDocument) {
        var place: [ProblemDetails.Item] = []
        if let line = error.reason.line { place.append(.init(param: "line", message: String(line))) }
        if let byte = error.reason.byteOffset { place.append(.init(param: "byte", message: String(byte))) }
        self.init(.unprocessableContent, error.reason.code, error.reason.message, errors: place)
    }
}
