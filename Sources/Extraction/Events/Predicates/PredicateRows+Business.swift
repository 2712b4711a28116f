// swift-format-ignore-file
// A table, one row a line, however long.

extension PredicateRows {
    /// Orders, capital, partnerships, products, plants, results, outlooks.
    static let business = """
        # money put into one's own works is an expansion
        expansion | v | invest, spend, pour, put, sink, plough, plow | S:actor@company O@money in~facility:counterparty into~facility? at:place@place?
        expansion | v | pour, invest, put | S:actor@company O@money into~facility:counterparty

        expansion | v | pledge, commit, promise, announce | S:actor@company O@money for:place@country
        expansion | v | pledge, commit, promise | S:actor@company O@money in:place@country
        expansion | v | begin, start, resume | S~construction P:actor@company? in:place@place? at:place@place? of~facility? on~facility? | ongoing
        expansion | v | inaugurate, open, commission | S:actor@company O:place@place for:object@thing?
        expansion | v | invest | S:actor@company O@money in:place@country at:place@place? on?
        expansion | v | double, triple, expand, quadruple, increase | S:actor@company O~size~capacity of~facility in:place@place? at:place@place?

        investment | v | buy, acquire, take, purchase | S:actor@org@person O@percent of:counterparty@company

        # order: between companies
        order | v | order, buy, purchase, lease | S:actor@company O:object~hardware@product from:counterparty@company? P:counterparty@company?
        order | v | sign, sign up | S:actor@company for:object~hardware@product from:counterparty@company? with:counterparty@company?
        order | v | exercise, convert | S:actor@company O~option for:object~hardware@product with:counterparty@company?
        order | v | book, buy, reserve, purchase, procure, secure | S:actor@company O~launch~flight~ride~slot~capacity with:counterparty@company? on:object@launcher? from:counterparty@company? P:counterparty@company? V?
        order | v | lose | S:counterparty@company O~order~strict_contract P:actor@company? from:actor@org? with:actor@company?
        order | v | build, develop, manufacture, produce, launch | S:counterparty@company O~hardware@product:object for:actor@company =future
        order | v | sign, ink, win, secure, agree, clinch, land | S:counterparty@company O~agreement~contract~deal with:actor@company V~supply~deliver~build~launch~produce~manufacture~equip
        order | v | deliver, hand over, ship | S:counterparty@company O~hardware@product:object to:actor@company =notfuture
        order | v | pocket, rack up, scoop, collect, garner | S:counterparty@company O~order from:actor@company? for:object@thing?
        order | v | supply, provide, equip | S:counterparty@company O:actor@company with~hardware@product =future
        order | v | place, sign, announce, confirm, finalise, finalize, firm | S:actor@company O~order with:counterparty@company? for:object@thing?
        order | v | win, receive, secure, land, book, bag, clinch, capture, get, gain, log | S:counterparty@org O~order from:actor@org@country? for:object@thing? by:actor@org?
        order | v | select, choose, pick, tap, contract, hire | S:actor@company O:counterparty@company for:object@thing? as~supplier?
        order | v | sell | S:counterparty@company O~hardware@product^asset:object to:actor@company
        order | v | supply, deliver, provide | S:counterparty@company O~hardware@product:object to:actor@company =future
        order | v | stand, total, reach, climb, come, grow, exceed, amount | S~order P:counterparty@company? O@money? to@money? at@money?
        order | v | announce | O~order P:counterparty@company? worth@money? S:counterparty@company?
        order | v | have | S:counterparty@company O~order worth@money
        order | v | have | S:counterparty@company O~order of@money
        order | v | be | S~order O@money P:counterparty@company?
        order | v | value, price | O~order~contract at@money S- from:actor@company
        order | v | stand at, rise, swell | S~backlog P:counterparty@company? to@money? at@money?
        order | n | order | worth@money P:counterparty@company? from:actor@company?

        # investment: who raises is the actor, the investors are counterparties
        investment | v | raise, secure, close, complete, bag, land, attract, net, collect, bring in, pull in, receive, get, pick up, draw, nab, snag, score, haul in, rake in, take in, seek | S:actor@company O@money~round^acquisition^strict_contract^results^permit^order from:counterparty@org? by:counterparty@org? with:counterparty@org? including:counterparty@org?
        investment | v | raise, close, secure, complete, receive | S:actor@company O~round from:counterparty@org? with:counterparty@org?
        investment | v | lead, join, co-lead, anchor, back | S:counterparty@org@person O~round in:actor@company? for:actor@company? with:counterparty@org? from:counterparty@org? including:counterparty@org? alongside:counterparty@org?
        investment | v | invest, pump, inject, put, sink, pour | S:counterparty@company O@money~stake in:actor@company into:actor@company?
        investment | v | invest | S:counterparty@org@person in:actor@company
        investment | v | pump, put, pour, inject | S:counterparty@company O@money into:actor@company
        investment | v | invest, put, pour, pledge, commit, promise | S:actor@country@public@person O@money in:counterparty@country? into:counterparty@country? for:object@thing?
        investment | v | pledge, invest, commit, promise | S:actor? O@money for:counterparty@country@org
        investment | v | pledge, invest, commit, promise | S:actor? O@money in:counterparty@org@country
        investment | v | back, fund | S:counterparty@company O:actor@company with@money?
        investment | v | buy, acquire, take, purchase, pick up, sell, dispose, offload, increase, raise, own | S:actor@org@person O~stake in:counterparty@company of:counterparty@company? to:counterparty@org? from:counterparty@org? P:counterparty@company?
        investment | v | sell, dispose, offload | S:actor@org@person O~stake
        investment | v | dispose | S:actor@person@org of~stake
        investment | v | go public, list, float | S:actor@company
        investment | v | file, apply | S:actor@company for~ipo | planned
        investment | v | price, launch, complete, plan, hold, open | S:actor@company O~ipo
        investment | v | launch, close, establish, create, set up, announce, unveil | S:actor@org@country@person O~fund^budget
        investment | v | include, be, comprise | S~backer~investor O:counterparty@org
        investment | v | participate, invest, take part, join in | S:counterparty@org in~round
        investment | v | participate, take part, join, contribute, invest, reinvest, return | S:counterparty@org =more
        investment | v | include | S~investor~round~shareholder O:counterparty@org =more
        investment | v | buy, acquire, purchase, take | S:actor@org@person O@money of:counterparty~stake
        investment | v | begin, start, commence | S:actor@company~share O~trading P:actor@company? in:place@place? on?
        investment | v | debut, list | S:actor@company~share P:actor@company? on!
        investment | v | lend, loan | S:counterparty@org@country O@money I:actor@company? to:actor@company
        investment | v | close | S:actor@company on@money
        investment | v | make, announce, receive | S:actor@company O~round from:counterparty@org? in:counterparty@company?
        investment | n | round | for:actor@company P:actor@company? by:counterparty@org?
        investment | v | value | S~round O:actor@company at@money

        # acquisition
        acquisition | v | acquire, buy, purchase, take over, absorb, snap up, buy out, swallow | S:actor@org@person O:counterparty@company~facility^hardware^nominal_plan^strict_contract^stake from:counterparty@org? P:counterparty@company?
        acquisition | v | merge, combine | S:actor@company with:counterparty@company
        acquisition | v | merge | S:actor@company O:counterparty@company? with:counterparty@company?
        acquisition | v | complete, close, agree, announce, finalise, finalize, approve, launch, propose, make, close on, wrap up, seal, drop, abandon | S:actor@org O~acquisition of:counterparty@company? by:actor@company? with:counterparty@company? for:counterparty@company?
        acquisition | v | sell, divest, offload, sell off, hive off | S:counterparty@org O:counterparty@company~unit~facility~asset^hardware to:actor@org
        acquisition | v | hold, have, enter, begin, open | S:counterparty@company O~talks about~acquisition to:actor@company? with:actor@company? | proposed
        acquisition | v | take, gain, seize | S:actor@person@company O~control of:counterparty@company
        acquisition | v | pay | S:actor@company O@money for:counterparty@company
        acquisition | v | pay | S:actor@company O@money for~asset of:counterparty@company? to:counterparty@company?
        acquisition | v | buy, acquire, purchase, take over, pick up | S:actor@company O~asset^hardware of:counterparty@company? from:counterparty@company? P:counterparty@company? held:counterparty?
        acquisition | v | combine, pool, merge | S:actor@company O~asset^hardware =joint | planned
        acquisition | v | sell, divest, spin off, offload, hive off, sell off, carve out | S:actor@org O:counterparty@company~unit~facility^hardware to:counterparty@org?
        acquisition | v | spin off, hive off, divest | S:actor@org O!
        acquisition | n | acquisition, takeover, purchase, buyout | of:counterparty@company by:actor@org? P:actor@org?
        acquisition | n | takeover, acquisition | by:actor@company
        acquisition | n | merger | P:actor@company with:counterparty@company
        acquisition | n | merger | of:actor@company with:counterparty@company?

        # partnership
        partnership | v | found, launch, form, create, run, set up, establish, operate, start, build | S:actor@company O~venture:counterparty^strict_contract with:counterparty@company? =joint
        partnership | v | found, launch, form, create, run, set up, establish | S:actor@company O~venture:counterparty@company with:counterparty@org
        partnership | v | build, develop, run, operate, produce, design, manufacture, work on, market | S:actor@org@country O! =jointly
        partnership | v | take part, participate, join | S:actor@country@org in:object@program P:counterparty@country?
        partnership | v | sign, ink | S:actor@org@country@person O~memorandum~memoranda~letter~mou with:counterparty? between:actor? for:object@thing? on:object@thing?
        partnership | v | put | S:actor@person@country O~signature to~memorandum~agreement
        partnership | v | join | S:actor@company O! as~partner of:counterparty@company
        partnership | v | join | S:actor@company O:counterparty@company as~partner
        partnership | v | partner, team up, team, collaborate, cooperate, co-operate, ally, link up, join up, work together | S:actor@org@country with:counterparty@org on:object@thing? for:object@thing?
        partnership | v | join | S:actor@org O~forces? with:counterparty@org
        partnership | v | join, combine | S:actor@org@country O~force =joint
        partnership | v | partner, team up, team, collaborate | S:actor@org! on:object@thing? =joint
        partnership | v | sign, ink, reach, conclude, enter into, form, forge, strike, seal, announce, establish, enter, agree, set up, expand, extend, renew, deepen, unveil, create, launch, broker, finalise, finalize | S:actor@org@country O~agreement^strict_contract with:counterparty@org between:actor@org? for:object@thing? on:object@thing?
        partnership | v | sign, ink, form, forge, enter into, establish, strike, announce, set up, create, launch, agree, enter, conclude, reach, seal | S:actor@org O~agreement~venture^strict_contract with:counterparty@org@country? between:actor@org? O:counterparty@org? for:object@thing? =joint
        partnership | v | launch, set up, create, establish, form | S:actor@company O:counterparty@org~venture =joint
        partnership | v | join | S:actor@company O:counterparty@org@alliance~venture
        partnership | v | join | S:actor@company O:object@program
        partnership | v | add, announce, gain, sign, win, sign up, onboard | S:actor@org O~customer O:counterparty@org for:object@thing? to:object@thing? as:object@thing? of:object@thing?
        partnership | v | announce | S:actor@org O~addition of:counterparty@org as:object@thing? under:object@thing?
        partnership | v | become | S:actor@country@org O~member~partner~participant~signatory of:object@program!
        partnership | v | become | S:actor@country@org O~member~partner~participant of:counterparty@alliance@org!
        partnership | v | expand, grow | S:actor@alliance to@quantity
        partnership | v | agree | S:actor@company with:counterparty@company
        partnership | v | agree | S:actor@company V! =joint
        partnership | n | partnership, collaboration, alliance, joint venture | between:actor@company
        partnership | n | partnership, collaboration | P:actor@company with:counterparty@org

        # product
        product | v | unveil, introduce, launch, debut, present, showcase, reveal, release, roll out, market, exhibit, display, announce, offer, start selling, commercialise, commercialize | S:actor@company O:object@product
        product | v | unveil, introduce, debut, present, showcase, reveal, release, exhibit, display, launch | S:actor@company O~hardware~software~product^rocket^launchable O:object@thing? called:object@product? of:object@thing?
        product | v | develop | S:actor@company O:object@product^country =ongoing | ongoing
        product | v | show off, pull the wraps off, take the wraps off, showcase, parade, unveil, display, debut, reveal, present, show | S:actor@company@country@public O:object@product
        product | v | take, pull, lift | S:actor@company O~wrap~veil~curtain off:object@product~hardware
        product | v | take, pull, lift | S:actor@company O~wrap~veil~curtain from:object@product~hardware
        product | v | launch, introduce, roll out, start, begin, offer, open, release | S:actor@company O~service~software^launchable^facility for~customer~company~market? called:object@product?
        product | v | put | S:actor@company O:object@product on~sale~market
        product | v | go on sale, hit the market | S:object@product P:actor@company?
        product | v | be, remain | S:object@product in~development of:actor@company? | planned
        product | v | show | S:actor@company O:object@product for~time
        product | v | make | S:object@product O~debut P:actor@company? at:place@place?

        # expansion
        partnership | v | sign, ink, conclude | O~agreement~memorandum^strict_contract S- between:actor? with:counterparty? P:actor@company?
        expansion | v | open, build, put up, establish, set up, inaugurate, construct, launch, start, create, complete, commission, erect, reopen, plan, add, expand, enlarge, double, relocate, move, close, locate, break ground | S:actor@company@country O~facility^network in:place@place? at:place@place? near:place@place? on:place@place? for:object@thing? to:place@place? outside:place@place?
        expansion | v | expand, increase, double, triple, boost, ramp up, step up, scale up, raise, start, begin, grow, speed up, accelerate, resume, move, quadruple | S:actor@company@country O~capacity of:object@thing? in:place@place? at:place@place? for:object@thing?
        expansion | v | cut | S:actor@company@country@person O~ribbon on~facility at~facility in:place@place?
        expansion | v | top out, complete, finish, expand, inaugurate, unveil, announce, build, break | S:actor@company O~facility^network^constellation in:place@place? at:place@place? near:place@place? for:object@thing?
        expansion | v | break | O~ground S:actor@company? on~facility for:actor@company? in:place@place?
        expansion | v | suspend, halt, stop, pause, abandon, shut, mothball, restart, shift, move | S:actor@company O~work~construction~capacity~facility on:object? in:place@place? at:place@place? to:place@place?
        expansion | v | invest, spend | S:actor@company O@money in:place@place on? over?
        expansion | v | begin, start, resume, launch | S~capacity P:actor@company? in:place@place? at:place@place? of:object@product? =future
        expansion | v | build, make, produce, manufacture, assemble | S:actor@company O~hardware@product:object at~facility in:place@place? =future
        expansion | v | start up, begin, start | S:actor@company V~build~make~produce~manufacture O~facility
        expansion | v | assemble, produce, manufacture, make, build | S:actor@company@country O~hardware@product:object under~licence~license from:counterparty@company? at:place@place? in:place@place? near:place@place?
        expansion | v | assemble | S:actor@company@country O~hardware@product:object at:place@place? in:place@place? near:place@place? from:counterparty@company? =ongoing | occurred
        expansion | v | break | S:actor@company O~ground in:place@place?
        expansion | v | enter, expand, break | S:actor@company@country into~market in:place@place?
        expansion | v | enter | S:actor@company O~market in:place@place? P:place@country?
        expansion | v | expand | S:actor@company@country in:place@place into:place@place? to:place@place?
        expansion | v | expand | S:actor@company into:place@place
        expansion | v | aim, target | S:actor@company for~capacity of:object@product? at:place@place? in:place@place?
        expansion | v | hire, recruit | S:actor@company O~jobs in:place@place? at:place@place?

        # earnings
        earnings | v | report, post, book, record, announce, publish, release, issue, deliver, present, log, unveil, reveal, swing, make, achieve, generate, suffer, see | S:actor@company O~results to~results?
        earnings | v | double, triple, increase, grow, raise, boost, quadruple, lift, improve | S:actor@company O~results^capacity to@money? by@percent?
        earnings | v | take, book, record, recognise, recognize, write off | S:actor@company O~charge~impairment~loss
        earnings | v | be | S~results up@percent P:actor@company? at@money?
        earnings | v | be | S~results down@percent P:actor@company? at@money?
        earnings | v | guide | S:actor@company for! | planned
        earnings | v | guide | S:actor@company to! | planned
        earnings | v | forecast, see, target, expect, project | S:actor@company O@money | planned
        earnings | v | forecast, expect, guide, project, raise, lift, cut, confirm, lower, upgrade, maintain, reiterate, downgrade, trim, keep, reaffirm, target, see, boost, narrow, hike, slash, increase, withdraw, nudge up | S:actor@company O~results~guidance^budget^restriction | planned
        earnings | v | rise, grow, climb, fall, drop, jump, surge, increase, decline, slump, double, triple, come, reach, total, amount, exceed, hit, slip, shrink, widen, narrow, soar, stand, edge up, edge down, inch up, inch down, tick up, tick down, dip, ease, tumble, plunge, pass, top, swell, advance, dip, go up, go down, dip | S~results P:actor@company? by@percent? to@money? O@money@percent? of:actor@company? at:actor@company?
        earnings | v | earn, lose, generate, turn over | S:actor@company O@money
        earnings | v | expect, forecast, project | S:actor@company O~results | planned
        earnings | v | stick, cling, hold | S:actor@company to~guidance~results of? | planned
        earnings | v | break | S:actor@company

        # forecast
        forecast | v | forecast, project, predict, estimate, expect, see, anticipate | S:actor@org~people O~market~report~demand^results
        forecast | v | put | S:actor@research~people~report O~cost~price~value~market~total at@money P:actor@org?
        forecast | v | put | S:actor@publicorg O~cost~market at@money
        forecast | v | reach, total, grow, rise, climb, increase, fall, shrink, hit, exceed, account, make up, double, triple, decline, drop, surge, jump, top | S~market~results~restriction~network according:actor@org =notfuture
        forecast | v | reach, total, grow, rise, climb, increase, fall, shrink, hit, exceed, double, triple, decline, drop, surge, jump | S! O@money@percent? to@money? by@percent? according:actor@research =notfuture
        forecast | v | estimate, forecast, predict, project, find, conclude, calculate, reckon | S:actor@publicorg O~market~cost~demand~price~results
        forecast | v | estimate, project, predict, calculate | S:actor@publicorg O! over? at@money? V?
        forecast | v | expect, see | S:actor@org O~market V~grow~reach~rise~exceed~climb~double~shrink~fall~total~expand~hit
        forecast | v | estimate, forecast, predict, project, find, conclude, calculate, reckon | S:actor~people~report@research O! P:actor@org?
        forecast | v | estimate, forecast, predict, project, reckon | S:actor@company O~market~demand
        forecast | v | reach, grow, climb, rise, exceed, hit, double, expand, total, fall | S~market to@money? O@money@percent? at@percent? =future
        forecast | v | climb, grow, rise, reach, expand, fall, increase, double, triple, exceed, hit, decline, total, be | according:actor@company@research@publicorg =future | occurred
        forecast | v | export, import, ship, produce, spend | S! according:actor@research
        forecast | v | predict, forecast, project | S:actor@company@research O^results^guidance^launchable
        forecast | v | reckon, estimate, calculate, believe, expect, predict, forecast, project | S:actor~people~report@research O-
        forecast | v | warn | S:actor@company@research~people V? of~shortage~slowdown~delay~demand
        forecast | v | publish, release | S:actor@org O~forecast~report^budget
        """
}
