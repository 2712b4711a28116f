import Model
import Storage

/// An event as JSON.
enum EventShape {
    static let table = FieldTable<EventRow>([
        ("id", { $0.string($1.id) }),
        ("type", { $0.string($1.type) }),
        ("status", { $0.string($1.status) }),
        ("occurred_on", { $0.string($1.occurredOn) }),
        ("occurred_precision", { $0.string($1.occurredPrecision) }),
        ("actors", { participants(.actor, $1.participants, &$0) }),
        ("counterparties", { participants(.counterparty, $1.participants, &$0) }),
        ("objects", { participants(.object, $1.participants, &$0) }),
        ("places", { participants(.place, $1.participants, &$0) }),
        ("amount_usd", { $0.number($1.amountUSD) }),
        ("amounts", { amounts($1.amounts, &$0) }),
        ("confidence", { $0.number(($1.confidence * 1000).rounded() / 1000) }),
        ("report_count", { $0.integer($1.reportCount) }),
        ("has_conflict", { $0.bool($1.hasConflict) }),
        ("story_id", { $0.string($1.storyID) }),
        ("published_at", { $0.string($1.publishedSeconds.map { Timestamp(epochSeconds: $0).description }) }),
        ("evidence", { evidence($1.evidence, &$0) }),
        ("first_seen_at", { $0.string(Timestamp(epochSeconds: $1.firstSeenAt / 1000).description) }),
        ("updated_at", { $0.string(Timestamp(epochSeconds: $1.updatedAt / 1000).description) }),
    ])

    /// One event with what each report says of it.
    static func writeFull(_ event: EventRow, _ claims: [ClaimRow], to writer: inout JSONWriter) {
        writer.object { writer in
            for field in table.fields {
                writer.key(field.name)
                field.write(&writer, event)
            }
            writer.key("claims")
            writer.array(claims) { writer, claim in
                writer.object { writer in
                    writer.member("article_id", claim.articleID)
                    writer.member("source", claim.source)
                    writer.member("published_at", claim.published?.description)
                    writer.member("status", claim.status)
                    writer.member("occurred_on", claim.occurredOn)
                    for role in ParticipantRole.allCases {
                        writer.key(plural(role))
                        participants(role, claim.participants, &writer)
                    }
                    writer.key("amounts")
                    amounts(claim.amounts, &writer)
                    writer.member("confidence", (claim.confidence * 1000).rounded() / 1000)
                    writer.key("evidence")
                    evidence(claim.evidence, &writer)
                    writer.member("recorded_at", milliseconds: claim.recordedAt)
                    writer.member("is_superseded", claim.isSuperseded)
                }
            }
        }
    }

    static func plural(_ role: ParticipantRole) -> String {
        switch role {
        case .actor: "actors"
        case .counterparty: "counterparties"
        case .object: "objects"
        case .place: "places"
        }
    }

    private static func participants(_ role: ParticipantRole, _ all: [ParticipantRow], _ writer: inout JSONWriter) {
        writer.array(all.filter { $0.role == role }) { writer, participant in
            writer.object { writer in
                writer.member("id", participant.entityID)
                writer.member("name", participant.name)
                writer.member("type", participant.type)
                writer.member("country", participant.country)
            }
        }
    }

    private static func amounts(_ amounts: [EventAmountRow], _ writer: inout JSONWriter) {
        writer.array(amounts) { writer, amount in
            writer.object { writer in
                writer.member("kind", amount.kind)
                writer.member("value", amount.value)
                writer.member("value_max", amount.valueMax)
                writer.member("bound", amount.bound)
                writer.member("currency", amount.currency)
                writer.member("unit", amount.unit)
                writer.member("role", amount.role)
                writer.member("text", amount.text)
                writer.member("usd", amount.usd)
                writer.member("fx_date", amount.fxDate)
                writer.member("is_conversion", amount.isConversion)
            }
        }
    }

    static func evidence(_ evidence: EvidenceRow?, _ writer: inout JSONWriter) {
        guard let evidence else { return writer.null() }
        writer.object { writer in
            writer.member("article_id", evidence.articleID)
            writer.member("text_sha256", evidence.textSHA256)
            writer.member("start", evidence.start)
            writer.member("end", evidence.end)
            writer.member("quote", evidence.quote)
            writer.member("rule", evidence.rule)
            writer.member("analyzer", evidence.analyzer)
        }
    }
}
