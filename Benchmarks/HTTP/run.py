#!/usr/bin/env python3
"""The HTTP server beside Hummingbird and nginx: interleaved rounds of wrk, CPU from the kernel's accounts.

    Benchmarks/HTTP/run.py                 everything, three rounds of three seconds (about 15 minutes)
    Benchmarks/HTTP/run.py --quick         what the goals speak of, three rounds of one second (about 5 minutes)
    Benchmarks/HTTP/run.py --rounds 1 --seconds 1 --only hello
    Benchmarks/HTTP/run.py --servers own,nginx --no-build

Needs wrk (and nginx, if it is to be a peer). Builds both servers in release. The servers take turns within a round, so
that a busy neighbour hurts all of them alike; medians over the rounds are printed as a table in Markdown, together with
the ratio to Hummingbird, and at the end a table that holds the goals of issue 3 against them. CPU per request (user and system time of the server's processes) is the figure to trust on a
shared machine.
"""

import argparse
import os
import re
import resource
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
TICK = os.sysconf("SC_CLK_TCK")
BROWSER_HEADERS = [
    "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language: en-GB,en;q=0.7,de;q=0.3",
    "DNT: 1",
    "Sec-Fetch-Dest: document",
    "Sec-Fetch-Mode: navigate",
    "Sec-Fetch-Site: none",
    "Sec-Fetch-User: ?1",
    "Upgrade-Insecure-Requests: 1",
    "Priority: u=0, i",
]
POST_SCRIPT = 'wrk.method = "POST"\nwrk.body = string.rep("x", 512)\nwrk.headers["Content-Type"] = "text/plain"\n'
PIPELINE_SCRIPT = """
init = function(args)
   local one = wrk.format(nil)
   request_bytes = string.rep(one, 16)
end
request = function() return request_bytes end
"""
ALL, GOALS = (1, 16, 64, 256, 1024), (64, 256, 1024)
# name, path, headers, wrk script, servers that can't, connections, connections with --quick
KINDS = [
    ("hello", "/hello", [], None, (), ALL, ALL),
    ("4 KiB JSON", "/json", [], None, (), ALL, GOALS),
    ("POST echo", "/echo", [], POST_SCRIPT, ("nginx",), ALL, GOALS),
    ("404", "/nothing", [], None, (), ALL, GOALS),
    ("ten browser headers", "/hello", BROWSER_HEADERS, None, (), ALL, GOALS),
    ("one connection a request", "/hello", ["Connection: close"], None, (), (16, 64, 256), (64,)),
    ("16 pipelined", "/hello", [], PIPELINE_SCRIPT, (), (16, 64, 256), (64,)),
]


def cases(quick, only):
    """name, path, connections, headers, wrk script, servers that can't"""
    return [
        (name, path, connections, headers, script, excluded)
        for name, path, headers, script, excluded, every, some in KINDS
        if not only or only in name
        for connections in (some if quick else every)
    ]


class Server:
    def __init__(self, name, command, port):
        self.name, self.port = name, port
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                return
            except OSError:
                time.sleep(0.05)
        raise SystemExit(f"{name} does not listen on {port}")

    def pids(self):
        pids = [self.process.pid]
        for line in subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(self.process.pid)], capture_output=True, text=True
        ).stdout.split():
            pids.append(int(line))
        return pids

    def cpu_seconds(self):
        total = 0
        for pid in self.pids():
            with open(f"/proc/{pid}/stat") as stat:
                fields = stat.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12])
        return total / TICK

    def memory_kib(self, field):
        total = 0
        for pid in self.pids():
            with open(f"/proc/{pid}/status") as status:
                match = re.search(rf"{field}:\s+(\d+)", status.read())
            total += int(match.group(1)) if match else 0
        return total

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(5)
        except subprocess.TimeoutExpired:
            self.process.kill()


def nginx_command(directory, port):
    with open(f"{directory}/json", "w") as file:
        file.write('{"data":[' + ",".join(f'{{"id":"art_{1000 + i}","title":"Report number {100 + i} on orbits"}}'
                                          for i in range(62)) + "]}")
    with open(f"{directory}/hello", "w") as file:
        file.write("Hello, world!")
    config = f"""
worker_processes 2; pid {directory}/pid; error_log {directory}/error crit; daemon off;
events {{ worker_connections 4096; }}
http {{ access_log off; keepalive_requests 1000000; default_type text/plain; open_file_cache max=100;
  client_body_temp_path {directory}/b; proxy_temp_path {directory}/p; fastcgi_temp_path {directory}/f;
  uwsgi_temp_path {directory}/u; scgi_temp_path {directory}/s; sendfile on;
  server {{ listen 127.0.0.1:{port} reuseport; root {directory}; }} }}
"""
    path = f"{directory}/nginx.conf"
    with open(path, "w") as file:
        file.write(config)
    return [shutil.which("nginx") or "/usr/sbin/nginx", "-c", path, "-p", directory]


def milliseconds(text):
    match = re.match(r"([\d.]+)(us|ms|s|m)", text)
    if not match:
        return float("nan")  # wrk timed no request
    number, unit = match.groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]


def measure(server, case, seconds, directory):
    name, path, connections, headers, script, _ = case
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "--timeout", "10s"]
    for header in headers:
        command += ["-H", header]
    if script:
        file = f"{directory}/script.lua"
        with open(file, "w") as out:
            out.write(script)
        command += ["-s", file]
    before = server.cpu_seconds()
    output = subprocess.run(command + [f"http://127.0.0.1:{server.port}{path}"], capture_output=True, text=True).stdout
    used = server.cpu_seconds() - before
    requests = int(re.search(r"(\d+) requests in", output).group(1))
    return {
        "rps": float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1)),
        "cpu": used / max(requests, 1) * 1e6,
        "p50": milliseconds(re.search(r"50%\s+(\S+)", output).group(1)),
        "p99": milliseconds(re.search(r"99%\s+(\S+)", output).group(1)),
    }


def idle_bytes(server, count=1000):
    """Resident bytes for each connection that was used once and is kept."""
    def connect():
        connection = socket.create_connection(("127.0.0.1", server.port), 5)
        connection.sendall(b"GET /hello HTTP/1.1\r\nHost: localhost\r\n\r\n")
        connection.recv(4096)
        return connection
    warm = [connect() for _ in range(50)]
    before = server.memory_kib("VmRSS")
    kept = [connect() for _ in range(count)]
    time.sleep(0.3)
    after = server.memory_kib("VmRSS")
    for connection in warm + kept:
        connection.close()
    return (after - before) * 1024 / count


def table(cases, names, medians):
    print("| case | connections | server | req/s | × | CPU µs | ÷ | p50 ms | p99 ms |\n|---|---|---|---|---|---|---|---|---|")
    for case in cases:
        base = medians.get((case[0], case[2], "hummingbird"))
        for name in names:
            figures = medians.get((case[0], case[2], name))
            if not figures:
                continue
            speed = f"{figures['rps'] / base['rps']:.2f}" if base else ""
            saved = f"{base['cpu'] / figures['cpu']:.2f}" if base and figures["cpu"] else ""
            print(f"| {case[0]} | {case[2]} | {name} | {figures['rps']:,.0f} | {speed} | {figures['cpu']:.1f} | {saved} "
                  f"| {figures['p50']:.2f} | {figures['p99']:.2f} |")


def goals(medians, memory, idle):
    """The goals of issue 3: the worst case of each, and which it was."""
    rows = []
    pairs = [
        (case, own, medians[case[0], case[1], "hummingbird"])
        for case, own in medians.items()
        if case[2] == "own" and (case[0], case[1], "hummingbird") in medians
    ]

    def least(goal, wanted, connections, ratio):
        found = [(ratio(own, peer), f"{case[0]}, {case[1]}") for case, own, peer in pairs if case[1] in connections]
        if found:
            worst, where = min(found)
            missed = sum(1 for value, _ in found if value < wanted)
            rows.append((goal, f"{worst:.2f} ({where})", f"{len(found) - missed} of {len(found)}"))

    least("CPU a request, at least 3.3 × less at 64 and 256", 3.3, (64, 256), lambda own, peer: peer["cpu"] / own["cpu"])
    least("requests a second, at least 2 × at 64", 2, (64,), lambda own, peer: own["rps"] / peer["rps"])
    least("requests a second, at least 2.5 × at 1024", 2.5, (1024,), lambda own, peer: own["rps"] / peer["rps"])
    least("p99 no worse (peer ÷ own, at least 1)", 1, ALL, lambda own, peer: peer["p99"] / own["p99"])
    if "own" in memory and "hummingbird" in memory:
        share = memory["own"] / memory["hummingbird"]
        rows.append(("peak memory at most half", f"{share:.2f}", "yes" if share <= 0.5 else "no"))
    if "own" in idle:
        rows.append(("an idle connection at most 5 KiB", f"{idle['own'] / 1024:.1f} KiB", "yes" if idle["own"] <= 5120 else "no"))
    print("\n| goal | the worst case | met |\n|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int)
    parser.add_argument("--only", help="cases whose name contains this")
    parser.add_argument("--servers", default="own,hummingbird,nginx")
    parser.add_argument("--no-build", action="store_true")
    arguments = parser.parse_args()
    seconds = arguments.seconds or (1 if arguments.quick else 3)
    names = arguments.servers.split(",")
    if not arguments.no_build:
        for product in names:
            if product != "nginx":
                subprocess.run(["swift", "build", "-c", "release", "--product", product], cwd=HERE, check=True)
    # wrk and the servers inherit it: 1024 connections need more descriptors than the usual 1024.
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    chosen = cases(arguments.quick, arguments.only)
    with tempfile.TemporaryDirectory() as directory:
        os.chmod(directory, 0o755)
        commands = {
            "own": lambda: [f"{HERE}/.build/release/own", "18201"],
            "hummingbird": lambda: [f"{HERE}/.build/release/hummingbird", "18202"],
            "nginx": lambda: nginx_command(directory, 18203),
        }
        ports = {"own": 18201, "hummingbird": 18202, "nginx": 18203}
        servers = [Server(name, commands[name](), ports[name]) for name in names]
        try:
            idle = {server.name: idle_bytes(server) for server in servers}
            results = {}
            for _ in range(arguments.rounds):
                for case in chosen:
                    for server in servers:
                        if server.name not in case[5]:
                            key = (case[0], case[2], server.name)
                            results.setdefault(key, []).append(measure(server, case, seconds, directory))
            memory = {server.name: server.memory_kib("VmHWM") for server in servers}
        finally:
            for server in servers:
                server.stop()
    medians = {
        key: {figure: statistics.median(run[figure] for run in runs) for figure in runs[0]}
        for key, runs in results.items()
    }
    load = ", ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{arguments.rounds} rounds of {seconds} s, {os.cpu_count()} processors, load {load}\n")
    table(chosen, names, medians)
    print("\n| server | peak memory MiB | bytes an idle connection |\n|---|---|---|")
    for name in names:
        print(f"| {name} | {memory[name] / 1024:.1f} | {idle[name]:,.0f} |")
    goals(medians, memory, idle)


if __name__ == "__main__":
    main()
