extension DigestPages {
    /// A second set, written after the rules were tuned on the first.
    static let later: [AnnotatedPage] = [
        AnnotatedPage(
            "times under day headings",
            """
            f> Newsfeed
            f> 5 February 2026
            = 2026-02-05T16:20:00Z
            m> 16:20
            t> Poland orders more K2 tanks
            b> Warsaw signed the second executive contract with Hyundai Rotem in August 2025, for 180 tanks at about US$6.5 billion.
            = 2026-02-05T09:05:00Z
            m> 09:05
            t> Lithuania leaves mine treaty
            b> The Baltic states and Finland gave notice in June 2025 that they would leave the Ottawa Convention.
            f> 4 February 2026
            = 2026-02-04T18:45:00Z
            m> 18:45
            t> Saab sells Gripen E to Colombia
            b> Bogota signed for 17 aircraft in November 2025 at a price of 3.1 billion euros.
            f> Older posts
            """
        ),
        AnnotatedPage(
            "kicker and date in one line, decks as second paragraphs",
            """
            f> Space / Defence / Industry
            _
            = 2026-02-05
            m> Launch | Feb 5, 2026 | 4 min read
            t> Starlink launches pass a round number
            b> SpaceX sent the 10,000th Starlink satellite up on October 19, 2025, with two launches on one day.
            b> The operator then served more than seven million customers in about 150 markets, by its own count.
            _
            = 2026-02-04
            m> Science | Feb 4, 2026 | 2 min read
            t> Comet visitor passes Mars
            b> The interstellar object 3I/ATLAS, found in Chile on July 1, 2025, came within 30 million kilometres of the planet in October.
            _
            = 2026-02-03
            m> Policy | Feb 3, 2026 | 3 min read
            t> Italy gets a space law
            b> Parliament in Rome passed Italy's first law on space activities in June 2025.
            _
            f> Load more articles
            """
        ),
        AnnotatedPage(
            "untitled paragraphs under day headings",
            """
            f> In brief
            _
            f> Monday, February 2
            _
            = 2026-02-02
            b> Exail won a contract for underwater drones from the Belgian and Dutch navies' mine programme in 2025.
            _
            = 2026-02-02
            b> Quantum Systems became a unicorn in May 2025 with a round of EUR160 million led by Balderton Capital.
            _
            f> Sunday, February 1
            _
            = 2026-02-01
            b> Tekever announced a programme worth GBP400 million in the United Kingdom over five years in May 2025.
            _
            = 2026-02-01
            b> Stark opened a drone plant in Swindon in the summer of 2025, its first outside Germany.
            _
            f> More headlines
            """
        ),
        AnnotatedPage(
            "pipes between byline and relative time, question titles",
            published: "2026-02-06T12:00:00Z",
            """
            f> Trending
            = 2026-02-06T10:00:00Z ; Paul Reyes
            t> Can Europe fill the gap in heavy lift?
            m> By Paul Reyes | 2 hours ago
            b> Ariane 64 with four boosters is to carry Amazon's satellites; the first of 18 launches was planned for early 2026.
            = 2026-02-05 ; Mei Chan
            t> Who pays for Golden Dome?
            m> By Mei Chan | 1 day ago
            b> Congress put about US$25 billion into the reconciliation act of July 2025 for the missile shield.
            = 2026-02-03 ; Paul Reyes, Mei Chan
            t> Pentagon reviews AUKUS and keeps it
            m> By Paul Reyes and Mei Chan | 3 days ago
            b> The review of the submarine pact with Britain and Australia ended in December 2025 with a yes.
            f> Comments (12)
            f> Subscribe
            """
        ),
        AnnotatedPage(
            "one headed item, then paragraphs, without furniture at the end",
            """
            f> CONNECT WITH US
            = 2026-01-12T07:30:00Z
            m> 12 January, 07:30
            t> PSLV fails for the second time in a row
            b> The third stage of India's PSLV-C62 lost attitude on January 12, 2026, and the satellite EOS-N1 did not reach orbit. The launcher had failed in May 2025 as well.
            =
            b> Sierra Space and NASA changed their contract in September 2025, so that Dream Chaser first flies without docking at the station.
            =
            b> Intuitive Machines agreed in November 2025 to buy Lanteris, once Maxar Space Systems, for US$800 million in cash and shares.
            =
            b> AST SpaceMobile's BlueBird 6, with an antenna of 223 square metres, was launched from Sriharikota in December 2025.
            """
        ),
        AnnotatedPage(
            "title below and date below",
            """
            =2026-02-04
            b> Kratos won a prime contract of up to US$1.45 billion for the MACH-TB 2.0 hypersonic test bed in January 2025.
            t> Kratos leads hypersonic test bed
            m> Feb 4, 2026
            _
            =2026-02-03
            b> Stratolaunch flew the reusable Talon-A2 beyond Mach 5 twice, in December 2024 and March 2025, off California.
            t> Talon flies twice at five times the speed of sound
            m> Feb 3, 2026
            _
            =2026-02-02
            b> Ursa Major raised more than US$100 million in November 2025 to build more Draper engines and solid rocket motors.
            t> Ursa Major raises money for engines
            m> Feb 2, 2026
            _
            f> Privacy settings
            """
        ),
    ]
}

extension DigestPages {
    static let all = tuned + heldBack + later
}
