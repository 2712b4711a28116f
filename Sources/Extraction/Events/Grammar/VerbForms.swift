/// Inflects English verbs and nouns, to fill the lexicon once at start.
enum VerbForms {
    struct Forms {
        var thirdPerson: String
        var past: [String]
        var participle: [String]
        var gerund: String
    }

    /// The forms of the verb `base`; irregular ones from the table, the others by the spelling rules.
    static func inflect(_ base: String) -> Forms {
        if let (past, participle) = irregular[base] {
            return Forms(
                thirdPerson: thirdPerson(base),
                past: past,
                participle: participle,
                gerund: gerund(base, doubled: doublesLastLetter(base))
            )
        }
        let past = regularPast(base)
        return Forms(
            thirdPerson: thirdPerson(base),
            past: past,
            participle: past,
            gerund: gerund(base, doubled: doublesLastLetter(base))
        )
    }

    static func plural(_ noun: String) -> String {
        if let irregular = irregularPlurals[noun] { return irregular }
        return thirdPerson(noun)
    }

    private static func thirdPerson(_ base: String) -> String {
        if base == "have" { return "has" }
        if base == "do" { return "does" }
        if base == "go" { return "goes" }
        if base.hasSuffix("y"), let before = base.dropLast().last, !"aeiou".contains(before) {
            return base.dropLast() + "ies"
        }
        if ["s", "x", "z", "ch", "sh"].contains(where: base.hasSuffix) { return base + "es" }
        if base == "veto" || base == "echo" { return base + "es" }
        return base + "s"
    }

    private static func regularPast(_ base: String) -> [String] {
        if base.hasSuffix("e") { return [base + "d"] }
        if base.hasSuffix("y"), let before = base.dropLast().last, !"aeiou".contains(before) {
            return [base.dropLast() + "ied"]
        }
        if doublesLastLetter(base), let last = base.last { return [base + String(last) + "ed"] }
        // British spelling doubles the l ("modelled"), American does not; both are read.
        if base.hasSuffix("el") || base.hasSuffix("al") { return [base + "ed", base + "led"] }
        return [base + "ed"]
    }

    private static func gerund(_ base: String, doubled: Bool) -> String {
        if base.hasSuffix("ie") { return base.dropLast(2) + "ying" }
        if base.hasSuffix("e"), !base.hasSuffix("ee"), !base.hasSuffix("ye"), base != "be" {
            return base.dropLast() + "ing"
        }
        if doubled, let last = base.last { return base + String(last) + "ing" }
        return base + "ing"
    }

    private static func doublesLastLetter(_ base: String) -> Bool {
        if doubling.contains(base) { return true }
        let letters = Array(base)
        guard letters.count >= 3, letters.count <= 4 else { return false }
        let last = letters[letters.count - 1]
        let vowel = letters[letters.count - 2]
        let before = letters[letters.count - 3]
        return "bdgmnprt".contains(last) && "aeiou".contains(vowel) && !"aeiou".contains(before)
            && !(letters.count == 4 && "aeiou".contains(letters[0])) && base != "open"
    }

    private static let doubling: Set<String> = [
        "admit", "commit", "submit", "permit", "equip", "transfer", "refer", "confer", "defer", "begin", "forget",
        "scrap", "strip", "unplug", "control", "propel", "compel", "expel", "deter", "occur", "outfit", "scrub",
        "split",
        "regret", "omit", "emit", "incur", "infer",
    ]

    private static let irregularPlurals: [String: String] = [
        "aircraft": "aircraft", "spacecraft": "spacecraft", "person": "people", "man": "men", "woman": "women",
        "craft": "craft", "personnel": "personnel", "series": "series", "radius": "radii", "memorandum": "memoranda",
        "rotorcraft": "rotorcraft", "crisis": "crises", "child": "children", "talks": "talks",
        "headquarters": "headquarters",
    ]

    /// Infinitive: (past forms, past participles).
    private static let irregular: [String: ([String], [String])] = [
        "greenlight": (["greenlit", "greenlighted"], ["greenlit", "greenlighted"]), "flee": (["fled"], ["fled"]),
        "sweep": (["swept"], ["swept"]), "swing": (["swung"], ["swung"]), "shed": (["shed"], ["shed"]),
        "cast": (["cast"], ["cast"]), "overfly": (["overflew"], ["overflown"]), "relight": (["relit"], ["relit"]),
        "light": (["lit"], ["lit"]), "burst": (["burst"], ["burst"]), "hurt": (["hurt"], ["hurt"]),
        "leap": (["leapt", "leaped"], ["leapt"]), "overrun": (["overran"], ["overrun"]),
        "arise": (["arose"], ["arisen"]), "become": (["became"], ["become"]), "begin": (["began"], ["begun"]),
        "bid": (["bid"], ["bid"]), "break": (["broke"], ["broken"]), "bring": (["brought"], ["brought"]),
        "build": (["built"], ["built"]), "burn": (["burned", "burnt"], ["burned", "burnt"]),
        "buy": (["bought"], ["bought"]), "catch": (["caught"], ["caught"]), "choose": (["chose"], ["chosen"]),
        "come": (["came"], ["come"]), "cost": (["cost"], ["cost"]), "cut": (["cut"], ["cut"]),
        "deal": (["dealt"], ["dealt"]), "draw": (["drew"], ["drawn"]), "drive": (["drove"], ["driven"]),
        "fall": (["fell"], ["fallen"]), "feel": (["felt"], ["felt"]), "fight": (["fought"], ["fought"]),
        "find": (["found"], ["found"]), "fly": (["flew"], ["flown"]), "get": (["got"], ["got", "gotten"]),
        "give": (["gave"], ["given"]), "go": (["went"], ["gone"]), "grow": (["grew"], ["grown"]),
        "hear": (["heard"], ["heard"]), "hit": (["hit"], ["hit"]), "hold": (["held"], ["held"]),
        "keep": (["kept"], ["kept"]), "know": (["knew"], ["known"]), "lay": (["laid"], ["laid"]),
        "lead": (["led"], ["led"]), "leave": (["left"], ["left"]), "lend": (["lent"], ["lent"]),
        "let": (["let"], ["let"]), "lose": (["lost"], ["lost"]), "make": (["made"], ["made"]),
        "mean": (["meant"], ["meant"]), "meet": (["met"], ["met"]), "offset": (["offset"], ["offset"]),
        "outbid": (["outbid"], ["outbid"]), "oversee": (["oversaw"], ["overseen"]), "pay": (["paid"], ["paid"]),
        "put": (["put"], ["put"]), "quit": (["quit"], ["quit"]), "read": (["read"], ["read"]),
        "ride": (["rode"], ["ridden"]), "rise": (["rose"], ["risen"]), "run": (["ran"], ["run"]),
        "say": (["said"], ["said"]), "see": (["saw"], ["seen"]), "seek": (["sought"], ["sought"]),
        "sell": (["sold"], ["sold"]), "send": (["sent"], ["sent"]), "set": (["set"], ["set"]),
        "shake": (["shook"], ["shaken"]), "shoot": (["shot"], ["shot"]), "show": (["showed"], ["shown", "showed"]),
        "shut": (["shut"], ["shut"]), "sink": (["sank"], ["sunk"]), "sit": (["sat"], ["sat"]),
        "slide": (["slid"], ["slid"]), "speak": (["spoke"], ["spoken"]), "spend": (["spent"], ["spent"]),
        "spin": (["spun"], ["spun"]), "split": (["split"], ["split"]), "spread": (["spread"], ["spread"]),
        "stand": (["stood"], ["stood"]), "steal": (["stole"], ["stolen"]), "strike": (["struck"], ["struck"]),
        "swear": (["swore"], ["sworn"]), "take": (["took"], ["taken"]), "teach": (["taught"], ["taught"]),
        "tell": (["told"], ["told"]), "think": (["thought"], ["thought"]), "throw": (["threw"], ["thrown"]),
        "undergo": (["underwent"], ["undergone"]), "undertake": (["undertook"], ["undertaken"]),
        "understand": (["understood"], ["understood"]), "upset": (["upset"], ["upset"]), "win": (["won"], ["won"]),
        "withdraw": (["withdrew"], ["withdrawn"]), "write": (["wrote"], ["written"]),
        "overtake": (["overtook"], ["overtaken"]), "forgo": (["forwent"], ["forgone"]), "beat": (["beat"], ["beaten"]),
        "bear": (["bore"], ["borne"]), "forecast": (["forecast", "forecasted"], ["forecast", "forecasted"]),
        "broadcast": (["broadcast"], ["broadcast"]), "have": (["had"], ["had"]), "do": (["did"], ["done"]),
        "shrink": (["shrank"], ["shrunk"]), "freeze": (["froze"], ["frozen"]), "tear": (["tore"], ["torn"]),
        "blow": (["blew"], ["blown"]), "eat": (["ate"], ["eaten"]), "outdo": (["outdid"], ["outdone"]),
        "rebuild": (["rebuilt"], ["rebuilt"]), "resell": (["resold"], ["resold"]),
        "foresee": (["foresaw"], ["foreseen"]), "stick": (["stuck"], ["stuck"]),
        "withhold": (["withheld"], ["withheld"]),
    ]
}
