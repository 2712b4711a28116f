#!/usr/bin/env python3
"""Search over HTTP against FTS5 through the C library, tantivy and Datasette, on the articles of one store.

usage: Benchmarks/Search/run.py --database STORE.sqlite [--work FOLDER] [--queries 20] [--rounds 3] [--json FILE]
       [--skip tantivy,datasette,ingest] [--ingest MORE.ndjson]

The peers' indexes are built from the store's own titles and bodies (kept in --work, used again). Every query is asked
--rounds times of every engine in turn; a query's time is its best, p50 and p95 are over the queries of a class, and from
the product's time the median of /healthz in the same round is taken. Beside the clock stands the processor time: of all the
server's threads for the product, of the process for the peers. `first` is the product's first answer to the query,
before anything of it lies in memory. `full` is the default answer (20 hits with snippets, highlights and folded reports),
`ids` asks for `fields=id&fold=none`, which is what FTS5 (rowids) and tantivy (addresses) give.

`pip install tantivy datasette`; a peer that is not installed is left out. The store is opened for reading, except with
--ingest: that works on a copy.
"""
import argparse, json, os, random, re, shutil, socket, sqlite3, statistics, subprocess, sys, threading, time
import urllib.parse

STOP = set("that this with from have will been were their which about after into than more also said would year".split())


class Client:
    """One kept connection, as bare as can be: what is measured is the server."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.rest = b""

    def ask(self, path, body=None):
        head = f"{'POST' if body else 'GET'} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        if body:
            head += f"Content-Type: application/x-ndjson\r\nContent-Length: {len(body)}\r\n"
        begin = time.perf_counter()
        self.socket.sendall(head.encode() + b"\r\n" + (body or b""))
        data = self.rest
        while b"\r\n\r\n" not in data:
            data += self.socket.recv(1 << 18)
        head, _, rest = data.partition(b"\r\n\r\n")
        size = int(re.search(rb"(?i)content-length: *(\d+)", head)[1])
        parts = [rest]
        got = len(rest)
        while got < size:
            parts.append(self.socket.recv(1 << 18))
            got += len(parts[-1])
        took = time.perf_counter() - begin
        whole = b"".join(parts)
        self.rest = whole[size:]
        status = int(head.split()[1])
        if status >= 400:
            raise SystemExit(f"{path}: {status} {whole[:300]}")
        return took, whole[:size]


def processor(pid):
    """Seconds that the threads of a process have run, to the nanosecond."""
    total = 0
    for task in os.listdir(f"/proc/{pid}/task"):
        try:
            total += int(open(f"/proc/{pid}/task/{task}/schedstat").read().split()[0])
        except OSError:
            pass
    return total / 1e9


class Server:
    def __init__(self, program, database, environment=None):
        root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
        begin = time.perf_counter()
        self.process = subprocess.Popen(
            [program, "serve", "--port", "0", "--database", database, "--log-level", "warning"],
            stdout=subprocess.PIPE, text=True, cwd=root, env=dict(os.environ, **(environment or {})))
        self.port = int(self.process.stdout.readline().split(":")[-1])
        self.listening = time.perf_counter() - begin
        self.begin = begin

    def processor(self):
        return processor(self.process.pid)

    def memory(self):
        fields = dict(l.split(":", 1) for l in open(f"/proc/{self.process.pid}/status") if ":" in l)
        return {name: int(fields[name].split()[0]) // 1024 for name in ("VmRSS", "RssAnon", "VmHWM")}

    def stop(self):
        self.process.terminate()
        self.process.wait()


def read_store(path):
    return sqlite3.connect(f"file:{path}?mode=ro", uri=True)


def build_fts(store, path):
    if os.path.exists(path):
        return
    begin = time.perf_counter()
    peer = sqlite3.connect(path + ".new")
    peer.executescript("""
        PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
        CREATE VIRTUAL TABLE f USING fts5(title, body, content='', tokenize='porter unicode61 remove_diacritics 2');
        CREATE TABLE article (article INTEGER PRIMARY KEY, published INTEGER, source INTEGER);
        CREATE TABLE mention (entity INTEGER, published INTEGER, article INTEGER, PRIMARY KEY (entity, published, article))
            WITHOUT ROWID;""")
    rows = store.execute("SELECT article_key, ifnull(title, ''), body FROM article WHERE deleted_at IS NULL")
    while batch := rows.fetchmany(2000):
        peer.executemany("INSERT INTO f (rowid, title, body) VALUES (?, ?, ?)", batch)
    peer.execute("INSERT INTO f (f) VALUES ('optimize')")
    peer.executemany("INSERT INTO article VALUES (?, ?, ?)", store.execute(
        "SELECT article_key, published_seconds, source_key FROM article WHERE deleted_at IS NULL"))
    peer.executemany("INSERT OR IGNORE INTO mention VALUES (?, ?, ?)", store.execute(
        "SELECT entity_key, ifnull(published_seconds, 0), article_key FROM article_entity"))
    peer.commit()
    peer.close()
    os.rename(path + ".new", path)
    print(f"fts5 index built in {time.perf_counter() - begin:.0f} s", file=sys.stderr)


def open_tantivy(store, path):
    import tantivy
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("title", tokenizer_name="en_stem")
    builder.add_text_field("body", tokenizer_name="en_stem")
    for name in ("key", "published", "entity", "source"):
        builder.add_integer_field(name, indexed=True, fast=True)
    schema = builder.build()
    if not os.path.exists(path + ".done"):
        begin = time.perf_counter()
        shutil.rmtree(path, ignore_errors=True)
        os.makedirs(path)
        index = tantivy.Index(schema, path=path)
        writer = index.writer(200_000_000, 1)
        entities = store.execute("SELECT article_key, entity_key FROM article_entity ORDER BY article_key")
        pending = entities.fetchone()
        rows = store.execute("SELECT article_key, ifnull(title, ''), body, ifnull(published_seconds, 0), "
                             "ifnull(source_key, 0) FROM article WHERE deleted_at IS NULL ORDER BY article_key")
        for key, title, body, published, source in rows:
            document = tantivy.Document()
            document.add_text("title", title)
            document.add_text("body", body)
            document.add_integer("key", key)
            document.add_integer("published", published)
            document.add_integer("source", source)
            while pending and pending[0] <= key:
                if pending[0] == key:
                    document.add_integer("entity", pending[1])
                pending = entities.fetchone()
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        open(path + ".done", "w").close()
        print(f"tantivy index built in {time.perf_counter() - begin:.0f} s", file=sys.stderr)
    index = tantivy.Index(schema, path=path)
    index.reload()
    return tantivy, schema, index, index.searcher()


def make_queries(store, fts, count, seed=7):
    """Words of the store's own texts, by how many articles hold them."""
    pick = random.Random(seed)
    total, = store.execute("SELECT count(*) FROM article WHERE deleted_at IS NULL").fetchone()
    top, = store.execute("SELECT max(article_key) FROM article").fetchone()
    texts = []
    while len(texts) < 400:
        row = store.execute("SELECT body FROM article WHERE article_key = ? AND deleted_at IS NULL",
                            (pick.randint(1, top),)).fetchone()
        if row:
            texts.append(row[0])
    frequency = {}

    def share(word):
        if word not in frequency:
            frequency[word], = fts.execute("SELECT count(*) FROM %(f)s WHERE %(f)s MATCH ?", (f'"{word}"',)).fetchone()
        return frequency[word] / total

    words = [re.findall(r"[a-z]{4,}", text) for text in texts]
    pool = [w for w in dict.fromkeys(w for ws in words for w in ws) if w not in STOP]
    pick.shuffle(pool)
    common, medium, rare = [], [], []
    for word in pool:
        if len(common) >= count and len(rare) >= count and len(medium) >= 4 * count:
            break
        s = share(word)
        if s >= 0.15 and len(common) < count:
            common.append(word)
        elif 0.01 <= s < 0.15 and len(medium) < 4 * count:
            medium.append(word)
        elif 0 < s <= 0.002 and len(rare) < count:
            rare.append(word)
    classes = {"common term": [dict(q=w) for w in common], "rare term": [dict(q=w) for w in rare]}
    three = []
    for ws in words:
        mine = [w for w in dict.fromkeys(ws) if w not in STOP and 0.01 <= frequency.get(w, 0) / total < 0.3]
        if len(mine) >= 3 and len(three) < count:
            three.append(" AND ".join(pick.sample(mine, 3)))
    classes["three terms and"] = [dict(q=q, match="all") for q in three]
    phrases = []
    for text in texts:
        pairs = [(a, b) for a, b in re.findall(r"\b(?=([a-z]{3,}) ([a-z]{4,})\b)", text) if a not in STOP and b not in STOP]
        if pairs and len(phrases) < count:
            phrases.append('"%s %s"' % pick.choice(pairs))
    classes["phrase"] = [dict(q=q) for q in phrases]
    classes["prefix of 4"] = [dict(q=w[:4] + "*") for w in pick.sample(medium, min(count, len(medium)))]
    classes["8 words"] = [
        dict(q=" ".join(pick.sample(common, min(3, len(common))) + pick.sample(medium, 5)), match="any")
        for _ in range(count)]
    heavy = store.execute("SELECT entity_key, id FROM entity WHERE merged_into IS NULL ORDER BY article_count DESC "
                          "LIMIT 200").fetchall()
    filtered = []
    for _ in range(count):
        key, identifier = pick.choice(heavy)
        year = pick.choice((2023, 2024, 2025))
        filtered.append(dict(q=pick.choice(common), entity=identifier, entity_key=key,
                             since=f"{year}-01-01", until=f"{year + 1}-01-01"))
    classes["entity and year"] = filtered
    classes["three facets"] = [dict(q=w, facets="source,event_type,entity") for w in common]
    newest = []
    for _ in range(count):
        month = pick.randint(1, 9)
        newest.append(dict(q=pick.choice(common), sort="-published_at", since=f"2024-{month:02d}-01",
                           until=f"2024-{month + 3:02d}-01"))
    classes["newest first, range"] = newest
    return classes


def seconds(day):
    return int(time.mktime(time.strptime(day + " UTC", "%Y-%m-%d %Z"))) - time.timezone


class Raw:
    """FTS5 through the C library: a file of its own, or the store's own index (which has two short columns more)."""

    def __init__(self, options, store):
        if options.own_index:
            self.connection = read_store(options.database)
            self.names = dict(f="article_fts", article="article", key="article_key", published="published_seconds",
                              mention="article_entity", entity="entity_key", mentioned="published_seconds",
                              member="article_key")
        else:
            build_fts(store, options.work + "/fts.sqlite")
            self.connection = sqlite3.connect(f"file:{options.work}/fts.sqlite?mode=ro", uri=True)
            self.names = dict(f="f", article="article", key="article", published="published", mention="mention",
                              entity="entity", mentioned="published", member="article")
        self.connection.execute("PRAGMA cache_size = -65536")

    def execute(self, sql, arguments=()):
        return self.connection.execute(sql % self.names, arguments)


def ask_fts(fts, name, query):
    words = query["q"].split()
    match = query["q"] if name in ("phrase",) else (
        '"%s" *' % query["q"][:-1] if name == "prefix of 4" else
        " AND ".join(w for w in words if w != "AND") if name == "three terms and" else " OR ".join(words))
    if name == "entity and year":
        sql = ("SELECT %(f)s.rowid FROM %(f)s JOIN %(mention)s m ON m.%(member)s = %(f)s.rowid WHERE %(f)s MATCH ? AND "
               "m.%(entity)s = ? AND m.%(mentioned)s >= ? AND m.%(mentioned)s < ? ORDER BY %(f)s.rank LIMIT 20")
        arguments = (match, query["entity_key"], seconds(query["since"]), seconds(query["until"]))
    elif name == "newest first, range":
        sql = ("SELECT %(f)s.rowid FROM %(f)s JOIN %(article)s a ON a.%(key)s = %(f)s.rowid WHERE %(f)s MATCH ? AND "
               "a.%(published)s >= ? AND a.%(published)s < ? ORDER BY a.%(published)s DESC LIMIT 20")
        arguments = (match, seconds(query["since"]), seconds(query["until"]))
    elif name == "three facets":
        return None
    else:
        sql, arguments = "SELECT rowid FROM %(f)s WHERE %(f)s MATCH ? ORDER BY rank LIMIT 20", (match,)
    begin = time.perf_counter()
    fts.execute(sql, arguments).fetchall()
    return time.perf_counter() - begin


def ask_tantivy(engine, name, query):
    tantivy, schema, index, searcher = engine
    if name in ("prefix of 4", "three facets", "newest first, range"):
        return None
    parsed = index.parse_query(query["q"], ["title", "body"])
    if name == "entity and year":
        low, high = seconds(query["since"]), seconds(query["until"])
        must = tantivy.Occur.Must
        parsed = tantivy.Query.boolean_query([
            (must, parsed), (must, tantivy.Query.term_query(schema, "entity", query["entity_key"])),
            (must, tantivy.Query.range_query(schema, "published", tantivy.FieldType.Integer, low, high, True, False))])
    begin = time.perf_counter()
    searcher.search(parsed, 20, count=False)
    return time.perf_counter() - begin


def path_of(query, ids):
    wanted = {k: v for k, v in query.items() if k != "entity_key"}
    if ids:
        wanted.update(fields="id", fold="none")
    return "/v1/search?" + urllib.parse.urlencode(wanted)


def spread(times):
    ordered = sorted(times)
    return 1e3 * statistics.median(ordered), 1e3 * ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def measure(options, server, client, fts, engine, classes):
    """Times by the clock and by the processor; the latter are what counts on a machine that others use as well."""

    def ask(path):
        begin = server.processor()
        took = client.ask(path)[0]
        return took, server.processor() - begin

    def peer(call):
        begin = time.process_time()
        took = call()
        return None if took is None else (took, time.process_time() - begin)

    result = {}
    engines = ("full", "ids", "fts5", "tantivy")
    for name, queries in classes.items():
        if not queries:
            continue
        first = []
        best = {key: [[float("inf")] * 2 for _ in queries] for key in engines}
        for round_ in range(options.rounds):
            floors = [ask("/healthz") for _ in range(20)]
            floor = [statistics.median(f[i] for f in floors) for i in (0, 1)]
            for number, query in enumerate(queries):
                times = {}
                for key, ids in (("full", False), ("ids", True)):
                    times[key] = [max(0.0, t - f) for t, f in zip(ask(path_of(query, ids)), floor)]
                    if round_ == 0 and key == "full":
                        first.append(times[key])
                if round_ < options.peer_rounds:
                    times["fts5"] = peer(lambda: ask_fts(fts, name, query))
                    times["tantivy"] = peer(lambda: ask_tantivy(engine, name, query)) if engine else None
                for key, took in times.items():
                    if took is not None:
                        best[key][number] = [min(a, b) for a, b in zip(best[key][number], took)]
        row = {}
        for unit, place in (("clock", 0), ("processor", 1)):
            numbers = {key: [t[place] for t in times] for key, times in best.items() if times[0][0] < float("inf")}
            numbers["first"] = [t[place] for t in first]
            row[unit] = {key: spread(times) for key, times in numbers.items()}
            for mine in ("full", "ids", "first"):
                for key in ("fts5", "tantivy"):
                    if key in numbers:
                        row[unit][f"{mine}/{key}"] = statistics.fmean(numbers[mine]) / max(1e-9, statistics.fmean(numbers[key]))
        result[name] = row
        for unit in row:
            cells = []
            for key in ("full", "ids", "first", "fts5", "tantivy"):
                cells.append(f"{key} %.2f/%.2f" % row[unit][key] if key in row[unit] else f"{key} -")
            cells += [f"{key} {value:.3f}" for key, value in row[unit].items() if "/" in key]
            print(f"{name:20} {unit:9} " + "  ".join(cells), flush=True)
    return result


def suggestions(client, store):
    names = [n for n, in store.execute("SELECT name FROM entity ORDER BY article_count DESC LIMIT 40")]
    prefixes = [n[:length] for n in names for length in (2, 3, 4, 6)]
    times, first = [], []
    for prefix in prefixes:
        path = "/v1/suggest?" + urllib.parse.urlencode(dict(q=prefix))
        first.append(client.ask(path)[0])
        times.append(min(client.ask(path)[0] for _ in range(3)))
    return {"best": spread(times), "first": spread(first)}


def restart(options, word):
    """From the start of the process to the answer of a search with three facets: without and with the kept columns."""
    kept = options.database + "-columns"
    took = {}
    names = ("kept", "kept again") if options.keep else ("cold", "kept", "kept again")
    for name in names:
        if name == "cold" and os.path.exists(kept):
            os.remove(kept)
        server = Server(options.program, options.database)
        client = Client(server.port)
        client.ask(f"/v1/search?q={word}")
        took[name] = dict(listening=server.listening, search=time.perf_counter() - server.begin)
        deadline = time.time() + 600
        while not os.path.exists(kept) and time.time() < deadline:
            time.sleep(0.2)
        client.ask(f"/v1/search?q={word}&facets=source,event_type,entity,country,topic,amount_usd")
        took[name].update(facets=time.perf_counter() - server.begin, processor=server.processor(), memory=server.memory())
        server.stop()
    took["kept bytes"] = os.path.getsize(kept) if os.path.exists(kept) else 0
    return took


def while_ingesting(options, classes, seconds_=20):
    copy = os.path.join(options.work, "ingest.sqlite")
    for end in ("", "-columns"):
        if os.path.exists(options.database + end):
            subprocess.run(["cp", "--reflink=auto", options.database + end, copy + end], check=True)
    for end in ("-wal", "-shm"):
        if os.path.exists(copy + end):
            os.remove(copy + end)
    server = Server(options.program, copy)
    client = Client(server.port)
    names = ("common term", "three terms and", "phrase", "8 words", "entity and year", "three facets", "newest first, range")
    paths = [path_of(q, False) for name in names for q in classes.get(name, [])]
    pick = random.Random(3)

    def run():
        times = []
        end = time.time() + seconds_
        while time.time() < end:
            times.append(client.ask(pick.choice(paths))[0])
        return times

    for path in paths:
        client.ask(path)
    calm = run()
    stop = threading.Event()
    stored = [0]

    def write():
        writer = Client(server.port)
        lines = open(options.ingest, "rb")
        while not stop.is_set():
            batch = [line for _, line in zip(range(50), lines)]
            if not batch:
                break
            writer.ask("/v1/documents", b"".join(batch))
            stored[0] += len(batch)

    thread = threading.Thread(target=write)
    thread.start()
    begin = time.time()
    busy = run()
    took = time.time() - begin
    stop.set()
    thread.join()
    server.stop()
    for end in ("", "-columns", "-wal", "-shm"):
        if os.path.exists(copy + end):
            os.remove(copy + end)
    return {"calm": spread(calm), "ingesting": spread(busy), "ratio p95": spread(busy)[1] / spread(calm)[1],
            "documents a second": stored[0] / took, "searches": (len(calm), len(busy))}


def build_datasette(store, path):
    if os.path.exists(path):
        return
    peer = sqlite3.connect(path)
    peer.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT, body TEXT, published TEXT, source TEXT, event_type TEXT)")
    peer.executemany("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?)", store.execute(
        "SELECT a.article_key, a.title, a.body, a.published, s.name, (SELECT v.type FROM claim c JOIN event v USING (event_key) "
        "WHERE c.article_key = a.article_key LIMIT 1) FROM article a LEFT JOIN source s USING (source_key) "
        "WHERE a.deleted_at IS NULL"))
    peer.executescript("""
        CREATE VIRTUAL TABLE article_fts USING fts5(title, body, content='article', content_rowid='id', tokenize='porter unicode61');
        INSERT INTO article_fts (article_fts) VALUES ('rebuild');
        CREATE INDEX article_source ON article (source); CREATE INDEX article_type ON article (event_type);""")
    peer.commit()
    peer.close()


def requests_a_second(ports_and_paths, connections, seconds_=8):
    port, paths = ports_and_paths
    counts = [0] * connections
    end = time.time() + seconds_

    def work(number):
        import http.client
        pick = random.Random(number)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
        while time.time() < end:
            connection.request("GET", pick.choice(paths))
            answer = connection.getresponse()
            answer.read()
            if answer.status != 200:
                raise SystemExit(f"{answer.status} from port {port}")
            counts[number] += 1
        connection.close()

    begin = time.time()
    threads = [threading.Thread(target=work, args=(n,)) for n in range(connections)]
    [t.start() for t in threads]
    [t.join() for t in threads]
    return sum(counts) / (time.time() - begin)


def against_datasette(options, store, server, words):
    path = os.path.join(options.work, "datasette.db")
    build_datasette(store, path)
    free = socket.socket()
    free.bind(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    process = subprocess.Popen(
        [sys.executable, "-m", "datasette", path, "-p", str(port), "--setting", "sql_time_limit_ms", "60000", "--setting",
         "facet_time_limit_ms", "60000", "--setting", "num_sql_threads", "3"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port)).close()
                break
            except OSError:
                time.sleep(0.2)
        theirs = [f"/datasette/article.json?_search={w}&_facet=source&_facet=event_type&_size=20&_shape=objects" for w in words]
        ours = [f"/v1/search?q={w}&facets=source,event_type&limit=20" for w in words]
        result = {}
        for connections in (1, 4):
            row = {}
            for name, where, pid in (("parallax", (server.port, ours), server.process.pid),
                                     ("datasette", (port, theirs), process.pid)):
                begin, seconds_ = processor(pid), 8
                row[name] = requests_a_second(where, connections, seconds_)
                row[name + " processor ms"] = (processor(pid) - begin) / (row[name] * seconds_) * 1e3
            row["ratio"] = row["parallax"] / row["datasette"]
            row["ratio of processor time"] = row["datasette processor ms"] / row["parallax processor ms"]
            result[f"c={connections}"] = row
        return result
    finally:
        process.terminate()
        process.wait()


def main():
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=root + "/.build/release/parallax")
    parser.add_argument("--database", required=True)
    parser.add_argument("--work", default=root + "/Benchmarks/results")
    parser.add_argument("--queries", type=int, default=20)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peer-rounds", type=int, default=2)
    parser.add_argument("--own-index", action="store_true", help="ask the store's own FTS5 index instead of building one")
    parser.add_argument("--skip", default="")
    parser.add_argument("--only", default="", help="classes to measure, separated by semicolons")
    parser.add_argument("--ingest", help="NDJSON that is posted while searching, on a copy of the store")
    parser.add_argument("--keep", action="store_true", help="do not throw the kept columns away to measure a start without")
    parser.add_argument("--json")
    options = parser.parse_args()
    skipped = set(options.skip.split(","))
    options.work, options.database = os.path.abspath(options.work), os.path.abspath(options.database)
    os.makedirs(options.work, exist_ok=True)
    store = read_store(options.database)
    fts = Raw(options, store)
    engine = None
    if "tantivy" not in skipped:
        try:
            engine = open_tantivy(store, options.work + "/tantivy")
        except ImportError:
            print("tantivy is not installed: left out")
    articles, = store.execute("SELECT count(*) FROM article WHERE deleted_at IS NULL").fetchone()
    classes = make_queries(store, fts, options.queries)
    word = classes["common term"][0]["q"]
    found = {"articles": articles, "load": os.getloadavg()}
    print(f"{articles} articles, load {os.getloadavg()}; milliseconds p50 / p95")
    if "restart" not in skipped:
        found["start"] = restart(options, word)
        print("start", json.dumps(found["start"]))
    if options.only:
        classes = {k: v for k, v in classes.items() if k in options.only.split(";")}
    server = Server(options.program, options.database)
    try:
        client = Client(server.port)
        found["faceted search after start"] = client.ask(f"/v1/search?q={word}&facets=source,event_type,entity")[0]
        found["memory at start"] = server.memory()
        found["classes"] = measure(options, server, client, fts, engine, classes)
        found["suggest"] = suggestions(client, store)
        print("suggest", json.dumps(found["suggest"]))
        found["memory after"] = server.memory()
        print("memory MiB", found["memory at start"], found["memory after"])
        if "datasette" not in skipped:
            found["datasette"] = against_datasette(options, store, server, [q["q"] for q in classes["common term"]])
            print("faceted requests/s", json.dumps(found["datasette"]))
    finally:
        server.stop()
    if "size" not in skipped:
        found["index MB"], found["database MB"] = (
            round((store.execute(f"SELECT sum(pgsize) FROM dbstat{where}").fetchone()[0] or 0) / 1e6, 1)
            for where in (" WHERE name LIKE 'article_fts%'", ""))
        print("index MB", found["index MB"], "of database MB", found["database MB"])
    if options.ingest and "ingest" not in skipped:
        found["ingesting"] = while_ingesting(options, classes)
        print("while ingesting", json.dumps(found["ingesting"]))
    if options.json:
        json.dump(found, open(options.json, "w"), indent=1)


if __name__ == "__main__":
    main()
