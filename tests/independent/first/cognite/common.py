"""HTTP plumbing shared by the two servers. Standard library only."""
import argparse, gzip, json, socket, sys, threading, time, uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TOKEN = "eyJhbGciOiJSUzI1NiJ9.QmxpbmRQcm9qZWN0.Sig-7fA93cKqZ"
PROJECT = "blind-project"
PREFIX = "/api/v1/projects/" + PROJECT
INT64_MIN, INT64_MAX = -2 ** 63, 2 ** 63 - 1


class Resp:
    def __init__(self, status, body=None, headers=None, raw=None, ctype="application/json"):
        self.status = status
        self.body = body            # a JSON value
        self.raw = raw              # bytes: sent as they are
        self.headers = dict(headers or {})
        self.ctype = ctype


def now_ms():
    return int(time.time() * 1000)


def encode(value, indent=None, ascii_only=False, sep=(",", ":")):
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent, separators=(sep if indent is None else None))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value, ensure_ascii=True).encode("ascii")


def map_values(value, fn, key=None):
    """fn(key, scalar) over every scalar."""
    if isinstance(value, dict):
        return {k: map_values(v, fn, k) for k, v in value.items()}
    if isinstance(value, list):
        return [map_values(v, fn, key) for v in value]
    return fn(key, value)


def reverse_members(value):
    if isinstance(value, dict):
        return {k: reverse_members(v) for k, v in reversed(list(value.items()))}
    if isinstance(value, list):
        return [reverse_members(v) for v in value]
    return value


class App:
    """Base: authentication, the error envelope, finishing of answers."""
    def __init__(self, fault):
        self.fault = fault
        self.lock = threading.RLock()
        self.base = ""

    def f(self, name):
        return self.fault == name

    def err(self, status, message, **more):
        e = {"code": status, "message": message}
        e.update(more)
        return Resp(status, {"error": e})

    def strip_prefix(self, path):
        """-> (path below the project, or None; project is ours)"""
        if path.startswith("/api/v1/projects/"):
            rest = path[len("/api/v1/projects/"):]
            project, slash, tail = rest.partition("/")
            return slash + tail, project == PROJECT
        return path, True

    def finish(self, resp, method, path, headers):
        """-> (status, headers, body bytes, options)"""
        opts = {}
        if resp.raw is not None:
            data = resp.raw
        elif resp.body is None:
            data = b""
        else:
            data = self.serialise(resp, method, path, headers)
        out = {"Content-Type": resp.ctype, "x-request-id": str(uuid.uuid4())}
        out.update(resp.headers)
        out, data = self.transport(resp, method, path, headers, out, data, opts)
        return resp.status, out, data, opts

    def serialise(self, resp, method, path, headers):
        return encode(resp.body)

    def transport(self, resp, method, path, headers, out, data, opts):
        return out, data


def accepts_gzip(headers):
    for part in (headers.get("Accept-Encoding") or "").split(","):
        name, _, q = part.strip().partition(";")
        if name.strip().lower() in ("gzip", "*"):
            if q.replace(" ", "").lower() in ("q=0", "q=0.0", "q=0.00", "q=0.000"):
                continue
            return True
    return False


def make_handler(app):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True
        timeout = 300

        def log_message(self, *a):
            pass

        def read_body(self):
            if "chunked" in (self.headers.get("Transfer-Encoding") or "").lower():
                out = []
                while True:
                    size = int(self.rfile.readline().split(b";")[0].strip() or b"0", 16)
                    if size == 0:
                        while self.rfile.readline().strip():
                            pass
                        break
                    out.append(self.rfile.read(size))
                    self.rfile.readline()
                return b"".join(out)
            n = int(self.headers.get("Content-Length") or 0)
            return self.rfile.read(n) if n > 0 else b""

        def serve(self):
            try:
                body = self.read_body()
            except ValueError:
                body = b""
                self.close_connection = True
            path, _, query = self.path.partition("?")
            try:
                resp = app.handle(self.command, path, query, self.headers, body)
            except Exception as e:               # never expected
                sys.stderr.write("internal: %r\n" % (e,))
                resp = Resp(500, {"error": {"code": 500, "message": "Internal server error"}})
            status, headers, data, opts = app.finish(resp, self.command, path, self.headers)
            if opts.get("sleep"):
                time.sleep(opts["sleep"])
            if opts.get("close"):
                self.close_connection = True
                headers["Connection"] = "close"
            lower = opts.get("lower")
            lines = ["HTTP/1.1 %d %s" % (status, opts.get("reason") or self.responses.get(status, ("",))[0])]
            headers["Date"] = self.date_time_string()
            chunked = opts.get("chunked") and status not in (204, 304) and self.request_version == "HTTP/1.1"
            if chunked:
                headers["Transfer-Encoding"] = "chunked"
            elif status not in (204, 304):
                headers["Content-Length"] = str(len(data))
            for k, v in headers.items():
                lines.append("%s: %s" % (k.lower() if lower else k, v))
            head = ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
            if self.command == "HEAD" or status in (204, 304):
                payload = b""
            elif chunked:
                parts = [data[i:i + 700] for i in range(0, len(data), 700)]
                payload = b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in parts) + b"0\r\n\r\n"
            else:
                payload = data
            try:
                self.wfile.write(head + payload)
                self.wfile.flush()
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True

        do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = do_HEAD = do_OPTIONS = serve

    return Handler


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 128
    allow_reuse_address = True

    def server_bind(self):          # without the slow look-up of the host's name
        import socketserver
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]

    def handle_error(self, request, client_address):
        pass


def main(api, app_class, entries, known):
    p = argparse.ArgumentParser()
    p.add_argument("--list", action="store_true")
    p.add_argument("--known", action="store_true")
    p.add_argument("--port", type=int)
    p.add_argument("--fault")
    a = p.parse_args()
    if a.list:
        print(json.dumps(entries, indent=1))
        return
    if a.known:
        print(json.dumps(known, indent=1))
        return
    fault = None
    if a.fault:
        ids = {e["id"]: e["id"].split("-", 2)[2] for e in entries}
        if a.fault not in ids:
            sys.exit("unknown fault: " + a.fault)
        fault = ids[a.fault]
    app = app_class(fault)
    server = Server(("127.0.0.1", a.port or 0), make_handler(app))
    app.base = "http://127.0.0.1:%d" % server.server_address[1]
    print(app.base, flush=True)
    try:
        server.serve_forever()
    except KeyboardInterrupt:
        pass


def entry(api, n, name, breaks, kind, meets, evidence, promise, fault, operations, seen_by):
    return {"id": "%s-%02d-%s" % (api, n, name), "breaks": breaks, "kind": kind, "meets": meets,
            "evidence": evidence, "promise": promise, "fault": fault, "operations": operations, "seen_by": seen_by}
