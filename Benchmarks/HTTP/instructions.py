#!/usr/bin/env python3
"""Instructions that the server spends in user space on one request, counted by callgrind.

    Benchmarks/HTTP/instructions.py [BINARY]       .build/release/own unless said otherwise

The same on every run and on every machine with the same build, however busy: the figure to watch while cutting work.
Each kind is run with 200 and with 1200 requests on one connection, and the difference divided by a thousand, so that
start and end don't count. Needs valgrind.
"""

import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time

from run import BROWSER_HEADERS

HERE = os.path.dirname(os.path.abspath(__file__))
PORT = 18205
HOST = f"Host: 127.0.0.1:{PORT}\r\n"
BODY = "x" * 512
KINDS = {
    "hello": f"GET /hello HTTP/1.1\r\n{HOST}\r\n",
    "4 KiB JSON": f"GET /json HTTP/1.1\r\n{HOST}\r\n",
    "POST echo": f"POST /echo HTTP/1.1\r\n{HOST}Content-Type: text/plain\r\nContent-Length: 512\r\n\r\n{BODY}",
    "404": f"GET /nothing HTTP/1.1\r\n{HOST}\r\n",
    "ten browser headers": f"GET /hello HTTP/1.1\r\n{HOST}" + "".join(line + "\r\n" for line in BROWSER_HEADERS) + "\r\n",
    "hello on a worker": f"GET /worker HTTP/1.1\r\n{HOST}\r\n",
}


def exchange(connection, request):
    connection.sendall(request)
    data = connection.recv(65536)
    while True:
        end = data.find(b"\r\n\r\n")
        length = re.search(rb"Content-Length: (\d+)", data[:end]) if end >= 0 else None
        if length and len(data) >= end + 4 + int(length.group(1)):
            return
        data += connection.recv(65536)


def instructions(binary, request, count, directory):
    log = f"{directory}/log"
    server = subprocess.Popen(
        ["valgrind", "--tool=callgrind", f"--callgrind-out-file={directory}/out", f"--log-file={log}", binary, str(PORT)],
        stdout=subprocess.DEVNULL)
    for _ in range(300):
        try:
            connection = socket.create_connection(("127.0.0.1", PORT))
            break
        except OSError:
            time.sleep(0.1)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    for _ in range(count):
        exchange(connection, request)
    connection.close()
    server.send_signal(signal.SIGTERM)
    server.wait()
    with open(log) as file:
        return int(re.search(r"Collected : (\d+)", file.read()).group(1))


def main():
    binary = sys.argv[1] if len(sys.argv) > 1 else f"{HERE}/.build/release/own"
    print("| request | instructions |\n|---|---|")
    with tempfile.TemporaryDirectory() as directory:
        for name, request in KINDS.items():
            few, many = (instructions(binary, request.encode(), count, directory) for count in (200, 1200))
            print(f"| {name} | {(many - few) // 1000:,} |", flush=True)


if __name__ == "__main__":
    main()
