"""HTTP plumbing shared by the two servers: one write per answer, keep-alive, no logs."""
import argparse
import gzip
import json
import re
import socket
import sys
import time
import uuid
from email.utils import formatdate
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit, parse_qs

TOKEN = "blind-oidc-7c1e5b0f2d"
BASE = "/api/v1/projects/plant-north"
INT64 = 2 ** 63 - 1
JSON_CT = "application/json"


class Req:
    __slots__ = ("method", "path", "query", "headers", "body", "origin")


class Ans:
    def __init__(self, status, body=b"", ctype=JSON_CT, headers=None):
        self.status = status
        self.body = body
        self.ctype = ctype
        self.headers = dict(headers or {})
        self.chunked = False
        self.delay = 0.0
        self.cut = 0


def dumps(obj, **kw):
    kw.setdefault("ensure_ascii", False)
    kw.setdefault("separators", (",", ":"))
    try:
        return json.dumps(obj, **kw).encode("utf-8")
    except UnicodeEncodeError:      # lone surrogates in an echo
        kw["ensure_ascii"] = True
        return json.dumps(obj, **kw).encode("utf-8")


def wants_gzip(req):
    for part in (req.headers.get("accept-encoding") or "").lower().split(","):
        name, _, par = part.partition(";")
        if name.strip() == "gzip":
            return not re.fullmatch(r"q=0(\.0*)?", par.strip())
    return False


class Stop(Exception):
    """Carries an answer out of the depths."""
    def __init__(self, ans):
        self.ans = ans


class App:
    API = ""
    ALIAS = {}

    def __init__(self, fault):
        self.f = fault

    def has(self, *names):
        return self.f in names

    # ---- answers -------------------------------------------------------
    def ok(self, obj, status=200, headers=None):
        return Ans(status, self.encode(obj), JSON_CT, headers)

    def encode(self, obj):
        return dumps(obj)

    def err(self, status, message, headers=None, **extra):
        code = status
        err = {"code": code, "message": message}
        err.update(extra)
        return Ans(status, dumps({"error": err}), JSON_CT, headers)

    def unauthorized(self):
        return self.err(401, "Unauthorized", {"WWW-Authenticate": 'Bearer realm="cdf"'})

    @staticmethod
    def bearer(req):
        """(scheme lower case, token) or (None, None)"""
        h = req.headers.get("authorization")
        if h is None:
            return None, None
        m = re.fullmatch(r"\s*(\S+)\s+(\S+)\s*", h)
        if not m:
            return "", h.strip()
        return m.group(1).lower(), m.group(2)

    def early(self, req):
        """True: answer 401 without reading the request body (a fault)."""
        return False

    def route(self, req):
        raise NotImplementedError

    def handle(self, req):
        try:
            ans = self.route(req)
        except Stop as s:
            ans = s.ans
        ans.headers.setdefault("x-request-id", str(uuid.uuid4()))
        return self.finish(req, ans)

    def finish(self, req, ans):
        return ans


def make_handler(app):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "cdf"
        sys_version = ""
        timeout = 120

        def setup(self):
            super().setup()
            self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

        def log_message(self, *a):
            pass

        def read_body(self):
            if "chunked" in (self.headers.get("Transfer-Encoding") or "").lower():
                parts = []
                while True:
                    n = int(self.rfile.readline(1000).split(b";")[0].strip() or b"0", 16)
                    if n == 0:
                        while self.rfile.readline(1000).strip():
                            pass
                        return b"".join(parts)
                    parts.append(self.rfile.read(n))
                    self.rfile.readline(1000)
            try:
                n = int(self.headers.get("Content-Length") or 0)
            except ValueError:
                n = 0
            return self.rfile.read(n) if n > 0 else b""

        def dispatch(self):
            req = Req()
            u = urlsplit(self.path)
            req.method = self.command
            req.path = u.path
            req.query = parse_qs(u.query, keep_blank_values=True)
            req.headers = {k.lower(): v for k, v in self.headers.items()}
            req.origin = "http://" + (self.headers.get("Host") or "127.0.0.1")
            req.body = b""
            if not app.early(req):
                req.body = self.read_body()
                if (req.headers.get("content-encoding") or "").lower() == "gzip":
                    try:
                        req.body = gzip.decompress(req.body)
                    except Exception:
                        pass
            try:
                ans = app.handle(req)
            except Exception:
                ans = Ans(500, dumps({"error": {"code": 500, "message": "Internal server error"}}),
                          JSON_CT, {"x-request-id": str(uuid.uuid4())})
            if ans.delay:
                time.sleep(ans.delay)
            self.emit(ans)

        def emit(self, ans):
            try:
                phrase = HTTPStatus(ans.status).phrase
            except ValueError:
                phrase = "Status"
            lines = ["HTTP/1.1 %d %s" % (ans.status, phrase), "Server: cdf",
                     "Date: " + formatdate(usegmt=True)]
            body = ans.body
            if ans.status != 204 and ans.ctype:
                lines.append("Content-Type: " + ans.ctype)
            for k, v in ans.headers.items():
                if v is not None:
                    lines.append("%s: %s" % (k, v))
            if ans.status == 204:
                body = b""
            elif ans.chunked and body:
                lines.append("Transfer-Encoding: chunked")
                out = []
                step = max(1, len(body) // 3)
                for i in range(0, len(body), step):
                    piece = body[i:i + step]
                    out.append(b"%x\r\n" % len(piece) + piece + b"\r\n")
                body = b"".join(out) + b"0\r\n\r\n"
            else:
                if ans.cut:
                    body = body[:len(body) - ans.cut]
                lines.append("Content-Length: %d" % len(body))
            raw = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
            if self.command != "HEAD":
                raw += body
            self.wfile.write(raw)
            self.wfile.flush()

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = dispatch

    return Handler


def main(app_class, table, known):
    api = app_class.API
    entries = []
    for n, row in enumerate(table, 1):
        short, breaks, kind, meets, evidence, promise, fault, ops, seen = row
        entries.append({"id": "%s-%02d-%s" % (api, n, short), "breaks": breaks, "kind": kind,
                        "meets": meets, "evidence": evidence, "promise": promise, "fault": fault,
                        "operations": ops, "seen_by": seen})
    p = argparse.ArgumentParser()
    p.add_argument("--list", action="store_true")
    p.add_argument("--known", action="store_true")
    p.add_argument("--port", type=int, default=0)
    p.add_argument("--fault", default=None)
    a = p.parse_args()
    if a.list:
        print(json.dumps(entries, indent=1, ensure_ascii=False))
        return
    if a.known:
        print(json.dumps(known(), indent=1, ensure_ascii=False))
        return
    short = None
    if a.fault:
        ids = {e["id"]: r[0] for e, r in zip(entries, table)}
        if a.fault not in ids:
            sys.stderr.write("no such fault: %s\n" % a.fault)
            raise SystemExit(2)
        short = ids[a.fault]
    app = app_class(short)

    class Server(ThreadingHTTPServer):
        daemon_threads = True
        request_queue_size = 64

        def handle_error(self, request, client_address):
            pass

    srv = Server(("127.0.0.1", a.port), make_handler(app))
    sys.stdout.write("http://127.0.0.1:%d\n" % srv.server_address[1])
    sys.stdout.flush()
    try:
        srv.serve_forever(poll_interval=0.5)
    except KeyboardInterrupt:
        pass
