#!/usr/bin/env python3
"""Compares Parallax's parsers with their peers: documents a second, one core, the same bytes, one run.

  pip install fastfeedparser feedparser resiliparse trafilatura
  Benchmarks/Parsing/compare.py --feeds FOLDER --pages FOLDER [--rounds 5]

Each folder holds documents, one a file (gzip when the name ends with .gz). All peers get the bytes from memory and run in
one process without threads; processor time of the fastest round counts. A peer that is not installed is left out.
"""
import argparse
import gzip
import json
import os
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


def read(folder):
    documents = []
    for directory, _, names in sorted(os.walk(folder)):
        for name in sorted(names):
            data = open(os.path.join(directory, name), "rb").read()
            documents.append(gzip.decompress(data) if name.endswith(".gz") else data)
    return documents


def peers(kind):
    """Name → function from bytes to anything; only those that are installed."""
    found = {}
    if kind == "feed":
        try:
            import fastfeedparser
            found["fastfeedparser"] = fastfeedparser.parse
        except ImportError:
            pass
        try:
            import feedparser
            found["feedparser"] = feedparser.parse
        except ImportError:
            pass
        return found
    try:
        from resiliparse.extract.html2text import extract_plain_text
        from resiliparse.parse.encoding import bytes_to_str, detect_encoding
        from resiliparse.parse.html import HTMLTree
        found["resiliparse"] = lambda data: extract_plain_text(
            HTMLTree.parse(bytes_to_str(data, detect_encoding(data))), main_content=True)
    except ImportError:
        pass
    try:
        import trafilatura
        found["trafilatura"] = lambda data: trafilatura.bare_extraction(data, with_metadata=True)
    except ImportError:
        pass
    return found


def measure(function, documents, rounds):
    fastest, failed = float("inf"), 0
    for _ in range(rounds):
        failed, start = 0, time.process_time()
        for data in documents:
            try:
                function(data)
            except Exception:
                failed += 1
        fastest = min(fastest, time.process_time() - start)
    return fastest, failed


def ours(kind, documents, rounds):
    subprocess.run(["swift", "build", "--package-path", HERE, "-c", "release", "--product", "parsing-bench"],
                   check=True, stdout=subprocess.DEVNULL)
    program = os.path.join(HERE, ".build", "release", "parsing-bench")
    with tempfile.TemporaryDirectory() as folder:
        for index, data in enumerate(documents):
            open(os.path.join(folder, f"{index:06}"), "wb").write(data)
        out = subprocess.run([program, kind, str(rounds), folder], check=True, capture_output=True, text=True).stdout
    result = json.loads(out)
    return result["seconds"], result["failed"]


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--feeds")
    arguments.add_argument("--pages")
    arguments.add_argument("--rounds", type=int, default=5)
    options = arguments.parse_args()
    for kind, folder in (("feed", options.feeds), ("html", options.pages)):
        if not folder:
            continue
        documents = read(folder)
        size = sum(map(len, documents))
        print(f"{kind}: {len(documents)} documents, {size / len(documents) / 1024:.1f} KiB on average")
        rows = [("parallax", *ours(kind, documents, max(options.rounds, 5)))]
        rows += [(name, *measure(function, documents, options.rounds)) for name, function in peers(kind).items()]
        for name, seconds, failed in rows:
            rate = len(documents) / seconds
            print(f"  {name:16} {rate:8.0f} documents/s   {size / seconds / 1e6:7.1f} MB/s   failed {failed}")


if __name__ == "__main__":
    main()
