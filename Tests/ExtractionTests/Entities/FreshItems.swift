/// Paragraphs of our own, in batches that were each written before any rule was changed for them. The first line of an item
/// holds its topics and the day of publication, and a headline where there is one; entities are marked as in
/// ``AnnotatedItems``. Facts are those of the press of 2024 and 2025, the words are ours.
enum FreshItems {
    static let batchA = """
        == satcom, commercial_space | 2025-06-17 | SES Wins Approval for Intelsat Takeover
        European regulators have cleared the purchase of [o:Intelsat] by [o:SES], the [l:Luxembourg] satellite operator, for $3.1 billion. The [o:European Commission] saw no harm to competition, since rivals such as [g:Starlink] and [o:Eutelsat] put pressure on prices. Together the two will run more than 100 geostationary spacecraft and 26 in medium orbit. [p:Adel Al-Saleh] stays chief executive.

        == low_altitude_economy | 2025-03-30 |
        [o:EHang] and [o:Hefei Hey Airlines] received the first certificates that allow passengers to be flown for money in aircraft without a pilot, the [o:Civil Aviation Administration of China] said. The two-seat [d:EH216-S] may at first only take off and land at the same vertiport. [l:Guangzhou] and [l:Hefei] want sightseeing flights to begin before the end of June.

        == low_altitude_economy, uncrewed_systems | 2025-07-18 |
        [o:Meituan] has opened a night-time route for its delivery drones in [l:Shenzhen], and [o:Antwork Robotics] serves hospitals in [l:Hangzhou] from the air. [l:China] counts on the low-altitude economy for growth of 1.5 trillion yuan this year; cities from [l:Chengdu] to [l:Suzhou] have set up funds, landing grounds and traffic control for airspace below 1,000 metres.

        == space_computing, artificial_intelligence, satellite_constellations | 2025-05-14 | First Twelve of China's Computing Satellites Reach Orbit
        A [d:Long March 2D] carried twelve satellites of the [g:Three-Body Computing Constellation] into orbit from [l:Jiuquan] on Wednesday. Built by [o:ADA Space] of [l:Chengdu] for [o:Zhejiang Lab], each runs an AI model of eight billion parameters on board, so that pictures are processed where they are taken and only results are sent down. Laser links join them.

        == space_computing, artificial_intelligence | 2025-11-05 |
        [o:Starcloud], a startup in [l:Redmond], [l:Washington], has put an [o:Nvidia] [d:H100] into orbit to show that data centres can be run in space, where sunlight never fails and heat is radiated away. Chief executive [p:Philip Johnston] believes that the cost of energy will be a tenth of that on the ground. [d:Starcloud-1] weighs 60 kg.

        == in_orbit_servicing, commercial_space | 2025-09-12 |
        [o:Orbit Fab] will test its refuelling port on a spacecraft of the [o:Space Force] next year, and [o:Northrop Grumman] plans to send up a robot that fastens propulsion pods to ageing satellites. [o:SpaceLogistics], its subsidiary, has already docked two tugs with craft of [o:Intelsat] and prolonged their life by five years.

        == in_orbit_servicing, space_sustainability | 2024-08-21 |
        [o:Astroscale Japan] signed a contract worth ¥12 billion with [o:JAXA] to remove the upper stage of an [d:H-IIA] from orbit. [d:ADRAS-J], its inspector, came within 15 metres of the spent stage this summer. The successor is to grip it with an arm, lower it, and let it burn up.

        == space_sustainability | 2025-04-02 |
        Three objects of substantial size re-enter the atmosphere every day, the [o:European Space Agency] says in its latest report on the state of the orbits. Around 550 km active satellites are now as numerous as fragments, and collisions would multiply debris even if nothing more were launched. The agency wants craft to be disposed of within five years of the end of their mission.

        == human_spaceflight | 2025-06-26 |
        [p:Shubhanshu Shukla] became the first [l:Indian] to enter the [d:International Space Station] on Thursday. The [o:Axiom Space] crew commanded by [p:Peggy Whitson] docked after a flight of 28 hours and includes [p:Sławosz Uznański-Wiśniewski] of [l:Poland] and [p:Tibor Kapu] of [l:Hungary]. They will stay for two weeks and carry out some 60 experiments.

        == human_spaceflight, launch_vehicles | 2025-10-31 |
        [d:Shenzhou-21] docked with the [d:Tiangong] station three and a half hours after lift-off from [l:Jiuquan], faster than any crew before. [p:Zhang Lu], [p:Wu Fei] and [p:Zhang Hongzhang] will live there for six months; with them flew four mice. The [d:Long March 2F] rose at 23:44 local time.

        == space_science | 2025-03-12 | NASA Sends SPHEREx to Map the Sky
        A telescope that will survey the whole sky in 102 colours of infrared light left [l:Vandenberg] on Tuesday night. [d:SPHEREx], built by [o:BAE Systems] and managed by the [o:Jet Propulsion Laboratory], is to chart 450 million galaxies and search for water ice and organic molecules where stars are born. On the same rocket flew [g:PUNCH], four small craft that watch the solar wind.

        == space_science, launch_vehicles | 2025-05-29 |
        [d:Tianwen-2] is on its way to the asteroid [l:Kamoʻoalewa], from which it shall bring samples to [l:Earth] in 2027 before it goes on to a comet. A [d:Long March 3B] lifted the probe from [l:Xichang] early on Thursday, the [o:China National Space Administration] reported.

        == navigation | 2025-09-24 |
        The second of the [l:Japanese] satellites that are to make positioning independent of others reached its slot above the equator. With [d:Michibiki-6] in service the [g:Quasi-Zenith Satellite System] has five craft; seven, planned for next year, would allow receivers in [l:Tokyo] to fix their place to within centimetres without [g:GPS].

        == navigation, radar_ew | 2025-06-18 |
        Nearly a thousand ships a day lost their position to jamming in the [l:Gulf] and the [l:Strait of Hormuz] after [l:Israel] struck [l:Iran], says [o:Windward], a firm that analyses shipping. Tankers appeared on land or sailed in circles on the screen. The [o:Joint Maritime Information Center] advised masters to keep radar and visual watch, since the signals of satellites could not be trusted.

        == radar_ew | 2025-08-12 |
        [o:Saab] will deliver its [d:Giraffe 1X] to the [o:Royal Air Force]'s training ranges and [d:Arexis] jammers to [o:Airbus] for the [d:Eurofighter EK] of [l:Germany]. The electronic attack suite blinds an opponent's air surveillance over hundreds of kilometres. [p:Micael Johansson], the chief executive, expects more orders of this sort.

        == radar_ew, air_combat | 2024-11-07 |
        [o:Leonardo UK] is fitting the [d:Typhoon]s of the [o:Royal Air Force] with [d:ECRS Mk2], a radar whose antenna can also jam. The first flew on a test aircraft at [l:Warton] in [l:Lancashire] in September. [l:Italy] considers joining.

        == counter_uas | 2025-05-20 |
        [l:Australia]'s [o:Electro Optic Systems] sold a 100-kilowatt laser that burns small drones out of the sky at 20 a minute to a country of [o:NATO], the first export of a weapon of its class. The price is €71 million. [o:EOS] had developed [d:Apollo] since 2022 in [l:Singapore] and [l:Canberra].

        == counter_uas, defense_spending | 2025-09-27 | EU Ministers Back Drone Wall
        Defence ministers from ten countries on the eastern flank agreed on Friday that a network of sensors and interceptors against drones must be built with urgency, [p:Andrius Kubilius], the defence commissioner, said in [l:Helsinki]. [l:Ukraine] is to share its experience. How the [o:European Union] will pay for the "drone wall" is open; some [l:Baltic] members want loans from [g:SAFE].

        == uncrewed_systems, naval | 2025-02-03 |
        [o:Saronic Technologies], an [l:Austin] maker of autonomous boats, is to build a yard for vessels up to 150 feet long after buying [o:Gulf Craft] in [l:Franklin], [l:Louisiana]. Its 24-foot [d:Corsair] has been ordered by the [o:US Navy]. [p:Dino Mavrookas], a former [o:SEAL], founded the firm in 2022.

        == uncrewed_systems, land_systems | 2025-04-15 |
        [l:Estonia]'s [o:Milrem Robotics] will send over 150 [d:THeMIS] robots to [l:Ukraine], paid for by the [l:Netherlands]. The tracked vehicles haul ammunition and the wounded; an older batch has been at the front since 2022. Assembly is partly done by [o:VDL] in [l:Born].

        == uncrewed_systems, air_combat | 2025-08-28 |
        [o:General Atomics] flew the [d:YFQ-42A], one of two rivals in the [g:Collaborative Combat Aircraft] programme, for the first time on Wednesday in [l:California]. The jet is meant to fly beside fighters with crews and carry missiles at the word of a pilot. [o:Anduril]'s [d:YFQ-44A] should follow in autumn.

        == air_combat | 2025-06-05 |
        [l:Turkey] and [l:Indonesia] signed for 48 [d:KAAN] fighters at a fair in [l:Jakarta], a first export of a jet that will not be in service with its own air force before 2028. [p:Recep Tayyip Erdoğan] announced the deal on [o:X]; [o:Turkish Aerospace Industries] and [o:PT Dirgantara Indonesia] will share the work. Engines for the first lots come from [o:GE Aerospace].

        == air_combat, trade_policy | 2025-08-14 |
        [l:Spain] has ruled out the [d:F-35] and will choose between [d:Eurofighter] and [g:FCAS], a spokesperson of the [o:Ministry of Defence] said. [l:Switzerland], hit by tariffs of 39%, hears calls to cancel its own order of 36 aircraft with [o:Lockheed Martin].

        == missiles | 2025-01-07 |
        [l:North Korea] fired a hypersonic missile into the [l:Sea of Japan] that flew 1,100 km, [l:South Korea]'s [o:Joint Chiefs of Staff] said. [p:Kim Jong Un] watched the test with his daughter by video. [o:KCNA] wrote that the warhead reached twelve times the speed of sound and that its engine casing is made of carbon fibre.

        == missiles, defense_spending | 2025-05-20 | Trump Picks Architecture for Golden Dome
        The shield that is to stop ballistic, hypersonic and cruise missiles will cost $175 billion and be ready within three years, President [p:Donald Trump] said at the [o:White House]. General [p:Michael Guetlein] of the [o:Space Force] leads the effort. The [o:Congressional Budget Office] puts the price of interceptors in space alone at up to $542 billion over twenty years; [l:Canada] has asked to take part in [g:Golden Dome].

        == naval | 2025-07-29 |
        [l:Brazil] launched the [d:Cunha Moreira], a frigate of the [d:Tamandaré class], at the yard of [o:Thyssenkrupp Estaleiro Brasil Sul] in [l:Itajaí]. Four are being built with [o:Embraer] and [o:Atech] under a contract of 2020. The ship displaces 3,500 tonnes and carries [d:Sea Ceptor] for air defence.

        == naval, uncrewed_systems | 2025-09-10 |
        The [o:Royal Australian Navy] will spend A$1.7 billion on [d:Ghost Shark], an undersea drone as big as a bus, for surveillance and strikes at long range. [o:Anduril Australia] makes the vehicles in a factory in [l:Sydney]; the first of "dozens" joins the fleet in January. Vice Admiral [p:Mark Hammond] called it a signal.

        == land_systems | 2025-07-17 |
        [l:Czechia] completed the purchase of 44 [d:Leopard 2A8] tanks through a joint order led by the [o:Bundeswehr], for 34 billion crowns. [o:KNDS Deutschland] delivers from 2028. [p:Jana Černochová] said the option on 14 more would be taken up only if money allows.

        == land_systems, supply_chain | 2025-08-27 |
        [o:Rheinmetall] opened in [l:Unterlüß] what it calls [l:Europe]'s biggest ammunition plant, which shall turn out 350,000 artillery shells a year from 2027. [p:Mark Rutte] and [p:Lars Klingbeil] attended. Nitrocellulose, once bought from [l:China], is to come from a newly acquired factory in [l:Bavaria].

        == cyber | 2025-03-05 |
        The [o:Department of Justice] charged twelve [l:Chinese] nationals, among them staff of [o:i-Soon], over a hacking campaign that stole mail from the [o:US Treasury], churches and newspapers. Two officers of the [o:Ministry of Public Security] told the contractors what to break into. The group is tracked as [o:Aquatic Panda].

        == cyber, critical_infrastructure | 2025-12-30 |
        Attackers who wiped controllers at some 30 wind and solar farms and tried to cut off heat for half a million people in [l:Poland] came from [l:Russia], Prime Minister [p:Donald Tusk] said. Malware called [d:DynoWiper] was found by [o:ESET], a [l:Slovak] firm. The grid held out.

        == critical_infrastructure | 2024-12-26 |
        [l:Finland] seized the tanker [d:Eagle S], suspected of having torn the [d:Estlink 2] power cable with its anchor on Christmas Day. The vessel, registered in the [l:Cook Islands], belongs in the view of [l:Brussels] to the shadow fleet that carries [l:Russian] oil. [o:Fingrid] says repairs will take seven months.

        == critical_infrastructure, cyber | 2025-04-29 |
        Nothing points to a cyber attack behind the blackout that left [l:Spain] and [l:Portugal] without power for ten hours on Monday, [o:Red Eléctrica] said. [p:Pedro Sánchez] would not rule anything out, and [o:INCIBE] checks the systems of utilities and substations. Trains stood still and telephone networks failed.

        == semiconductors | 2025-10-17 |
        [o:TSMC] earned NT$452.3 billion in the third quarter, 39% more than a year before, as [o:Nvidia] and [o:Apple] bought all it could make of its 3 nm and 5 nm chips. [p:C.C. Wei] raised the forecast for sales. A second wave of fabs in [l:Arizona] will come earlier than planned.

        == semiconductors, trade_policy | 2025-08-25 |
        [l:Washington] is now the largest shareholder of [o:Intel]: grants of $8.9 billion promised under the [g:CHIPS and Science Act] were turned into a stake of 10%. Commerce Secretary [p:Howard Lutnick] said taxpayers should profit. [p:Lip-Bu Tan] keeps his post; in May the president had called on him to resign.

        == semiconductors, export_control | 2025-09-30 |
        The [o:Netherlands Authority for Consumers and Markets] has no part in it: by an emergency law the [l:Dutch] minister of economic affairs took control of [o:Nexperia], a maker of diodes and transistors in [l:Nijmegen] that belongs to [l:China]'s [o:Wingtech]. [l:Beijing] answered with a ban on the export of parts finished at its plant in [l:Dongguan].

        == export_control | 2025-04-04 |
        Licences will be needed to ship seven medium and heavy rare earths, among them samarium, terbium and dysprosium, out of [l:China], the [o:Ministry of Commerce] announced. It also put 16 [l:US] entities on its control list, which bars the sale of dual-use goods to them; [o:High Point Aerotechnologies] and [o:Universal Logistics Holdings] are named.

        == export_control, artificial_intelligence, semiconductors | 2025-12-09 |
        [o:Nvidia] may sell the [d:H200] to approved customers in [l:China] if a quarter of the revenue goes to the treasury, President [p:Donald Trump] wrote on [o:Truth Social]. The [o:Commerce Department] is working out the details and will treat [o:AMD] alike. Senator [p:Elizabeth Warren] said it would turbocharge [l:Beijing]'s army.

        == artificial_intelligence | 2025-07-14 |
        The [o:Pentagon]'s [o:Chief Digital and Artificial Intelligence Office] awarded contracts of up to $200 million each to [o:Anthropic], [o:Google], [o:OpenAI] and [o:xAI] for prototypes of agents that plan, sum up and reason. [p:Doug Matty], who heads the office, wants to use commercial models in warfighting as well as in business systems. [o:xAI] sells its [d:Grok] to agencies as [d:Grok for Government].

        == artificial_intelligence, uncrewed_systems | 2025-06-17 |
        [o:Shield AI] will put its [d:Hivemind] software on drones of [l:South Korea]'s [o:LIG Nex1] so that they find their way without a pilot or satellites. Neural networks trained in simulation steered an [d:F-16] in dogfights in 2022. The [l:San Diego] company is worth $5.3 billion.

        == supply_chain | 2025-07-10 |
        The [o:Pentagon] becomes the biggest owner of [o:MP Materials], which digs rare earths at [l:Mountain Pass], [l:California], and guarantees it a floor price of $110 a kilogram for neodymium and praseodymium for ten years. A second magnet factory shall lift output to 10,000 tonnes. Until now nearly all magnets for the [d:F-35] have come from [l:China].

        == supply_chain, critical_infrastructure | 2025-10-20 |
        [l:Australia] and the [l:United States] signed a framework on critical minerals in [l:Washington], with $8.5 billion of projects from gallium to scandium. [o:Alcoa] and [o:Sojitz] plan a gallium refinery in [l:Western Australia]. [p:Anthony Albanese] called it a way to make stocks safe from pressure.

        == trade_policy | 2025-07-27 |
        Goods from the [o:European Union] will face a tariff of 15% in [l:America], half of what had been threatened, under a deal struck by [p:Ursula von der Leyen] and [p:Donald Trump] at his golf course in [l:Turnberry], [l:Scotland]. Aircraft and their parts are exempt. The bloc promised to buy $750 billion of energy.

        == trade_policy, export_control | 2025-01-14 |
        Chinese and [l:Russian] software in cars that talk to the outside will be banned in the [l:United States] from model year 2027, hardware from 2030, the [o:Bureau of Industry and Security] decided. [p:Gina Raimondo] fears that a foreign power could switch off or track vehicles. The rule leaves out lorries for now.

        == defense_spending | 2025-06-25 |
        Leaders of [o:NATO] vowed in [l:The Hague] to spend 5% of output on defence by 2035: 3.5% on forces and 1.5% on roads, bridges and networks. Only [l:Spain] wants to be left out. [p:Mark Rutte] said the sum would finance tanks, jets and shells to deter [l:Moscow].

        == defense_spending | 2025-12-26 |
        [l:Japan]'s cabinet approved ¥9.04 trillion for defence in the year from April, 3.8% more and a record for the fourteenth time. ¥100 billion goes to [g:SHIELD], a coastal screen of drones, ¥177 billion to [d:Type 12] batteries. Prime Minister [p:Sanae Takaichi] wants 2% of gross domestic product two years early.

        == earth_observation | 2025-07-30 | NISAR Lifts Off From Sriharikota
        A radar satellite that [o:NASA] and [o:ISRO] developed for $1.5 billion went up on a [d:GSLV-F16] on Wednesday. [d:NISAR] will scan almost all land and ice twice every 12 days and measure movements of a centimetre: sinking ground, glaciers, landslides, crops. Its antenna opens to 12 metres.

        == earth_observation, commercial_space | 2025-11-11 |
        [o:ICEYE] sold a package of three radar satellites to the [o:Portuguese Air Force] and a ground segment to go with it, six weeks after [l:Poland] and the [l:Netherlands] had ordered theirs. [o:GEOSAT] of [l:Porto] adds optical images of half a metre. [p:Rafal Modrzewski] expects revenue of €250 million.

        == launch_vehicles | 2025-08-06 |
        [l:Europe]'s [d:Ariane 6] flies for the third time on 12 August, [o:Arianespace] announced, with the weather craft [d:MetOp-SG-A1]. Two boosters are enough for the payload of four tonnes. [p:David Cavaillolès] holds to four flights this year from [l:Kourou] and wants ten by 2028.

        == launch_vehicles, commercial_space | 2025-05-06 |
        [o:Space Pioneer] of [l:Beijing] fired the nine engines of its [d:Tianlong-3] for 35 seconds on a barge off [l:Haiyang], ten months after a first stage had broken loose on the stand and crashed in the hills of [l:Gongyi]. The kerosene-burning launcher can lift 17 tonnes. Its debut slipped to autumn.

        == satellite_constellations, satcom | 2025-04-28 |
        The first 27 production satellites of [o:Amazon]'s [g:Project Kuiper] flew on an [d:Atlas V] of [o:United Launch Alliance] from [l:Cape Canaveral]. By mid-2026 half of 3,236 must be up to satisfy the [o:Federal Communications Commission]. [p:Rajeev Badyal] said contact was made with all. Broadband for customers starts later this year.

        == satellite_constellations, satcom, critical_infrastructure | 2024-12-16 |
        Brussels signed a 12-year concession with [o:SpaceRISE], the consortium of [o:SES], [o:Eutelsat] and [o:Hispasat], for [g:IRIS²], 290 satellites in several orbits that shall give governments secure links from 2030. €6.5 billion of the €10.6 billion is public. [p:Andrius Kubilius] called it a shield against dependence.

        == satcom | 2025-03-04 |
        Shares in [o:Eutelsat] doubled after reports that it may replace [g:Starlink] in [l:Ukraine]. It can offer 2,000 terminals at once, chief executive [p:Eva Berneke] told [o:Bloomberg], and would need months to reach 40,000. [g:OneWeb]'s capacity over the country is lower.

        == satcom, radar_ew | 2025-02-19 |
        [o:Viasat] won $150 million from the [o:Defense Information Systems Agency] for protected tactical waveforms that keep links alive under jamming. Modems go into ground terminals at [l:Fort Carson] first. [o:Hughes], a unit of [o:EchoStar], is the second source.

        == commercial_space | 2025-08-20 |
        [o:Firefly Aerospace] raised $868 million in its listing on [o:Nasdaq], more than any space company before it this year. [o:Voyager Technologies] and [o:Karman] had gone first. [p:Jason Kim] will use the money to pay debt and to produce landers and tugs faster.

        == commercial_space, space_science | 2025-03-02 |
        [d:Blue Ghost] stood upright and whole on the [l:Mare Crisium] on Sunday, the first private lander to do so. [o:Firefly] carried ten instruments for [o:NASA] under [g:CLPS]; they drilled, sniffed dust and watched an eclipse until dusk fell two weeks later.

        == commercial_space | 2025-11-25 |
        [l:Saudi Arabia]'s [o:Neo Space Group] bought [o:UP42] from [o:Airbus], and the kingdom's [o:Public Investment Fund] backs a marketplace for data from space. [l:Oman] wants to become a hub with [g:Etlaq]. In the [l:Gulf] as a whole, [o:Euroconsult] counts 40 new firms in the sector since 2020.

        == artificial_intelligence, cyber | 2025-11-13 |
        [o:Anthropic] says a group backed by [l:Beijing] used its [d:Claude Code] to break into some thirty targets with hardly a human at the keyboard. The model wrote exploits and sorted stolen passwords by itself, and at times boasted of access that it did not have. [p:Jacob Klein] leads threat intelligence there.

        == human_spaceflight, commercial_space | 2025-05-07 |
        [o:Vast] wants to fly [d:Haven-1], a station with room for four, in 2026 on a [d:Falcon 9]. The company in [l:Long Beach], paid for by [p:Jed McCaleb], signed with the [l:Czech] government over a seat for [p:Aleš Svoboda]. [o:Axiom] and [o:Starlab Space] compete for what [o:NASA] will rent after 2030.

        == earth_observation, radar_ew, satellite_constellations | 2025-10-15 |
        [o:HawkEye 360] of [l:Herndon], [l:Virginia], put three more satellites that locate radio emitters into a high inclination. In clusters they pick up radars and push-to-talk sets and tell where a ship is that has switched off its transponder. [o:Unseenlabs] of [l:Rennes] does the same from single craft.
        """

    static let batchB = """
        == naval | 2025-10-08 |
        [o:Fincantieri] handed over the [d:Giovanni dalle Bande Nere], the fifth of seven multipurpose patrol ships for the [o:Italian Navy], at [l:Muggiano] near [l:La Spezia]. The next in line, the [d:Ruggiero di Lauria], was sold to [l:Indonesia] in 2024 while it was still being fitted out.

        == naval, missiles | 2025-06-03 |
        [l:Greece] approved the fourth [d:FDI] frigate from [o:Naval Group] and talks with [l:Paris] about 16 [d:Exocet] rounds for ships it already has. [p:Nikos Dendias], the defence minister, also wants [d:Bergamini-class] vessels from [l:Italy].

        == land_systems | 2025-11-04 |
        [o:Patria] and the [o:Latvian Ministry of Defence] opened an assembly hall for six-wheeled armoured carriers in [l:Valmiera]. Of 256 that [l:Riga] has ordered, more than half will roll out there. [o:Defence Partnership Latvia] employs 60 people.

        == land_systems, defense_spending | 2025-03-11 |
        The [l:Hungarian] parliament was told that the order of 218 [d:Lynx] vehicles from [o:Rheinmetall] will take up a fifth of next year's military budget. [p:Kristóf Szalay-Bobrovniczky] defended the sum. Half of them come from a factory in [l:Zalaegerszeg].

        == air_combat | 2025-12-01 |
        [l:Peru] prefers the [d:Gripen] to the [d:KF-21], two people close to the air force told [o:La República], yet a decision on 24 jets will be left to the next president. [o:Saab] had offered a credit and work for [o:SEMAN].

        == air_combat, supply_chain | 2025-09-16 |
        [o:Hindustan Aeronautics] got the third [d:GE-404] engine from [o:GE Aerospace] this year; a dozen finished [d:Tejas Mk1A] jets stand in [l:Bengaluru] without one. The [o:Indian Air Force] has 29 squadrons left after the last [d:MiG-21] was retired at [l:Chandigarh].

        == uncrewed_systems | 2025-08-05 |
        [o:Skyeton], a [l:Ukrainian] maker, will build its [d:Raybird] in [l:Britain] together with [o:Prevail Partners]. The aircraft stays up for 28 hours and has flown 350,000 hours over the front. A site in [l:Suffolk] is being looked at.

        == uncrewed_systems, missiles | 2025-08-20 |
        [o:Fire Point] showed reporters of the [o:Associated Press] its [d:Flamingo], which it says carries a ton of explosives over 3,000 km, and its cheaper [d:FP-1]. The start-up in [l:Kyiv], unknown before 2023, makes one cruise missile a day. The [o:National Anti-Corruption Bureau] has questions about its owners.

        == counter_uas | 2025-10-22 |
        [o:Nordic Air Defence] of [l:Stockholm] raised €3 million for [d:Kreuger 100], a throwaway interceptor without electronics of its own that rams small drones. [p:Karl Rosander] founded the company last year. [o:BAE Systems Bofors] sells the [d:Tridon Mk2] for the same purpose.

        == counter_uas, critical_infrastructure | 2025-11-10 |
        Flights were stopped for two hours at [l:Hanover] after a drone had been sighted. [p:Alexander Dobrindt], the interior minister, wants the [o:Federal Police] to have nets and jammers at all large airports by next year. In [l:Munich] 3,000 travellers had been stuck in October.

        == missiles | 2025-07-02 |
        [l:Australia] will buy [d:AIM-120C-8] and [d:AIM-120D-3] rounds for A$2 billion, its largest purchase of this weapon. [p:Pat Conroy] said they arm the [d:Super Hornet] and [d:NASAMS]. [o:Raytheon] makes them in [l:Tucson], [l:Arizona].

        == missiles, radar_ew | 2025-09-18 |
        [l:Taiwan]'s [o:National Chung-Shan Institute of Science and Technology] unveiled [d:Chiang Kung], an interceptor that meets ballistic missiles at a height of 70 km, and a new active array that guides it. [p:Li Shih-chiang] said mass production begins next year.

        == launch_vehicles | 2025-11-09 |
        [o:Galactic Energy] lost a [d:Ceres-1] and the two [o:Jilin-1] craft on board when the fourth stage shut down early. It was the second failure in 23 flights from [l:Jiuquan] and the sea. The Chinese firm apologised to its customers.

        == launch_vehicles, commercial_space | 2025-10-03 |
        [o:Stoke Space] has raised $510 million in a round led by [p:Thomas Tull]'s [o:US Innovative Technology Fund]. The money should bring [d:Nova], fully reusable, to the pad at [l:Launch Complex 14] next year. [o:Silicon Valley Bank] adds a loan.

        == satellite_constellations, satcom | 2025-08-13 |
        [l:China] put up the eighth group of [g:Guowang] with a [d:Long March 5B] from [l:Wenchang]. [o:China SatNet] must have 13,000 in orbit by 2035 to keep its frequencies; it is at 80. [l:Shanghai]'s rival network has 90.

        == satellite_constellations, earth_observation | 2025-06-23 |
        [o:Kleos Space] went bankrupt, but [o:Open Cosmos] of [l:Harwell] is adding to the [g:Atlantic Constellation]: eight craft for [l:Portugal] and as many for [l:Spain]. They watch coasts, crops and fires every three hours.

        == satcom | 2025-11-19 |
        [o:Space42] and [o:Viasat] founded [o:Equatys], which is to pool 100 megahertz of spectrum so that phones anywhere talk to spacecraft of either. [p:Ali Al Hashemi] expects the service within three years. [o:Bayanat] and [o:Yahsat] had merged into [o:Space42] in [l:Abu Dhabi].

        == earth_observation | 2025-05-28 |
        The [o:Philippine Space Agency] signed up to use pictures of [o:Planet] for disaster relief and rice harvests. Resolution is three metres every day. [p:Joel Joseph Marciano] leads the agency in [l:Quezon City].

        == navigation | 2025-04-11 |
        [o:Xona] will launch its first production craft, [d:Pulsar-0], in June on [g:Transporter-14]; signals a hundred times stronger than [g:GPS] ought to pass walls. [o:Trimble] and [o:Aerospacelab] are partners. [p:Brian Manning] is the chief executive.

        == navigation, radar_ew, critical_infrastructure | 2025-09-01 |
        The plane that carried [p:Ursula von der Leyen] to [l:Plovdiv] lost satellite guidance and landed with paper maps, a spokeswoman said; [l:Bulgaria] suspects interference from [l:Russia]. The [o:European Commission] wants receivers in low orbit that detect such jamming.

        == space_science | 2025-04-16 |
        Astronomers led by [p:Nikku Madhusudhan] of [o:Cambridge University] found traces of dimethyl sulfide in the air of the planet [l:K2-18b] with the [d:James Webb Space Telescope]. On earth only living things make it. Others doubt the statistics.

        == human_spaceflight | 2025-04-14 |
        [o:Blue Origin] flew six women, among them [p:Katy Perry] and [p:Gayle King], above the edge of space for eleven minutes. [d:New Shepard] took off from [l:West Texas]. [p:Lauren Sánchez], the fiancée of [p:Jeff Bezos], had picked the passengers.

        == in_orbit_servicing | 2025-07-08 |
        [d:Shijian-25] appears to have docked with [d:Shijian-21] in geostationary orbit, watched from the ground by [o:S2A Systems]. If fuel was passed on, it would be the first such transfer at that height. Two craft of the [o:Space Force], [d:USA 270] and [d:USA 271], drew near.

        == space_sustainability | 2025-11-07 |
        The return of [g:Shenzhou-20] was put off since a window had been cracked by a tiny piece of debris, the [o:China Manned Space Agency] found. [p:Chen Dong] and his crew came home in another capsule nine days late.

        == space_computing, artificial_intelligence | 2025-11-04 |
        [o:Google] wants to fit craft in sun-synchronous orbit with its own TPU processors and link them by light: [g:Project Suncatcher] starts with two prototypes built by [o:Planet] in 2027. [p:Travis Beals] writes that launch must cost under $200 a kilogram before computing up there pays.

        == cyber | 2025-08-27 |
        [l:Singapore], [l:Japan] and ten other states joined [o:CISA] in naming three companies in [l:Sichuan] that serve [l:China]'s spies. [o:Salt Typhoon] got into routers of telephone companies in 80 countries. [p:Madhu Gottumukkala] advises firms to look for altered firmware.

        == cyber, space_sustainability | 2025-02-12 |
        [o:ENISA] warns in a report that operators of satellites still control them with commands that are not encrypted. It lists 125 threats, ransomware among them, and counsels zero trust from design to disposal.

        == semiconductors | 2025-07-29 |
        [o:Tata Electronics] and [o:Powerchip] are to start trial runs at the fab in [l:Dholera], [l:Gujarat], in 2026. [p:Ashwini Vaishnaw] said [l:India] will have its first homemade chip by year's end, of 28 nanometres. [o:Kaynes Semicon] packages in [l:Sanand].

        == semiconductors, supply_chain | 2025-05-15 |
        [o:Wolfspeed] of [l:Durham], [l:North Carolina], prepares for bankruptcy within weeks because carmakers buy less silicon carbide than hoped. [o:Renesas] had paid it $2 billion in advance for wafers. Money from [l:Washington] has not come.

        == export_control | 2025-12-03 |
        [l:Taiwan] put [o:Huawei] and [o:SMIC] on its list of strategic high-tech commodities entities, so that firms need leave from the [o:International Trade Administration] before they ship anything to them. [p:Cho Jung-tai] said the aim is to stop proliferation.

        == export_control, land_systems | 2025-08-08 |
        [l:Germany] will approve no exports of arms that may be used in [l:Gaza], Chancellor [p:Friedrich Merz] said. [o:Renk], which makes gearboxes for the [d:Merkava], may move that line to [l:America]. In [l:Jerusalem] the step was called a reward for [o:Hamas].

        == trade_policy | 2025-07-31 |
        [l:Brazil]'s [o:Embraer] escaped the worst: planes and parts are spared from the duty of 50% that [p:Donald Trump] put on goods of the country, though 10% stay. Shares jumped by a tenth in [l:São Paulo]. [p:Francisco Gomes Neto] had warned of a crisis like that of the pandemic.

        == supply_chain | 2025-04-24 |
        [o:Lynas] will refine dysprosium and terbium in [l:Malaysia] from June, the first outside [l:China] to do so on a large scale. [p:Amanda Lacaze] sees buyers ready to pay more. Samarium follows next year.

        == defense_spending | 2025-03-18 |
        The [o:Bundestag] changed the constitution so that outlays on the military above 1% of output no longer count under the debt brake. [o:CDU], [o:SPD] and [o:Greens] voted for it; a fund of €500 billion for bridges and rails comes on top. [p:Boris Pistorius] called it historic.

        == defense_spending, naval | 2025-06-02 |
        [l:Britain] wants up to 12 attack submarines and £15 billion for warheads, the review led by [p:George Robertson] says. [p:Keir Starmer] would lift military spending to 3% of national income in the next parliament, without a date. [o:BAE Systems] builds in [l:Barrow].

        == critical_infrastructure | 2025-02-26 |
        [o:Taiwan's Coast Guard] detained the [d:Hong Tai 58], flagged in [l:Togo] with a [l:Chinese] crew, near the place where the line between [l:Tainan] and [l:Penghu] broke. [o:Chunghwa Telecom] moved traffic to another cable. It is the fifth such case this year.

        == artificial_intelligence | 2025-02-04 |
        [o:Google] dropped from its principles the pledge not to use artificial intelligence for weapons or surveillance. [p:Demis Hassabis] and [p:James Manyika] wrote that democracies should lead. In 2018 protests by staff had ended [g:Project Maven] there.

        == low_altitude_economy | 2025-11-12 |
        [o:Joby] flew its electric taxi between [l:Margham] and [l:Al Maktoum International Airport] with a pilot, a first in the [l:United Arab Emirates]. [o:Dubai]'s [o:Roads and Transport Authority] wants four landing places next year. The ride to the [l:Palm Jumeirah] shall last ten minutes.

        == commercial_space | 2025-06-11 |
        [o:Voyager Technologies] soared by 82% on its first day on the [o:New York Stock Exchange]. The [l:Denver] company, run by [p:Dylan Taylor], leads the team behind [g:Starlab] and earns most of its money with guidance for missiles.

        == commercial_space, earth_observation | 2025-10-29 |
        [o:Satellogic] moved its seat from [l:Uruguay] to [l:Delaware] to get work from the [o:Pentagon]; revenue for the quarter was $4.4 million. It sells craft to [l:Malaysia]'s [o:Uzma]. [p:Emiliano Kargieman] cut a third of the staff.

        == radar_ew | 2025-10-06 |
        [o:CEA Technologies] of [l:Canberra], which the state bought in 2023, has sold no radar abroad yet; now [l:Denmark] looks at its [d:CEAFAR]. [o:Terma] could integrate it. [l:Danish] frigates had trouble in the [l:Red Sea] when their own sensors and launchers did not agree.

        == space_science, human_spaceflight | 2025-10-20 |
        [p:Sean Duffy] opened the contract for the lander of [g:Artemis III] to others because [o:SpaceX] is behind; [o:Blue Origin] and [o:Lockheed Martin] were asked for faster ideas. [p:Elon Musk] replied with insults. [l:China] wants people on the surface before 2030.
        """

    static let batchC = """
        == launch_vehicles, commercial_space | 2025-10-21 |
        [l:Spain]'s [o:PLD Space] has finished the first stage of its [d:Miura 5] rocket and plans a maiden flight from [l:Kourou] in early 2026, chief executive [p:Ezequiel Sánchez] said. The company has raised more than €170 million from [o:Arcano Partners], the public fund [o:COFIDES] and others.

        == naval | 2025-05-22 | Destroyer Capsizes at Launch in Chongjin
        A 5,000-tonne warship was damaged when its launch from a slipway in [l:Chongjin] went wrong before the eyes of [p:Kim Jong Un], [l:North Korea]'s state news agency [o:KCNA] reported. The vessel is a sister of the [d:Choe Hyon], which entered the water in [l:Nampo] in April. The leader spoke of a criminal act and ordered repairs before a meeting of the [o:Workers' Party].

        == missiles, air_combat | 2025-04-28 |
        [o:Lockheed Martin] won a $1.6 billion contract from the [o:U.S. Air Force] for [d:JASSM] cruise missiles and their naval variant [d:LRASM]. Work will be done in [l:Orlando] and in [l:Troy], [l:Alabama], until 2032. The missiles are carried by the [d:B-1B] and the [d:F/A-18E].

        == uncrewed_systems | 2025-07-09 |
        [o:Tekever], a [l:Portuguese] drone maker with a valuation above £1 billion, will open a factory in [l:Swindon] to build the [d:AR3] and the larger [d:AR5]. The company, backed by [o:Baillie Gifford] and the [o:NATO Innovation Fund], supplies reconnaissance drones to [l:Ukraine].

        == counter_uas | 2025-08-04 |
        [o:Epirus] showed that its [d:Leonidas] high-power microwave can bring down a swarm of 49 quadcopters with a single pulse in a demonstration at [l:Camp Atterbury], [l:Indiana]. Chief executive [p:Andy Lowery] said the [o:US Army] had bought four prototypes of the anti-drone system for $66 million.

        == semiconductors, export_control | 2025-01-13 |
        The [o:Biden administration] issued a rule that divides the world into three groups for the export of advanced AI chips. [l:Poland] and [l:Switzerland] will need licences above a quota, while 18 allies are exempt. [o:Nvidia] called the rule misguided; [o:Oracle] warned that it would hand the market to [l:China].

        == satcom, satellite_constellations | 2025-06-30 |
        [o:Telesat] signed a contract with [o:Viasat] for capacity on its [g:Lightspeed] low-Earth orbit network, the largest commitment for the constellation so far. The first of 198 satellites built by [o:MDA Space] will be launched in late 2026. [p:Dan Goldberg], who heads the [l:Ottawa] operator, expects global broadband service a year later.

        == earth_observation, commercial_space | 2025-09-10 |
        [o:Planet Labs] reported quarterly revenue of $73.4 million, a fifth more than a year ago, thanks to a contract for satellite imagery with [l:Germany]. The [l:San Francisco] company raised its forecast for the year. Co-founder [p:Will Marshall] said demand from defence ministries for images of the [g:Pelican] satellites was strong.

        == space_sustainability | 2025-10-18 |
        A piece of a rocket was found burning in the desert of [l:Western Australia], 30 km from the mining town of [l:Newman]. The [o:Australian Space Agency] believes it to be a tank of the [d:Jielong-3], launched in September by [l:China]. Uncontrolled re-entries of space debris are on the rise, said [p:Alice Gorman], an archaeologist at [o:Flinders University].

        == human_spaceflight | 2025-12-09 |
        [o:NASA] astronaut [p:Jonny Kim] landed in [l:Kazakhstan] on Tuesday with the cosmonauts [p:Sergey Ryzhikov] and [p:Alexey Zubritsky] after 245 days aboard the [d:International Space Station]. Their capsule, [d:Soyuz MS-27], came down on a parachute southeast of [l:Zhezkazgan].

        == critical_infrastructure, naval | 2025-01-27 |
        [l:Sweden] boarded the [d:Vezhen], a bulk carrier owned by the [l:Bulgarian] shipping company [o:Navibulgar], on suspicion that its anchor had cut a data cable between [l:Ventspils] and [l:Gotland]. The cable belongs to the [o:Latvian State Radio and Television Center]. [o:NATO] has sent frigates on patrol in the [l:Baltic Sea] under [g:Baltic Sentry].

        == defense_spending | 2025-09-04 |
        [l:Argentina] will use the money from the sale of state property to buy arms, the defence ministry in [l:Buenos Aires] said. The plan of [p:Luis Petri] sets aside 10% of the proceeds of privatisations for the armed forces, whose share of economic output fell to 0.5% of GDP.

        == trade_policy | 2025-08-07 |
        [l:India] is to face a tariff of 50% on its exports to the [l:United States], as President [p:Donald Trump] adds a punitive duty for purchases of [l:Russian] oil. The [o:Federation of Indian Export Organisations] spoke of a shock. [l:New Delhi] called the sanction unfair and unjustified.

        == artificial_intelligence, cyber | 2025-06-05 |
        [o:OpenAI] has banned accounts that groups in [l:China], [l:Russia] and [l:North Korea] used to write malware and to run influence campaigns with [d:ChatGPT]. [p:Ben Nimmo], its principal investigator, said that most of the operations were caught early. [o:Microsoft] helped to trace the hackers.

        == space_science | 2025-07-15 |
        The [d:Vera C. Rubin Observatory] on [l:Cerro Pachón] in [l:Chile] found 2,104 new asteroids in ten hours of test observations. Its camera, built at the [o:SLAC National Accelerator Laboratory], has 3,200 megapixels. Astronomers led by [p:Željko Ivezić] expect to find millions of galaxies that no telescope has seen.

        == land_systems | 2025-11-12 |
        [o:Hanwha Aerospace] will set up a plant for [d:K9] howitzers in [l:Dâmbovița], [l:Romania], the first outside [l:South Korea]. The [l:Bucharest] government ordered 54 of the self-propelled guns and 36 ammunition vehicles last year for $1 billion. [p:Son Jae-il], the chief executive, wants to win the tender for infantry fighting vehicles with the [d:Redback] too.

        == radar_ew | 2025-03-26 |
        [o:Indra] received an order from [l:Vietnam] for long-range [d:Lanza] air surveillance radars, its first in the country. The [l:Madrid] company has sold more than 50 of the radars to [o:NATO] members such as [l:Spain] and the [l:United Kingdom]. An electronic warfare centre is being built at [l:Aranjuez].

        == navigation | 2025-07-03 |
        [l:India] will launch three more [g:NavIC] satellites by the end of 2026, the minister for space, [p:Jitendra Singh], told parliament. Of eleven navigation satellites put up since 2013 only four give positions; the atomic clocks of others failed. [d:NVS-02] is stuck in the wrong orbit.

        == in_orbit_servicing, commercial_space | 2025-09-25 |
        [o:Katalyst Space Technologies] of [l:Flagstaff], [l:Arizona], got $30 million from [o:NASA] to lift the [d:Swift] observatory into a higher orbit before it falls back. The startup's robotic servicing spacecraft, [d:Link], will be carried by a [d:Pegasus XL] in June 2026 and must grapple a satellite that was not made for it.

        == supply_chain, missiles | 2025-10-02 |
        [o:Anduril] and [o:Ursa Major] want to end the shortage of solid rocket motors. [o:Ursa Major] will make up to 1,000 motors a year for the [d:Stinger] and other missiles in [l:Berthoud], [l:Colorado]; [o:Anduril] opened its own line at [l:McHenry], [l:Mississippi]. Ammonium perchlorate comes from a single supplier, [o:American Pacific] in [l:Utah].

        == low_altitude_economy | 2025-05-16 |
        [o:Vertical Aerospace] of [l:Bristol] flew its [d:VX4] air taxi outside an airport for the first time. [p:Stuart Simpson], chief executive, aims for certification of the eVTOL by the [o:Civil Aviation Authority] in 2028. [o:Honeywell] supplies the flight controls, and [o:American Airlines] has options for 50 aircraft.

        == space_computing, satellite_constellations | 2025-11-21 |
        [o:Axiom Space] and [o:Kepler Communications] will send two orbital data centre nodes into low Earth orbit in January. The nodes ride on [o:Kepler]'s optical relay satellites and process data in space, [p:Jason Aspiotis] of [o:Axiom Space] said. A first computer went to the [d:International Space Station] with [o:Red Hat] in August.
        """
}
