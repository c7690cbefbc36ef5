"""Plumbing shared by the two servers: HTTP, command line, small helpers."""
import argparse
import gzip
import json
import sys
import time
from datetime import datetime, timezone
from email.utils import formatdate
from http.client import responses
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Req:
    def __init__(self, method, target, headers, conn, origin):
        self.method, self.target, self.headers, self.conn, self.origin = method, target, headers, conn, origin
        self.path, _, self.query = target.partition("?")


class Resp:
    def __init__(self, status, body=b"", headers=(), length=None, chunked=False):
        self.status, self.body, self.headers = status, body, list(headers)
        self.length, self.chunked = length, chunked


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    timeout = 120

    def setup(self):
        super().setup()
        self.conn_state = {}

    def log_message(self, *a):
        pass

    def serve(self):
        try:
            n = int(self.headers.get("Content-Length") or 0)
        except ValueError:
            n = 0
        if n:
            self.rfile.read(n)
        host = self.headers.get("Host") or "127.0.0.1:%d" % self.server.server_port
        req = Req(self.command, self.path, self.headers, self.conn_state, "http://" + host)
        r = self.server.app.handle(req)
        body = r.body
        head = ["HTTP/1.1 %d %s" % (r.status, responses.get(r.status, "Status"))]
        names = {k.lower() for k, _ in r.headers}
        if "date" not in names:
            head.append("Date: " + formatdate(usegmt=True))
        head += ["%s: %s" % kv for kv in r.headers]
        if r.status == 204:
            body = b""
        elif r.chunked:
            head.append("Transfer-Encoding: chunked")
            out, step = [], max(1, min(1000, len(body) // 3 + 1))
            for i in range(0, len(body), step):
                part = body[i:i + step]
                out.append(b"%x\r\n" % len(part) + part + b"\r\n")
            body = b"".join(out) + b"0\r\n\r\n"
        else:
            n = len(body) if r.length is None else r.length
            body = body[:n]
            head.append("Content-Length: %d" % n)
        if self.command == "HEAD":
            body = b""
        self.wfile.write("\r\n".join(head).encode("latin-1") + b"\r\n\r\n" + body)
        if (self.headers.get("Connection") or "").lower() == "close" or self.headers.get("Transfer-Encoding"):
            self.close_connection = True

    do_GET = do_HEAD = do_POST = do_PUT = do_PATCH = do_DELETE = do_OPTIONS = serve


def accepts_gzip(req):
    for part in (req.headers.get("Accept-Encoding") or "").lower().split(","):
        name, _, params = part.partition(";")
        if name.strip() == "gzip":
            q = params.replace(" ", "")
            return not (q.startswith("q=0") and float(q[2:]) == 0)
    return False


def squeeze(data):
    return gzip.compress(data, 1, mtime=0)


def iso(t, digits=3, zone="Z"):
    """t: seconds since the epoch."""
    whole = int(t // 1)
    s = datetime.fromtimestamp(whole, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S")
    if digits:
        frac = "%09d" % int(round((t - whole) * 1e6) % 1000000 * 1000)
        s += "." + frac[:digits]
    return s + zone


def epoch(y, mo, d, h=0, mi=0, s=0):
    return datetime(y, mo, d, h, mi, s, tzinfo=timezone.utc).timestamp()


def catalogue(api, rows):
    """rows: (short, breaks, kind, meets, evidence, promise, fault, seen_by)"""
    return [{"id": "%s-%02d-%s" % (api, i + 1, r[0]), "breaks": r[1], "kind": r[2], "meets": r[3], "evidence": r[4],
             "promise": r[5], "fault": r[6], "operations": None, "seen_by": r[7]} for i, r in enumerate(rows)]


def main(api, entries, make_app, known):
    p = argparse.ArgumentParser()
    p.add_argument("--list", action="store_true")
    p.add_argument("--known", action="store_true")
    p.add_argument("--port", type=int, default=0)
    p.add_argument("--fault")
    a = p.parse_args()
    if a.list:
        print(json.dumps(entries, indent=1))
        return
    if a.known:
        print(json.dumps(known(), indent=1, ensure_ascii=False))
        return
    short = None
    if a.fault:
        ids = {e["id"]: e["id"][len(api) + 4:] for e in entries}
        if a.fault not in ids:
            sys.exit("no such fault: " + a.fault)
        short = ids[a.fault]
    ThreadingHTTPServer.daemon_threads = True
    ThreadingHTTPServer.request_queue_size = 64
    srv = ThreadingHTTPServer(("127.0.0.1", a.port), Handler)
    srv.app = make_app(short)
    print("http://127.0.0.1:%d" % srv.server_port, flush=True)
    try:
        srv.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        pass
