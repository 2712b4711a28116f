// swift-format-ignore-file
// A table, one row a line, however long.

/// The meaning classes that predicate frames ask for (`~contract`), each with its nouns in the singular.
///
/// To add a noun, write it in its row (a noun of two words counts when both stand together); to add a class, add a row.
enum NounClasses {
    static let rows: [(name: String, nouns: String)] = [
        ("acquisition", "acquisition takeover merger buyout purchase divestment takeover-bid takeover-offer combination sale"),
        ("relative_power", "power contact communication signal attitude-control thrust altitude pressure control telemetry"),
        ("delivery", "delivery handover shipment arrival"),
        ("mission", "d'affaires embassy consulate diplomat ambassador envoy attache affaires"),
        ("bill", "bill act budget legislation law measure plan request proposal package"),
        ("asset", "right spectrum asset licence license business unit division arm operation activity subsidiary site"),
        ("judged", "decision move sale deal launch test plan statement remark award agreement act action behaviour behavior exercise drill visit attack incursion violation step claim announcement ruling offer proposal call invasion aggression pact treaty sanction tariff"),
        ("contract", "modification contract-modification contract-extension contract-option other-transaction-agreement ota work follow-on lot idiq contract subcontract award order deal option task-order framework-agreement framework-contract delivery-order tender bid procurement agreement purchase-agreement prize"),
        ("strict_contract", "idiq contract-modification contract-extension other-transaction-agreement ota prime-contract contract subcontract task-order delivery-order framework-contract"),
        ("solicitation", "quotation bid tender proposal offer solicitation rfp rfi replacement builder supplier contractor tenderer"),
        ("order", "order pre-order backlog orderbook order-book purchase-order"),
        ("agreement", "memoranda joint-venture-agreement term-sheet framework-agreement cooperation-agreement teaming strategic-partnership agreement memorandum mou pact accord partnership alliance collaboration cooperation venture tie-up consortium deal letter letter-of-intent loi compact teaming-agreement agreements ties"),
        ("venture", "venture joint-venture alliance consortium partnership coalition association"),
        ("test_stand", "test-stand launch-pad pad stand launchpad"),
        ("upper_stage", "upper-stage second-stage"),
        ("treaty", "treaty deal truce ceasefire trade-deal trade-pact trade-agreement framework joint-statement joint-declaration arrangement free-trade-agreement defence-pact security-pact defense-agreement defence-agreement treaty accord accords declaration pact convention agreement communique"),
        ("round", "facility credit-facility bond note convertible extension fundraise raise round funding financing capital investment seed series ipo offering equity money listing placement debt loan injection cash proceeds fundraising"),
        ("fund", "fund vehicle"),
        ("stake", "stock stake share shares shareholding holding equity interest"),
        ("ipo", "ipo offering listing flotation debut float"),
        ("hardware", "laser howitzer carrier pilot demonstrator airframe trainer fighter-jet weapons arms patrol-boat munitions shells tanks cruiser stealth-drone interceptor-drone satellite drone uav uas aircraft helicopter jet fighter missile interceptor submarine frigate destroyer corvette ship vessel boat tanker carrier tank howitzer gun vehicle radar sensor system launcher rocket engine battery munition ammunition shell terminal spacecraft lander rover station module camera simulator trainer truck robot chip cable plane bomber airlifter torpedo bomb rifle component payload bus antenna equipment weapon turbine platform warship hull cubesat nanosatellite smallsat microsatellite tug glider transponder receiver thruster processor semiconductor device kit product airliner widebody narrowbody eVTOL airship balloon motor propulsion instrument telescope solution tool software application app service network tanker seaplane minehunter minesweeper patrol-vessel usv uuv ugv ucav arm suit cockpit avionics seeker warhead booster upper-stage version variant prototype model series line family demonstrator generation"),
        ("service", "service launch mission image imagery data capacity"),
        ("launchable", "craft satellite mission spacecraft probe astronaut payload capsule lander telescope crew rocket rover cubesat smallsat module constellation observatory orbiter nanosatellite microsatellite cosmonaut taikonaut batch spaceplane booster launcher flight launch liftoff launches transporter rideshare"),
        ("rocket", "rocket launcher booster launch-vehicle rockets spaceplane first-stage stage"),
        ("missile", "missile interceptor munition icbm slbm warhead glide-vehicle torpedo rocket"),
        ("flight", "hop mission launch liftoff lift-off flight mission maiden-flight attempt launch-attempt debut countdown"),
        ("network", "soldier troops personnel force constellation network satellite system shield architecture battery squadron fleet grid brigade aircraft interceptor radar drone cable terminal missile station launcher vehicle submarine frigate jet sensor troop"),
        ("policy", "target goal plan strategy law policy reform initiative roadmap road-map guideline rule regulation framework executive-order directive doctrine charter code act legislation white-paper blueprint decree vision principle programme program agenda review order bill scheme standard guidance proposal"),
        ("strict_policy", "strategy law policy reform initiative roadmap guideline regulation executive-order directive doctrine act legislation white-paper blueprint decree action-plan plan bill review"),
        ("restriction", "limit licensing-requirement licence-requirement license-requirement export-rule import-ban arms-embargo price-cap countermeasure tariff sanction ban export-control restriction embargo duty quota curb levy moratorium export-restriction trade-restriction export-curb controls blacklist surcharge"),
        ("goods", "export import shipment sale good goods purchase supply component technology chip drone mineral earth magnet seafood equipment item transfer delivery"),
        ("permit", "authority go-ahead nod type-certification airworthiness-certificate launch-licence launch-license blessing signoff sign-off spectrum right authorisation licence license certificate certification permit clearance approval authorisation authorization waiver exemption type-certificate consent green-light permission"),
        ("grant_money", "budget appropriation subsidy aid grant funding spending-bill spending package expenditure money cash budgets outlay bill investment cut financing assistance"),
        ("budget", "contribution budget appropriation subsidy aid grant funding spending-bill spending package expenditure outlay budgets spending-plan budget-request appropriations defence-budget defense-budget budget-bill defense-bill supplementary-budget"),
        ("facility", "clean-room works construction terminal runway dockyard test-site test-stand integration-facility launch-pad engineering-centre research-centre innovation-centre production-site gigafactory megafactory plant factory line facility office subsidiary campus headquarters centre center shipyard site hub warehouse laboratory lab foundry fab dock quay workshop hangar branch base showroom depot mill complex yard smelter unit school academy ground-station spaceport assembly-line production-line pilot-line data-center data-centre operation"),
        ("capacity", "mass-production serial-production series-production assembly-work full-rate-production capacity production output workforce presence footprint manufacturing headcount throughput assembly network rate"),
        ("market", "sector industry economy demand spending market-size market"),
        ("results", "charge impairment write-down loss shipment delivery target ebit revenue sale sales profit loss earnings ebit ebitda income result results margin turnover dividend intake order-intake backlog cash-flow eps guidance outlook growth trading-update prospect"),
        ("guidance", "expectation ambition guidance outlook forecast target"),
        ("test", "patrol test trial demonstration exercise drill flight-test static-fire hot-fire test-flight test-firing test-launch experiment simulation wargame war-game war-games manoeuvre maneuver qualification campaign hop firing rehearsal"),
        ("exercise", "patrol exercise drill war-game wargame manoeuvre maneuver war-games"),
        ("incident", "anomaly fault glitch short-circuit near-miss power-failure power-cut engine-failure data-breach intrusion ransomware failure accident explosion outage attack crash fire anomaly breach incursion sabotage collision disruption malfunction leak hack cyberattack blast strike mishap intrusion violation interference blackout impact raid sighting loss damage setback closure"),
        ("target", "rail line railway power-line substation pipeline-network data-centre computer account warehouse cable airport site ship vessel base satellite port plant refinery network pipeline facility infrastructure tanker depot airfield airspace system grid drone runway server website battery booster aircraft jet stage contact spacecraft rocket capsule lander power communication passenger traffic signal service"),
        ("office", "ceo co-founder deputy undersecretary head-of-space chief-financial-officer chief-operating-officer chief-technology-officer administrator ceo chief-executive executive president chairman chairwoman chair director head minister secretary cfo cto coo commander administrator ambassador chief adviser advisor general partner officer chief-of-staff premier spokesman spokeswoman spokesperson leader governor member successor boss manager vice-president treasurer envoy representative counsel nominee commissioner board"),
        ("unit", "department office division unit agency command brigade directorate bureau wing squadron branch committee task-force team body commission ministry regiment service force group business corps administration institute council taskforce center centre"),
        ("jobs", "job position post employee worker staff workforce headcount role"),
        ("support", "support backing commitment solidarity concern condemnation cooperation protest objection opposition readiness willingness alliance ties relation relationship partnership friendship collaboration opportunity importance need thanks gratitude displeasure"),
        ("talks", "talk phone-call call meeting talk meeting visit summit consultation negotiation dialogue discussion conference phone-call conversation trip tour delegation"),
        ("protest", "protest complaint demarche objection note"),
        ("report", "report study survey analysis outlook research paper index review estimate forecast figure data poll"),
        ("company", "company firm group maker manufacturer startup start-up builder operator contractor supplier giant conglomerate producer developer provider business shipbuilder chipmaker carmaker planemaker shipyard unicorn specialist corporation enterprise airline carrier venture yard foundry bank investor retailer reseller distributor customer client"),
        ("public_body", "agency ministry department government military navy army force service commission council parliament authority administration command guard police state bureau regulator cabinet committee senate congress office body country nation island city watchdog house bloc corps lawmaker appropriator official"),
        ("people", "official people expert analyst spokesman spokeswoman spokesperson source executive leader lawmaker officer researcher scientist"),
        ("collective", "d'affaires hacker drone missile bomber affaires ambassador envoy diplomat embassy consulate lawmaker charge fighter-jet pilot spy navy company firm group maker manufacturer startup start-up industry military navy army force government authority investor supplier contractor police regulator official troop parliament lawmaker ministry shipbuilder chipmaker bank scientist researcher engineer fund sme enterprise operator developer giant state-media business player consortium customer lawmaker cabinet sector regime side delegation warship jet aircraft coastguard coast-guard army airforce air-force leadership administration unit squadron exporter vendor brand shipyard foundry airline rocket balloon vessel jammer"),
        ("director", "director ceo chief executive president chairman chairwoman chair head founder"),
        ("list", "list blacklist entity-list"), ("force", "force effect"),
        ("ceremony", "ceremony parade ceremony christening summit conference signing opening inauguration parade"),
        ("part", "investor syndicate backer subsidiary unit arm division branch affiliate consortium group team share stock board venture business head chief joint-venture pair member maker owner parent spinoff spin-off offshoot wing shareholder minister ministry president"),
        ("exports", "export-licence export import shipment sale trade transfer"),
        ("nominal_plan", "plan intention decision proposal agreement deal contract effort ambition goal push move commitment pledge promise aim bid option order request right program programme mission project pact intent target announcement approval permission licence license authorization ability failure chance mandate offer refusal attempt"),
    ]

    /// Classes by name, each with its own bit.
    static let byName: [String: NounClass] = {
        var result: [String: NounClass] = [:]
        for (index, row) in rows.enumerated() where index < 64 { result[row.name] = NounClass(rawValue: 1 << UInt64(index)) }
        return result
    }()

    static let office = byName["office"] ?? []
    static let director = byName["director"] ?? []
    static let report = byName["report"] ?? []
    static let company = byName["company"] ?? []
    static let publicBody = byName["public_body"] ?? []
    static let people = byName["people"] ?? []
    static let collective = byName["collective"] ?? []
    static let part = byName["part"] ?? []
    static let nominalPlan = byName["nominal_plan"] ?? []
    static let deals = ["contract", "agreement", "order", "acquisition", "incident"].reduce(into: NounClass()) {
        $0.formUnion(byName[$1] ?? [])
    }
    static let budget = byName["budget"] ?? []
    static let rocket = byName["rocket"] ?? []
    static let things = ["hardware", "launchable", "rocket", "missile"].reduce(into: NounClass()) {
        $0.formUnion(byName[$1] ?? [])
    }
    static let unit = byName["unit"] ?? []
}
