/// What a single word can be in and around names.
struct WordTraits: OptionSet, Sendable {
    let rawValue: UInt32
    /// Also written in small letters: no name by itself.
    static let everyday = WordTraits(rawValue: 1 << 0)
    static let givenName = WordTraits(rawValue: 1 << 1)
    /// Articles, prepositions, conjunctions, pronouns, auxiliaries, adverbs of sentence starts.
    static let function = WordTraits(rawValue: 1 << 2)
    /// Months and days.
    static let calendar = WordTraits(rawValue: 1 << 3)
    /// Legal forms: Inc, GmbH, SpA.
    static let companySuffix = WordTraits(rawValue: 1 << 4)
    /// Ends the name of a company: Technologies, Aerospace, Labs.
    static let companyHead = WordTraits(rawValue: 1 << 5)
    /// Ends the name of an agency, force, institute or other body.
    static let bodyHead = WordTraits(rawValue: 1 << 6)
    /// Opens one: "Ministry of …", "Institute for …".
    static let bodyOpener = WordTraits(rawValue: 1 << 7)
    /// Ends the name of a place: Airport, Islands.
    static let placeHead = WordTraits(rawValue: 1 << 8)
    /// Opens one: Cape, Mount, "Strait of …".
    static let placeOpener = WordTraits(rawValue: 1 << 9)
    /// Ends the name of a plan, law, treaty, mission or network.
    static let programHead = WordTraits(rawValue: 1 << 10)
    /// What a product is called after or before its name: rocket, satellite, drone.
    static let productNoun = WordTraits(rawValue: 1 << 11)
    /// Likewise for programs: constellation, programme, mission.
    static let programNoun = WordTraits(rawValue: 1 << 12)
    /// Offices, ranks and callings written before or behind a person's name.
    static let title = WordTraits(rawValue: 1 << 13)
    /// What a company is called: startup, maker, supplier.
    static let companyNoun = WordTraits(rawValue: 1 << 14)
    /// Who does it speaks: said, told, added.
    static let speechVerb = WordTraits(rawValue: 1 << 15)
    /// What companies and agencies do: announced, unveiled, won, raised.
    static let actionVerb = WordTraits(rawValue: 1 << 16)
    /// Fields that names of bodies join by "and": "Science and Technology".
    static let field = WordTraits(rawValue: 1 << 17)
    /// Inside names of persons: van, de, al, bin.
    static let particle = WordTraits(rawValue: 1 << 18)
    /// HMS, USS, INS: the name of a ship follows.
    static let shipPrefix = WordTraits(rawValue: 1 << 19)
    /// North, Eastern, Greater: before a place.
    static let direction = WordTraits(rawValue: 1 << 20)
    /// II, IV, Mk, Block: continues the name of a product.
    static let series = WordTraits(rawValue: 1 << 21)
    /// Capitalised abbreviations that name nothing: LEO, UAV, AI, CEO.
    static let generic = WordTraits(rawValue: 1 << 22)
    /// What a place is called behind its name: province, island, region.
    static let placeNoun = WordTraits(rawValue: 1 << 23)
    /// Words that stand before a name in a headline or at the start of a sentence: Former, Rival, Shares.
    static let leader = WordTraits(rawValue: 1 << 24)
    /// Prepositions that stand before places: in, near, from.
    static let locative = WordTraits(rawValue: 1 << 25)
    /// Kinds of finance rounds and market things: Series, Nasdaq-like words never part of a name start.
    static let notName = WordTraits(rawValue: 1 << 26)
}

/// The words behind ``WordTraits``, separated by blanks. Single words only: rules join them.
enum Vocabulary {
    static let all: [(String, WordTraits)] = [
        (function, .function), (calendar, .calendar), (companySuffix, .companySuffix), (companyHead, .companyHead),
        (bodyHead, .bodyHead), (bodyOpener, .bodyOpener), (placeHead, .placeHead), (placeOpener, .placeOpener),
        (programHead, .programHead), (productNoun, .productNoun), (programNoun, .programNoun), (title, .title),
        (companyNoun, .companyNoun), (speechVerb, .speechVerb), (actionVerb, .actionVerb), (field, .field),
        (particle, .particle), (shipPrefix, .shipPrefix), (direction, .direction), (series, .series),
        (generic, .generic), (placeNoun, .placeNoun), (leader, .leader), (locative, .locative), (notName, .notName),
        (everyday, .everyday),
    ]

    static let function = """
        a an the this that these those it its he his him she her they their them we our us you your i my me who whom \
        whose which what when where why how and or but nor yet so if unless while whereas because since until till \
        although though as than then there here in on at by for from of off to into onto upon over under with within \
        without about above across after against along amid among around before behind below beneath beside besides \
        between beyond during despite except inside outside near per through throughout toward towards via versus is \
        are was were be been being am do does did done has have had having will would shall should can could may \
        might must not no nor only also too very more most less least much many few several some any all both each \
        every either neither other another such same own just even still already again ever never always often \
        sometimes once twice now today tomorrow yesterday tonight soon later earlier recently meanwhile however \
        moreover furthermore nevertheless nonetheless therefore thus hence instead otherwise additionally according \
        among another together overall separately similarly finally currently previously originally initially \
        eventually ultimately notably reportedly allegedly apparently perhaps maybe indeed rather quite almost \
        nearly roughly approximately up down out away back forth like unlike including following regarding \
        concerning given based compared due thanks let whether none nobody nothing everyone everything someone \
        something anyone anything one two three four five six seven eight nine ten eleven twelve hundreds thousands \
        millions dozens half first second third fourth fifth last next new yes
        """
    static let calendar = """
        january february march april may june july august september october november december jan feb mar apr jun \
        jul aug sep sept oct nov dec monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu \
        thur thurs fri sat sun christmas easter ramadan spring summer autumn winter gmt utc est edt pst pdt cet
        """
    static let companySuffix = """
        inc incorporated corp corporation co company ltd limited llc llp lp plc gmbh ag kg kgaa se sa sas sarl spa srl \
        sl bv nv oy oyj ab as asa aps ks hf ohf kft zrt nyrt sro doo dd ad pte pty sdn bhd kk jsc pjsc ojsc oao pao \
        ooo cjsc ooo tbk psc wll fze saoc qsc qpsc holding holdings group groupe grupo gruppe gruppo konzern koncern \
        aktiengesellschaft anonim sirketi kaisha
        """
    static let companyHead = """
        technologies technology technologie technologien systems systemes sistemas systeme sistemi labs lab \
        laboratories aerospace space spacecraft aviation aeronautics aero aerosystems astronautics aircraft airlines \
        airways air dynamics robotics electronics microelectronics elektronik electric electrics semiconductor \
        semiconductors semi semis optics photonics optoelectronics microwave microsystems materials chemical chemicals \
        chemie metals steel mining energy power nuclear fusion batteries battery motors automotive auto rail \
        engines turbines propulsion rocketry rockets orbital satellites satcom telecom \
        telecommunications communications networks mobile wireless broadband cables software solutions \
        services analytics data digital cloud cyber cybersecurity security defence defense defensa defesa difesa \
        motor industries industrie industrial industria industriale industry enterprises enterprise manufacturing machinery \
         works shipbuilding shipbuilders shipyard shipyards yards marine maritime navale naval shipping lines \
        logistics engineering engineers construction international worldwide global capital ventures venture partners \
        investments investment equity finance financial bank banking insurance advisors advisory associates management \
        securities asset trust brothers sons motion vision sensing imaging instruments devices components precision \
        composites ordnance arms ammunition munitions armaments weapons explosives pyrotechnics drones \
        unmanned autonomy autonomous intelligence ai quantum computing computers computer micro devices memory \
        interactive media studios studio entertainment news press motors vehicles trucks land sea ocean pharma \
        foundry foundries fab chips silicon wafers display displays lasers acoustics telemetry \
        geospatial observation mapping exploration exploitation ventures collective consulting consultants research \
        biotech bio health
        """
    static let bodyHead = """
        agency agencies administration authority authorities ministry department bureau office directorate command \
        commission committee council court parliament senate congress assembly duma bundestag knesset diet cabinet \
        government navy army force forces corps guard guards brigade regiment division battalion squadron wing fleet \
        flotilla marines militia police service services institute institution institutions university college school \
        academy laboratory observatory center centre foundation society association federation confederation union \
        alliance league coalition consortium organization organisation organizations organisations associations societies bank fund exchange board chamber museum \
        taskforce secretariat treasury pentagon ombudsman registry inspectorate ministerio agenzia agence agentur \
        bundesamt bundeswehr amt institut instituto istituto universidad universite universitat politecnico \
        party group accelerator incubator cluster hub garrison presidency
        """
    static let bodyOpener = """
        ministry department office bureau institute institution university academy college school committee commission \
        council board bank federation association society organization organisation union league court house chamber \
        parliament directorate center centre laboratory agency administration authority embassy secretariat government \
        ministere ministerio institut instituto foundation army republic
        """
    static let placeHead = """
        airport airfield aerodrome airbase spaceport cosmodrome island islands isle isles archipelago sea ocean strait \
        straits gulf bay channel canal river lake peninsula cape coast desert valley mountains mountain hills plateau \
        basin delta province prefecture county district state territory region city town village port harbour harbor \
        base station garrison square road street avenue shoal reef atoll corridor pass border bridge park range \
        complex teleport bight fjord sound
        """
    static let placeOpener = """
        cape mount fort camp port lake gulf strait straits isle bay sea point lac rio san santa st saint sri porto \
        puerto los las el new north south east west northern southern eastern western central upper lower greater
        """
    static let placeNoun = """
        province prefecture county district state territory region city town village island islands peninsula coast \
        archipelago suburb airport spaceport strait river bay municipality oblast canton
        """
    static let programHead = """
        program programme project initiative plan strategy roadmap framework act law bill treaty agreement accords \
        accord convention protocol pact charter directive regulation constellation mission review doctrine scheme \
        partnership compact dialogue declaration communique resolution amendment sanctions campaign operation \
        exercise agenda challenge experiment guidelines principles network architecture shield \
         
        """
    static let programNoun = """
        program programme project initiative plan constellation mission network effort scheme strategy campaign exercise \
        operation constellations megaconstellation service services shield programmes programs projects initiatives \
        satellite-network treaty law act bill scheme 
        """
    static let productNoun = """
        rocket rockets launcher launchers booster boosters vehicle vehicles satellite satellites spacecraft capsule \
        lander rover probe spaceplane telescope missile missiles interceptor interceptors torpedo torpedoes bomb bombs \
        shell munition munitions drone drones uav uavs uas ucav aircraft airplane jet jets fighter fighters bomber bombers \
        helicopter helicopters tanker airlifter airliner trainer seaplane submarine submarines frigate frigates destroyer \
        destroyers corvette corvettes cruiser cruisers carrier warship warships vessel vessels boat boats ship ships yacht \
        icebreaker tug ferry tank tanks howitzer howitzers gun guns rifle rifles radar radars sonar sensor sensors laser \
        engine engines motor motors thruster thrusters turbine chip chips processor processors gpu gpus cpu accelerator \
        memory product products terminal terminals antenna antennas platform platforms robot robots software app camera payload payloads \
        bus variant prototype prototypes model class glider balloon airship mine mines truck trucks chassis turret pod \
        system systems battery batteries malware ransomware spyware chatbot airframe airframes buoy glider munition helmet node smartphone phone handset handsets car
        """
    static let title = """
        president vice-president chairman chairwoman chairperson chair chief executive officer ceo cfo coo cto ciso cso \
        director minister premier chancellor secretary undersecretary deputy vice senior assistant acting general \
        lieutenant colonel major captain commander commandant admiral marshal brigadier sergeant corporal commodore gen \
        lt col maj capt cmdr adm brig sgt sen rep gov senator representative congressman congresswoman governor mayor \
        king queen prince princess emperor sheikh sultan pope sir dame lord lady mr mrs ms miss dr prof professor \
        spokesman spokeswoman spokesperson spokesmen analyst expert scientist engineer researcher astronaut cosmonaut taikonaut \
        founder co-founder cofounder owner investor manager head leader lead boss partner principal president-elect \
        ambassador envoy diplomat attache lawmaker legislator mp mep commissioner administrator inspector superintendent \
        judge justice historian economist lawyer attorney author journalist editor reporter correspondent billionaire \
        entrepreneur physicist astronomer astrophysicist strategist economist adviser advisor coordinator consul chairman \
        pilot test-pilot prime under fellow member delegate trustee official \
        treasurer controller architect designer whistleblower dictator supremo chieftain speaker archbishop bishop \
        secretary-general president's minister-president mogul tycoon magnate financier inventor veteran
        """
    static let companyNoun = """
        company companies firm firms startup startups start-up start-ups maker makers manufacturer manufacturers supplier \
        suppliers provider providers operator operators developer developers builder builders contractor contractors \
        group giant conglomerate specialist subsidiary unit arm affiliate venture spinoff spinout chipmaker chipmakers \
        carmaker automaker planemaker shipbuilder shipbuilders shipyard yard foundry brand vendor distributor reseller \
        integrator carrier airline bank fund investor insurer lender brokerage consultancy thinktank publisher producer \
        producers fabricator exporter importer retailer newcomer incumbent rival competitor peer parent shareholder \
        backer unicorn upstart challenger primes prime newspaper broadcaster agency outlet website consortium joint-venture \
        aircraft-maker drone-maker rocket-maker arms-maker missile-maker tank-maker
        """
    static let speechVerb = """
        said says say told tells added adds noted notes argued argues warned warns explained explains wrote writes \
        stated states commented comments admitted admits thinks believes believed insisted insists claimed claims \
        testified urged urges acknowledged tweeted posted replied joked recalled predicted predicts
        """
    static let actionVerb = """
        announced announces unveiled unveils won wins raised raises raise launched launches signed signs agreed agrees \
        plans plan planned delivered delivers received receives awarded awards selected selects picked picks chose \
        chosen chooses developed develops builds built makes made supplies supplied sells sold bought buys acquired \
        acquires acquire invested invests opened opens completed completes reported reports posted posts expects \
        expected aims aimed hopes hoped wants confirmed confirms revealed reveals introduced introduces demonstrated \
        demonstrates tested tests showcased showcases partnered partners teamed teams joined joins secured secures \
        landed lands clinched clinches bagged bags inked inks submitted submits filed files hired hires named names \
        appointed appoints closed closes reached reaches started starts began begins will has is was had operates \
        operated owns owned runs ran leads led provides provided offers offered said says declined declines denied \
        denies proposed proposes approved approves issued issues ordered orders backs backed funds funded expands \
        expanded halted halts suspended suspends withdrew withdraws tapped taps eyes seeks sought
        """
    static let field = """
        science sciences technology technologies space aerospace defence defense security trade industry commerce \
        economy economic energy climate environment environmental transport transportation infrastructure \
        communications telecommunications information aeronautics astronautics aviation research development innovation \
        investment promotion authorisation authorization engineering education health agriculture food forestry \
        fisheries labour labor radio television broadcasting welfare tourism finance financial budget planning reform foreign external internal home \
        interior justice international cooperation strategic studies policy arms weapons procurement logistics \
        acquisition sustainment materiel intelligence surveillance reconnaissance cyber cybersecurity digital data media \
        culture sport nuclear atomic missile radar electronic electronics materials manufacturing production export \
        import customs border immigration emergency disaster maritime ocean oceanic atmospheric naval marine air \
        land military strategy analysis standards test testing evaluation safety regulatory control fluid \
        electrical mechanical applied physics astronomy commercial launch satellite navigation geology geospatial \
        mapping management administration
        """
    static let particle = """
        van von der den de da do dos das del della dalla dalle delle degli dei dell di du la le al el bin bint ibn ben abu ul ur y e af zu ter ten
        """
    static let shipPrefix = """
        uss usns usv hms hmas hmcs hmnzs hnlms hdms hnoms hswms fgs orp ins iris ns jds js roks rokcgv bns kri krs rss \
        ks kd tcg ts pns bap ara are sas rfa mv ss usccg usccgc uscgc ccgs rv rrs its fs brp htms rts umm rsas ens cns \
        sms bae
        """
    static let direction = """
        north south east west northern southern eastern western northeast northwest southeast southwest northeastern \
        northwestern southeastern southwestern central upper lower greater inner outer
        """
    static let series = """
        i ii iii iv v vi vii viii ix x xi xii mk mark block phase gen pro max plus ultra heavy light lite mini nano prime \
        er ng neo xl alpha beta gamma delta bravo one two three
        """
    static let generic = """
        ai ml ar vr xr it ict leo meo geo gso sso gto heo vleo uav uavs uas uass ucav usv usvs uuv uuvs rpas rov auv ugv \
        ugvs evtol evtols vtol stol ceo cfo coo cto ciso cso cio vp svp evp mp mps sme smes ipo ipos spac spacs rfp rfps \
        rfi rfq mou mous loi esg gdp rd r&d isr c2 c4i c4isr c5isr ew sar eo ir rf gnss pnt satcom iot m2m 5g 6g 4g lte \
        ott hd uhd 4k gan sic cmos dram nand hbm euv duv cpu gpu gpus cpus asic asics fpga fpgas soc pcb api saas paas \
        b2b q1 q2 q3 q4 h1 h2 fy fy2024 fy2025 fy2026 yoy qoq cagr ebit ebitda eps capex opex tv uk-us usd eur gbp twd \
        ntd jpy krw cny rmb inr aud cad sgd chf sek nok dkk pln lng lpg co2 phd mba dna rna gps-denied ota otas sbir \
        sttr sbi sbis abm icbm icbms slbm mirv samv sam sams mlrs apc apcs ifv ifvs mbt mbts awacs aew aewc sigint elint \
        comint humint osint geoint masint elt ads-b vhf uhf shf ehf am fm ttc tt&c iod ioc foc mro oem oems rto pfi ppp \
        ppps trl cots gots itar ear eccn nda kpi roi pr hr faq asap eta etd tbd tba diy vip ok am pm bc ad l1 l2 l3 \
        l4 l5 emea apac asean-based mena latam smr smrs rtg cbrn ied ieds sead dead asat asats hgv hgvs hcm bmd gbi sda \
        ssa stm adr oos isam lidar imu ins/gps agm-type led oled lcd pv ev evs hpc llm llms agi s/n
        """
    static let leader = """
        former rival fellow shares investors backers customers startup startups company companies chipmaker carmaker \
        shipbuilder planemaker drone drones rocket rockets satellite satellites counter-drone anti-drone defence defense \
        space analysts officials sources researchers scientists engineers experts critics supporters lawmakers \
        regulators ministers militaries troops police media state local domestic foreign global international national \
        regional private public commercial military civil civilian industrial industry market markets demand supply \
        production exports imports sales revenue profit profits earnings orders contracts deals talks plans news \
        reports images photos video footage data details results tests trials flights launches missions operations \
        production deliveries delivery development construction maintenance training support founded headquartered \
        listed led backed built made designed developed owned based known called named dubbed formed created \
        established using citing asked speaking writing working flying launching building making taking giving \
        under-fire embattled ailing troubled newly newly-formed giant tiny small large big major minor key top leading \
        early late mid long short high low full total combined joint ex interim outgoing incoming current veteran \
        incumbent then-president ambitious
        """
    static let locative = """
        in near at from to around across outside inside via off toward towards over into through
        """
    static let notName = """
        earth moon sun internet web world globe universe bible olympics olympic covid mach tier level category grade lot increment day week year room gate series exhibit figure table section chapter page article item note appendix annex phase stage round q1 q2 q3 q4
        """
    static let everyday = """
        okay english shipyard shipyards quay quays tanker tankers howitzer howitzers interceptor interceptors hypersonic \
        unmanned uncrewed geospatial startup startups chipmaker chipmakers carmaker carmakers planemaker planemakers \
        shipbuilder shipbuilders lawmaker lawmakers policymakers policymaker megaconstellation jammers jamming spoofing \
        counter-drone loitering munitions semiconductor semiconductors foundry foundries payloads rideshare spaceport \
        spaceports debris orbital suborbital thermosphere warfighter warfighters airframe airframes avionics flagship \
        undersea seabed offshore onshore tariffs embargo sanctions crewed uncrewed reusable methane kerosene hydrazine
        """
}
