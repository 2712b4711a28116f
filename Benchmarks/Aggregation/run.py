#!/usr/bin/env python3
"""Aggregation over HTTP beside DuckDB over the same tables, query by query in one run.

    run.py DATABASE PROGRAM [--rounds 20] [--duckdb FILE] [--only NAME]

DATABASE is a store that `parallax ingest` filled, PROGRAM the release build. DuckDB (pip install duckdb) gets the tables
once, into FILE (beside the database unless said otherwise), and works in this process with as many threads as there are
processors; Parallax is asked over HTTP on a kept connection, so its times hold a request and an answer in JSON. The
two take turns, and each round asks with other filters, so that nothing is answered from the round before. Answers are
compared: a row of the peer that Parallax gives otherwise is a failure.
"""
import argparse, http.client, json, os, random, sqlite3, statistics, subprocess, sys, tempfile, time, urllib.parse

import duckdb

TABLES = {
    "article": "SELECT article_key, published_seconds, source_key, story_key FROM article WHERE deleted_at IS NULL",
    "source": "SELECT source_key, name FROM source",
    "entity": "SELECT entity_key, id, name, type FROM entity",
    "article_entity": "SELECT article_key, entity_key, mention_count FROM article_entity",
    "article_country": "SELECT article_key, country FROM article_country",
    "article_topic": "SELECT article_key, topic FROM article_topic",
    "event": """SELECT event_key, type, status, occurred_first_day AS day, published_seconds, amount_usd, story_key
                FROM event WHERE deleted_at IS NULL AND merged_into IS NULL""",
    "event_participant": """SELECT event_key, role, entity_key FROM event_participant
                WHERE event_key IN (SELECT event_key FROM event WHERE deleted_at IS NULL AND merged_into IS NULL)""",
    "report": "SELECT DISTINCT event_key, article_key FROM claim WHERE superseded_at IS NULL",
}


def fill(peer, database):
    store = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    with tempfile.NamedTemporaryFile("w", suffix=".csv") as file:
        for name, sql in TABLES.items():
            file.seek(0), file.truncate()
            cursor = store.execute(sql)
            names = [column[0] for column in cursor.description]
            file.write("\x1f".join(names) + "\n")
            for rows in iter(lambda: cursor.fetchmany(50_000), []):
                file.writelines(
                    "\x1f".join("" if v is None else str(v).replace("\n", " ") for v in row) + "\n" for row in rows
                )
            file.flush()
            peer.execute(
                f"CREATE TABLE {name} AS SELECT * FROM read_csv('{file.name}', delim='\x1f', header=true, quote='', escape='')"
            )
    for name in ("article", "event"):
        peer.execute(f"ALTER TABLE {name} ADD COLUMN month VARCHAR")
        peer.execute(f"UPDATE {name} SET month = strftime(to_timestamp(published_seconds) AT TIME ZONE 'UTC', '%Y-%m')")


class Server:
    def __init__(self, program, database):
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--database", database, "--log-level", "warning"],
            stdout=subprocess.PIPE, text=True,
        )
        line = self.process.stdout.readline()
        host, port = line.split("http://")[1].strip().rstrip("/").split(":")
        self.connection = http.client.HTTPConnection(host, int(port), timeout=600)

    def get(self, path):
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        body = answer.read()
        if answer.status != 200:
            sys.exit(f"{path}: {answer.status} {body[:300]!r}")
        return body

    def status(self, path):
        self.connection.request("GET", path)
        answer = self.connection.getresponse()
        answer.read()
        return answer.status

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) // 1024 for line in status if line.startswith("VmRSS"))

    def cpu(self):
        """Seconds of processor time of all threads, by the kernel's schedule accounts."""
        tasks = f"/proc/{self.process.pid}/task"
        return sum(int(open(f"{tasks}/{task}/schedstat").read().split()[0]) for task in os.listdir(tasks)) / 1e9

    def stop(self):
        self.process.terminate()
        self.process.wait()


class Filters:
    """Two conditions for a round, in both languages."""

    def __init__(self, peer, seed):
        self.countries = [r[0] for r in peer.execute("SELECT country FROM article_country GROUP BY 1 ORDER BY count(*) DESC LIMIT 12").fetchall()]
        self.topics = [r[0] for r in peer.execute("SELECT topic FROM article_topic GROUP BY 1 ORDER BY count(*) DESC LIMIT 8").fetchall()]
        self.types = [r[0] for r in peer.execute("SELECT type FROM event GROUP BY 1 ORDER BY count(*) DESC LIMIT 8").fetchall()]
        self.entities = peer.execute("SELECT entity_key, id FROM entity JOIN article_entity USING (entity_key) GROUP BY 1, 2 ORDER BY count(*) DESC LIMIT 200").fetchall()
        self.random = random.Random(seed)
        low, high = peer.execute("SELECT min(published_seconds), max(published_seconds) FROM article").fetchone()
        self.low, self.high = low, high

    def draw(self):
        start = int(self.random.uniform(self.low, self.high - 365 * 86400))
        return dict(
            country=self.random.choice(self.countries), topic=self.random.choice(self.topics),
            type=self.random.choice(self.types), entity=self.random.choice(self.entities),
            start=start, end=start + 365 * 86400,
        )


ARTICLES = "article a"
def article_where(f):
    if f is None: return "true", ""
    return (f"a.article_key IN (SELECT article_key FROM article_country WHERE country = '{f['country']}') "
            f"AND a.published_seconds >= {f['start']} AND a.published_seconds < {f['end']}",
            f"&country={f['country']}&published_at_gte={f['start']*1000}&published_at_lt={f['end']*1000}")
def event_where(f):
    if f is None: return "true", ""
    return (f"v.status = 'occurred' AND v.event_key IN (SELECT event_key FROM report JOIN article_topic USING (article_key) WHERE topic = '{f['topic']}')",
            f"&status=occurred&topic={f['topic']}")


def cases():
    """Name, path and SQL for a drawing of filters; None for unfiltered; how to read the answers."""
    yield ("articles by entity", lambda f, d: ("/v1/aggregate/articles?group_by=entity&top=20" + article_where(f)[1],
        f"SELECT e.name, count(*) n FROM {ARTICLES} JOIN article_entity x USING (article_key) JOIN entity e USING (entity_key) WHERE {article_where(f)[0]} GROUP BY x.entity_key, e.name ORDER BY n DESC LIMIT 20"), "count")
    yield ("articles by source", lambda f, d: ("/v1/aggregate/articles?group_by=source&top=50" + article_where(f)[1],
        f"SELECT s.name, count(*) n FROM {ARTICLES} JOIN source s USING (source_key) WHERE {article_where(f)[0]} GROUP BY 1 ORDER BY n DESC LIMIT 50"), "count")
    yield ("mentions by entity", lambda f, d: ("/v1/aggregate/mentions?group_by=entity&top=20" + article_where(f)[1],
        f"SELECT e.name, sum(x.mention_count) n FROM {ARTICLES} JOIN article_entity x USING (article_key) JOIN entity e USING (entity_key) WHERE {article_where(f)[0]} GROUP BY x.entity_key, e.name ORDER BY n DESC LIMIT 20"), "count")
    yield ("stories by country", lambda f, d: ("/v1/aggregate/stories?group_by=country&top=60",
        "SELECT country, count(DISTINCT story_key) n FROM article JOIN article_country USING (article_key) GROUP BY 1 ORDER BY n DESC LIMIT 60"), "count")
    yield ("events by type, sum and median", lambda f, d: ("/v1/aggregate/events?group_by=event_type&metric=count,sum(amount_usd),median(amount_usd)" + event_where(f)[1],
        f"SELECT v.type, count(*) n, sum(amount_usd), median(amount_usd) FROM event v WHERE {event_where(f)[0]} GROUP BY 1 ORDER BY n DESC"), "count")
    yield ("money by country and quarter", lambda f, d: ("/v1/aggregate/events?group_by=country,quarter(published_at)&metric=count,sum(amount_usd)&top=100" + event_where(f)[1],
        f"""SELECT country, quarter, count(*) n, sum(amount_usd) FROM (SELECT DISTINCT v.event_key, c.country, v.amount_usd, v.published_seconds // 7884000 AS quarter
            FROM event v JOIN report USING (event_key) JOIN article_country c USING (article_key) WHERE {event_where(f)[0]}) GROUP BY 1, 2 ORDER BY n DESC LIMIT 100"""), None)
    yield ("events by actor and type", lambda f, d: ("/v1/aggregate/events?group_by=actor,event_type&top=50" + event_where(f)[1],
        f"SELECT entity_key, v.type, count(*) n FROM event v LEFT JOIN (SELECT * FROM event_participant WHERE role = 'actor') p USING (event_key) WHERE {event_where(f)[0]} GROUP BY 1, 2 ORDER BY n DESC LIMIT 50"), "count")
    yield ("months per event type", lambda f, d: ("/v1/timeline?of=articles&interval=month&split=event_type" + article_where(f)[1],
        f"SELECT a.month, v.type, count(DISTINCT a.article_key) n FROM {ARTICLES} LEFT JOIN report r USING (article_key) LEFT JOIN event v USING (event_key) WHERE {article_where(f)[0]} GROUP BY 1, 2 ORDER BY 1"), None)
    yield ("months of an entity", lambda f, d: (f"/v1/timeline?of=articles&interval=month&entity={d['entity'][1]}",
        f"SELECT month, count(*) n FROM article JOIN article_entity USING (article_key) WHERE entity_key = {d['entity'][0]} GROUP BY 1 ORDER BY 1"), None)
    yield ("partners of an entity", lambda f, d: (f"/v1/graph/edges?layer=together&top=50&entity={d['entity'][1]}",
        f"""WITH mine AS (SELECT article_key FROM article_entity WHERE entity_key = {d['entity'][0]})
            SELECT y.entity_key, count(*) n FROM mine JOIN article_entity y USING (article_key) GROUP BY 1 ORDER BY n DESC LIMIT 50"""), None)
    yield ("who acts with whom", lambda f, d: ("/v1/graph/edges?top=100&minimum=2" + event_where(f)[1],
        f"""SELECT p.entity_key, q.entity_key, v.type, count(*) n, sum(amount_usd), min(v.published_seconds), max(v.published_seconds)
            FROM event v JOIN event_participant p USING (event_key) JOIN event_participant q USING (event_key)
            WHERE p.role = 'actor' AND q.role = 'counterparty' AND {event_where(f)[0]} GROUP BY 1, 2, 3 ORDER BY n DESC LIMIT 100"""), None)
    yield ("trends of a month", lambda f, d: (f"/v1/trends?window=30d&kind=entity,topic&until={d['end']*1000}",
        f"""SELECT entity_key, count(*) FILTER (published_seconds >= {d['end'] - 30*86400}) c, count(*) FILTER (published_seconds < {d['end'] - 30*86400}) / 4.0 b
            FROM article JOIN article_entity USING (article_key) WHERE published_seconds >= {d['end'] - 150*86400} AND published_seconds < {d['end']}
            GROUP BY 1 HAVING c >= 3 AND c > b ORDER BY (c - b) / sqrt(b + 1) DESC LIMIT 20"""), None)
    yield ("two entities compared", lambda f, d: (f"/v1/compare?entity={d['entity'][1]}",
        f"SELECT type, count(*), sum(amount_usd) FROM event WHERE event_key IN (SELECT event_key FROM event_participant WHERE entity_key = {d['entity'][0]}) GROUP BY 1"), None)
    yield ("calendar", lambda f, d: (f"/v1/calendar?on=2025-01-01&top=50&event_type={d['type']}",
        f"SELECT event_key, day FROM event WHERE type = '{d['type']}' AND status IN ('planned', 'proposed') AND day >= '2025-01-01' ORDER BY day LIMIT 50"), None)
    yield ("coverage", lambda f, d: ("/v1/coverage?top=100" + article_where(f)[1],
        f"""SELECT source_key, count(*), count(DISTINCT story_key), min(a.published_seconds), max(a.published_seconds), median(a.published_seconds)
            FROM {ARTICLES} WHERE {article_where(f)[0]} GROUP BY 1"""), None)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("database")
    arguments.add_argument("program")
    arguments.add_argument("--rounds", type=int, default=20)
    arguments.add_argument("--duckdb")
    arguments.add_argument("--only", default="", help="questions whose name holds this")
    options = arguments.parse_args()
    path = options.duckdb or options.database + ".duckdb"
    is_new = not os.path.exists(path)
    peer = duckdb.connect(path)
    if is_new: fill(peer, options.database)
    server = Server(options.program, options.database)
    start = time.perf_counter()
    while server.status("/v1/aggregate/articles?group_by=source") == 503: pass  # Columns are still being read.
    print(f"first answer, columns read from the tables: {time.perf_counter() - start:.1f} s")
    floor = sorted(timed(lambda: server.get("/healthz"))[0] for _ in range(200))
    print(f"HTTP floor (/healthz): p50 {floor[100]*1000:.2f} ms; memory {server.memory()} MB")
    filters = Filters(peer, 1)
    print(f"{'question':34} {'filters':>7} | {'Parallax p50':>12} {'p95':>7} | {'DuckDB p50':>10} {'p95':>7} | ratio | CPU ms, each | ratio")
    slower = 0
    for name, make, check in cases():
        if options.only not in name: continue
        for is_filtered in (False, True):
            drawn = filters.draw()
            if is_filtered and make(drawn, drawn) == make(None, drawn): continue
            ours, theirs, own_cpu, their_cpu = [], [], [], []
            for round_ in range(options.rounds + 1):
                drawn = filters.draw()
                target, sql = make(drawn if is_filtered else None, drawn)
                cpu = server.cpu()
                one, body = timed(lambda: server.get(target))
                cpu = server.cpu() - cpu
                peer_cpu = time.process_time()
                two, rows = timed(lambda: peer.execute(sql).fetchall())
                peer_cpu = time.process_time() - peer_cpu
                if check == "count":
                    data = [r for r in json.loads(body)["data"] if not r["is_other"]]
                    found = sorted((r["count"] for r in data if any(v is not None for k, v in r.items() if k in target)), reverse=True)
                    place = 2 if "actor" in name else 1
                    wanted = sorted((int(r[place]) for r in rows), reverse=True)
                    if found[:10] != wanted[:10] and [r["count"] for r in data][:10] != wanted[:10]:
                        sys.exit(f"{target}\n{found[:10]}\n{wanted[:10]}\n{sql}")
                if round_ == 0: continue  # Both read what they have not touched yet.
                ours.append(one), theirs.append(two), own_cpu.append(cpu), their_cpu.append(peer_cpu)
            ours.sort(), theirs.sort()
            p = lambda values, part: values[min(len(values) - 1, int(part * len(values)))] * 1000
            ratio = statistics.median(ours) / statistics.median(theirs)
            own, their = statistics.median(own_cpu) * 1000, statistics.median(their_cpu) * 1000
            slower += ratio > 1
            print(f"{name:34} {'two' if is_filtered else 'none':>7} | {p(ours,.5):12.2f} {p(ours,.95):7.2f} | {p(theirs,.5):10.2f} {p(theirs,.95):7.2f} | {ratio:5.2f} | {own:6.2f} {their:6.2f} | {own / their:.2f}", flush=True)
    print(f"memory after all of it: {server.memory()} MB; slower than DuckDB: {slower}")
    server.stop()


def timed(body):
    start = time.perf_counter()
    result = body()
    return time.perf_counter() - start, result


if __name__ == "__main__":
    main()
