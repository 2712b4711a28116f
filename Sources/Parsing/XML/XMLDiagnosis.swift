import CLibXML2

/// What libxml2 says of a document that ``XMLReader`` found ill-formed: the first error in its words.
///
/// Nothing is loaded: no network, no external entity, no document type; no tree is built.
enum XMLDiagnosis {
    struct Finding: Sendable, Equatable {
        var message: String
        /// 1-based.
        var line: Int
    }

    /// The first place where `source` is not well-formed; nil when libxml2 has no objection.
    static func firstError(in source: [UInt8]) -> Finding? {
        guard source.count < Int(Int32.max) else { return nil }
        xmlInitParser()
        return source.withUnsafeBytes { bytes -> Finding? in
            let start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
            guard let start, let context = xmlCreateMemoryParserCtxt(start, Int32(bytes.count)) else { return nil }
            defer { xmlFreeParserCtxt(context) }
            // A handler without callbacks: the parser checks and reports, and keeps nothing.
            if let handler = context.pointee.sax {
                handler.pointee = xmlSAXHandler()
                handler.pointee.initialized = UInt32(XML_SAX2_MAGIC)
            }
            let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            xmlCtxtUseOptions(context, Int32(options))
            xmlParseDocument(context)
            guard context.pointee.wellFormed == 0 || context.pointee.lastError.code != 0 else { return nil }
            let error = context.pointee.lastError
            guard let text = error.message else { return nil }
            let message = String(cString: text).split(whereSeparator: \.isNewline).joined(separator: " ")
            return Finding(message: message, line: Int(error.line))
        }
    }
}
