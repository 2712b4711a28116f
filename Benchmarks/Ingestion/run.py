#!/usr/bin/env python3
"""Rate of bulk ingestion, analysis and stories included, as the store grows.

    run.py PROGRAM CORPUS_MAKER --count 1000000 --folder FOLDER [--every 10000] [--start N] [--keep]

PROGRAM is a release build of `parallax`, CORPUS_MAKER a script with the options of the shared `corpus.py` (--count,
--start, -o FILE), which makes articles of 120 words as NDJSON. The articles go through a pipe into `parallax ingest -`, so
that making them counts as another program's work on the same machine. One line for each `--every` articles: articles
stored, seconds, articles a second, processor milliseconds an article (user and system, all threads), resident memory,
size of the database and of its log. The last line compares the first and the last stretch.
"""
import argparse, os, sqlite3, subprocess, sys, time

def processor_seconds(pid):
    fields = open(f"/proc/{pid}/stat").read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

def resident_mb(pid):
    return int(open(f"/proc/{pid}/statm").read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

def size_mb(path):
    return os.path.getsize(path) / 1e6 if os.path.exists(path) else 0.0

def stored(path):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True, timeout=30) as connection:
        return connection.execute("SELECT ifnull(max(article_key), 0) FROM article").fetchone()[0]

def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("program"); options.add_argument("maker")
    options.add_argument("--count", type=int, default=1_000_000); options.add_argument("--start", type=int, default=0)
    options.add_argument("--every", type=int, default=10_000)
    options.add_argument("--folder", required=True)
    options.add_argument("--keep", action="store_true", help="go on with a database that is there")
    given = options.parse_args()
    database, pipe = os.path.join(given.folder, "parallax.sqlite"), os.path.join(given.folder, "articles.pipe")
    os.makedirs(given.folder, exist_ok=True)
    for path in [pipe] + ([] if given.keep else [database, database + "-wal", database + "-shm"]):
        if os.path.exists(path): os.remove(path)
    os.mkfifo(pipe)
    maker = subprocess.Popen(
        [sys.executable, given.maker, "--count", str(given.count), "--start", str(given.start), "-o", pipe],
        stderr=subprocess.DEVNULL)
    program = subprocess.Popen(
        [given.program, "ingest", "-", "--format", "ndjson", "--database", database], stdin=open(pipe, "rb"))
    begun, last, rates = None, None, []
    print("articles  seconds  per second  cpu ms each  resident MB  database MB  log MB  load", flush=True)
    while program.poll() is None:
        time.sleep(0.5)
        try:
            now, articles, cpu, memory = time.time(), stored(database), processor_seconds(program.pid), resident_mb(program.pid)
        except (sqlite3.Error, OSError, IndexError):
            continue
        if begun is None:
            begun, last = now, (now, articles, cpu)
            continue
        if articles - last[1] < given.every: continue
        step = articles - last[1]
        rates.append((step / (now - last[0]), (cpu - last[2]) * 1000 / step))
        print(f"{articles:8d} {now - begun:8.0f} {rates[-1][0]:11.0f} {rates[-1][1]:12.3f} {memory:12.0f} "
              f"{size_mb(database):12.0f} {size_mb(database + '-wal'):7.0f} {os.getloadavg()[0]:5.1f}", flush=True)
        last = (now, articles, cpu)
    maker.wait()
    if len(rates) > 1:
        print(f"last of first: rate {rates[-1][0] / rates[0][0]:.2f}, processor time {rates[-1][1] / rates[0][1]:.2f}")
    sys.exit(program.returncode)

if __name__ == "__main__": main()
