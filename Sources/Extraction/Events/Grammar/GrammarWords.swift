/// The word lists of the lexicon: closed classes in full, verbs and nouns of trade news.
enum GrammarWords {
    static let determiners =
        "the a an this these those each every some any no all both either neither another such most many few several what"
    static let possessives = "its their his her our my your whose"
    static let pronouns =
        "it they he she we i you them him us who one others itself themselves himself herself this these those both none nobody everyone"
    static let prepositions = """
        of in on at for from with by to into onto over under between among against toward towards across through throughout during within \
        without about around near via per amid amidst upon off above below behind beyond despite following including regarding concerning \
        besides except like unlike alongside aboard outside inside plus versus than as since after before until till worth out up down \
        beside atop amongst due according because instead ahead based given pending using along
        """
    static let coordinators = "and or but nor &"
    static let subordinators =
        "if unless because although though while whereas whether when whenever once after before since until till as so lest"
    static let relatives = "which who whom whose where when why how"
    static let modals =
        "will would can could may might shall should must cannot can't won't wouldn't couldn't shouldn't"
    static let negations = "not never n't no neither nor hardly barely"
    static let adverbs = """
        also already still now then today soon yet again later once just only even ever often recently currently previously formerly earlier \
        mostly jointly together nearly almost about approximately roughly well too very more most less least further meanwhile however therefore \
        instead afterwards beforehand so far not much ago away back forward ahead here there abroad home long-term reportedly allegedly \
        apparently overnight twice first perhaps maybe quite rather soon otherwise thus hence else elsewhere additionally furthermore moreover particularly especially
        """
    static let adjectives = """
        new old big small large major minor first second third fourth fifth last next latest early late key main own other same different further \
        national international global regional local federal foreign domestic military civil civilian commercial industrial strategic joint public \
        private technical technological digital nuclear naval maritime aerial orbital lunar solar electronic electric autonomous unmanned uncrewed \
        crewed manned hypersonic supersonic ballistic armed senior former current chief deputy vice acting interim executive annual quarterly \
        monthly weekly daily long short high low medium light heavy advanced modern existing initial additional extra full total overall net gross \
        direct select complete present secure separate close firm subject classified potential possible likely able ready due available responsible unable eager set poised keen free certain clear strong weak higher lower \
        longer shorter larger smaller bigger better best worse worst greater wider broader deeper closer faster more fewer less much little single \
        double triple multiple various numerous special general common central northern southern eastern western north south east west good bad \
        great significant substantial critical essential important serious severe final live operational existing growing emerging leading developing remaining ongoing upcoming incoming outgoing escalating mounting deepening surviving rising reusable maiden inaugural successful \
        two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty hundred thousand million billion trillion dozen \
        failed planned proposed so-called small-scale state-owned state-run wholly-owned listed unidentified unknown suspected
        """
    /// Verbs of news prose that are only verbs, or whose noun forms can be told by rule; irregular ones are inflected by table.
    static let verbs = """
        abandon absorb accelerate accept access accompany accomplish account accuse achieve acknowledge acquire act activate adapt add address \
        adjust administer admit adopt advance advise advocate affect affirm afford agree aid aim air alert align allege allocate allow alter \
        amend amount analyse analyze anchor announce annex answer anticipate appear apply appoint appreciate approach appropriate approve argue \
        arise arm arrange arrest arrive ask assail assemble assert assess assign assist assume assure attach attack attain attempt attend attract \
        attribute auction authorise authorize automate avert avoid await award back ban bar base be beat become beef begin believe benefit bid \
        blacklist blame blast block board bolster bomb book boost borrow bow break brief bring broadcast broaden build burn burst buy calculate \
        call cancel capture carry catch cause cease celebrate certify challenge change charge charter chair check choose christen cite claim clarify \
        clash clear climb clinch close co-develop co-operate co-produce collaborate collapse collect collide combine come command commence comment \
        commission commit compare compel compensate compete compile complain complement complete comply comprise concede conceive concentrate \
        conclude condemn conduct confer confirm confront congratulate connect consider consist consolidate constitute construct consult consume \
        contact contain contend contest continue contract contribute control convene convert convict cooperate coordinate cost counter cover crack \
        crash create criticise criticize cross cruise cut damage date deal debate debut decide declare decline decommission deem deepen defeat \
        defend defer define delay delegate deliver demand demonstrate denounce deny depart depend deploy depose derail descend describe deserve \
        design designate desire destroy detail detain detect deter deteriorate determine detonate develop devise diagnose differ diminish dip direct \
        disable disagree disappear disclose discontinue discover discuss dismantle dismiss dispatch display dispose dispute disrupt dissolve \
        distribute divert divest divide dock donate double downgrade download draft drag draw drift drive drone drop earn ease elaborate elect \
        elevate eliminate embark embed emerge emphasise emphasize employ enable enact encounter encourage encroach end endorse enforce engage \
        enhance enjoy enlarge enlist ensure enter entrust envisage envision equip erect erupt escalate escape establish estimate evacuate evaluate \
        evolve examine exceed exchange exclude execute exempt exercise exhibit exist exit expand expect expedite expel experience expire explain \
        explode exploit explore export expose express extend face facilitate fail fall fast-track favor favour feature feed feel fend field fight \
        file fill finalise finalize finance find fine finish fire fit fix flag flank float fly focus fold follow force forecast foresee forge form \
        formalise formalize formulate foster found free freeze front fuel fulfil fulfill function fund furlough gain garner gather generate get give \
        go grant ground grow guarantee guard guide hack hail halt halve hammer hand handle happen harm head heat heighten help highlight hire hit \
        hold honor honour hope host house hover hunt hurt identify ignite illustrate impact impede implement imply import impose improve inaugurate \
        include increase incur indicate induct inform infringe inherit initiate injure ink inspect install integrate intend intensify intercept \
        interfere interrupt intervene interview introduce invade invest investigate invite invoke involve isolate issue jam jeopardise jeopardize \
        join jump justify keep kick kill know label lack land last launch lay lead leak lean learn lease leave lend let level leverage levy liberate \
        license lie lift limit link list live load loan lobby locate lodge loft look loom lose lower maintain make man manage mandate manufacture map mark \
        market mass-produce master match mature mean measure meet mention merge migrate miss mitigate mobilise mobilize model moderate modernise \
        modernize modify monitor mount move mull name narrow near need negotiate net nominate note notify nullify number obligate oblige observe \
        obtain occupy occur offer offset operate oppose opt orbit order organise organize originate oust outbid outline outpace outperform \
        outsource overcome overhaul oversee overtake overturn owe own pack park part participate partner pass patrol pause pave pay penetrate \
        perform permit persuade phase pick pilot pioneer place plague plan play plead pledge plummet plunge point poise position possess post \
        postpone pour power practise predict prefer prepare present press prevail prevent price privatise privatize probe proceed process procure \
        produce prohibit project prolong promise promote prompt propel propose prosecute protect protest prove provide provoke publish pull pump \
        purchase pursue push put qualify question quit quote race raid raise rally ram ramp range rank rate ratify reach react read ready reaffirm \
        realise realize reallocate reassign reassure rebound rebrand rebuild recall receive recognise recognize recommend recommit record recover \
        recruit redesign redirect reduce re-elect refer refine reflect refocus reform refuel refurbish refuse refute regain regard register \
        regulate reiterate reject relate relaunch release relieve relocate rely remain remark remove rename renew renovate rent reopen reorganise \
        reorganize repair repeal repeat replace reply report represent reprimand request require rescind rescue research reserve reshape reshuffle \
        resign resist resolve respond rest restart restore restrict restructure result resume retain retire retract retreat retrieve return reveal \
        reverse review revise revive revoke ride rise risk rival rocket roll rotate rule run rush sabotage safeguard sail sanction satisfy save say scale \
        schedule score scrap scrub seal search secure see seek seize select sell send separate serve service set settle sever shake shape share \
        shelve shift ship shoot shore show showcase shrink shut sideline sign signal simulate sink sit slap slash slate slide slip slow slump snap \
        soar soften solicit solve spare spark speak specialise specialize specify speculate speed spend spin splash split sponsor spoof spot spread spur \
        squeeze stabilise stabilize staff stage stall stand standardise standardize start state station stay steal steer stem step stipulate \
        stockpile stop store strand stream streamline strengthen stress strike strip struggle study submit subsidise subsidize succeed sue suffer \
        suggest suit summon supervise supply support suppress surge surpass surrender survive suspect suspend sustain swap swear sweep switch tackle \
        take talk tap target task team tear tell terminate test testify thank think threaten threw throw thwart tie tighten top total touch tour tout \
        track trade trail train transfer transform transit transition transmit transport travel treat trial trigger trim triple try turn twin \
        unblock uncover undercut undergo underline undermine underpin underscore understand undertake unify unite unload unplug unveil update \
        upgrade uphold upset urge use utilise utilize vacate value vary veto view violate visit voice void vote vow wage wait waive walk want warn wash \
        watch weaken weigh welcome widen win wind wipe withdraw withhold withstand witness work worry worsen wrap write yield co-found \
        co-host re-enter touch-down lift-off blast-off pre-order greenlight
        """
    /// Forms that the rules would read as verbs but are nouns or adjectives first.
    static let nounsLikeVerbs = """
        building:buildings shipbuilding manufacturing spending funding processing computing engineering training meeting:meetings briefing:briefings \
        hearing:hearings filing:filings offering:offerings holding:holdings warning:warnings landing:landings sighting:sightings finding:findings \
        earning:earnings imaging sensing monitoring networking cutting-edge trading testing licensing procurement backing timing marketing financing \
        refuelling refueling docking gathering listing:listings ruling:rulings lightning morning:mornings evening:evenings king wing:wings ring:rings thing:things spring \
        string:strings jamming spoofing mining parking crossing fighting lending rating:ratings reporting recycling housing \
        understanding seed speed need breed feed creed hundred red united limited wholly-owned advanced unmanned uncrewed so-called
        """
    /// Words that are nouns as well as verbs.
    static let nounsAndVerbs = """
        plan order launch test award contract bid deal fund support report offer attack strike demand supply force target design claim cut \
        increase rise fall drop gain loss move call visit protest ban tariff sanction control export import trade result change delay release request \
        review vote visit work need value price cost fire crash failure flight exercise drill demonstration trial aim bill budget increase jump surge \
        slump growth grant loan lease purchase sale share stake interest hope risk link tie pact promise pledge effort push drive boost field \
        station base command fleet study estimate forecast project outlook issue challenge threat probe search talk dispute debate rule law measure \
        program programme process progress produce market study head lead chief host guide pilot master model pattern rocket drone ship boat truck \
        charge transfer transport upgrade update overhaul refit repair damage leak hack breach outage cause impact end start stop halt pause \
        return run rate race record score rank list post place position point part role share use view vision watch warning mark name note notice \
        number level limit line load lack land journey guarantee freeze focus fine file feature exit experience escape drop document deposit \
        defeat count contact concern comment claim charter cap benefit balance auction attempt approach answer alert advance access power air top cruise ground phase anchor flag range chair track switch sweep spark split rush rally \
        state house staff water wire pool prompt ram roll root sail seat shift shoot sight slide slot smoke snap source space spin spread \
        stage stall stand stem step stock storm strand stream stretch struggle suit suspect swap swing trail transit treat trial trigger trim \
        channel task pocket telephone phone anchor tail swarm board brief scoop hop slip dip edge swell tumble plunge \
        veto trip trust type wait walk wash waste wave welcome wind witness wrap yield delegate detail double draft drag drift echo exhibit fan \
        fault filter finish flash float flood flow fly fold frame front fuel function gear grip grade hail hammer hand harm harvest hit hold \
        hunt hurt image index interview jam judge key kick kill knock label layer leap lift light lock map march mask mass match matter mirror \
        miss mix nail object occasion pack pair park patch path peak peer phone photo picture pile pin pipe pitch plant plate play plug poll \
        port praise preview pump punch quarter quiz rain ramp reach rebound regard remark remedy repeat reply reserve respect tank trade \
        orbit dock shield patrol raid blast bomb shot arm arms pass permit patent partner team train tour turn strike sign signal show set service \
        seal schedule scale rival ride rest rescue research reform recruit recall question purchase profit press practice notice move mount monitor
        """
}
