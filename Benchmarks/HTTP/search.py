#!/usr/bin/env python3
"""A real search request beside its bound: the same searches by SQLite's C API in a loop (search/loop.c).

    Benchmarks/HTTP/search.py DATABASE [--parallax .build/release/parallax] [--seconds 3] [--rounds 3]

DATABASE is one that `parallax ingest` filled. The queries are one to three words of its titles, chosen by a fixed seed,
and the two take turns. Prints CPU for each request by the kernel's accounts: the service's from the request line to the
last byte, the loop's without any HTTP. Needs wrk, gcc and libsqlite3-dev.
"""

import argparse
import os
import random
import re
import sqlite3
import statistics
import subprocess
import tempfile
import time
import urllib.parse
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
TICK = os.sysconf("SC_CLK_TCK")


def queries(database):
    connection = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    titles = [row[0] for row in connection.execute("SELECT title FROM article WHERE title IS NOT NULL ORDER BY article_key")]
    connection.close()
    generator, chosen = random.Random(5), []
    while len(chosen) < 60:
        words = re.findall("[A-Za-z]{4,}", generator.choice(titles))
        if len(words) >= 3:
            chosen.append(" ".join(word.lower() for word in generator.sample(words, generator.choice((1, 2, 2, 3)))))
    return chosen


def cpu_seconds(pid):
    with open(f"/proc/{pid}/stat") as stat:
        fields = stat.read().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICK


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("database")
    parser.add_argument("--parallax", default=os.path.join(HERE, "../../.build/release/parallax"))
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--port", type=int, default=18204)
    arguments = parser.parse_args()
    chosen = queries(arguments.database)
    with tempfile.TemporaryDirectory() as directory:
        subprocess.run(["gcc", "-O2", f"{HERE}/search/loop.c", "-o", f"{directory}/loop", "-lsqlite3"], check=True)
        with open(f"{directory}/queries", "w") as file:
            file.write("\n".join(chosen) + "\n")
        paths = ["/v1/search?limit=20&q=" + urllib.parse.quote_plus(query) for query in chosen]
        with open(f"{directory}/search.lua", "w") as file:
            file.write("local paths = {" + ",".join(f'"{path}"' for path in paths) + "}\nlocal next = 0\n"
                       "request = function() next = next % #paths + 1; return wrk.format('GET', paths[next]) end\n")
        environment = dict(os.environ, PARALLAX_STORAGE_DATABASE=os.path.abspath(arguments.database),
                           PARALLAX_SERVER_PORT=str(arguments.port))
        server = subprocess.Popen([os.path.abspath(arguments.parallax), "serve"], env=environment,
                                  cwd=os.path.join(HERE, "../.."), stdout=subprocess.DEVNULL)
        base = f"http://127.0.0.1:{arguments.port}"
        try:
            for _ in range(300):
                try:
                    urllib.request.urlopen(base + "/readyz", timeout=5).read()
                    break
                except OSError:
                    time.sleep(0.1)
            size = statistics.mean(len(urllib.request.urlopen(base + path).read()) for path in paths)
            served, looped, rates = [], [], []
            for _ in range(arguments.rounds):
                before = cpu_seconds(server.pid)
                output = subprocess.run(
                    ["wrk", "-t1", "-c64", f"-d{arguments.seconds}s", "-s", f"{directory}/search.lua", base],
                    capture_output=True, text=True).stdout
                count = int(re.search(r"(\d+) requests in", output).group(1))
                served.append((cpu_seconds(server.pid) - before) / max(count, 1) * 1e6)
                rates.append(count / arguments.seconds)
                if "Non-2xx" in output:
                    raise SystemExit(output)
                looped.append([float(figure) for figure in subprocess.run(
                    [f"{directory}/loop", arguments.database, f"{directory}/queries", "3"],
                    capture_output=True, text=True, check=True).stdout.split()])
        finally:
            server.terminate()
            server.wait(20)
    bound = statistics.median(figures[0] for figures in looped)
    own = statistics.median(served)
    print("| | CPU µs | bytes | × |\n|---|---|---|---|")
    print(f"| C API in a loop, FTS5 and join, {looped[0][1]:.1f} rows | {bound:.1f} | {looped[0][2]:,.0f} | 1.00 |")
    print(f"| `GET /v1/search`, 64 connections, {statistics.median(rates):,.0f} req/s | {own:.1f} | {size:,.0f} | {own / bound:.2f} |")


if __name__ == "__main__":
    main()
