"""Runs one request sequence for each fault and variant.

  python selfcheck.py [api ...]          each fault: its check holds on the right server and fails on the faulty one;
                                         each variant: every check of the faults holds on it, too
  python selfcheck.py --cross [api ...]  each check on each faulty server: how many others a fault trips
"""
import gzip
import http.client
import json
import os
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
APIS = ["zoo_datasets", "itwin_reality_conversion"]


class Answer:
    def __init__(self, status, headers, raw):
        self.status, self.headers, self.raw = status, headers, raw

    def h(self, name):
        for k, v in self.headers:
            if k.lower() == name.lower():
                return v

    @property
    def body(self):
        """Strict: labelled codings only, UTF-8, no NaN."""
        raw = self.raw
        if (self.h("Content-Encoding") or "") == "gzip":
            raw = gzip.decompress(raw)
        def no(x):
            raise ValueError(x)
        return json.loads(raw.decode("utf-8"), parse_constant=no)


class Client:
    def __init__(self, base, token):
        self.host = base.split("//")[1]
        self.token = token
        self.conn = None

    def get(self, path, token="", fresh=True, method="GET", **headers):
        """token: "" the right one, None no header, else the whole header's value."""
        if fresh or self.conn is None:
            if self.conn:
                self.conn.close()
            self.conn = http.client.HTTPConnection(self.host, timeout=5)
        h = {k.replace("_", "-"): v for k, v in headers.items()}
        if token == "":
            h["Authorization"] = "Bearer " + self.token
        elif token is not None:
            h["Authorization"] = token
        self.conn.putrequest(method, path, skip_accept_encoding=True)
        for k, v in h.items():
            self.conn.putheader(k, v)
        self.conn.endheaders()
        r = self.conn.getresponse()
        return Answer(r.status, r.getheaders(), r.read())


def start(api, fault=None):
    cmd = [sys.executable, "-B", os.path.join(HERE, api + "_server.py"), "--port", "0"] + (["--fault", fault] if fault else [])
    p = subprocess.Popen(cmd, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return p, p.stdout.readline().strip()


def stop(p):
    p.terminate()
    p.wait()
    p.stdout.close()


def listing(api, what):
    return json.loads(subprocess.check_output([sys.executable, "-B", os.path.join(HERE, api + "_server.py"), what]))


def ask(check, api, fault, known):
    p, base = start(api, fault)
    try:
        return run(check, base, known)
    finally:
        stop(p)


def run(check, base, known):
    c = Client(base, known["token"])
    try:
        return bool(check(c, known))
    except Exception as e:
        return "%s: %s" % (type(e).__name__, str(e)[:60])
    finally:
        if c.conn:
            c.conn.close()


def main():
    args = [a for a in sys.argv[1:] if not a.startswith("--")] or APIS
    bad = 0
    for api in args:
        checks = __import__("checks_" + api.split("_")[0]).CHECKS
        entries, known = listing(api, "--list"), listing(api, "--known")
        cut = len(api) + 4
        shown = right = 0
        for e in entries:
            short = e["id"][cut:]
            if e["breaks"]:
                a, b = ask(checks[short], api, None, known), ask(checks[short], api, e["id"], known)
                good = a is True and b is not True
                shown += good
                if not good:
                    print("FAULT", e["id"], "right:", a, "faulty:", b)
            else:
                fails = []
                for n, chk in checks.items():
                    res = ask(chk, api, e["id"], known)
                    if res is not True:
                        fails.append("%s=%s" % (n, res))
                right += not fails
                if fails:
                    print("VARIANT", e["id"], "fails", fails)
        if "--cross" in sys.argv:
            names = [e["id"] for e in entries if e["breaks"]]
            for n in names:
                p, base = start(api, n)  # one server for all the checks: a rough figure, for state is carried over
                tripped = [m[cut:] for m in names if m != n and run(checks[m[cut:]], base, known) is not True]
                stop(p)
                print("CROSS", n, len(tripped), tripped[:8])
        nf = sum(e["breaks"] for e in entries)
        print("%s: %d of %d faults shown, %d of %d variants pass every check" % (api, shown, nf, right, len(entries) - nf))
        bad += shown != nf or right != len(entries) - nf
    sys.exit(1 if bad else 0)


if __name__ == "__main__":
    main()
