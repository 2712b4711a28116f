/// Paragraphs of our own about things that happened, every entity marked once: `[o:Hensoldt]` organization, `[p:…]`
/// person, `[l:…]` place, `[g:…]` program, `[d:…]` product. A line that starts with `#` is a headline; items are
/// separated by an empty line. Rules were tuned on the first list only.
enum AnnotatedItems {
    static let tuned = """
        [l:German] sensor specialist [o:Hensoldt] will deliver further [d:TRML-4D] radars to [l:Ukraine], the company said on Tuesday. Chief executive [p:Oliver Dörre] called the order worth more than €340 million a sign of trust.

        [o:Helsing], a [l:Munich]-based maker of AI software for the military, has raised €600 million in a round led by [o:Prima Materia], the investment firm of [o:Spotify] founder [p:Daniel Ek]. Its strike drone, the [d:HX-2], is being built at a plant in southern [l:Germany].

        # Isar Aerospace's Spectrum Falls Into the Sea After 30 Seconds
        The [d:Spectrum] rocket of the Bavarian startup [o:Isar Aerospace] lifted off from [l:Andøya Spaceport] in northern [l:Norway] on Sunday, tumbled and fell into the [l:Norwegian Sea]. "We had a clean liftoff," said [p:Daniel Metzler], the company's chief executive and co-founder.

        [l:Finland]'s [o:Iceye] and [o:Rheinmetall] have founded a joint venture, [o:Rheinmetall Iceye Space Solutions], to build radar satellites in [l:Neuss]. The [o:Bundeswehr] is to be its first customer.

        The [o:Royal Danish Navy]'s three [d:Iver Huitfeldt-class] frigates have suffered from faults in their air defence system, and the government in [l:Copenhagen] has replaced the chief of defence, Gen. [p:Flemming Lentfer], with Gen. [p:Michael Hyldgaard].

        [o:Firefly Aerospace] landed its [d:Blue Ghost] spacecraft near [l:Mare Crisium] on March 2. Chief executive [p:Jason Kim] thanked [o:NASA], whose [g:Commercial Lunar Payload Services] initiative had paid for the ride. The lander carried ten instruments.

        [l:Israeli] defence electronics company [o:Elbit Systems] won a $1.635 billion contract from [l:Serbia], under which it will supply [d:PULS] rocket launchers and [d:Hermes 900] drones over five years.

        [o:Kawasaki Heavy Industries] laid the keel of a submarine for the [o:Japan Maritime Self-Defense Force] in [l:Kobe]. It is the ninth of the [d:Taigei class], which is powered by lithium-ion batteries.

        The [o:Australian Signals Directorate] ([o:ASD]) said hackers backed by [l:China] had broken into the networks of telecom operators. Similar warnings came from the [o:Cybersecurity and Infrastructure Security Agency] ([o:CISA]) in [l:Washington].

        # POLAND SIGNS FOR 180 MORE K2 TANKS WITH HYUNDAI ROTEM
        [l:GLIWICE], [l:Poland] — [l:Poland] on Friday signed a $6.5 billion agreement with [o:Hyundai Rotem] for 180 [d:K2] tanks, 61 of which will be made by [o:Bumar-Łabędy]. Defence Minister [p:Władysław Kosiniak-Kamysz] spoke of the largest deal of its kind.

        [o:AST SpaceMobile] launched [d:BlueBird 6] from the [l:Satish Dhawan Space Centre] in December. The [l:Texas] company, whose partners include [o:AT&T], [o:Verizon] and [o:Vodafone], plans 45 to 60 satellites by the end of 2026.

        [p:Peter Beck], founder of [o:Rocket Lab], said the [d:Neutron] rocket would not fly before 2026. Its [d:Archimedes] engines are being tested at [l:Stennis Space Center] in [l:Mississippi].

        [o:Turkish Aerospace]'s unmanned jet is not for sale yet, but [o:Baykar] has found a buyer in [l:Indonesia] for 60 [d:TB3] and nine [d:Akinci] drones; [o:Republikorp], a private defence group, will assemble them.

        Under the [g:CHIPS and Science Act] the [o:Commerce Department] granted [o:GlobalWafers] up to $406 million for plants in [l:Sherman], [l:Texas], and [l:St. Peters], [l:Missouri]. [p:Doris Hsu] chairs the [l:Hsinchu] company.

        [l:Brazil]'s [o:Embraer] sold four [d:C-390 Millennium] airlifters to [l:Sweden], joining [l:Portugal], [l:Hungary], the [l:Netherlands], [l:Austria] and the [l:Czech Republic] among the users. [p:Bosco da Costa Junior] heads its defence arm.

        In orbit, the refuelling firm [o:Orbit Fab] and the debris remover [o:Astroscale] want to set a standard. [o:Astroscale U.S.], a subsidiary in [l:Denver], will use the [d:RAFTI] port on a vehicle for the [o:U.S. Space Force].

        Share prices of [o:Hanwha Aerospace], [o:LIG Nex1] and [o:Korea Aerospace Industries] rose after [l:Seoul] said it had begun talks with [l:Iraq] over further [d:Cheongung-II] batteries.

        The [g:Replicator] initiative, started by then Deputy Defense Secretary [p:Kathleen Hicks], was meant to field thousands of drones by August 2025. [o:AeroVironment]'s [d:Switchblade 600] was the first weapon picked.

        [o:OHB] chief [p:Marco Fuchs] and [o:KKR] now own most of the [l:Bremen] satellite builder, which wants to bid for a military network of its own as an alternative to [g:IRIS²].

        A [l:Chinese] cargo ship, the [d:Yi Peng 3], lay at anchor in the [l:Kattegat] for a month after two cables in the [l:Baltic Sea] had been cut. [l:Swedish] investigators found no proof of intent.
        """

    static let reported = """
        [o:Stark], a [l:Berlin] startup backed by [o:Sequoia Capital] and [p:Peter Thiel], failed to hit a target with its [d:Virtus] drone in four tests, the [o:Financial Times] reported. [o:Quantum Systems], its rival, also competes for the order.

        [l:Spanish] rocket maker [o:PLD Space] has booked a launch pad at the [l:Guiana Space Centre] for [d:Miura 5]. President [p:Ezequiel Sánchez] expects the first flight in 2026.

        # L3Harris to Sell Stake in Rocket Motor Unit to Pentagon
        The [o:Department of Defense] will invest $1 billion in the solid rocket motor business of [o:L3Harris], the first deal of this kind. [p:Christopher Kubasik], the chairman of the [l:Melbourne], [l:Florida], company, said [o:Aerojet Rocketdyne] would list its shares in the second half of 2026.

        [o:Exail Technologies] of [l:France] received an order for underwater drones for the [o:Belgian Navy] and the [o:Royal Netherlands Navy], which are replacing their [d:Tripartite-class] minehunters.

        [l:Canada] has shortlisted [o:TKMS] and [o:Hanwha Ocean] for up to 12 submarines under the [g:Canadian Patrol Submarine Project], Prime Minister [p:Mark Carney] said in [l:Ottawa].

        The [o:Defense Innovation Unit] ([o:DIU]) picked [o:Anduril Industries], [o:Zone 5 Technologies], [o:CoAspire] and [o:Leidos] for the [g:Enterprise Test Vehicle] effort. [o:CoAspire], a small firm from [l:Fairfax], [l:Virginia], builds the [d:RAACM] cruise missile.

        [l:Indian] Prime Minister [p:Narendra Modi] opened the [o:Tata Electronics] plant in [l:Jagiroad], [l:Assam]. The company's partner in [l:Dholera] is [o:Powerchip Semiconductor Manufacturing Corporation] ([o:PSMC]) of [l:Taiwan].

        [o:Avio] shareholders approved a capital increase of €400 million. The [l:Colleferro] company makes the [d:Vega C] launcher and plans a rocket motor factory in [l:Virginia]; [p:Giulio Ranzo] is its chief executive.

        [o:Thales] and [o:Proximus] were named by investigators looking into jamming near [l:Kaliningrad] as suppliers of the receivers; neither would comment. A [o:Ryanair] flight to [l:Vilnius] had been diverted to [l:Warsaw].

        # KEPLER COMMUNICATIONS LAUNCHES FIRST OPTICAL RELAY SATELLITES
        [l:TORONTO] — [o:Kepler Communications] put ten satellites with laser terminals into orbit on a [d:Falcon 9] on January 11. [p:Mina Mitry], who founded the company at the [o:University of Toronto], said customers could now move data in real time.

        The [o:Norwegian Defence Materiel Agency] has chosen the [d:Type 26] frigate, built by [o:BAE Systems] in [l:Glasgow], over bids from [l:France], [l:Germany] and the [l:United States]. [p:Jonas Gahr Støre], the prime minister, put the price at 10 billion pounds.

        [l:Kyiv]-based [o:Fire Point] says its [d:Flamingo] missile flies 3,000 km. The manufacturer opened a fuel factory in [l:Vojens], [l:Denmark], next to the [l:Skrydstrup] air base, an investment that [p:Morten Bødskov], the business minister, defended.

        [o:Momentus] and [o:Sidus Space] saw their shares double in a day, while [o:Voyager Technologies], which is building the [g:Starlab] station with [o:Airbus], fell by 4%.

        [l:Vietnam]'s [o:Viettel High Tech] showed the [d:VCS-01 Truong Son] coastal missile in [l:Hanoi]. [o:Rosoboronexport] and [o:BrahMos Aerospace] had stands in the same hall.

        The [o:Federal Communications Commission] ([o:FCC]) cleared [o:Skylo]'s partner [o:Ligado Networks] to lease spectrum. [o:Viasat], which had objected, dropped its complaint after a settlement in a [l:Delaware] court.

        [o:Saronic Technologies], the [l:Austin] maker of uncrewed boats, bought [o:Gulf Craft], a shipyard in [l:Franklin], [l:Louisiana], and wants to build a 150-foot vessel named [d:Marauder] there. "We are going to move fast," said co-founder [p:Dino Mavrookas].

        Brig. Gen. [p:Doug Wickert] and Maj. [p:Sarah Lee] briefed reporters at [l:Edwards Air Force Base] on the [d:YFQ-42A], the first of two aircraft of the [g:Collaborative Combat Aircraft] program. It was built by [o:General Atomics].

        The [o:Netherlands Organisation for Applied Scientific Research] ([o:TNO]) and [o:VDL Group] will make laser terminals in [l:Eindhoven]; [o:FSO Instruments], a joint venture of [o:VDL] and [o:Demcon], will sell them.

        [o:GomSpace] of [l:Aalborg] lowered its guidance for 2025. [p:Carsten Drachmann], who took over in 2022, blamed a delay at [o:Unseenlabs], a [l:French] customer.

        [l:Philippine] officials said a [o:China Coast Guard] cutter had rammed the [d:BRP Datu Pagbuaya] near [l:Thitu Island] in the [l:South China Sea]. [p:Jay Tarriela], a spokesman of the [o:Philippine Coast Guard], called it a clear threat.
        """
}
