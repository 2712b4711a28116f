// swift-format-ignore-file
// A table, one row a line, however long.

extension PredicateRows {
    /// Launches, tests, incidents, deployments.
    static let operations = """
        # launch
        partnership | v | build, develop, run, operate, produce, design, manufacture, launch, deploy, field, market | S:actor@company O! =jointly
        launch | v | send up | S:actor@org@country@launcher? O:object~launchable@satellite from:place@place? aboard:object@launcher? on:object@launcher? by:actor@org?
        launch | v | aim, plan, target, prepare | S:actor@company@org for~flight^test of:object@launcher? from:place@place? | planned
        incident | v | explode, blow up, catch, burn | S:object@product~rocket P:counterparty@org? on~test_stand O? at:place@place?
        incident | v | fire, launch, shoot | S:actor@country@public O~missile~drone at:counterparty@country@place^test at:place@place? in:place@place?
        launch | v | launch, fly | S:actor@company O~time
        launch | v | lose | S:actor@org O:object@launcher~upper_stage^booster of:object@launcher? from:place@place?
        launch | v | return | S:object@launcher to~flight P:actor@org? from:place@place?
        launch | v | send | S:actor@org@launcher O:object@satellite~launchable on~way~journey~trajectory from:place@place? P:actor@org?
        launch | v | ride, travel, hitch, go up | S:object@satellite~launchable on:object@launcher aboard:object@launcher? into~orbit? to~orbit? P:actor@org?
        launch | v | fly, ride, travel, lift off, blast off | S! on:object@launcher P:actor@org?
        launch | v | fly, ride, travel, lift off, blast off | S! aboard:object@launcher P:actor@org?
        launch | v | reach | S:object@launcher O~space P:actor@org?
        launch | v | launch, fly, send, put, loft | S:actor@org? O! on:object@launcher from:place@place? for:counterparty@org?
        launch | v | launch, fly, send, put, loft | S:actor@org? O! aboard:object@launcher from:place@place? for:counterparty@org?
        launch | v | share | S:object@satellite~launchable O:object@launcher with:object@satellite? P:actor@org?
        launch | v | leave, depart | S:object@launcher~rocket P:actor@org? O:place@place? from:place@place? with:object@satellite? carrying:object@satellite?
        launch | v | plan, schedule, slate, target, expect, set, pencil in, move up, bring forward | S:actor@org? O~flight^test of:object@launcher@satellite? P:actor@org? from:place@place? aboard:object@launcher? on:object@launcher? | planned
        launch | v | leave, depart, head | S~launchable@satellite aboard:object@product O:place@place? from:place@place? P:actor@org?
        launch | v | leave, depart, go up, follow | S:object@satellite~launchable from:place@place! =future
        launch | v | attempt | S:actor@org? O~flight^test P:object@launcher? from:place@place? =future
        launch | v | make | S:actor@org? O~attempt P:object@launcher? =future
        launch | v | begin, start, take place, occur, follow, resume, commence, slip, happen | S~flight^test of:object@launcher@satellite? P:actor@org? from:place@place? aboard:object@launcher? on:object@launcher? =future
        launch | v | slip | S~flight^test of:object@launcher? P:actor@org? to! | planned
        launch | v | break up, come apart, break apart, fall apart, disintegrate, tumble, blow up, lose, veer off | S:object@launcher~rocket^booster P:actor@org? from:place@place? O:object@satellite? over:place@place?
        launch | v | lose | O:object@launcher^booster S:actor@org? from:place@place?
        launch | v | launch, loft, orbit, fly, hurl, haul, ferry, blast, propel | S:actor@org@country@launcher? O:object~launchable@satellite from:place@place? on:object@launcher? aboard:object@launcher? atop:object@launcher? by:actor@company? with:object@launcher? into~orbit? to~orbit? for:counterparty@org?
        launch | v | send, place, put, deploy, lift, carry, boost, deliver, inject, insert, release, haul, ferry, loft, propel | S:actor@org@country@launcher? O:object~launchable@satellite~crew into~orbit~space from:place@place? on:object@launcher? aboard:object@launcher? by:actor@company? for:counterparty@org?
        launch | v | send, place, put, deploy, lift, carry, boost, deliver, haul, ferry, loft | S:actor@org@country@launcher? O:object~launchable@satellite~crew to~orbit~space~station~moon from:place@place? on:object@launcher? aboard:object@launcher? by:actor@company?
        launch | v | launch, fly, lift off, blast off, take off, soar, rise, debut, rocket, roar, thunder, head, climb | S:object@launcher~rocket P:actor@org? from:place@place? with:object@satellite? carrying:object@satellite? for:counterparty@org?
        launch | v | launch | S:actor@org@country? O:object@launcher~rocket from:place@place? with:object@satellite? carrying:object@satellite? for:counterparty@org? by:actor@org?
        launch | v | launch, fly, lift off, blast off, soar, rise, roar, thunder, rocket | S:object@satellite~launchable^rocket from:place@place? on:object@launcher? aboard:object@launcher? atop:object@launcher? P:actor@org?
        launch | v | reach, enter, achieve | S:object@launcher~rocket@satellite@product O~orbit P:actor@org? from:place@place?
        launch | v | carry | S:object@launcher O:object@satellite~launchable P:actor@org? for:counterparty@org? into~orbit? to~orbit?
        launch | v | carry out, conduct, complete, perform, attempt, make | S:actor@org@country@launcher O~flight^test of:object@launcher? from:place@place? with:object@launcher? P:object@launcher?
        launch | v | make, complete | S:object@launcher O~flight from:place@place? P:actor@org?
        launch | v | scrub, call off, abort | S:actor@org? O~flight~rocket@launcher~launchable:object of:object@launcher@satellite? from:place@place? P:object@launcher?
        launch | v | try again, retry | S:actor@org from:place@place? at:place@place? | planned
        launch | v | try | S:actor@company O- from:place@place? at:place@place? =future
        launch | v | postpone, delay, put off, push back, reschedule, slip | S:actor@org? O~flight~rocket@launcher~launchable:object of:object@launcher@satellite? from:place@place? P:object@launcher? | planned
        launch | v | crash, explode, fail, fall, fall back, veer | S:object@launcher~rocket P:actor@org? from:place@place?
        launch | n | launch, liftoff, lift-off | of:object@launcher@satellite from:place@place? by:actor@org? on:object@launcher? P:actor@org@country? aboard:object@launcher?

        # test
        test | v | intercept, shoot down, engage, destroy, hit | S:actor@org@country@product O! in~test with:object@product? during~test?
        test | v | fly | S:actor@org@country O:object@product for~time with:counterparty@org? in:place@place? over:place@place?
        test | v | fly, take off, take to the skies, taxi | S:object@product for~time P:actor@org? in:place@place? over:place@place? from:place@place?
        test | v | take | S:object@product to~sky~air P:actor@org? in:place@place? over:place@place?
        test | v | begin, start, kick off, get under way, run, end, open, conclude, take place, last, wrap up | S~test:object@program P:actor@country@org? in:place@place? off:place@place? near:place@place? with:counterparty@country? involving:counterparty@country?
        test | v | plan, schedule, slate, expect, set, target | S:actor@org? O~test of:object@product? P:actor@org@product? in:place@place? | planned
        test | v | take part, participate, join | S! in:object~exercise P:actor@public?
        test | v | shoot, fire | S:object@product P:actor@country@org? at~target~drone in~test? at:place@place?
        test | v | break | S:object@product O~barrier P:actor@org? over:place@place?
        test | v | hot-fire, static-fire, ground-test, flight-test, ignite | S:actor@org? O:object@product~hardware at:place@place? in:place@place?
        test | v | test, trial, demonstrate, fire | S:actor@org@country? O:object@product~missile~hardware from:place@place? in:place@place? at:place@place? off:place@place? with:counterparty@org? by:actor@org?
        test | v | fire | S:actor@country@public O~missile:object@product from:place@place? off:place@place? into:place@place? toward:place@place?
        test | v | conduct, carry out, complete, perform, hold, stage, run, begin, start, finish, pass, undergo, launch, kick off, conclude, undertake, wrap up, fly, kick off, launch | S:actor@org@country@product O~test of:object@product? with:counterparty@org@country? in:place@place? at:place@place? from:place@place? off:place@place? near:place@place? around:place@place? for:object@product? P:object@thing? by:actor@org?
        test | v | make, complete, perform, take | S:object@product O~flight in:place@place? at:place@place? over:place@place?
        test | v | practise, practice, rehearse, drill | S:actor@public@country O! in:place@place? with:counterparty@country?
        test | v | take part, participate | S:actor@public@country in~exercise with:counterparty@country?
        test | v | splash down, parachute | S~capsule~demonstrator P:actor@company off:place@place? in:place@place? at:place@place?
        test | v | fire, launch | S:actor@country@public O~salvo~volley~barrage~number~pair~series~dozen of:object~missile~rocket~projectile into? toward?
        test | v | shoot off, fire off, let fly, loose off | S:actor@country@public O~missile:object@product toward:place@place? into:place@place? over:place@place? from:place@place?
        test | n | test, trial, demonstration, flight test, exercise, drill | of:object@product by:actor@org? in:place@place? P:actor@org?

        # incident
        incident | v | lose | S:object@satellite@product O~relative_power P:counterparty@org?
        incident | v | lose | S:counterparty@org@country O~relative_power with:object@product@satellite of:object@product?
        incident | v | go down, fail, crash | S:object@network@constellation@product~network^launchable P:counterparty@org? in:place@place? across:place@place?
        incident | v | be | S:object@network@constellation@product~network C~down~offline
        incident | v | be | S:object@network@constellation@product around~world
        incident | v | see, spot, sight, detect, report, observe | O~drone P:actor@country? over:place@place? near:place@place? at:place@place? above:place@place? S? =more
        incident | v | detect, track, spot, report, count | S:counterparty@public O~aircraft~ship~warship~balloon~jet~vessel P:actor@country around:place@place? near:place@place?
        incident | v | send, fly | S:actor@country@public O~aircraft~warship~jet~drone~bomber~vessel~balloon around:counterparty@country near:counterparty@country?
        incident | v | send, fly | S:actor@country@public O~aircraft~warship~jet~drone~bomber~vessel~balloon into~airspace~zone~water of:counterparty@country? P:counterparty@country?
        incident | v | fly, stray, venture, veer, wander, drift | S:actor@country~drone~aircraft~rocket~missile~balloon@product into~airspace through~airspace? P:counterparty@country? over:place@place? of:counterparty@country?
        incident | v | fly, pass, stray | S:actor@country~drone~aircraft@product through~airspace P:counterparty@country? near:place@place?
        incident | v | halt, suspend, divert, cancel, ground, disrupt, stop, delay | S:actor@org? O~flight~traffic~operation at:place@place of:place@airport?
        incident | v | harass, block, shadow, tail, ram, harass, swarm, board, buzz | S:actor@country~ship~aircraft O:counterparty@country~ship@product near:place@place? off:place@place? in:place@place?
        incident | v | blow up, tear up, derail, set | O~target~facility S:actor@country? near:place@place? in:place@place?
        incident | v | tear up, rip through, sweep through, hit, damage, destroy, kill | S~incident O! near:place@place? in:place@place? at:place@place?
        incident | v | steal, leak, expose, publish | S:actor@org@country? O~datum~file~document~secret from:counterparty@org of:counterparty@org?
        incident | v | catch | S~hardware~facility O~fire in:place@place? at:place@place? P:counterparty@org?
        incident | v | hit, affect | S~ransomware~malware~attack~worm O:object@product:counterparty@org
        incident | v | crash, explode, fail, malfunction, burn up, catch, sink, capsize, collide, disintegrate, break up, overheat, leak, fall, derail, collapse, run aground | S:object@product P:counterparty@org? in:place@place? near:place@place? at:place@place? into:place@place? off:place@place? with:object@product?
        incident | v | crash, explode, collide, sink, collapse, burn, capsize, leak | S~hardware~facility P:counterparty@org@country? in:place@place? near:place@place? at:place@place? into:place@place? off:place@place? with:object@product?
        incident | v | fail | S:object@product~rocket P:object@product? P:counterparty@org?
        incident | v | lose | S:counterparty@org@country O:object@product~target^person with:object@product? of:object@product? in:place@place? over:place@place?
        expansion | v | close, shut, shut down, mothball | S:actor@company O~facility^airport^airspace in:place@place? at:place@place?
        incident | v | lose, destroy, damage, sever, cut, break, hit, strike, shut, close, hack, breach, disable, disrupt, attack, cripple, knock out, sabotage, shoot down, intercept, down, jam, injure, halt, ground, evacuate, cut off, paralyse, shut down, close down, target, bomb, raid, ram | S:actor@org@country@person^restriction^strict_policy^judged? O~target~facility~hardware@product@airport:object in:place@place? at:place@place? near:place@place? off:place@place? between:place@place? with:object@product? connecting:place@place? of:object@product? P:object@product? P:counterparty@org@country? of:counterparty@org? by:actor?
        incident | v | attack, hit, strike, bomb, hack, breach, invade, raid, target, shell | S:actor@country@public^judged^restriction^strict_policy^permit? O:counterparty@org@country@place in:place@place? with:object@product?
        incident | v | hit, strike, suffer, experience, report, investigate, cause, face, have | S:counterparty@org@product@country O~incident^policy^results at:place@place? in:place@place? on:object@product? of:object@product? with:object@product? near:place@place?
        incident | v | violate, enter, breach, cross, penetrate, intrude, stray | S:actor@country~drone~aircraft O~airspace P:counterparty@country? of:counterparty@country? over:place@place? into:place@country?
        incident | v | cross | S:actor@country O~median in:place@place? of:place@place?
        incident | v | force, cause, prompt | S~drone~incident O:place@place V~close~shut~suspend~halt~stop~divert
        incident | v | force, cause, prompt | S~drone O:place@airport
        incident | v | knock | S~incident O! for:place@place?
        incident | v | drop, scatter, shower, rain | S:actor@country~rocket~drone~missile~balloon O~debris~fragment~wreckage near:place@place? over:place@place? in:place@place? P:actor@country?
        incident | v | drive off, drive away, chase off, chase away, warn off, turn away, turn back, escort, confront | S:counterparty@public@country O~ship~aircraft~warship~jet~vessel~drone~boat~bomber P:actor@country near:place@place? off:place@place? in:place@place?
        incident | v | burst, rupture, blow up, explode, crack, split | S~tank~engine~stage~motor~hardware~facility P:counterparty@org? at:place@place? in:place@place? during?
        incident | v | blind, jam, spoof, dazzle, silence, cripple, knock offline, take down, black out, paralyse, paralyze | S:actor@country? O~receiver~antenna~signal~sensor~hardware~network~target~facility P:counterparty@org? of:counterparty@org? near:place@place? in:place@place? at:place@place? over:place@place?
        incident | n | attack, cyberattack, strike | on:counterparty@org@country@place by:actor@country? P:actor@country?
        incident | n | explosion, fire, crash, outage, leak, accident | at:place@place of:object@product?
        incident | n | crash, failure, loss, explosion | of:object@product by:actor? at:place@place?

        # deployment
        deployment | v | deploy, field, station, install, build, build up, activate, commission, operate, launch, complete, erect, set up, expand, put | S:actor@org@country@program@person O:object@network^company in:place@place? to:place@place? on:place@place? across:place@place? at:place@place?
        deployment | v | deploy, field, station, install, activate, redeploy, operationalise | S:actor@org@country@program O:object~network~hardware@product@program in:place@place? to:place@place? on:place@place? across:place@place? at:place@place? near:place@place? by:actor@org?
        deployment | v | build, complete, expand, create, launch | S:actor@org@country O~constellation:object@program for:counterparty@org@country?
        deployment | v | receive, accept, field, induct, commission, introduce, take delivery | S:actor@public@country O:object@product~network~hardware from:counterparty@org@country? of:object@product?
        deployment | v | receive | S:actor@public O~delivery of:object@product
        deployment | v | transfer, donate, hand over, give, supply, send | S:counterparty@country O:object@product~hardware to:actor@country@publicorg
        deployment | v | deliver, hand over, turn over | S:counterparty@org@country? O:object@product~network~hardware to:actor@public@country I:actor@public@country? by:counterparty@org? =notfuture
        deployment | v | ship, deliver, hand over, turn over | S:counterparty@org@country? O:object@product~network~hardware~first~last to:actor@publicorg by:counterparty@org? =notfuture
        deployment | v | enter, go | S:object@product@program~network O~service with:actor@org? for:actor@org?
        deployment | v | enter, go, come, be | S:object@product@program~network into~service~operation with:actor@org? in:place@place?
        deployment | v | put, bring, place | S:actor@org O:object@product@program into~service~operation
        deployment | v | become | S:object@product@program~network C~operational with:actor@org?
        deployment | v | become | S:actor@country@publicorg O~operational~capable at:place@place? in:place@place?
        deployment | v | become | S:object@product@program~network O~operational
        deployment | v | go live | S:object@product@program
        deployment | v | bring, move, send, rush, dispatch, transfer, relocate | S:actor@public@country O:object@product~network to:counterparty@country:place in:place@place? for:place@country?
        deployment | v | take | S:actor@org@country O~delivery of:object@product~hardware from:counterparty@org?
        deployment | v | receive, get, accept | S:actor@public@country O~delivery~first of:object@product~hardware from:counterparty@org?
        deployment | v | have | S:actor@org@country O:object@constellation@satellite~satellite~number in~orbit~space =future
        deployment | v | have | S:actor@org@country O:object~satellite~number of:object@constellation@satellite in~orbit =future
        deployment | v | expand, grow | S:object@constellation@network to~satellite
        deployment | v | expand | S:actor@org@country O:object@constellation@network~constellation~network to~satellite
        deployment | v | reach, achieve, attain | S:object@product@program~network O~capability~status P:actor@org@country?
        deployment | v | declare | S:actor@org@country O:object@product@program~network C~operational
        deployment | v | enter, begin, start | S:object@product@program~network O~duty~operation~service P:actor@org@country? in:place@place? with:actor@org?
        deployment | v | be, come, enter | S:object@product@program~network~first in~service~operation~orbit with:actor@org? P:actor@org? =future
        deployment | v | be | S:object@product@program~network C~operational~ready~live =future
        deployment | v | operate | S:object@product@program~network by! =future
        deployment | v | arrive | S:object~network~first in:place@place? to:place@place? from:counterparty? =future
        deployment | v | reach, arrive at | S:object~hardware~number@product O~base~unit:actor@publicorg@country at:place@place? =future | planned
        deployment | v | deliver, hand over, turn over, ship | S:counterparty@company? O:object~first~network~hardware@product to:actor@public@country? I:actor@public@country? =future
        deployment | v | expect, plan, schedule, slate, set, foresee, begin, start | O~delivery to:actor@public@org@country? of:object~hardware@product? from:counterparty@company? =future | planned
        deployment | v | expect, schedule, slate, set, foresee | O~delivery to:actor@public@org@country? of:object~hardware@product? from:counterparty@company? | planned
        deployment | v | begin, start, follow, commence, come | S~delivery to:actor@public@country? of:object~hardware@product? from:counterparty@company? =future | planned
        """
}
