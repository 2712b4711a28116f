// swift-format-ignore-file
// A table, one row a line, however long.

extension PredicateRows {
    /// Public money, procurement, rules.
    static let government = """
        # contract: a public customer buys; the customer is the actor, the supplier the counterparty
        contract | v | award, grant, hand, hand out, give, issue, present | S:actor@public@place@org O~contract I:counterparty@org? P:counterparty@company? to:counterparty@org? for:object@thing? under:object@thing? on:object@program?
        contract | v | award, grant, hand, give | I:counterparty@org O~contract by:actor? from:actor@public? for:object@thing? under:object@thing? S:actor?
        contract | v | award | S:actor@public? O:counterparty@org to:counterparty@org? for:object@thing?
        contract | v | win, receive, secure, land, clinch, bag, capture, gain, obtain, net, book, pick up, score, snag, get, take, earn, garner, nab, grab | S:counterparty@org O~strict_contract~contract from:actor@public@country by:actor@public? with:actor@public? for:object@thing? under:object@thing? through:object@thing?
        contract | v | win, secure, land, clinch, bag, seal, ink | S:counterparty@company O~contract^order with:actor@public for:object@thing?
        contract | v | award | I:counterparty@company O@money S:actor@public? for:object@thing? V?
        contract | v | win, receive, secure, land, clinch, bag, capture, gain, obtain, net, book, pick up, score, snag, get | S:counterparty@org O~strict_contract with:actor@public for:object@thing? under:object@thing?
        order | v | receive, win, secure, land, book, bag, clinch, get | S:counterparty@org O~strict_contract from:actor@company@privateparty for:object@thing?
        contract | v | win, receive, secure, land, clinch, bag, capture, gain, obtain, net, pick up, score, snag, get | S:counterparty@org O~strict_contract^order P:actor@public? for:object@thing? under:object@thing? with:actor? by:actor? through:object@thing?
        contract | v | win | S:counterparty@org O~strict_contract~contract^order from:actor@org? with:actor@org? for:object@thing? to:object@thing?
        contract | v | receive, secure, win, get | S:counterparty@org O@money through:object@program from:actor@public? of:actor@public? under:object@program?
        contract | v | receive, secure, win, get | S:counterparty@org O@money from:actor@public under:object@program? for:object@thing? through:object@program?
        contract | v | award, obligate | S:actor@public O@money to:counterparty@org for:object@thing? under:object@program?
        contract | v | award | S:actor@public I:counterparty@org O@money for:object@thing? under:object@program?
        contract | v | select, preselect, choose, pick, tap, opt for, name, shortlist, hire, retain, enlist | S:actor@public O:counterparty@company^acquisition for:object@thing? as:object@thing? under:object@thing?
        contract | v | select, choose, pick, opt for | S:actor@public O:object@product~hardware from:counterparty@company? of:counterparty@company? P:counterparty@company? for:object@thing?
        contract | v | select, choose, pick, opt for, favour, favor, prefer | S:actor@public@country@place O:object@thing~hardware over! for:object@program? from:counterparty@company?
        contract | v | make, announce | S:actor@public O~award to:counterparty@org? for:object@thing? under:object@thing?
        contract | v | begin, start, launch, open | S:actor@org@country O~search~tender~competition for~supplier~builder~contractor~hardware~successor~replacement | planned
        contract | v | contract, commission, task | S:actor@public O:counterparty@company for:object@thing? with:counterparty@company? under:object@thing?
        contract | v | contract | S:actor@public with:counterparty@company for:object@thing? O~hardware?
        contract | v | sign, ink, conclude, finalise, finalize, close, enter into, agree, seal, strike | S:actor@public O~strict_contract~contract with:counterparty@company for:object@thing?
        contract | v | sign, ink, conclude, finalise, finalize, close, enter into, agree, seal, strike | S:actor@public O~strict_contract with:counterparty@org@country? for:object@thing?
        contract | v | sign, ink, conclude, finalise, finalize, close, enter into, agree, seal, strike | S:actor@public O~contract for:object~hardware@product
        contract | v | sign, ink, conclude, finalise, finalize, close, enter into, seal, win, strike, agree, reach | S:counterparty@org O~strict_contract~contract^order with:actor@public for:object@thing?
        contract | v | sign, ink, conclude, finalise, finalize, seal, award | S:actor? O~strict_contract with:counterparty? by:actor? for:object@thing? between:counterparty?
        contract | v | order, buy, purchase, procure, acquire, lease, rent | S:actor@public O:object~hardware~network@product from:counterparty@org@country? through:object@program? for:object@program? P:counterparty@company?
        contract | v | buy, order, purchase, procure | S:actor@public from:counterparty@company O:object! for:object@thing?
        contract | v | add | S:actor@public O:counterparty@company to~pool~contract~roster under:object@thing?
        contract | v | place | S:actor@public O~order with:counterparty@org? for:object@thing?
        contract | v | sign, sign up | S:actor@public@person for:object~hardware@product from:counterparty? with:counterparty?
        contract | v | pay, spend | S:actor@public O@money for:object~hardware@product from:counterparty? to:counterparty?
        contract | v | spend | S:actor@public O@money on:object~hardware@product from:counterparty?
        trade_measure | v | approve, clear, authorise, authorize, permit, allow, block, ban, suspend, halt, stop | S:actor@public@country O~export~transfer of? to:counterparty@country@org for?
        contract | v | give, grant | S:actor@public@country O~permit to~acquisition~procurement of:object~hardware@product from:counterparty@company? | planned
        contract | v | approve, greenlight, clear, back, okay, endorse, authorise, authorize, agree | S:actor@public O~acquisition~plan~procurement of:object~hardware@product V? from:counterparty@company? | planned
        contract | v | approve, greenlight, back, okay, endorse | S:actor@public O~nominal_plan V~acquire~buy~purchase~procure~order~lease | planned
        contract | v | downselect, down-select, book, designate, engage, contract | S:actor@public O:counterparty@company for:object@thing? as~supplier~builder~contractor? under:object@thing? V?
        contract | v | supply, deliver, provide, build, develop, produce, design, integrate, lead, manage, maintain, support | S:counterparty@company O! under~contract to:actor@public? for:actor@public?
        contract | v | get, obtain | S:actor@public O~hardware@product:object from:counterparty@company@country =future
        contract | v | take over | S:counterparty@company O~contract~program~programme P:counterparty@company? from:counterparty@company? | planned
        contract | v | extend, renew, expand, widen, exercise, increase, modify, raise, approve, ratify | S:actor@public@country O~strict_contract~contract with:counterparty@org@country? for:object@thing? O:object@program?
        contract | v | sell | S:counterparty@company O~hardware@product:object to:actor@country@public
        contract | v | supply, deliver, provide, build, develop, produce | S:counterparty@company O~hardware@product:object to:actor@public@country =future
        contract | v | supply, deliver, provide, build, develop, produce, design | S:counterparty@company O~hardware@product:object for:actor@public =future
        contract | v | supply, provide, equip, outfit | S:counterparty@company O:actor@public@country with:object~hardware@product =future
        contract | v | seek, invite, solicit, request, ask for, look for, issue, launch, open, release, publish, call for | S:actor@public@company O~solicitation from:counterparty@org? for:object@thing? | planned
        contract | v | ask for, look for, call for, seek | S:actor@public@company O~solicitation for:object@thing? | planned
        contract | v | bid for, compete | S:counterparty@company for:object@program | planned
        contract | v | decide | S:actor@public@country on~capacity~acquisition~purchase~procurement~order of:object@thing? =future | planned
        contract | v | follow, come | S~strict_contract~contract for:object~hardware@product? with:counterparty@company? =future | planned
        contract | v | strike | O~contract~deal S- with:counterparty? in?
        contract | v | conclude, finalise, finalize, agree, seal, close, complete, settle | S:actor@public@country O~sale~purchase~procurement of:object~hardware@product to:actor@public@country? from:counterparty@company@country?
        contract | n | contract, subcontract, task order, order | to:counterparty@company from:actor@public for:object@thing?
        contract | n | award | of~contract by:actor@public
        contract | n | contract, deal | from:actor@public to:counterparty@company? for:object@thing? P:counterparty@company
        contract | n | award | of~contract to:counterparty@company by:actor@public? P:actor@public?
        contract | n | selection | of:counterparty@company by:actor@public? P:actor@public? for:object@thing?

        # budget: public money
        trade_measure | v | adopt, approve, agree, announce, unveil, propose, impose, prepare | S:actor@public@country@person O~package~set of~restriction against:counterparty@country@org? on:counterparty@country@org?
        budget | v | exceed, top, reach, hit, pass, total | S~budget P:actor@country@public? O@money@percent =future | planned
        budget | v | rise, grow, climb, increase, go up, fall, reach | S~budget P:actor@country@public? to@percent =future | planned
        budget | v | rise, grow, climb, increase, go up, fall, reach | S~budget P:actor@country@public? to@money =future | planned
        budget | v | raise, increase, cut, boost, lift, double, reduce, slash, trim | O~budget P:actor@country@public S- to@money
        budget | v | raise, increase, cut, boost, lift, double, reduce, slash, trim | O~budget P:actor@country@public S- by@money@percent
        budget | v | lend, loan | S:actor@public@country O@money I:counterparty? to:counterparty@org@country? for:object@thing?
        budget | v | add | S~bill O@money to~budget of:counterparty@publicorg? for:counterparty@publicorg? | planned
        budget | v | provide, give, allocate, include, contain, cut, restore, add, remove, fund, earmark, authorise, authorize, propose, request, set aside, boost, grant, ask for, seek | S~bill O@money for:counterparty@org? for:object@program? to:counterparty@org? I:counterparty@org? from:counterparty@org? P:actor@public? =more | proposed
        budget | v | win, receive, secure, land, get, obtain | S:counterparty@org O~grant~subsidy~aid from:actor@public? P:actor@public? under:object@program? for:object@thing?
        budget | v | draw up, prepare, order, direct, plan | S:actor@public@person O~plan~cut V~cut~trim~reduce~slash~save | proposed
        budget | v | back, subsidise, subsidize, support, fund, finance, co-fund | S:actor@public O:counterparty@company~facility~project:object with@money
        budget | v | cut, trim, slash, reduce, raise, increase, boost, lift | S:actor@public@person O@percent from~budget P:counterparty? | proposed
        budget | v | pour, pump, plough, plow, channel, inject, put, sink | S:actor@public O@money into:object@thing?
        budget | v | release, disburse, award, unlock, free up, approve | S:actor@public O~budget@money for:object@thing? to:counterparty@org
        budget | n | grant, subsidy, loan | from:actor@public to:counterparty@company? for:object@thing?
        budget | v | request, propose, seek, ask for | S:actor@public@person O~budget~grant_money for:counterparty@org? P:counterparty? | proposed
        budget | v | request, propose, seek, ask for | S:actor@public@person O@money for:object@thing@org? | proposed
        budget | v | allocate, appropriate, earmark, set aside, spend, commit, obligate, devote, dedicate, provide, authorise, authorize, approve, inject, contribute | S:actor@public@country O@money to:counterparty@org@country? for:object@thing? on:object@thing? into:object@thing?
        contract | v | award, hand out | S:actor@public O@money in~work
        budget | v | give, provide, grant, offer, hand, pay, send | S:actor@public@country O@money I:counterparty? to:counterparty@org@country? for:object@thing?
        budget | v | give, provide, grant, award, offer, hand | S:actor@public@country O~budget I:counterparty? to:counterparty@org@country? for:object@thing?
        budget | v | receive, get, secure, win | S:counterparty@org O@money~budget from:actor@public@country for:object@thing?
        budget | v | agree | S:actor@public@country to~budget | occurred
        budget | v | agree, approve, pass, adopt, sign, back, unveil, release, present, announce, set out, publish, submit, table, outline, draft, reveal, detail, finalise, finalize, disclose, clear, endorse | S:actor@public@country@person O~budget for:counterparty@org? on~budget?
        budget | v | agree | S:actor@public on~budget | proposed
        budget | v | release, publish, reveal, present, unveil, disclose, announce, set out | S:actor@public O~detail of~budget
        budget | v | cut, slash, reduce, trim, raise, increase, boost, lift, double, triple, freeze, restore, expand, hike, halve | S:actor@public@country@person O~budget of:counterparty@public? for:counterparty@org? P:counterparty@public?
        budget | v | cut, remove, strip, restore, strike | S:actor@public O@money for:object@thing? from:object@thing?
        budget | v | propose | S:actor@public O~budget | proposed
        budget | v | freeze, withhold, fence off, hold back, block, unfreeze | S:actor@public O@money~money~budget~grant_money for:object@thing? of:object@thing? from:object@thing?
        budget | v | release, unlock, free up, disburse | S:actor@public O~money~grant_money~budget@money for:object@thing?
        budget | v | clear, vote, wave through, okay, green-light, sign off, sign off on, vote through | S:actor@public O@money~budget^acquisition for:object@thing? on?
        budget | v | increase, rise, grow, climb, reach, hit | O~budget P:actor@country@public to@money | planned
        budget | n | package, supplementary budget | P:actor@public of@money | occurred
        budget | v | propose | O~budget~grant_money to~budget S:actor? | proposed

        # trade_measure
        trade_measure | v | adopt, approve, agree, announce, unveil, propose, impose, prepare | S:actor@public@country@person O~package~round~set of~restriction against:counterparty@country@org? on:counterparty@country@org?
        trade_measure | v | hit, slap, target | S:actor@public@country@person O:counterparty@country@org with~restriction
        trade_measure | v | take effect, come into force, kick in, expire, start, begin | S~restriction P:actor@country@person? on:counterparty@country@org?
        trade_measure | v | require | S:actor@public O~permit for~exports~goods of:object@product? to:counterparty@country?
        trade_measure | v | need, require | S:counterparty@company O~permit for~exports~goods to:counterparty@country? | ongoing
        trade_measure | v | exempt, spare, exclude | S:actor@public@person O:counterparty@country@org~goods from~restriction
        trade_measure | v | remove, delist, drop, take | S:actor@public O:counterparty@org from~list
        trade_measure | v | add, put, place, include | S:actor@public@country O:counterparty@org~company on~list
        trade_measure | v | add, put, place, include | S:actor@public@country O~hardware~goods on~list
        trade_measure | v | designate | S:actor@public O:counterparty@company as!
        trade_measure | v | order, tell, instruct, direct, force, ask | S:actor@public@country O:counterparty@company@country~company V~stop~halt~suspend~cease~cancel~divest~sell~avoid~remove
        trade_measure | v | approve, clear, block, veto, wave through, authorise, authorize, prohibit, reject, greenlight, unblock | S:actor@publicorg O~acquisition P:counterparty@company? of:counterparty@company? by:counterparty@company? to:counterparty@country?
        trade_measure | v | approve, clear, grant, accept | S:actor@publicorg O~request~application~modification P:counterparty@company? by:counterparty@company? from:counterparty@company?
        trade_measure | v | allow, permit, authorise, authorize, clear | S:actor@public O:counterparty@company@country V! for:object@thing?
        trade_measure | v | approve, clear, authorise, authorize, permit, allow, unblock | S:actor@public@country O~exports of? to:counterparty@country@org
        trade_measure | v | allow, permit, authorise, authorize | S:actor@public O~exports~goods to:counterparty@country@org? of:object@product? P:counterparty@company?
        trade_measure | v | close, conclude, drop, end | S:actor@publicorg O~investigation~probe~inquiry into:object@thing?
        trade_measure | v | launch, open, start, begin, initiate | S:actor@public O~investigation~probe~inquiry into~exports~goods~hardware of:counterparty@country? from:counterparty@country? P:counterparty@country?
        trade_measure | v | pause, suspend, revoke, freeze | S:actor@public@person O~lease~permit of:counterparty@company? P:counterparty@company? for:object@thing?
        trade_measure | v | fine, penalise, penalize | S:actor@public O:counterparty@company
        trade_measure | v | fine | O:counterparty@company S:actor?
        trade_measure | v | ground | S:actor@publicorg O:object@product~hardware P:counterparty@company?
        trade_measure | v | impose, slap, levy, place, lift, ease, tighten, extend, raise, cut, lower, remove, reduce, double, triple, hike, roll back, reinstate, restore, maintain, waive, introduce, announce, adopt, suspend, expand, set, enact, drop, end, scrap, broaden, widen, increase, loosen, relax, halve, unveil, reimpose, step up, prepare, order, delay, postpone, pause, approve, agree, offer | S:actor@public@country@person O~restriction^budget on:counterparty@country@org? against:counterparty@country@org? to:counterparty@country? from:counterparty@country? for:counterparty@country?
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
        trade_measure | n | ban, embargo | on~exports~goods of:object@product? from:counterparty@company@country? P:actor@country? to:counterparty@country?
        trade_measure | v | answer, respond, retaliate, hit back | S:actor@country@public with~restriction on:counterparty@country?
        trade_measure | v | target, hit, affect | S~restriction O:counterparty@country@company P:actor@country?

        # policy
        policy | v | choose, pick, select, settle on, back | S:actor@public@person O~design~architecture~concept~approach~site for:object@program
        policy | v | close, shut, reopen, restrict | S:actor@country@public O~airspace~border with:counterparty@country? to:counterparty@country?
        policy | v | seize, nationalise, nationalize | S:actor@public O:counterparty@company
        policy | v | take, seize, assume | S:actor@public O~control of:counterparty@company
        policy | v | suspend, scrap, quit, abandon, renounce, denounce, revoke | S:actor@public@country O~treaty~part of~treaty? with:counterparty@country?
        policy | v | cancel, scrap, shelve, kill, axe, terminate, end, abandon, halt, pause, drop | S:actor@public@person O:object@program^contract
        policy | v | launch, start, begin, create, establish, set up, initiate, kick off | S:actor@public@person O~programme~program~initiative~scheme~drive~campaign called:object@program? for~hardware?
        policy | v | announce, unveil, adopt, approve, publish, release, issue, pass, enact, sign, introduce, launch, outline, finalise, finalize, present, endorse, ratify, promulgate, set out, update, revise, amend, roll out, reveal, detail, establish, implement, order, reform, overhaul, rewrite, repeal, tighten, relax, scrap, rescind, lay out, spell out, set out, put out, map out, codify, fast-track, abolish, greenlight | S:actor@public@country@person O~strict_policy^contract O:object@program? for:object@program?
        policy | v | announce, unveil, adopt, approve, publish, release, launch, introduce, outline, issue | S:actor@public@country O~policy^contract O:object@program?
        policy | v | publish, adopt, unveil, release, launch, enact, pass, announce, introduce, approve | S:actor@public@country O:object@program^hardware^treaty^launchable
        policy | v | propose, draft, consider, draw up, plan, prepare, submit, table, put forward, mull, weigh, float, introduce | S:actor@public@country@person O~strict_policy^contract O:object@program? | proposed
        policy | v | broaden, shift, refocus, redefine | S:actor@country@public O~nominal_plan~policy | ongoing
        policy | v | revoke, rescind, overturn, reverse, repeal, withdraw | S:actor@public@person O~policy^permit^contract^strict_contract
        policy | v | set, aim | S:actor@country@public O~policy for:object@program?
        policy | v | take effect, come into force, enter | S:object@program into~force
        policy | v | sign off, sign off on, wave through | S:actor@public@country O~policy^contract^treaty?
        policy | v | sign off | S:actor@public@country on~policy
        policy | n | executive order | P:actor@person@public?
        policy | n | push, drive, campaign | P:actor@country@public for~strict_policy | ongoing

        """
}
