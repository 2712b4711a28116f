public import Model

/// An analysis as JSON, in the shape of `parallax analyze`.
public enum AnalysisShape {
    public static func write(_ analysis: Analysis, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("analyzer", analysis.analyzer)
            writer.key("entities")
            writer.array(analysis.entities) { write($1, to: &$0) }
            writer.key("amounts")
            writer.array(analysis.amounts) { write($1, to: &$0) }
            writer.key("dates")
            writer.array(analysis.dates) { writer, date in
                writer.object { writer in
                    writer.member("value", date.value)
                    writer.member("precision", date.precision.rawValue)
                    writer.member("start", date.start)
                    writer.member("end", date.end)
                    writer.member("text", date.text)
                    writer.member("rule", date.rule)
                }
            }
            writer.key("events")
            writer.array(analysis.events) { write($1, to: &$0) }
            writer.member("topics", analysis.topics.map(\.rawValue))
            writer.member("countries", analysis.countries)
        }
    }

    private static func write(_ entity: Entity, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("id", entity.id)
            writer.member("type", entity.type.rawValue)
            writer.member("name", entity.name)
            writer.member("aliases", entity.aliases)
            writer.member("country", entity.country)
            writer.member("salience", (entity.salience * 1000).rounded() / 1000)
            writer.key("mentions")
            writer.array(entity.mentions) { writer, mention in
                writer.object { writer in
                    writer.member("start", mention.start)
                    writer.member("end", mention.end)
                    writer.member("text", mention.text)
                    writer.member("rule", mention.rule)
                }
            }
        }
    }

    private static func write(_ amount: Amount, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("kind", amount.kind.rawValue)
            writer.member("value", amount.value)
            writer.member("value_max", amount.valueMax)
            writer.member("bound", amount.bound.rawValue)
            writer.member("currency", amount.currency)
            writer.member("unit", amount.unit)
            writer.member("role", amount.role?.rawValue)
            writer.member("usd", amount.usd)
            writer.member("fx_date", amount.fxDate?.description)
            writer.member("converted_from", amount.convertedFrom)
            writer.member("start", amount.start)
            writer.member("end", amount.end)
            writer.member("text", amount.text)
            writer.member("rule", amount.rule)
        }
    }

    private static func write(_ event: Event, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.member("type", event.type.rawValue)
            writer.member("status", event.status.rawValue)
            writer.member("actors", event.actors)
            writer.member("counterparties", event.counterparties)
            writer.member("objects", event.objects)
            writer.member("places", event.places)
            writer.member("date", event.date)
            writer.key("amounts")
            writer.array(event.amounts) { $0.integer($1) }
            writer.key("evidence")
            writer.object { writer in
                writer.member("start", event.evidence.start)
                writer.member("end", event.evidence.end)
                writer.member("rule", event.evidence.rule)
            }
            writer.member("confidence", (event.confidence * 1000).rounded() / 1000)
        }
    }
}
