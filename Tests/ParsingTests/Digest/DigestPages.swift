/// Pages of our own. The rules were tuned on `tuned`; `heldBack` were written before and looked at only to be counted.
enum DigestPages {
    static let tuned: [AnnotatedPage] = [
        AnnotatedPage(
            "kickers, no blank lines, read more",
            """
            f> Home | Space | Defence | Subscribe
            =
            m> LAUNCH
            t> New Glenn lands its booster on second flight
            b> {Blue Origin recovered the first stage of New Glenn on the ship Jacklyn on November 13, 2025, after sending NASA's two ESCAPADE probes on their way to Mars.} Read more »
            =
            m> SATELLITES
            t> Amazon renames Project Kuiper
            b> {Amazon said in November 2025 that its broadband constellation is now called Amazon Leo. More than 150 production satellites were in orbit by then.} Read more »
            =
            m> MISSILES
            t> Anduril opens rocket motor line in Mississippi
            b> {The company began full-rate production of solid rocket motors at McHenry in 2025 after investing US$75 million of its own.} Read more »
            =
            m> NAVAL
            t> Canada narrows submarine race to two
            b> {Ottawa qualified TKMS of Germany and Hanwha Ocean of South Korea for its patrol submarine project, which foresees up to 12 boats.} Read more »
            f> 1 2 3 4 Next
            f> © 2026 Meridian Brief
            """
        ),
        AnnotatedPage(
            "title below, blank lines between items",
            """
            f> More coverageCONNECT WITH US
            _
            =
            b> SpaceX flew Starship for the eleventh time on October 13, 2025, the last flight of the second version. The ship released eight dummy satellites and came down in the Indian Ocean.
            t> Starship's second version bows out in Texas
            _
            =
            b> Rheinmetall and Iceye set up a joint venture in Neuss, named Rheinmetall Iceye Space Solutions, to build radar satellites from the second quarter of 2026.
            t> Rheinmetall and Iceye to build radar satellites
            _
            =
            b> Airbus, Leonardo and Thales agreed in October 2025 to combine their space businesses in a company with about 25,000 staff, to be working in 2027.
            t> Three European groups combine their space units
            _
            =
            b> The Space Development Agency ordered 72 tracking satellites from four companies in December 2025 for about $3.5 billion.
            t> Four companies share order for tracking layer
            _
            f> Share this article
            """
        ),
        AnnotatedPage(
            "bullets and glued furniture",
            """
            f> TOP STORIES
            =
            b> • {Poland signed with Iceye in May 2025 for at least three radar satellites, a contract of some EUR200 million.}
            =
            b> • {India docked two satellites of the SpaDeX mission on January 16, 2025, as the fourth country to do so.}
            =
            b> • {Firefly's Blue Ghost touched down in Mare Crisium on March 2, 2025, and worked for a full lunar day.}
            =
            b> • {Honda launched and landed a reusable test rocket in Taiki, Hokkaido, on June 17, 2025; it reached 271 metres.}More coverage
            f> CONNECT WITH US
            f> Privacy policy | Terms of use
            """
        ),
        AnnotatedPage(
            "relative times, page says when now is, bare bylines",
            published: nil,
            """
            f> Last updated: 5 February 2026, 14:00 UTC
            f> Latest news
            = 2026-02-05T11:00:00Z; Ines Duarte
            t> Spain seals first military satellite order of the year
            m> Ines Duarte
            m> 3 hours ago
            b> Hisdesat confirmed that SpainSat NG II, launched on October 23, 2025, is on its way to its final slot after tests.
            = 2026-02-05T08:30:00Z; Tom Akers
            t> Rocket Lab gathers its largest contract yet
            m> Tom Akers
            m> 5 hours ago {x}
            b> The Space Development Agency chose Rocket Lab in December 2025 to build 18 satellites for US$805 million.
            = 2026-02-04; Ines Duarte
            t> Vast moves Haven-1 to a later date
            m> Ines Duarte
            m> Yesterday
            b> The single-module station, once due in 2025, waits for its launch on a Falcon 9 while its systems are put together.
            f> Load more
            """.replacing("5 hours ago {x}", with: "330 minutes ago")
        ),
        AnnotatedPage(
            "German, dates and bylines in one line",
            """
            f> Startseite
            f> Meistgelesen
            = 2026-02-03; Jana Krüger
            t> Isar Aerospace bereitet zweiten Flug vor
            m> Von Jana Krüger | 3. Februar 2026
            b> Das Unternehmen aus Ottobrunn will seine Rakete Spectrum erneut von Andøya starten. Der erste Flug endete am 30. März 2025 nach rund 30 Sekunden.
            f> Weiterlesen
            = 2026-02-02; Peter Lang
            t> Bundeswehr plant 35 Milliarden Euro für den Weltraum
            m> Von Peter Lang | 2. Februar 2026
            b> Verteidigungsminister Boris Pistorius nannte die Summe im September 2025 in Berlin; sie gilt bis 2030.
            f> Weiterlesen
            = 2026-02-02; Jana Krüger
            t> OHB baut Satelliten für Galileo weiter
            m> Von Jana Krüger | 2. Februar 2026
            b> Die ersten Satelliten der zweiten Generation entstehen bei Airbus und Thales Alenia Space, zwölf sind bestellt.
            f> Weiterlesen
            f> Impressum
            """
        ),
        AnnotatedPage(
            "every line set apart, date behind title",
            newline: "\r\n",
            """
            f> Menu
            _
            = 2026-01-29
            t> Artemis II waits for its launch window
            _
            m> January 29, 2026
            _
            b> Four astronauts of NASA and Canada's agency trained in January for the first crewed flight of Orion around the Moon.
            _
            = 2026-01-28
            t> Golden Dome picks first interceptor makers
            _
            m> January 28, 2026
            _
            b> The Space Force gave small prototype awards for space-based interceptors under the programme announced in May 2025 at US$175 billion.
            _
            = 2026-01-27
            t> Japan's H3 stands down after December failure
            _
            m> January 27, 2026
            _
            b> The H3 with the number 8 lost the Michibiki 5 navigation satellite on December 22, 2025, when the second stage shut down early.
            _
            f> Back to top
            """
        ),
        AnnotatedPage(
            "mostly untitled, blank lines, sections, newsletter prompt",
            """
            f> Sign up for our newsletter
            _
            = 2026-02-04T08:15:00Z
            m> Feb 4, 08:15
            t> Thales Alenia wins lunar lander work
            b> The European Space Agency signed for Argonaut in January 2025, a cargo lander that is to fly from 2031. The contract is worth EUR862 million.
            _
            f> In brief
            _
            =
            b> Eutelsat raised EUR1.5 billion from shareholders in 2025, with France as the largest among them, to renew the OneWeb fleet.
            _
            =
            b> Varda brought its third capsule back to the Koonibba range in South Australia in May 2025.
            _
            =
            b> MDA Space lost a contract for EchoStar's constellation, valued at about US$1.3 billion, in September 2025, a few weeks after it was signed.
            _
            f> Get the week's space news in your inbox every Friday.
            f> All rights reserved
            """
        ),
    ]

    static let heldBack: [AnnotatedPage] = [
        AnnotatedPage(
            "day headings over titled items",
            """
            f> Search
            f> News
            _
            f> Thursday, February 5, 2026
            _
            = 2026-02-05
            t> Kongsberg lifts missile output in Norway
            b> The new plant in Kongsberg opened in June 2025 and builds the Naval Strike Missile and the Joint Strike Missile.
            _
            = 2026-02-05
            t> Denmark buys European air defence
            b> Copenhagen chose the Franco-Italian SAMP/T NG in September 2025 within a plan of 58 billion kroner, its largest purchase so far.
            _
            f> Wednesday, February 4, 2026
            _
            = 2026-02-04
            t> Helsing takes over Grob Aircraft
            b> The German software maker said in June 2025 that it would buy the Bavarian aircraft builder; the price was not given.
            _
            = 2026-02-04
            t> Turkey signs for Eurofighter jets
            b> Ankara agreed in October 2025 to buy 20 Typhoons from Britain for 8 billion pounds.
            _
            f> Previous 1 2 3 Next
            """
        ),
        AnnotatedPage(
            "date below each text",
            """
            f> CONNECT WITH US
            =2026-02-05
            t> Voyager lists in New York
            b> Voyager Technologies raised US$383 million in June 2025 at US$31 a share and more than doubled its offer price on the first day at its peak.
            m> February 5, 2026
            =2026-02-04
            t> Firefly follows to the Nasdaq
            b> The launch company from Texas raised US$868 million in August 2025 at US$45 a share.
            m> February 4, 2026
            =2026-02-02
            t> Karman buys maker of nozzles
            b> Karman Space & Defense, public since February 2025, went on adding suppliers of missile parts through the year.
            m> February 2, 2026
            f> Cookie settings
            """
        ),
        AnnotatedPage(
            "hard-wrapped newsletter with numbers",
            """
            f> View in browser
            _
            =
            t> 1) {Gilmour Space tries Eris for the first time}
            b> Australia's first orbital rocket of its own rose from Bowen on July 30, 2025,
            w> and fell back after about 14 seconds. The company called it a success all the
            w> same and raised A$217 million afterwards.
            _
            =
            t> 2) {ESA members pledge a record sum}
            b> Ministers who met in Bremen in November 2025 promised the agency 22.1 billion
            w> euros for three years, the most it was ever given.
            _
            =
            t> 3) {Germany leads the contributors}
            b> Berlin put in 5.1 billion euros, ahead of France and Italy, and secured a seat
            w> for a German astronaut on a flight around the Moon.
            _
            f> Unsubscribe
            """
        ),
        AnnotatedPage(
            "ISO dates before titles in the same line",
            newline: "\r\n",
            """
            f> More coverage
            = 2026-02-05
            t> 2026-02-05 | {Taiwan's Formosat-8A returns first pictures}
            b> The first satellite of the Formosat-8 constellation reached orbit on November 28, 2025, aboard a Falcon 9 and sends images of one metre, sharpened to 0.7 metre.
            = 2026-02-03
            t> 2026-02-03 | {Nuri flies by a company's hand}
            b> Hanwha Aerospace put together the fourth Nuri, which carried 13 satellites into orbit on November 27, 2025, from Goheung.
            = 2026-02-01
            t> 2026-02-01 | {ispace's second lander is lost}
            b> Resilience came down too fast over Mare Frigoris on June 5, 2025, because its laser rangefinder answered late.
            f> Page 1 of 9
            """
        ),
        AnnotatedPage(
            "paragraphs only, social furniture between",
            """
            f> Facebook
            f> LinkedIn
            f> Share
            =
            b> Planet signed a contract of EUR240 million with Germany's government in July 2025 for images over Europe.
            =
            b> York Space Systems delivered satellites for the first operational Transport Layer launch, which flew from Vandenberg on September 10, 2025.
            f> Advertisement
            =
            b> BlackSky put its second third-generation satellite to work within weeks of its June 2025 launch from New Zealand.
            =
            b> The Pentagon named an army general to lead Golden Dome; Michael Guetlein of the Space Force was confirmed for the post in July 2025.
            f> Follow us on LinkedIn
            """.replacing(
                "named an army general to lead Golden Dome; Michael",
                with: "has a leader for Golden Dome: Michael"
            )
        ),
        AnnotatedPage(
            "byline behind each text, sponsored block",
            """
            f> Editor's picks
            _
            = ; Ada Novak
            t> Sweden orders its first reconnaissance satellites
            b> The Swedish armed forces turned to Planet and Iceye in early 2026 to get satellites of their own, to be delivered within months.
            m> — Ada Novak
            _
            = ; Luc Perrin
            t> Maia takes shape in Vernon
            b> ArianeGroup's subsidiary MaiaSpace, with its first launcher due in 2026, signed Exotrail as a customer.
            m> — Luc Perrin
            _
            f> Sponsored
            f> Calibrate every antenna in your fleet with one box. Book a visit to our stand in hall 5.
            _
            = ; Ada Novak
            t> Portugal licenses spaceport on Santa Maria
            b> The regulator Anacom gave its consent to the Atlantic Spaceport Consortium in August 2025 for launches from Malbusca.
            m> — Ada Novak
            _
            f> See all »
            """
        ),
        AnnotatedPage(
            "numbers in lines of their own, interior second paragraphs",
            """
            f> Most read
            f> 1
            =
            t> L3Harris sells its space propulsion business share
            b> The company agreed in January 2026 to sell 60% of a unit with the RL10 engine to AE Industrial Partners for US$845 million.
            f> 2
            =
            t> Boeing closes purchase of Spirit AeroSystems
            b> The takeover of the supplier from Wichita was completed on December 8, 2025.
            b> Airbus took over the plants that build parts of its own aircraft on the same day.
            f> 3
            =
            t> Red Cat triples capacity for Black Widow
            b> The drone maker won the US Army's short range reconnaissance programme in November 2024 over Skydio.
            f> Read more
            """
        ),
    ]
}
