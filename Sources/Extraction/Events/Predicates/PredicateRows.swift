// swift-format-ignore-file
// A table, one row a line, however long.

/// What each verb or noun tells, one row a group of predicates that share a frame. The first row that fits a clause wins.
///
///     type | v or n | lemmas | slots | status
///
/// Slots are `S` (who does it, also of a passive), `O` (what it is done to), `I` (second object), `C` (what a copula or an
/// appointment says), `P` (possessor or name before a noun) and prepositions by their word. In a slot:
///
///     :actor :counterparty :object :place   the role its entities play; without one the slot only tests
///     ~contract ~order                      the head noun is of one of these classes of ``NounClasses``
///     @public @company …                    or an entity in it is of one of these sorts, see ``EntitySort``
///     !                                     must be there;  ? counts only when it fits;  - must not fit
///
/// A slot with `~` or `@` must be there and fit unless `?` follows; a word behind `~` that names no class is a noun itself.
    /// `=future` and `=notfuture` ask for the verb's tense, `=joint` for more than one subject. The status is what a plain telling means (`occurred`
/// when the column is missing); plans, hopes and negations are told by the verb group.
enum PredicateRows {
    static let all = [government, operations, business].joined(separator: "\n")

    static let government = """
        # contract: a public customer buys; the customer is the actor, the supplier the counterparty
        contract | v | award, grant, hand, hand out, give, issue, present | S:actor@public@place@org O~contract I:counterparty@org? P:counterparty@company? to:counterparty@org? for:object@thing? under:object@thing? on:object@program?
        contract | v | award, grant, hand, give | I:counterparty@org O~contract by:actor? from:actor@public? for:object@thing? under:object@thing? S:actor?
        contract | v | award | S:actor@public? O:counterparty@org to:counterparty@org? for:object@thing?
        contract | v | win, receive, secure, land, clinch, bag, capture, gain, obtain, net, book, pick up, score, snag, get, take | S:counterparty@org O~strict_contract~contract from:actor@public@country by:actor@public? with:actor@public? for:object@thing? under:object@thing? through:object@thing?
        contract | v | win, receive, secure, land, clinch, bag, capture, gain, obtain, net, book, pick up, score, snag, get | S:counterparty@org O~strict_contract with:actor@public for:object@thing? under:object@thing?
        order | v | receive, win, secure, land, book, bag, clinch, get | S:counterparty@org O~strict_contract from:actor@company@privateparty for:object@thing?
        contract | v | win, receive, secure, land, clinch, bag, capture, gain, obtain, net, pick up, score, snag, get | S:counterparty@org O~strict_contract^order P:actor@public? for:object@thing? under:object@thing? with:actor? by:actor? through:object@thing?
        contract | v | win | S:counterparty@org O~strict_contract~contract^order from:actor@org? with:actor@org? for:object@thing? to:object@thing?
        contract | v | receive, secure, win, get | S:counterparty@org O@money through:object@program from:actor@public? of:actor@public? under:object@program?
        contract | v | receive, secure, win, get | S:counterparty@org O@money from:actor@public under:object@program? for:object@thing? through:object@program?
        contract | v | award, obligate | S:actor@public O@money to:counterparty@org for:object@thing? under:object@program?
        contract | v | award | S:actor@public I:counterparty@org O@money for:object@thing? under:object@program?
        contract | v | select, choose, pick, tap, opt for, name, shortlist, hire, retain, enlist | S:actor@public O:counterparty@company for:object@thing? as:object@thing? under:object@thing?
        contract | v | select, choose, pick, opt for | S:actor@public O:object@product~hardware from:counterparty@company? of:counterparty@company? P:counterparty@company? for:object@thing?
        contract | v | make, announce | S:actor@public O~award to:counterparty@org? for:object@thing? under:object@thing?
        contract | v | begin, start, launch, open | S:actor@org@country O~search~tender~competition for~supplier~builder~contractor~hardware~successor~replacement | planned
        contract | v | contract, commission, task | S:actor@public O:counterparty@company for:object@thing? with:counterparty@company? under:object@thing?
        contract | v | contract | S:actor@public with:counterparty@company for:object@thing? O~hardware?
        contract | v | sign, ink, conclude, finalise, finalize, close, enter into, agree, seal, strike | S:actor@public O~strict_contract~contract with:counterparty@org@country? for:object@thing?
        contract | v | sign, ink, conclude, finalise, finalize, close, enter into, seal, win, strike, agree, reach | S:counterparty@org O~strict_contract~contract^order with:actor@public for:object@thing?
        contract | v | sign, ink, conclude, finalise, finalize, seal | S:actor? O~strict_contract with:counterparty? by:actor? for:object@thing? between:counterparty?
        contract | v | order, buy, purchase, procure, acquire, lease, rent | S:actor@public O:object~hardware~network@product from:counterparty@org@country? through:object@program? for:object@program? P:counterparty@company?
        contract | v | buy, order, purchase, procure | S:actor@public from:counterparty@company O:object! for:object@thing?
        contract | v | place | S:actor@public O~order with:counterparty@org for:object@thing?
        contract | v | extend, renew, expand, widen, exercise, increase, modify, raise, approve, ratify | S:actor@public@country O~strict_contract~contract with:counterparty@org@country? for:object@thing? O:object@program?
        contract | v | sell | S:counterparty@company O~hardware@product:object to:actor@country@public
        contract | v | supply, deliver, provide, build, develop, produce | S:counterparty@company O~hardware@product:object to:actor@public@country =future
        contract | v | supply, deliver, provide, build, develop, produce, design | S:counterparty@company O~hardware@product:object for:actor@public =future
        contract | v | supply, provide, equip, outfit | S:counterparty@company O:actor@public@country with:object~hardware@product =future
        contract | v | seek, invite, solicit, request, ask for, look for, issue, launch, open, release, publish, call for | S:actor@public@company O~solicitation from:counterparty@org? for:object@thing? | planned
        contract | v | ask for, look for, call for, seek | S:actor@public@company O~solicitation for:object@thing? | planned
        contract | v | bid for, compete | S:counterparty@company for:object@program | planned
        contract | n | contract, subcontract, task order, order | to:counterparty@company from:actor@public for:object@thing?
        contract | n | award | of~contract to:counterparty@company by:actor@public? P:actor@public?
        contract | n | selection | of:counterparty@company by:actor@public? P:actor@public? for:object@thing?

        # budget: public money
        budget | v | request, propose, seek, ask for | S:actor@public@person O~budget~grant_money for:counterparty@org? P:counterparty? | proposed
        budget | v | request, propose, seek, ask for | S:actor@public@person O@money for:object@thing@org? | proposed
        budget | v | allocate, appropriate, earmark, set aside, spend, commit, obligate, devote, dedicate, provide, authorise, authorize, approve, inject, contribute | S:actor@public@country O@money to:counterparty@org@country? for:object@thing? on:object@thing? into:object@thing?
        budget | v | give, provide, grant, award, offer, hand, pay, send | S:actor@public@country O@money I:counterparty? to:counterparty@org@country? for:object@thing?
        budget | v | give, provide, grant, award, offer, hand | S:actor@public@country O~budget I:counterparty? to:counterparty@org@country? for:object@thing?
        budget | v | receive, get, secure, win | S:counterparty@org O@money~budget from:actor@public@country for:object@thing?
        budget | v | agree | S:actor@public@country to~budget | occurred
        budget | v | agree, approve, pass, adopt, sign, back, unveil, release, present, announce, set out, publish, submit, table, outline, draft, reveal, detail, finalise, finalize, disclose, clear, endorse | S:actor@public@country@person O~budget for:counterparty@org? on~budget?
        budget | v | agree | S:actor@public on~budget | proposed
        budget | v | release, publish, reveal, present, unveil, disclose, announce, set out | S:actor@public O~detail of~budget
        budget | v | cut, slash, reduce, trim, raise, increase, boost, lift, double, triple, freeze, restore, expand, hike, halve | S:actor@public@country@person O~budget of:counterparty@public? for:counterparty@org? P:counterparty@public?
        budget | v | cut, remove, strip, restore, strike | S:actor@public O@money for:object@thing? from:object@thing?
        budget | v | propose | S:actor@public O~budget | proposed
        budget | v | increase, rise, grow, climb, reach, hit | O~budget P:actor@country@public to@money | planned
        budget | n | package, supplementary budget | P:actor@public of@money | occurred
        budget | v | propose | O~budget~grant_money to~budget S:actor? | proposed

        # trade_measure
        trade_measure | v | impose, slap, levy, place, lift, ease, tighten, extend, raise, cut, lower, remove, reduce, double, waive, introduce, announce, adopt, suspend, expand, set, enact, drop, end, scrap, broaden, widen, increase, loosen, relax, halve, unveil, reimpose, step up, prepare, order, delay | S:actor@public@country@person O~restriction on:counterparty@country@org? against:counterparty@country@org? to:counterparty@country? from:counterparty@country? for:counterparty@country?
        trade_measure | v | consider, propose, plan, threaten, weigh, mull | S:actor@public@country@person O~restriction on:counterparty@country@org? against:counterparty@country@org? | proposed
        trade_measure | v | face | S:counterparty@country@org O~restriction by:actor@country? from:actor@country? | ongoing
        trade_measure | v | ban, prohibit, restrict, halt, suspend, block, bar, curb, forbid, limit, control, outlaw, resume, allow | S:actor@public@country O~exports to:counterparty@country@org? from:counterparty@country@org? of:object@product? P:counterparty@country?
        trade_measure | v | ban, prohibit, restrict, bar, block, blacklist, sanction, outlaw | S:actor@public@country O:counterparty@org@country@product~goods to:counterparty@country? in:place@country?
        trade_measure | v | sanction, blacklist | S:actor@public@country O:counterparty@org@person@country
        trade_measure | v | add, put, place | S:actor@public@country O:counterparty@org~company to~list
        trade_measure | v | certify, clear, license, licence, authorise, authorize, approve, greenlight | S:actor@public O:object@product:object for~permit?
        trade_measure | v | certify, license, licence, authorise, authorize, clear | S:actor@public O:counterparty@company for:object@thing? with:object@thing?
        trade_measure | v | grant, issue, give, award, approve, renew, hand | S:actor@public O~permit I:counterparty@org? to:counterparty@org? for:object@thing?
        trade_measure | v | receive, obtain, secure, win, gain, get, earn, achieve | S:counterparty@company@product O~permit from:actor@public by:actor@public? for:object@thing?
        trade_measure | v | receive, obtain, secure, win, gain, get, earn, achieve | S:counterparty@company@product O~permit P:actor@public? for:object@thing? from:actor?
        trade_measure | v | revoke, suspend, withdraw, deny, refuse | S:actor@public O~permit of:counterparty@org? to:counterparty@org? P:counterparty@org?
        trade_measure | v | secure, seek, obtain | S:actor@org O~permit P:counterparty@country@public | planned
        trade_measure | n | sanction | P:actor@country on:counterparty@country | ongoing
        trade_measure | n | ban | on:counterparty@country@org by:actor@country? P:actor@country?
        trade_measure | v | target, hit, affect | S~restriction O:counterparty@country@company P:actor@country?

        # policy
        policy | v | announce, unveil, adopt, approve, publish, release, issue, pass, enact, sign, introduce, launch, outline, finalise, finalize, present, endorse, ratify, promulgate, set out, update, revise, amend, roll out, reveal, detail, establish, implement, order, reform, overhaul, rewrite, repeal | S:actor@public@country@person O~strict_policy^contract O:object@program? for:object@program?
        policy | v | announce, unveil, adopt, approve, publish, release, launch, introduce, outline, issue | S:actor@public@country O~policy^contract O:object@program?
        policy | v | publish, adopt, unveil, release, launch, enact, pass, announce, introduce, approve | S:actor@public@country O:object@program^hardware^treaty
        policy | v | propose, draft, consider, draw up, plan, prepare, submit, table, put forward | S:actor@public@country@person O~strict_policy^contract O:object@program? | proposed
        policy | v | broaden, shift, refocus, redefine | S:actor@country@public O~nominal_plan~policy | ongoing
        policy | v | set, aim | S:actor@country@public O~policy for:object@program?
        policy | v | take effect, come into force, enter | S:object@program into~force
        policy | n | executive order | P:actor@person@public?
        policy | n | push, drive, campaign | P:actor@country@public for~strict_policy | ongoing

        # diplomacy
        diplomacy | v | meet, visit, host, receive, phone, tour | S:actor@person@country O:counterparty@person@country@publicorg in:place@place? at:place@place?
        diplomacy | v | meet, talk, confer, speak | S:actor@person@country with:counterparty@person@country@public in:place@place?
        diplomacy | v | meet, confer, gather | S:actor@country@person in:place@place? at:place@place? =joint
        diplomacy | v | call | S:actor@country@publicorg C~unacceptable~illegal~provocation~irresponsible~violation~regrettable~dangerous~provocative
        diplomacy | v | hold, begin, open, resume, conclude, conduct, have | S:actor@country@person@public O~talks with:counterparty@person@country@public in:place@place?
        diplomacy | v | travel, arrive, fly, go | S:actor@official to:place@country for~talks in:place@place?
        diplomacy | v | attend | S:actor@official O~ceremony
        diplomacy | v | condemn, denounce, criticise, criticize, protest, accuse, summon, rebuke, assail, blame, slam, warn, urge, back, thank, praise, welcome, recognise, recognize, reassure | S:actor@country@official@publicorg O:counterparty@country@person against:counterparty@country?
        diplomacy | v | call on, ask, press | S:actor@country@official O:counterparty@country
        diplomacy | v | lodge, file, deliver, send, issue | S:actor@country@public@person O~protest with:counterparty@country? to:counterparty@country? through:actor@person? against:counterparty@country?
        diplomacy | v | reaffirm, reiterate, pledge, voice, express, offer, lend, show, underline, underscore, highlight, stress, give, affirm, renew, declare, emphasise, emphasize, promise | S:actor@country@official@publicorg O~support to:counterparty@country@person? for:counterparty@country? with:counterparty@country? between:counterparty@country?
        diplomacy | v | support, back, endorse | S:actor@country@publicorg O:counterparty@country for:counterparty@country?
        diplomacy | v | sign, join, accede, ratify, endorse, conclude, adopt | S:actor@country O~treaty:object@program in:place@place? with:counterparty@country? to:object@program? between:actor@country?
        diplomacy | v | put | S:actor@person@country O~name to:object@program~document~accord~declaration in:place@place?
        diplomacy | v | join | S:actor@country as!
        diplomacy | v | join | S:actor@country O:object@program
        diplomacy | v | sign | S:actor@country O:object@program with:counterparty@country?
        diplomacy | v | agree | S:actor@country with:counterparty@country
        diplomacy | v | cooperate, work | S:actor@country with:counterparty@country
        diplomacy | v | view, regard, see | S:actor@country O:counterparty@country as:object!
        diplomacy | v | demand | S:actor@country@official O! from:counterparty@country? P:counterparty@country?
        diplomacy | n | talk, visit, summit, meeting | P:actor@country@person with:counterparty@country@person in:place@place?

        # organization_change
        organization_change | v | appoint, name, hire, promote, elect, nominate, pick, choose, recruit, poach, select, install, tap | S:actor@org@country@person O:counterparty@person to:counterparty@org? C~office?
        organization_change | v | appoint, name, promote, elect, nominate, swear in, confirm, hire | O:counterparty@person C~office S:actor@org? of:actor@org? at:actor@org?
        organization_change | v | appoint, name, promote, elect, nominate, confirm, hire | O:counterparty@person as~office to~office? S:actor@org? of:actor@org? at:actor@org?
        organization_change | v | resign, quit, step down, retire, leave, depart, bow out, step aside, stand down, exit | S:actor@person O:counterparty@org? as~office? from:counterparty@org? of:counterparty@org? at:counterparty@org?
        organization_change | v | dismiss, fire, oust, sack, remove, suspend, relieve | S:actor@org@country@person O:counterparty@person as~office? from:counterparty@org? of:counterparty@org?
        organization_change | v | replace, succeed | S:actor@person O:counterparty@person at:counterparty@org?
        organization_change | v | join | S:actor@person O:counterparty@company from:counterparty@org?
        organization_change | v | take over, return | S:actor@person as~office of:counterparty@org? at:counterparty@org?
        organization_change | v | become | S:actor@person O~office of:counterparty@org? at:counterparty@org? P:counterparty@org?
        organization_change | v | assume | S:actor@person O~office~unit of:counterparty@org?
        organization_change | v | establish, create, form, set up, launch, stand up, inaugurate, activate, disband, dissolve, merge, stand | S:actor@public@company O~unit^facility^venture in:place@place?
        organization_change | v | establish, create, form, set up, stand up | S:actor@public@company O:counterparty@publicorg^venture in:place@place?
        organization_change | v | restructure, reorganise, reorganize, rename, rebrand | S:actor@org O!
        organization_change | v | cut, lay off, shed, eliminate, slash, furlough, axe | S:actor@org O~jobs in:place@place? at:counterparty@org?
        """

    static let business = """
        # money put into one's own works is an expansion
        expansion | v | invest, spend, pour, put | S:actor@company O@money in~facility:counterparty@company into~facility? at:place@place?
        expansion | v | pour, invest, put | S:actor@company O@money into~facility:counterparty@company

        # order: between companies
        order | v | order, buy, purchase, lease | S:actor@company O:object~hardware@product from:counterparty@company? P:counterparty@company?
        order | v | place, sign, announce, confirm, finalise, finalize, firm | S:actor@company O~order with:counterparty@company? for:object@thing?
        order | v | win, receive, secure, land, book, bag, clinch, capture, get, gain, log | S:counterparty@org O~order from:actor@org@country? for:object@thing? by:actor@org?
        order | v | select, choose, pick, tap | S:actor@company O:counterparty@company for:object@thing?
        order | v | sell | S:counterparty@company O~hardware@product:object to:actor@company
        order | v | supply, deliver, provide | S:counterparty@company O~hardware@product:object to:actor@company =future
        order | v | stand, total, reach, climb, come, grow, exceed, amount | S~order P:counterparty@company? O@money? to@money? at@money?
        order | v | announce | O~order P:counterparty@company? worth@money? S:counterparty@company?
        order | n | order | worth@money P:counterparty@company? from:actor@company?

        # investment: who raises is the actor, the investors are counterparties
        investment | v | raise, secure, close, complete, bag, land, attract, net, collect, bring in, pull in, receive, get, pick up, draw | S:actor@company O@money~round from:counterparty@org? by:counterparty@org? with:counterparty@org? including:counterparty@org?
        investment | v | raise, close, secure, complete, receive | S:actor@company O~round from:counterparty@org? with:counterparty@org?
        investment | v | lead, join | S:counterparty@org O~round in:actor@company? for:actor@company? with:counterparty@org?
        investment | v | invest, pump, inject, put, sink, pour | S:counterparty@company O@money~stake in:actor@company into:actor@company?
        investment | v | invest | S:counterparty@org@person in:actor@company
        investment | v | pump, put, pour, inject | S:counterparty@company O@money into:actor@company
        investment | v | invest, put, pour, pledge, commit, promise | S:actor@country@public@person O@money in:counterparty@country? into:counterparty@country? for:object@thing?
        investment | v | pledge, invest, commit, promise | S:actor? O@money for:counterparty@country@org
        investment | v | pledge, invest, commit, promise | S:actor? O@money in:counterparty@org@country
        investment | v | invest, pledge | S:actor@company O@money in:place@place?
        investment | v | back, fund | S:counterparty@company O:actor@company with@money?
        investment | v | buy, acquire, take, purchase, pick up, sell, dispose, offload, increase, raise, own | S:actor@org@person O~stake in:counterparty@company of:counterparty@company? to:counterparty@org? from:counterparty@org? P:counterparty@company?
        investment | v | sell, dispose, offload | S:actor@org@person O~stake
        investment | v | dispose | S:actor@person@org of~stake
        investment | v | go public, list, float | S:actor@company
        investment | v | file, apply | S:actor@company for~ipo | planned
        investment | v | price, launch, complete, plan, hold, open | S:actor@company O~ipo
        investment | v | launch, close, establish, create, set up, announce, unveil | S:actor@org@country@person O~fund^budget
        investment | v | include, be, comprise | S~backer~investor O:counterparty@org
        investment | v | participate, invest | S:counterparty@org in~round
        investment | v | make, announce, receive | S:actor@company O~round from:counterparty@org? in:counterparty@company?
        investment | n | round | for:actor@company P:actor@company? by:counterparty@org?
        investment | v | value | S~round O:actor@company at@money

        # acquisition
        acquisition | v | acquire, buy, purchase, take over, absorb, snap up, buy out, swallow | S:actor@org@person O:counterparty@company~facility^hardware from:counterparty@org? P:counterparty@company?
        acquisition | v | merge, combine | S:actor@company with:counterparty@company
        acquisition | v | merge | S:actor@company O:counterparty@company? with:counterparty@company?
        acquisition | v | complete, close, agree, announce, finalise, finalize, approve, launch, propose, make, block, clear | S:actor@org O~acquisition of:counterparty@company? by:actor@company? with:counterparty@company? for:counterparty@company?
        acquisition | v | sell, divest, spin off, offload, hive off, sell off, carve out | S:actor@org O:counterparty@company~unit~facility^hardware to:counterparty@org?
        acquisition | v | spin off, hive off, divest | S:actor@org O!
        acquisition | n | acquisition, takeover, purchase, buyout | of:counterparty@company by:actor@org? P:actor@org?
        acquisition | n | merger | P:actor@company with:counterparty@company
        acquisition | n | merger | of:actor@company with:counterparty@company?

        # partnership
        partnership | v | partner, team up, team, collaborate, cooperate, co-operate, ally, link up, join up, work together | S:actor@org@country with:counterparty@org on:object@thing? for:object@thing?
        partnership | v | join | S:actor@org O~forces? with:counterparty@org
        partnership | v | partner, team up, team, collaborate | S:actor@org! on:object@thing? =joint
        partnership | v | sign, ink, reach, conclude, enter into, form, forge, strike, seal, announce, establish, enter, agree, set up, expand, extend, renew, deepen, unveil, create, launch, broker, finalise, finalize | S:actor@org@country O~agreement^strict_contract with:counterparty@org between:actor@org? for:object@thing? on:object@thing?
        partnership | v | sign, ink, form, forge, enter into, establish, strike, announce, set up, create, launch, agree, enter, conclude, reach, seal | S:actor@org O~agreement~venture^strict_contract with:counterparty@org@country? between:actor@org? O:counterparty@org? for:object@thing? =joint
        partnership | v | launch, set up, create, establish, form | S:actor@company O:counterparty@org~venture =joint
        partnership | v | join | S:actor@company O:counterparty@org@alliance~venture
        partnership | v | join | S:actor@company O:object@program
        partnership | v | add, announce, gain, sign, win, sign up, onboard | S:actor@org O~customer O:counterparty@org for:object@thing? to:object@thing? as:object@thing? of:object@thing?
        partnership | v | announce | S:actor@org O~addition of:counterparty@org as:object@thing? under:object@thing?
        partnership | v | expand, grow | S:actor@alliance to@quantity
        partnership | v | agree | S:actor@company with:counterparty@company
        partnership | n | partnership, collaboration, alliance, joint venture | between:actor@company
        partnership | n | partnership, collaboration | P:actor@company with:counterparty@org

        # product
        product | v | unveil, introduce, launch, debut, present, showcase, reveal, release, roll out, market, exhibit, display, announce, offer, start selling, commercialise, commercialize | S:actor@company O:object@product
        product | v | unveil, introduce, debut, present, showcase, reveal, release, exhibit, display, launch | S:actor@company O~hardware~software~product^rocket^launchable O:object@thing? called:object@product? of:object@thing?
        product | v | develop, design | S:actor@company O:object@product^country | ongoing
        product | v | develop | S:actor@company O~hardware^rocket called:object@product? | ongoing
        product | v | be, remain | S:object@product in~development of:actor@company? | planned
        product | v | show | S:actor@company O:object@product for~time
        product | v | make | S:object@product O~debut

        # expansion
        expansion | v | open, build, establish, set up, inaugurate, construct, launch, start, create, complete, commission, erect, reopen, plan, add, expand, enlarge, double, relocate, move, close, locate, break ground | S:actor@company@country O~facility^network in:place@place? at:place@place? near:place@place? on:place@place? for:object@thing? to:place@place? outside:place@place?
        expansion | v | expand, increase, double, triple, boost, ramp up, step up, scale up, raise, start, begin, grow, speed up, accelerate, resume, move, quadruple | S:actor@company@country O~capacity of:object@thing? in:place@place? at:place@place? for:object@thing?
        expansion | v | break | S:actor@company O~ground in:place@place?
        expansion | v | enter, expand, break | S:actor@company@country into~market in:place@place?
        expansion | v | enter | S:actor@company O~market in:place@place? P:place@country?
        expansion | v | expand | S:actor@company@country in:place@place into:place@place? to:place@place?
        expansion | v | expand | S:actor@company into:place@place
        expansion | v | aim, target | S:actor@company for~capacity of:object@product? at:place@place? in:place@place?
        expansion | v | hire, recruit | S:actor@company O~jobs in:place@place? at:place@place?

        # earnings
        earnings | v | report, post, book, record, announce, publish, release, issue, deliver, present, log, unveil, reveal, swing, make, achieve, generate, suffer, see | S:actor@company O~results to~results?
        earnings | v | forecast, expect, guide, project, raise, lift, cut, confirm, lower, upgrade, maintain, reiterate, downgrade, trim, keep, reaffirm | S:actor@company O~results~guidance | planned
        earnings | v | rise, grow, climb, fall, drop, jump, surge, increase, decline, slump, double, triple, come, reach, total, amount, exceed, hit, slip, shrink, widen, narrow, soar, stand | S~results P:actor@company? by@percent? to@money? O@money@percent? of:actor@company? at:actor@company?
        earnings | v | earn, lose, generate, turn over | S:actor@company O@money
        earnings | v | expect, forecast, project | S:actor@company O~results | planned
        earnings | v | break | S:actor@company

        # forecast
        forecast | v | forecast, project, predict, estimate, expect, see, anticipate | S:actor@org~people O~market~report~demand^results
        forecast | v | estimate, forecast, predict, project, find, conclude, calculate | S:actor@company~people~report@research O! P:actor@org?
        forecast | v | reach, grow, climb, rise, exceed, hit, double, expand, total, fall | S~market to@money? O@money@percent? at@percent? =future
        forecast | v | climb, grow, rise, reach, expand, fall, increase, double, triple, exceed, hit, decline, total, be | according:actor@company@research@publicorg =future | occurred
        forecast | v | publish, release | S:actor@org O~forecast~report^budget
        """

    static let operations = """
        # launch
        launch | v | launch, loft, orbit, fly | S:actor@org@country? O:object~launchable@satellite from:place@place? on:object@launcher? aboard:object@launcher? atop:object@launcher? by:actor@company? with:object@launcher? into~orbit? to~orbit? for:counterparty@org?
        launch | v | send, place, put, deploy, lift, carry, boost, deliver | S:actor@org@country? O:object~launchable@satellite~crew into~orbit~space from:place@place? on:object@launcher? aboard:object@launcher? by:actor@company? for:counterparty@org?
        launch | v | send, place, put, deploy, lift, carry, boost, deliver | S:actor@org@country? O:object~launchable@satellite~crew to~orbit~space~station~moon from:place@place? on:object@launcher? aboard:object@launcher? by:actor@company?
        launch | v | launch, fly, lift off, blast off, take off, soar, rise, debut | S:object@launcher~rocket P:actor@org? from:place@place? with:object@satellite? carrying:object@satellite? for:counterparty@org?
        launch | v | launch | S:actor@org@country? O:object@launcher~rocket from:place@place? with:object@satellite? carrying:object@satellite? for:counterparty@org? by:actor@org?
        launch | v | launch, fly, lift off, blast off | S:object@satellite~launchable from:place@place? on:object@launcher? aboard:object@launcher? atop:object@launcher? P:actor@org?
        launch | v | reach, enter, achieve | S:object@launcher~rocket@satellite@product O~orbit P:actor@org? from:place@place?
        launch | v | carry | S:object@launcher O:object@satellite~launchable P:actor@org? for:counterparty@org? into~orbit? to~orbit?
        launch | v | carry out, conduct, complete, perform, attempt, make | S:actor@org@country@launcher O~flight^test of:object@launcher? from:place@place? with:object@launcher? P:object@launcher?
        launch | v | make, complete | S:object@launcher O~flight from:place@place? P:actor@org?
        launch | v | scrub, postpone, delay, put off, call off, abort, push back, reschedule | S:actor@org? O~flight~rocket@launcher~launchable:object of:object@launcher@satellite? from:place@place? P:object@launcher? | planned
        launch | v | crash, explode, fail, fall, fall back, veer | S:object@launcher~rocket P:actor@org? from:place@place?
        launch | n | launch, liftoff, lift-off | of:object@launcher@satellite from:place@place? by:actor@org? on:object@launcher? P:actor@org@country? aboard:object@launcher?

        # test
        test | v | test, trial, demonstrate, fire | S:actor@org@country? O:object@product~missile~hardware from:place@place? in:place@place? at:place@place? off:place@place? with:counterparty@org? by:actor@org?
        test | v | fire | S:actor@country@public O~missile:object@product from:place@place? off:place@place? into:place@place? toward:place@place?
        test | v | conduct, carry out, complete, perform, hold, stage, run, begin, start, finish, pass, undergo, launch, kick off, conclude, undertake, stage | S:actor@org@country@product O~test of:object@product? with:counterparty@org@country? in:place@place? at:place@place? from:place@place? off:place@place? near:place@place? around:place@place? for:object@product? P:object@thing? by:actor@org?
        test | v | make, complete, perform, take | S:object@product O~flight in:place@place? at:place@place? over:place@place?
        test | v | practise, practice, rehearse, drill | S:actor@public@country O! in:place@place? with:counterparty@country?
        test | v | take part, participate | S:actor@public@country in~exercise with:counterparty@country?
        test | n | test, trial, demonstration, flight test, exercise, drill | of:object@product by:actor@org? in:place@place? P:actor@org?

        # incident
        incident | v | crash, explode, fail, malfunction, burn up, catch, sink, capsize, collide, disintegrate, break up, overheat, leak, fall, derail, collapse, run aground | S:object@product P:counterparty@org? in:place@place? near:place@place? at:place@place? into:place@place? off:place@place? with:object@product?
        incident | v | crash, explode, collide, sink, collapse, burn, capsize, leak | S~hardware~facility P:counterparty@org@country? in:place@place? near:place@place? at:place@place? into:place@place? off:place@place? with:object@product?
        incident | v | fail | S:object@product~rocket P:object@product? P:counterparty@org?
        incident | v | lose | S:counterparty@org@country O:object@product~target^person with:object@product? of:object@product? in:place@place? over:place@place?
        incident | v | lose, destroy, damage, sever, cut, break, hit, strike, shut, close, hack, breach, disable, disrupt, attack, cripple, knock out, sabotage, shoot down, intercept, down, jam, injure, halt, ground, evacuate, cut off, paralyse, shut down, close down, target, bomb, raid, ram | S:actor@org@country@person? O~target~facility~hardware@product@airport:object in:place@place? at:place@place? near:place@place? off:place@place? between:place@place? with:object@product? connecting:place@place? of:object@product? P:object@product? P:counterparty@org@country? by:actor?
        incident | v | attack, hit, strike, bomb, hack, breach, invade, raid, target, shell | S:actor@country@public? O:counterparty@org@country@place in:place@place? with:object@product?
        incident | v | hit, strike, suffer, experience, report, investigate, cause, face | S:counterparty@org@product@country O~incident at:place@place? in:place@place? on:object@product? of:object@product? with:object@product? near:place@place?
        incident | v | violate, enter, breach, cross, penetrate, intrude, stray | S:actor@country~drone~aircraft O~airspace P:counterparty@country? of:counterparty@country? over:place@place? into:place@country?
        incident | v | cross | S:actor@country O~median in:place@place? of:place@place?
        incident | v | force, cause, prompt | S~drone O:place@airport
        incident | n | attack, cyberattack, strike | on:counterparty@org@country@place by:actor@country? P:actor@country?
        incident | n | explosion, fire, crash, outage, leak, accident | at:place@place of:object@product?
        incident | n | crash, failure, loss, explosion | of:object@product by:actor? at:place@place?

        # deployment
        deployment | v | deploy, field, station, install, build, build up, activate, commission, operate, launch, complete, erect, set up, expand, put | S:actor@org@country@program@person O:object@network^company in:place@place? to:place@place? on:place@place? across:place@place? at:place@place?
        deployment | v | deploy, field, station, install, activate, redeploy, operationalise | S:actor@org@country@program O:object~network~hardware@product@program in:place@place? to:place@place? on:place@place? across:place@place? at:place@place? near:place@place? by:actor@org?
        deployment | v | build, complete, expand, create, launch | S:actor@org@country O~constellation:object@program for:counterparty@org@country?
        deployment | v | receive, take, accept, get, field, induct, commission, introduce, take delivery | S:actor@public@country O:object@product~network~hardware from:counterparty@org@country? of:object@product?
        deployment | v | receive | S:actor@public O~delivery of:object@product
        deployment | v | deliver, hand over, transfer, hand, ship | S:counterparty@org@country? O:object@product~network~hardware to:actor@public@country I:actor@public@country? by:counterparty@org? =notfuture
        deployment | v | enter, go | S:object@product@program~network O~service with:actor@org? for:actor@org?
        deployment | v | enter, go, come, be | S:object@product@program~network into~service~operation with:actor@org? in:place@place?
        deployment | v | put, bring, place | S:actor@org O:object@product@program into~service~operation
        deployment | v | become | S:object@product@program~network C~operational with:actor@org?
        deployment | v | go live | S:object@product@program
        """
}
