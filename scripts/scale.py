#!/usr/bin/env python3
"""How the server fares with libraries of synthetic resolutions (examples/synthetic.rs): time to ready without and with
a cache, peak memory, keystrokes while folders are read and after, references of what everyone cites, search by title.

usage: scale.py SERVER SYNTHETIC COUNT [COUNT ...]
"""
import json, os, shutil, statistics, subprocess, sys, tempfile, threading, time


class Client:
    """A client that answers what it is asked and keeps what it is told."""

    def __init__(self, server, folder, cache):
        env = {**os.environ, "XDG_CACHE_HOME": cache}
        self.process = subprocess.Popen([server], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env)
        self.answers, self.told, self.next = {}, [], 0
        self.changed = threading.Condition()
        threading.Thread(target=self.listen, daemon=True).start()
        self.started = time.perf_counter()
        self.request("initialize", {"processId": os.getpid(), "rootUri": "file://" + folder,
                                    "capabilities": {"window": {"workDoneProgress": True}}})
        self.notify("initialized", {})

    def listen(self):
        while header := self.process.stdout.readline():
            self.process.stdout.readline()
            message = json.loads(self.process.stdout.read(int(header.split(b":")[1])))
            if "method" in message and "id" in message:
                self.send({"id": message["id"], "result": None})
            with self.changed:
                if "method" in message:
                    self.told.append((time.perf_counter(), message))
                else:
                    self.answers[message["id"]] = message.get("result")
                self.changed.notify_all()

    def send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def notify(self, method, params):
        self.send({"method": method, "params": params})

    def request(self, method, params):
        self.next += 1
        self.send({"id": self.next, "method": method, "params": params})
        with self.changed:
            self.changed.wait_for(lambda: self.next in self.answers, 600)
            return self.answers.pop(self.next)

    def find(self, is_it):
        return next((at for at, it in self.told if is_it(it)), None)

    def wait(self, is_it, patience=600):
        with self.changed:
            self.changed.wait_for(lambda: self.find(is_it) is not None, patience)
            return self.find(is_it)

    def ready(self):
        return self.find(is_end)

    def memory(self):
        with open(f"/proc/{self.process.pid}/status") as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024

    def end(self):
        self.request("shutdown", None)
        self.notify("exit", None)
        self.process.wait(60)


def is_end(message):
    return message["method"] == "$/progress" and message["params"]["value"]["kind"] == "end"


def keystroke(client, uri, version):
    """From a letter to the findings of the text with it."""
    place = {"line": 10, "character": 3}
    start = time.perf_counter()
    client.notify("textDocument/didChange", {"textDocument": {"uri": uri, "version": version}, "contentChanges": [
        {"range": {"start": place, "end": place}, "text": "x"}]})
    end = client.wait(lambda it: it["method"] == "textDocument/publishDiagnostics"
                      and it["params"]["uri"] == uri and it["params"].get("version") == version, 30)
    with client.changed:
        client.told = [it for it in client.told if is_end(it[1])]
    return end - start


def p99(times):
    return sorted(times)[max(0, int(len(times) * 0.99) - 1)] * 1e3


def timed(ask, repeat=5):
    times = []
    for _ in range(repeat):
        start = time.perf_counter()
        found = ask()
        times.append(time.perf_counter() - start)
    return min(times) * 1e3, len(found or [])


def measure(server, synthetic, count):
    root = tempfile.mkdtemp(prefix="resolution-ls-scale-")
    folder, cache = os.path.join(root, "library"), os.path.join(root, "cache")
    try:
        subprocess.run([synthetic, folder, str(count)], check=True)
        row = {"documents": count}
        for start in ("cold", "warm"):
            client = Client(server, folder, cache)
            client.wait(is_end)
            row[f"{start} s"] = client.ready() - client.started
            row[f"{start} MB"] = client.memory()
            if start == "warm":
                path = os.path.join(folder, "31", "A_RES_31_1.txt")
                uri, text = "file://" + path, open(path).read()
                client.notify("textDocument/didOpen", {"textDocument": {
                    "uri": uri, "languageId": "resolution", "version": 0, "text": text}})
                line = next(i for i, it in enumerate(text.splitlines()) if it.startswith("31/1."))
                at = {"textDocument": {"uri": uri}, "position": {"line": line, "character": 1},
                      "context": {"includeDeclaration": False}}
                row["references ms"], row["references"] = timed(lambda: client.request("textDocument/references", at))
                query = {"query": "protection lakes"}
                row["search ms"], row["found"] = timed(lambda: client.request("workspace/symbol", query))
                row["idle p99 ms"] = p99([keystroke(client, uri, it) for it in range(1, 401)])
            client.end()
        shutil.rmtree(cache)
        client = Client(server, folder, cache)
        client.notify("textDocument/didOpen", {"textDocument": {
            "uri": uri, "languageId": "resolution", "version": 0, "text": text}})
        times, version = [], 0
        while client.ready() is None and len(times) < 3000:
            version += 1
            times.append(keystroke(client, uri, version))
            time.sleep(0.002)
        row["busy p99 ms"], row["busy keystrokes"] = p99(times), len(times)
        client.process.kill()
        return row
    finally:
        shutil.rmtree(root, ignore_errors=True)


if __name__ == "__main__":
    for count in map(int, sys.argv[3:]):
        row = measure(sys.argv[1], sys.argv[2], count)
        shown = (f"{value:.2f}" if isinstance(value, float) else str(value) for value in row.values())
        print(", ".join(f"{key} {value}" for key, value in zip(row, shown)), flush=True)
