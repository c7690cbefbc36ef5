"""Shared plumbing of the two servers: HTTP loop, command line, fault table."""
import argparse, email.utils, gzip, json, sys, threading, time, uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

ACTIVE = None            # short name of the active fault / variant


def on(*names):
    return ACTIVE in names


class Req:
    def __init__(self, method, path, query, headers, conn):
        self.method, self.path, self.query, self.headers, self.conn = method, path, query, headers, conn

    def h(self, name):
        return self.headers.get(name)


class Resp:
    def __init__(self, status, body=b"", ctype="application/json", headers=None):
        self.status, self.body, self.ctype = status, body, ctype
        self.headers = list(headers or [])
        self.chunked = False
        self.length = None       # overrides Content-Length
        self.lower = False
        self.close = False


REASON = {200: "OK", 202: "Accepted", 204: "No Content", 302: "Found", 304: "Not Modified", 400: "Bad Request", 401: "Unauthorized",
          403: "Forbidden", 404: "Not Found", 405: "Method Not Allowed", 406: "Not Acceptable", 410: "Gone",
          415: "Unsupported Media Type", 422: "Unprocessable Entity", 429: "Too Many Requests",
          500: "Internal Server Error", 503: "Service Unavailable"}


def make_handler(app):
    class H(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def log_message(self, *a):
            pass

        def any(self):
            n = int(self.headers.get("Content-Length") or 0)
            if n:
                self.rfile.read(n)
            path, _, query = self.path.partition("?")
            self.count = getattr(self, "count", 0) + 1
            req = Req(self.command, path, query, self.headers, self)
            try:
                r = app.handle(req)
            except Exception as e:       # a bug of ours, never silent
                sys.stderr.write("BUG %r\n" % (e,))
                import traceback; traceback.print_exc()
                r = Resp(500, b'{"message":"internal"}')
            self.emit(r)

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = any

        def emit(self, r):
            hs = [("Date", email.utils.formatdate(usegmt=True))]
            if r.ctype and (r.body or r.status not in (204, 304)):
                hs.append(("Content-Type", r.ctype))
            hs += r.headers
            body = r.body
            if r.status in (204, 304):
                body = b""
            if r.chunked:
                hs.append(("Transfer-Encoding", "chunked"))
                out, step = [], max(1, len(body) // 3 + 1)
                for i in range(0, len(body), step):
                    part = body[i:i + step]
                    out.append(b"%x\r\n" % len(part) + part + b"\r\n")
                body = b"".join(out) + b"0\r\n\r\n"
            elif r.status not in (204, 304):
                hs.append(("Content-Length", str(len(body) if r.length is None else r.length)))
            if r.close:
                hs.append(("Connection", "close"))
                self.close_connection = True
            head = "HTTP/1.1 %d %s\r\n" % (r.status, REASON.get(r.status, "Status"))
            for k, v in hs:
                head += "%s: %s\r\n" % (k.lower() if r.lower else k, v)
            if self.command == "HEAD":
                body = b""
            try:
                self.wfile.write(head.encode("latin-1") + b"\r\n" + body)
            except OSError:
                self.close_connection = True
    return H


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128

    def handle_error(self, request, client_address):
        pass


def table(api, operations, faults, variants):
    out = []
    for n, row in enumerate(faults, 1):
        short, kind, meets, evidence, promise, fault, seen = row
        out.append({"id": "%s-%02d-%s" % (api, n, short), "breaks": True, "kind": kind, "meets": bool(meets),
                    "evidence": evidence, "promise": promise, "fault": fault, "operations": operations, "seen_by": seen})
    for n, row in enumerate(variants, len(faults) + 1):
        short, kind, evidence, promise, fault, seen = row
        out.append({"id": "%s-%02d-%s" % (api, n, short), "breaks": False, "kind": kind, "meets": False,
                    "evidence": evidence, "promise": promise, "fault": fault, "operations": operations, "seen_by": seen})
    return out


def main(api, make_app, rows, known):
    global ACTIVE
    ap = argparse.ArgumentParser()
    ap.add_argument("--list", action="store_true")
    ap.add_argument("--known", action="store_true")
    ap.add_argument("--port", type=int)
    ap.add_argument("--fault")
    a = ap.parse_args()
    if a.list:
        print(json.dumps(rows, indent=1, ensure_ascii=False)); return
    if a.known:
        print(json.dumps(known(), indent=1)); return
    if a.port is None:
        ap.error("--port, --list or --known")
    if a.fault:
        hit = [r for r in rows if r["id"] == a.fault]
        if not hit:
            ap.error("no such fault: " + a.fault)
        ACTIVE = a.fault.split("-", 2)[2]
    app = make_app()
    srv = Server(("127.0.0.1", a.port), make_handler(app))
    print("http://127.0.0.1:%d" % srv.server_address[1], flush=True)
    try:
        srv.serve_forever(poll_interval=0.2)
    except KeyboardInterrupt:
        pass
