// swift-format-ignore-file
// A table, one row a line, however long.

extension PredicateRows {
    /// What officials and states do with each other; appointments and departments.
    static let affairs = """
        # diplomacy
        diplomacy | v | meet, visit, host, receive, phone, tour | S:actor@person@country O:counterparty@person@country@publicorg in:place@place? at:place@place?
        diplomacy | v | meet, talk, confer, speak | S:actor@person@country with:counterparty@person@country@public in:place@place?
        diplomacy | v | meet, confer, gather | S:actor@country@person in:place@place? at:place@place? =joint
        diplomacy | v | accuse, blame | S:actor@statesman O:counterparty@org of?
        diplomacy | v | call, describe, term, brand, label | S:actor@country@publicorg O~judged P:counterparty@country?
        diplomacy | v | call | S:actor@country@publicorg C~unacceptable~illegal~provocation~irresponsible~violation~regrettable~dangerous~provocative
        diplomacy | v | hold, begin, open, resume, conclude, conduct, have | S:actor@country@person@public O~talks with:counterparty@person@country@public in:place@place?
        diplomacy | v | travel, arrive, fly, go | S:actor@official to:place@country for~talks in:place@place?
        diplomacy | v | attend | S:actor@statesman O~ceremony of:counterparty@country? in:place@place?
        diplomacy | v | protest, object, complain, respond | S:actor@statesman to:counterparty@country@person over?
        diplomacy | v | protest | S:actor@country@publicorg against:counterparty@country?
        diplomacy | v | welcome, praise, hail, condemn, denounce, criticise, criticize, deplore, protest, slam, blast, dismiss, applaud, oppose, decry, regret, call out | S:actor@statesman O~judged P:counterparty@country@person? of:counterparty@country? by:counterparty@country? against:counterparty@country?
        diplomacy | v | reject, deny, dispute | S:actor@statesman O~claim~accusation~charge~allegation by:counterparty@country? P:counterparty@country?
        diplomacy | v | expel, recall, withdraw | S:actor@country@statesman O:counterparty~mission@person from:counterparty@country? to:counterparty@country?
        diplomacy | v | order, tell | S:actor@statesman O:counterparty~mission V~close~leave~shut P:counterparty@country?
        diplomacy | v | close, shut, reopen | S:actor@statesman O~mission P:counterparty@country? in:place@place?
        diplomacy | v | summon, call in | S:actor@statesman O:counterparty~mission@person P:counterparty@country?
        diplomacy | v | settle, reach, conclude, clinch, strike, seal, agree, finalise, finalize, hammer out, sign, ink, initial | S:actor@country@person O~treaty^strict_contract with:counterparty@country P:object@program?
        diplomacy | v | announce, unveil, settle, reach, conclude, clinch, strike, seal, agree, finalise, finalize, hammer out, initial | S:actor@country@person O~treaty~term~detail^strict_contract of~treaty? in:place@place? =joint
        diplomacy | v | agree | S:actor@country on~treaty~term~framework =joint
        diplomacy | v | invite | S:actor@statesman O:counterparty@person@country to:place@country?
        diplomacy | v | see | S:actor@statesman O:counterparty@person
        diplomacy | v | phone, telephone, brief | S:actor@statesman O:counterparty@person@country@publicorg
        diplomacy | v | meet | S:actor@statesman O:counterparty@person@country in:place@place? at:place@place?
        diplomacy | v | condemn, denounce, criticise, criticize, protest, accuse, summon, rebuke, assail, blame, slam, warn, urge, back, thank, praise, welcome, recognise, recognize, reassure, hail, admonish, scold, lambast, castigate | S:actor@statesman O:counterparty@country@person against:counterparty@country?
        diplomacy | v | call on, ask, press, tell | S:actor@statesman O:counterparty@country
        diplomacy | v | lodge, file, deliver, send, issue | S:actor@country@public@person O~protest with:counterparty@country? to:counterparty@country? through:actor@person? against:counterparty@country?
        diplomacy | v | reaffirm, reiterate, pledge, voice, express, offer, lend, show, underline, underscore, highlight, stress, give, affirm, renew, declare, emphasise, emphasize, promise, assure, confirm | S:actor@statesman O~support to:counterparty@country@person? for:counterparty@country? with:counterparty@country? between:counterparty@country?
        diplomacy | v | support, back, endorse | S:actor@country@publicorg O:counterparty@country for:counterparty@country?
        diplomacy | v | sign, join, accede, ratify, endorse, conclude, adopt, initial | S:actor@country@statesman O~treaty^strict_contract:object@program in:place@place? with:counterparty@country? to:object@program? between:actor@country?
        diplomacy | v | put | S:actor@person@country O~name to:object@program~document~accord~declaration in:place@place?
        diplomacy | v | join | S:actor@country as!
        diplomacy | v | join | S:actor@country O:object@program
        diplomacy | v | sign | S:actor@country O:object@program with:counterparty@country?
        diplomacy | v | agree | S:actor@country with:counterparty@country
        diplomacy | v | cooperate, work | S:actor@country with:counterparty@country
        diplomacy | v | view, regard, see | S:actor@country O:counterparty@country as:object!
        diplomacy | v | demand | S:actor@country@official O! from:counterparty@country? P:counterparty@country?
        diplomacy | v | discuss | S:actor@statesman O! with:counterparty@person@country
        diplomacy | v | hold, have, begin, open, conclude, resume | S:actor@statesman O~talks in:place@place? at:place@place? =joint
        diplomacy | v | agree | S:actor@country V! =joint
        diplomacy | v | travel, fly, head | S:actor@statesman to:counterparty@country =future
        diplomacy | v | convey, relay, register | S:actor@statesman O~support~protest to:counterparty@country
        diplomacy | v | hold, have | S:actor@statesman O~talks with:counterparty@statesman
        diplomacy | v | vow, threaten, promise, pledge | S:actor@country@publicorg V~retaliate~respond~answer~react | occurred
        diplomacy | v | retaliate, hit back, strike back | S:actor@country@publicorg to:counterparty@country? against:counterparty@country? =future | occurred
        diplomacy | n | talk, visit, summit, meeting | P:actor@country@person with:counterparty@country@person in:place@place?

        # organization_change
        organization_change | v | appoint, name, hire, promote, elect, nominate, pick, choose, recruit, poach, select, install, tap, bring in, reappoint | S:actor@org@country@person O:counterparty@person to:counterparty@org? C~office?
        organization_change | v | appoint, name, promote, elect, nominate, make, hire | S:actor@org@country@person I:counterparty@person O~office
        organization_change | v | appoint, name, promote, elect, nominate, swear in, confirm, hire | O:counterparty@person C~office S:actor@org? of:actor@org? at:actor@org?
        organization_change | v | appoint, name, promote, elect, nominate, confirm, hire | O:counterparty@person as~office to~office? S:actor@org? of:actor@org? at:actor@org?
        organization_change | v | take on, bring on, engage, hire, recruit, enlist, add, name | S:actor@org@country@person O:counterparty@person as~office
        organization_change | v | resign, quit, step down, retire, leave, depart, bow out, step aside, stand down, exit, step back | S:actor@person^place O:counterparty@org? as~office? from:counterparty@org? of:counterparty@org? at:counterparty@org?
        organization_change | v | approve, back, advance, confirm, endorse | S:actor@org O~nomination of:counterparty@person as~office? P:counterparty@person?
        organization_change | v | dismiss, fire, oust, sack, remove, suspend, relieve, demote | S:actor@org@country@person? O:counterparty@person as~office? from:counterparty@org? of:counterparty@org?
        organization_change | v | replace, succeed | S:actor@person O:counterparty@person at:counterparty@org? as~office? V?
        organization_change | v | swear in, reappoint, reelect, re-elect, renominate, confirm | O:counterparty@person S:actor@org@country@person? as~office? V?
        organization_change | v | head, lead, run, chair, command | S:counterparty@person O:actor@org~unit =future
        organization_change | v | take | S:actor@person O~helm~office~reins~post~command~charge of:counterparty@org? at:counterparty@org?
        organization_change | v | take over | S:actor@person O~office:counterparty@org of:counterparty@org? at:counterparty@org?
        organization_change | v | merge, fold, absorb, move, transfer, bring, place | S:actor@public@person? O:counterparty@publicorg into:counterparty@publicorg? under:counterparty@publicorg? to:counterparty@publicorg?
        organization_change | v | become | S:counterparty@org O~unit of:actor@publicorg =future
        organization_change | v | inaugurate, open, launch, found | O:counterparty@publicorg S- in:place@place?
        organization_change | v | open, launch, start work | S:counterparty@publicorg O- in:place@place?
        organization_change | v | lose | S:counterparty@org O~staff~employee~worker
        organization_change | v | withdraw, pull | S:actor@public@person O~nomination of:counterparty@person? P:counterparty@person?
        organization_change | v | hand | S:actor@person O~post~command~reins to:counterparty@person
        organization_change | v | force out, push out, oust | O:actor@person S:counterparty@org?
        organization_change | v | join | S:actor@person O:counterparty@company from:counterparty@org?
        organization_change | v | take over, return | S:actor@person as~office of:counterparty@org? at:counterparty@org?
        organization_change | v | become | S:actor@person O~office of:counterparty@org? at:counterparty@org? P:counterparty@org?
        organization_change | v | assume | S:actor@person O~office~unit of:counterparty@org?
        organization_change | v | establish, create, form, set up, launch, stand up, inaugurate, activate, disband, dissolve, merge, stand | S:actor@public@company O~unit^facility^venture in:place@place?
        organization_change | v | establish, create, form, set up, stand up | S:actor@public@company O:counterparty@publicorg^venture in:place@place?
        organization_change | v | restructure, reorganise, reorganize, overhaul | S:actor@org O~unit~business:counterparty@org
        organization_change | v | rename, rebrand | S:actor@org@person O:counterparty@org
        organization_change | v | cut, lay off, shed, eliminate, slash, furlough, axe | S:actor@org O~jobs in:place@place? at:counterparty@org?
        organization_change | v | lay off, dismiss, shed, let go, make redundant | O~jobs S- P:actor@company?
        organization_change | v | be | S:actor@person C~out as~office of:counterparty@org? at:counterparty@org?
        organization_change | v | be | S:actor@person as~office C? of:counterparty@org! =notfuture
        """
}
