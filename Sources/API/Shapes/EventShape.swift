import Model
import Storage

/// An event with what its reports say of it; claims are read only where they are asked for.
struct ReportedEvent: Sendable {
    var event: EventRow
    var claims: [ClaimRow]

    /// How the claims that stand support the event's values, and where they disagree.
    var account: EventAccount {
        EventAccount(eventID: event.id, claims: claims.filter { !$0.isSuperseded })
    }
}

/// An event as JSON.
enum EventShape {
    static let table = FieldTable<ReportedEvent>(
        [
            ("id", { $0.string($1.event.id) }),
            ("type", { $0.string($1.event.type) }),
            ("status", { $0.string($1.event.status) }),
            ("occurred_on", { $0.string($1.event.occurredOn) }),
            ("occurred_precision", { $0.string($1.event.occurredPrecision) }),
            ("occurred_is_assumed", { $0.bool($1.event.isDateAssumed) }),
            ("actors", { participants(.actor, $1.event.participants, &$0) }),
            ("counterparties", { participants(.counterparty, $1.event.participants, &$0) }),
            ("objects", { participants(.object, $1.event.participants, &$0) }),
            ("places", { participants(.place, $1.event.participants, &$0) }),
            ("amount_usd", { $0.number($1.event.amountUSD) }),
            ("amounts", { amounts($1.event.amounts, &$0) }),
            ("confidence", { $0.number(($1.event.confidence * 1000).rounded() / 1000) }),
            ("report_count", { $0.integer($1.event.reportCount) }),
            ("has_conflict", { $0.bool($1.event.hasConflict) }),
            ("story_id", { $0.string($1.event.storyID) }),
            ("published_at", { $0.string($1.event.publishedSeconds.map { Timestamp(epochSeconds: $0).description }) }),
            ("evidence", { evidence($1.event.evidence, &$0) }),
            ("first_seen_at", { $0.string(Timestamp(epochSeconds: $1.event.firstSeenAt / 1000).description) }),
            ("updated_at", { $0.string(Timestamp(epochSeconds: $1.event.updatedAt / 1000).description) }),
            ("reports", { reports($1.claims, &$0) }),
            ("claims", { claims($1.claims, &$0) }),
        ],
        extra: ["claims", "reports"]
    )

    /// One event with what each report says of it, which reports support which value, and how it developed.
    static func writeFull(_ event: ReportedEvent, to writer: inout JSONWriter) {
        let account = event.account
        writer.object { writer in
            for field in table.fields where field.name != "reports" {
                writer.key(field.name)
                field.write(&writer, event)
            }
            writer.key("fields")
            fields(account.fields, &writer)
            writer.key("conflicts")
            fields(account.conflicts, &writer)
            writer.key("timeline")
            timeline(account.developments, &writer)
        }
    }

    static func fields(_ fields: [AccountedField], _ writer: inout JSONWriter) {
        writer.array(fields) { writer, field in
            writer.object { writer in
                writer.member("field", field.name)
                writer.member("has_conflict", field.isConflict)
                values(field, &writer)
            }
        }
    }

    static func values(_ field: AccountedField, _ writer: inout JSONWriter) {
        writer.key("values")
        writer.array(field.values) { writer, value in
            writer.object { writer in
                writer.key("value")
                if field.name == "amount_usd" { writer.number(Double(value.value)) } else { writer.string(value.value) }
                writer.member("article_ids", value.articleIDs)
                writer.member("sources", value.sources)
            }
        }
    }

    static func timeline(_ developments: [Development], _ writer: inout JSONWriter) {
        writer.array(developments) { writer, development in
            writer.object { writer in
                writer.member("at", development.published?.description)
                writer.member("kind", development.kind.rawValue)
                writer.member("event_id", development.eventID)
                for (name, value) in [("from", development.from), ("to", development.to)] {
                    writer.key(name)
                    let number = development.kind == .amountChanged ? value.flatMap { Double($0) } : nil
                    if let number { writer.number(number) } else { writer.string(value) }
                }
                writer.member("days_slipped", development.daysSlipped)
                writer.member("from_article_ids", development.fromArticleIDs)
                writer.member("article_ids", development.articleIDs)
            }
        }
    }

    private static func reports(_ claims: [ClaimRow], _ writer: inout JSONWriter) {
        var seen: Set<String> = []
        writer.array(claims.filter { seen.insert($0.articleID).inserted }) { writer, claim in
            writer.object { writer in
                writer.member("article_id", claim.articleID)
                writer.member("source", claim.source)
                writer.member("published_at", claim.published?.description)
            }
        }
    }

    private static func claims(_ claims: [ClaimRow], _ writer: inout JSONWriter) {
        writer.array(claims) { writer, claim in
            writer.object { writer in
                writer.member("article_id", claim.articleID)
                writer.member("source", claim.source)
                writer.member("published_at", claim.published?.description)
                writer.member("status", claim.status)
                writer.member("occurred_on", claim.occurredOn)
                writer.member("occurred_is_assumed", claim.isDateAssumed)
                for role in ParticipantRole.allCases {
                    writer.key(EventAccount.plural(role))
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
