/// Small sets of words that decide in context.
enum Context {
    static let holding: WordSet = [
        "shares", "stake", "stakes", "invest", "invested", "investment", "investor", "investors", "interest",
        "shareholder", "shareholding", "stock", "holding",
    ]
    static let doneBy: WordSet = [
        "built", "made", "developed", "designed", "owned", "operated", "led", "backed", "acquired", "bought",
        "supplied",
        "manufactured", "provided", "funded", "produced", "run", "headed", "founded", "set", "organised", "organized",
        "commissioned", "published", "report", "released", "selected", "won", "managed", "co-led", "taken",
    ]
    static let dealing: WordSet = [
        "contract", "contracts", "order", "orders", "deal", "agreement", "partnership", "partnered", "partnering",
        "teamed",
        "joint", "venture", "round", "invested", "stake", "join", "joined", "joining", "compete", "competes", "merger",
        "merge", "sold", "sell", "sale", "awarded", "award", "signed", "memorandum", "supplier",
        "supply", "work", "working", "collaboration", "cooperation", "talks", "bought", "purchased", "ordered",
        "funding",
        "investment", "tie-up", "alliance", "cooperate", "collaborate", "went", "goes", "competitor", "rival",
        "licence", "license",
    ]
    static let ownedThings: WordSet = [
        "shares", "share", "stock", "shareholders", "subsidiary", "subsidiaries", "unit", "plant", "factory",
        "facility",
        "headquarters", "ceo", "cfo", "board", "revenue", "profit", "backlog", "employees", "customers", "management",
        "spokesman", "spokeswoman", "spokesperson", "executives", "engineers", "officials", "acquisition", "takeover",
        "purchase", "bid", "ipo", "valuation", "founder", "chairman", "chief", "division", "arm", "shipyard", "yard",
        "portfolio",
        "partners", "rivals", "backers", "competitors", "clients", "vendors", "workforce", "investors", "suppliers",
        "owner", "maker", "operator", "stake", "majority", "contractors", "venture",
        "shareholder", "founders", "spokespeople", "contract", "merger", "customer", "partner", "spin-off",
        "consortium", "staff", "workers",
    ]
    static let including: WordSet = ["include", "includes", "including", "included", "like", "and", "as"]
    static let acting: WordSet = [
        "launch", "launched", "launches", "launching", "unveil", "unveiled", "unveils", "test", "tested", "testing",
        "deploy",
        "deployed", "deploying", "fly", "flew", "flying", "fire", "fired", "build", "building", "develop", "developing",
        "developed", "called", "using", "field", "fielded", "operate", "operates", "produce", "producing", "dubbed",
        "introduced",
        "upgraded", "integrate", "integrated", "aboard",
    ]
    static let calling: WordSet = [
        "called", "named", "dubbed", "designated", "nicknamed", "codenamed", "christened", "known", "as",
    ]
    static let whereabouts: WordSet = [
        "off", "outside", "suburb", "outskirts", "shores", "coast", "miles", "kilometres", "kilometers", "tip", "edge",
        "skies", "hills", "streets", "waters", "suburbs", "vicinity", "banks", "residents", "people", "capital",
    ]
    static let leading: WordSet = [
        "heads", "chairs", "led", "met", "became", "oversees", "leads", "runs", "founded", "resigned", "retired",
        "succeeds", "succeeded", "replaced",
        "replaces",
    ]
    static let buying: WordSet = [
        "acquire", "acquired", "acquires", "acquiring", "bought", "buys", "buying", "joined", "sued", "told", "backs",
        "hired", "pays", "paid", "against", "versus", "founded", "co-founded", "cofounded",
    ]
    static let headedBy: WordSet = [
        "led", "headed", "chaired", "run", "founded", "commanded", "hosted", "written", "replaced", "succeeded",
    ]
    static let rounds: WordSet = [
        "round", "funding", "financing", "investment", "consortium", "investors", "seed", "raise", "team",
    ]
    static let programs: WordSet = [
        "program", "programme", "project", "initiative", "effort", "mission", "constellation",
    ]
    /// Words between a name and the noun that tells what it is: "X attack drone", "X cruise missile".
    static let fillers: WordSet = [
        "attack", "strike", "cargo", "patrol", "cruise", "transport", "combat", "loitering", "training", "utility",
        "supply", "jet", "ballistic", "hypersonic", "guided", "armoured", "armored", "infantry", "fighting",
        "broadband",
        "internet", "imaging", "weather", "lunar", "crew", "crewed", "reusable", "medium", "light", "heavy", "electric",
        "uncrewed", "unmanned", "autonomous", "underwater", "surface", "ground", "upper", "stage", "battle", "main",
        "solid", "class", "moon", "mars", "stealth", "tactical", "interceptor", "quadcopter", "rocket", "multirole",
    ]
    static let hyphened: WordSet = [
        "led", "backed", "owned", "made", "built", "developed", "funded", "operated", "designed",
    ]
    static let linking: WordSet = [
        "is", "was", "has", "will", "had", "made", "opened", "began", "begins", "started", "starts", "runs", "ran",
    ]
    static let flying: WordSet = [
        "flies", "flew", "carries", "carried", "lifted", "landed", "exploded", "crashed", "orbits", "weighs", "docked",
        "splashed", "separated", "burned", "re-entered", "sailed", "flown",
    ]
    static let pronouns: WordSet = ["its", "their", "his", "her", "another", "one"]
    /// Whose thing follows: "its Flamingo".
    static let owners: WordSet = ["its", "their"]
    /// Behind these the Moon and Mars are places.
    static let bodiesFollow: WordSet = ["on", "of", "and", "leave", "leaves", "left", "orbit", "orbits", "reach"]
    static let personal: WordSet = ["his", "her"]
    static let stopsPhrase: WordSet = [
        "of", "that", "which", "who", "whose", "led", "based", "founded", "built", "made", "run", "owned", "meant",
        "designed",
        "known", "developed", "used", "for", "to", "with", "in", "from", "by", "backed", "supported", "intended",
        "said", "has", "is",
        "specialising", "specializing", "focused", "working", "making", "headquartered", "listed", "formerly",
        "operated", "set",
    ]
}
