"""Bentley iTwin: GET /realityconversion/jobs - a right server, 60 faults, 10 variants."""
import base64, gzip, hashlib, hmac, json, random, re, threading, time, uuid
from datetime import datetime, timedelta, timezone
from urllib.parse import quote, unquote_plus
import common
from common import Resp, on

API = "itwin_reality_conversion"
TOKEN = "eyJhbGciOiJSUzI1NiJ9.aXR3aW4tcGxhdGZvcm0.k3Jx0vQmZ2"
OPS = ["GET /realityconversion/jobs"]
PATH = "/realityconversion/jobs"
MEDIA = "application/vnd.bentley.itwin-platform.v1+json"
NS = uuid.UUID("0d1c38a1-6a55-4c1e-8f3c-b7a3ad6c54a4")


def uid(name):
    b = bytearray(uuid.uuid5(NS, name).bytes)
    b[6] = (b[6] & 0x0F) | 0x40
    return str(uuid.UUID(bytes=bytes(b)))


A, B, C, D, HIDDEN = (uid("itwin-" + x) for x in "ABCDX")
ME, OTHER = uid("user-me"), uid("user-other")
EMAIL = {ME: "anna.berg@example.com", OTHER: "li.wei@example.org"}
ACCESSIBLE = {A, B, C, D}
STATES = ["success", "failed", "cancelled", "active", "unsubmitted", "success", "active"]
INPUTS, OUTPUTS = ["LAS", "LAZ", "PLY", "E57"], ["OPC", "PNTS"]
NAMES = ["Bridge scan", "Tunnel \u2013 s\u00fcd", "Pipe 12\" run", "Plant O'Hara", "My first RCS job"]


class Job:
    pass


def build(t0):
    L = []
    plan = [(A, 140, lambda k: k % 14 == 13), (B, 17, lambda k: k % 3 == 2), (C, 6, lambda k: True),
            (HIDDEN, 3, lambda k: True), (D, 14, lambda k: False)]
    n = 0
    for itwin, count, other in plan:
        for k in range(count):
            j = Job(); n += 1
            j.n, j.k, j.itwin = n, k, itwin
            j.id = uid("job-%s-%d" % (itwin, k))
            j.owner = OTHER if other(k) else ME
            j.name = "%s %03d" % (NAMES[n % 5], n) if n % 5 != 4 else NAMES[4]
            j.moving = itwin == D
            j.created = t0 - 40 * 86400 + n * 11817 if not j.moving else t0 - 3600 + k * 60
            j.state = STATES[n % 7] if not j.moving else ("unsubmitted" if k % 3 == 1 else "active")
            j.final = {3: "failed", 4: "cancelled"}.get(k % 5, "success")
            j.merge = n % 2 == 0
            j.engines = n % 6
            cnt = 1 + n % 3
            j.inputs = [(uid("input-%d" % ((n * 2 + i) % 60)), INPUTS[(n + i) % 4]) for i in range(cnt)]
            j.outputs = [(uid("output-%d-%d" % (n, i)), OUTPUTS[n // 3 % 2]) for i in range(1 if j.merge else cnt)]
            j.reads = 0
            L.append(j)
    return L


def known():
    byst = {}
    for j in build(0):
        if not j.moving and j.owner == ME:
            byst.setdefault(j.state, []).append(j.id)
    return {"token": TOKEN, "base": "", "given": [],
            "notes": {"user": {"ownerId": ME, "email": EMAIL[ME]},
                      "iTwins": {A: "130 jobs of the user and 10 of another user", B: "12 and 5", C: "6 jobs of another user only",
                                 D: "14 moving jobs of the user", HIDDEN: "exists, but the user has no access: 404"},
                      "jobs_by_state": {s: v[:3] for s, v in byst.items()},
                      "text": "Without an iTwinId in the filter (or without a filter) the user's own 156 jobs are listed. The jobs of "
                              "iTwin %s start to move when one of them is listed for the first time, one every 2.5 s: submitted at "
                              "0.3 s, started at 0.6 s, final at 1.4 s. All other jobs stand still." % D}}


def iso(t):
    d = datetime.fromtimestamp(t, timezone.utc)
    ms = int(round((t - int(t)) * 1000))
    if on("seven-digit-dates"):
        return d.strftime("%Y-%m-%dT%H:%M:%S.") + "%03d0000+00:00" % min(ms, 999)
    s = d.strftime("%Y-%m-%dT%H:%M:%S") + (".%03d" % min(ms, 999) if ms else "")
    return s + ("" if on("no-timezone") else "Z")


class Bad(Exception):
    pass


TOK = re.compile(r"\s*(?:(?P<p>[(),])|'(?P<q>(?:[^']|'')*)'|(?P<b>[^\s(),']+))")
PROPS = {p.lower(): p for p in ["id", "iTwinId", "name", "email", "type", "state", "createdDateTime", "inputId", "outputId"]}
OPERATORS = ("eq", "ne", "lt", "le", "gt", "ge", "in")


def parse_time(v):
    m = re.match(r"^(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)$", v, re.I)
    if not m:
        raise Bad("'%s' is not a date-time." % v)
    try:
        z = m.group(4).upper()
        if on("date-offset-ignored"):
            z = "Z"
        d = datetime.fromisoformat(m.group(1) + "T" + m.group(2) + ("+00:00" if z == "Z" else z))
    except ValueError:
        raise Bad("'%s' is not a date-time." % v)
    return d.timestamp() + float(m.group(3) or 0)


class Filter:
    """expr := term (or term)* ; term := atom (and atom)* ; atom := ( expr ) | property op value"""
    def __init__(self, text):
        self.toks, i, text = [], 0, text.strip()
        while i < len(text):
            m = TOK.match(text, i)
            if not m or m.end() == i:
                raise Bad("Unexpected character at position %d." % i)
            self.toks.append(("p", m["p"]) if m["p"] else ("q", m["q"].replace("''", "'")) if m["q"] is not None else ("b", m["b"]))
            i = m.end()
        if not self.toks:
            raise Bad("The filter is empty.")
        self.i, self.itwins, self.itwins_in = 0, set(), set()
        self.tree = self.expr()
        if self.i != len(self.toks):
            raise Bad("Unexpected '%s'." % self.toks[self.i][1])

    def peek(self, kind, val=None):
        if self.i >= len(self.toks): return False
        k, v = self.toks[self.i]
        return k == kind and (val is None or v.lower() == val)

    def next(self):
        if self.i >= len(self.toks):
            raise Bad("The filter ends too early.")
        self.i += 1
        return self.toks[self.i - 1]

    def expr(self):
        t = self.term()
        if on("and-or-same-precedence"):
            while self.peek("b", "or") or self.peek("b", "and"):
                op = self.next()[1].lower(); t = (op, t, self.atom())
            return t
        while self.peek("b", "or"):
            self.next(); t = ("or", t, self.term())
        return t

    def term(self):
        t = self.atom()
        while not on("and-or-same-precedence") and self.peek("b", "and"):
            self.next(); t = ("and", t, self.atom())
        return t

    def atom(self):
        if self.peek("p", "("):
            self.next(); t = self.expr()
            if self.next() != ("p", ")"): raise Bad("A closing parenthesis is missing.")
            return t
        k, prop = self.next()
        p = PROPS.get(prop.lower()) if k == "b" else None
        if p is None and not (on("unknown-property-ignored") and k == "b"):
            raise Bad("'%s' is not a property that can be filtered." % prop)
        k, op = self.next()
        op = op.lower()
        if k != "b" or op not in OPERATORS:
            raise Bad("'%s' is not a supported operator." % op)
        if op == "in":
            if self.next() != ("p", "("): raise Bad("in needs a list.")
            vals = [self.value()]
            while self.peek("p", ","):
                self.next(); vals.append(self.value())
            if self.next() != ("p", ")"): raise Bad("A closing parenthesis is missing.")
        else:
            vals = [self.value()]
        if p is None:
            return ("true",)
        if p == "iTwinId":
            if op == "eq": self.itwins.add(vals[0].lower())
            if op == "in": self.itwins_in |= {v.lower() for v in vals}
        if p == "createdDateTime":
            vals = [parse_time(v) for v in vals]
        elif p in ("id", "iTwinId", "inputId", "outputId"):
            vals = [v.lower() for v in vals]
        if op == "in" and on("in-only-first"):
            vals = vals[:1]
        return ("cmp", p, op, vals)

    def value(self):
        k, v = self.next()
        if k == "p": raise Bad("A value is missing.")
        return v

    def test(self, job, t=None):
        t = t or self.tree
        if t[0] == "true": return True
        if t[0] == "or": return self.test(job, t[1]) or self.test(job, t[2])
        if t[0] == "and":
            if on("and-second-ignored"): return self.test(job, t[1])
            return self.test(job, t[1]) and self.test(job, t[2])
        _, p, op, vals = t
        have = job[p]
        if op in ("eq", "in"): return any(h in vals for h in have)
        if op == "ne": return not any(h in vals for h in have)
        v = vals[0]
        if on("gt-as-ge") and op == "gt": op = "ge"
        f = {"lt": lambda h: h < v, "le": lambda h: h <= v, "gt": lambda h: h > v, "ge": lambda h: h >= v}[op]
        return any(f(h) for h in have)


class App:
    def __init__(self):
        self.t0 = int(time.time())
        self.jobs = build(self.t0)
        if on("odd-spelling-newest-first"):
            self.jobs.reverse()
        self.lock = threading.Lock()
        self.seen = None
        self.key = b"k" + str(self.t0).encode()
        self.count = 0

    # ---- errors
    def error(self, status, code, message, details=None):
        e = {"code": code, "message": message}
        if details is not None:
            e["details"] = details
        if on("rich-errors"):
            e.update(target=None, innererror={"trace": uuid.uuid4().hex})
            for d in details or []:
                d["hint"] = "see the documentation"
        if on("details-object") and details: e["details"] = details[0]
        body = {"error": e}
        if on("unauthorized-flat") and status == 401: body = e
        if on("error-with-sibling"): body["statusCode"] = status
        r = Resp(status, json.dumps(body).encode())
        if status == 401: r.headers.append(("WWW-Authenticate", "Bearer"))
        return r

    def invalid(self, target, message):
        if on("bad-top-400") and target == "$top":
            st = 400
        else:
            st = 422
        if on("wrong-target") and target == "$top":
            target = "$filter"
        return self.error(st, "InvalidRealityConversionRequest", "Cannot find jobs.",
                          [{"code": "InvalidParameter", "message": message, "target": target}])

    def auth(self, req, params):
        a = req.h("Authorization")
        if on("continuation-unauthenticated") and "continuationToken" in params: return None
        if on("itwin-filter-unauthenticated") and "itwinid" in params.get("$filter", "").lower(): return None
        if a is None:
            if on("no-token-needed"): return None
            return self.error(403 if on("missing-token-403") else 401, "HeaderNotFound",
                              "Header Authorization was not found in the request. Access denied.")
        m = re.match(r"^\s*(\S+)\s+(\S+)\s*$", a)
        if not m or m.group(1).lower() != "bearer":
            return self.error(401, "InvalidHeader", "Header Authorization is not a Bearer token. Access denied.")
        if m.group(2) != TOKEN and not on("any-token"):
            return self.error(401, "InvalidToken", "The access token is not valid. Access denied.")
        return None

    # ---- state of a job
    def stage(self, j, now):
        """state, submitted, started, ended, modified"""
        if not j.moving:
            sub = j.created + 265 + j.n % 40
            run = sub + 8 + j.n % 13
            end = run + 441 + j.n
            if j.state == "unsubmitted": return "unsubmitted", None, None, None, j.created
            if j.state == "active": return "active", sub, (run if j.n % 2 else None), None, (run if j.n % 2 else sub)
            if j.state == "cancelled" and j.n % 2: return "cancelled", sub, None, sub + 30, sub + 30
            return j.state, sub, run, end, end
        sub = None if j.state == "unsubmitted" else j.created + 20.5
        if self.seen is None:
            return j.state, sub, None, None, sub or j.created
        w = self.seen + 0.2 + 2.5 * j.k
        if sub is None and now >= w + 0.3: sub = w + 0.3
        if sub is None: return "unsubmitted", None, None, None, j.created
        if now < w + 0.6: return "active", sub, None, None, sub
        if now < w + 1.4: return "active", sub, w + 0.6, None, w + 0.6
        return j.final, sub, w + 0.6, w + 1.4, w + 1.4

    def view(self, j, now, mark=True):
        st, sub, run, end, mod = self.stage(j, now)
        if mark: j.reads += 1
        if on("success-reopens") and st == "success" and j.reads > 3 and j.reads % 4 == 0:
            st, end = "active", None
        b = {"id": j.id, "name": j.name, "type": "Conversion", "state": st, "createdDateTime": iso(j.created),
             "lastModifiedDateTime": iso(mod), "iTwinId": j.itwin, "ownerId": j.owner, "email": EMAIL[j.owner],
             "dataCenter": "East US" if j.n % 3 else "North Europe"}
        if sub is not None:
            b["executionInformation"] = {"submissionDateTime": iso(sub), "startedDateTime": iso(run) if run else None,
                                         "endedDateTime": iso(end) if end else None,
                                         "estimatedUnits": round(0.05 + j.n % 9 * 0.25, 2)}
        b["inputs"] = [{"id": i, "type": t} for i, t in j.inputs]
        outs = j.outputs
        if on("merge-many-outputs") and j.merge:
            outs = [(outs[0][0][:-2] + "%02x" % i, outs[0][1]) for i in range(len(j.inputs))]
        b["outputs"] = [{"id": i, "type": t} if sub is not None else {"type": t} for i, t in outs]
        b["options"] = {"processingEngines": j.engines, "merge": j.merge}
        b["costEstimation"] = {"estimatedCost": round(1.5 + j.n * 0.25, 2), "gigaPixels": None if j.n % 4 else 2.1,
                               "megaPoints": round(1.5 * (1 + j.n % 7), 2)}
        ex = b.get("executionInformation")
        # ---- faults
        if on("missing-itwin-id"): del b["iTwinId"]
        if on("outputs-missing-when-unsubmitted") and sub is None: del b["outputs"]
        if on("data-center-null-old") and j.n <= 20: b["dataCenter"] = None
        if on("exec-info-empty-when-unsubmitted") and sub is None: b["executionInformation"] = {}
        if on("state-canceled") and st == "cancelled": b["state"] = "canceled"
        if on("queued-state") and st == "active" and run is None: b["state"] = "queued"
        if on("pnts-lowercase"):
            for o in b["outputs"]:
                if o["type"] == "PNTS": o["type"] = "pnts"
        if on("input-extension"):
            for o in b["inputs"]:
                if o["type"] == "LAZ": o["type"] = ".laz"
        if on("exec-info-lost-at-end") and st == "success": b.pop("executionInformation", None)
        if on("output-ids-before-submission") and sub is None:
            b["outputs"] = [{"id": i, "type": t} for i, t in outs]
        if on("ended-before-started") and end and run:
            ex["startedDateTime"], ex["endedDateTime"] = ex["endedDateTime"], ex["startedDateTime"]
        if on("modified-before-created") and st == "unsubmitted": b["lastModifiedDateTime"] = iso(j.created - 86400)
        if on("created-slides") and st == "active": b["createdDateTime"] = iso(now)
        if on("output-ids-change"):
            for o in b["outputs"]:
                if "id" in o: o["id"] = str(uuid.uuid4())
        if on("engines-negative") and j.engines == 0: b["options"]["processingEngines"] = -1
        # ---- variants
        if on("sparse-members"):
            for m in ("ownerId", "email", "options"): del b[m]
            b["costEstimation"].update(gigaPixels=None, megaPoints=None)
            if j.n % 2: del b["costEstimation"]
            if sub is None:
                for o in b["outputs"]: o["id"] = None
            else:
                b["executionInformation"] = {k: v for k, v in ex.items() if v is not None and k != "estimatedUnits"}
        if on("odd-spelling-newest-first"):
            b["options"]["processingEngines"] = float(j.engines)
            b = dict(reversed(list(b.items())))
        return b

    def facts(self, j, now):
        st, sub, *_ = self.stage(j, now)
        if on("state-filter-stale"):
            st = j.state
        return {"id": [j.id], "iTwinId": [j.itwin], "name": [j.name], "email": [EMAIL[j.owner]], "type": ["Conversion"], "state": [st],
                "createdDateTime": [float(j.created)], "inputId": [i for i, _ in j.inputs],
                "outputId": [i for i, _ in j.outputs] if sub is not None else []}

    # ---- tokens
    def token(self, pos, flt, top, page):
        raw = json.dumps([pos, flt, top, page], separators=(",", ":")).encode()
        sig = hmac.new(self.key, raw, hashlib.sha256).digest()[:9]
        return base64.urlsafe_b64encode(sig + raw).decode().rstrip("=")

    def untoken(self, tok):
        try:
            d = base64.urlsafe_b64decode(tok + "=" * (-len(tok) % 4))
            if base64.urlsafe_b64encode(d).decode().rstrip("=") != tok: return None
            if hmac.new(self.key, d[9:], hashlib.sha256).digest()[:9] != d[:9]: return None
            return json.loads(d[9:])
        except Exception:
            return None

    # ---- one request
    def handle(self, req):
        with self.lock:
            r = self.route(req)
        if on("odd-spelling-newest-first"):
            time.sleep(0.3)
            r.lower = True
        if on("chunked-gzip") and r.status == 200:
            r.chunked = True
            if "gzip" in (req.h("Accept-Encoding") or ""):
                r.body = gzip.compress(r.body, 1)
                r.headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        return r

    def route(self, req):
        if req.path != PATH:
            return self.error(404, "NotFound", "The requested resource does not exist.")
        if req.method != "GET":
            r = self.error(405, "MethodNotAllowed", "The method is not allowed."); r.headers.append(("Allow", "GET")); return r
        self.count += 1
        if on("rate-no-retry-after", "rate-retry-date", "rate-limited") and self.count % 12 == 0:
            r = self.error(429, "RateLimitExceeded",
                           "The client sent more requests than allowed by this API for the current tier of the client.")
            if on("rate-retry-date"):
                r.headers.append(("Retry-After", datetime.fromtimestamp(time.time() + 1, timezone.utc).strftime("%a, %d %b %Y %H:%M:%S GMT")))
            if on("rate-limited"):
                r.headers.append(("Retry-After", "1"))
            return r
        params = {}
        for part in req.query.split("&"):
            if part:
                k, _, v = part.partition("=")
                params.setdefault(unquote_plus(k), unquote_plus(v))
        bad = self.auth(req, params)
        if bad: return bad
        acc = req.h("Accept") or "*/*"
        if on("recommended-accept-refused") and acc.strip() == MEDIA:
            return self.error(406, "NotAcceptable", "The Accept header is not supported.")
        if on("rich-errors") and not re.search(r"\*/\*|application/\*|json", acc):
            return self.error(406, "NotAcceptable", "The Accept header is not supported.")
        # $top
        top = None
        if "$top" in params:
            s = params["$top"]
            hi = 999 if on("top-1000-refused") else 5000 if on("top-1001-accepted") else 1000
            ok = re.match(r"^[0-9]{1,9}$", s, re.A) and 1 <= int(s) <= hi
            if not ok and on("top-checked-only-with-filter") and "$filter" not in params:
                s, ok = "100", True
            if not ok:
                return self.invalid("$top", "The $top query parameter value must be a positive integer that does not exceed 1000.")
            top = int(s)
        flt, pos, page = params.get("$filter"), -1, 1
        if "continuationToken" in params:
            t = self.untoken(params["continuationToken"])
            if t is None or (flt is not None and t[1] is not None and flt != t[1]) or (flt is not None and t[1] is None):
                return self.invalid("continuationToken", "The continuationToken query parameter value is not valid.")
            pos, flt, page = t[0], t[1], t[3]
            top = top or t[2]
        elif flt is None and on("filter-required"):
            return self.invalid("$filter", "The $filter query parameter is required.")
        size = top or (50 if on("default-page-50") else 100)
        if on("top-capped-at-100"): size = min(size, 100)
        f = None
        if flt is not None:
            try:
                f = Filter(flt)
            except Bad as e:
                return self.invalid("$filter", "The $filter query parameter is not valid: %s" % e)
            unknown = [x for x in f.itwins if x not in ACCESSIBLE]
            if f.itwins_in and not f.itwins_in & ACCESSIBLE: unknown += list(f.itwins_in)
            if unknown and not on("unknown-itwin-200"):
                return self.error(404, "iTwinNotFound", "Requested iTwin is not available.")
        asked = (f.itwins | f.itwins_in) & ACCESSIBLE if f else set()
        ev = None if on("next-loses-filter") and page > 1 else f
        now = time.time()
        rows = []
        for i, j in enumerate(self.jobs):
            own = j.owner == ME
            vis = own or j.itwin in asked
            if on("itwin-only-own"): vis = own
            if on("no-itwin-everyones"): vis = j.itwin in ACCESSIBLE
            if on("finished-job-leaves-list") and j.moving and self.stage(j, now)[3]: vis = False
            if vis and (ev is None or ev.test(self.facts(j, now))):
                rows.append((i, j))
        if on("shuffled-per-request"):
            random.shuffle(rows)
            rows = [(n, j) for n, (_, j) in enumerate(rows)]
        rest = [x for x in rows if x[0] > pos]
        cut = rest[:size]
        more = len(rest) > size
        if on("odd-spelling-newest-first") and len(cut) == size: more = True
        if not rows and on("empty-result-404"):
            return self.error(404, "JobsNotFound", "No job was found.")
        if self.seen is None and any(j.moving for _, j in cut):
            self.seen = now
        jobs = [self.view(j, now) for _, j in cut]
        if on("first-itwin-for-all") and f and len(f.itwins_in) > 1:
            for b in jobs: b["iTwinId"] = jobs[0]["iTwinId"]
        out = {"jobs": jobs}
        if not jobs and on("jobs-null-when-empty"): out["jobs"] = None
        if not jobs and on("empty-page-object"): out = {}
        nxt = cut[-1][0] if cut else pos
        if on("next-repeats-last"): nxt -= 1
        if on("next-skips-one") and more: nxt = rest[size][0]
        if on("last-page-links-itself") and not more and page > 1: more, nxt = True, pos
        if on("list-ends-early") and page >= 3: more = False
        host = req.h("Host") or "127.0.0.1"
        if on("next-host-internal"): host = "rcs-jobs.internal.svc:8080"
        base = "http://%s%s?" % (host, PATH)
        q = []
        if flt is not None: q.append("$filter=" + quote(flt, safe=""))
        if "$top" in params: q.append("$top=" + params["$top"])
        if more:
            q.append("continuationToken=" + self.token(nxt, flt, top, page + 1))
            out["_links"] = {"next": {"href": base + "&".join(q)}}
        elif on("end-without-token"):
            out["_links"] = {"next": {"href": base + "&".join(q)}}
        elif on("links-null-at-end"):
            out["_links"] = None
        if on("odd-spelling-newest-first"):
            data = json.dumps(out, indent=1).encode()
        else:
            data = json.dumps(out, ensure_ascii=False, separators=(",", ":")).encode()
        if on("unescaped-quote"): data = data.replace(b'\\"', b'"')
        if on("body-cut-over-64k"): data = data[:65536]
        r = Resp(200, data, "application/json")
        if on("rich-errors"): r.ctype = MEDIA
        if on("content-type-lost-on-next-page") and page > 1: r.ctype = None
        r.headers.append(("Cache-Control", "no-store"))
        return r


P = "itwin-reality-conversion-jobs-list"
S = "supplement, section Bentley iTwin"
ANY = "List jobs and look at each."
FAULTS = [
 # response 5
 ("missing-itwin-id", "response", 0, "page", P + ", schema Job: iTwinId is required", "jobs have no iTwinId", ANY),
 ("outputs-missing-when-unsubmitted", "response", 1, "page", P + ", schema Job: outputs is required", "unsubmitted jobs have no outputs member", "List jobs with an unsubmitted one among them."),
 ("data-center-null-old", "response", 1, "page", P + ", schema Job: dataCenter is a required string, not nullable", "null in the 20 oldest jobs", "List the oldest jobs."),
 ("jobs-null-when-empty", "response", 1, "page", P + ", schema Reality Conversion Jobs: jobs is an array", "jobs is null when nothing matches", "List with a filter that matches nothing."),
 ("exec-info-empty-when-unsubmitted", "response", 1, "page", P + ", schema Execution Info: submissionDateTime is required", "executionInformation is {} in unsubmitted jobs", "List jobs with an unsubmitted one among them."),
 # enum 4
 ("state-canceled", "enum", 0, "page", P + ", Job state enum: cancelled", "writes canceled", "List jobs with a cancelled one among them."),
 ("queued-state", "enum", 1, "page", P + ", Job state enum", "active jobs that have not started say queued", "List jobs with an active one that has no startedDateTime."),
 ("pnts-lowercase", "enum", 0, "page", P + ", Job Output type enum: OPC, PNTS", "writes pnts", "List jobs with a PNTS output."),
 ("input-extension", "enum", 0, "page", P + ", Job Input type enum: LAS, LAZ, PLY, E57", "writes .laz for LAZ", "List jobs with a LAZ input."),
 # status 4
 ("empty-result-404", "status", 0, "page", P + ": a list of the jobs that match; 404 is for the iTwin (supplement: an empty page is valid)", "404 when no job matches", "List with a filter that matches nothing and has no iTwinId."),
 ("bad-top-400", "status", 0, "page", P + ", Response 422 with the $top example", "400 for a bad $top, other bad requests 422", "List with $top=0."),
 ("missing-token-403", "status", 0, "page", P + ", Response 401 with the HeaderNotFound example", "403 when Authorization is missing", "List without Authorization."),
 ("unknown-itwin-200", "status", 0, "page", P + ", Response 404 iTwinNotFound", "an empty list for an unknown iTwin", "Filter iTwinId eq an unknown GUID."),
 # error 4
 ("details-object", "error", 0, "page", P + ", schema DetailedError: details is an array", "details is one object", "List with $top=0."),
 ("unauthorized-flat", "error", 0, "page", P + ", Response 401: {error: {code, message}}", "401 only: code and message at the top level", "List without Authorization or with a wrong token."),
 ("error-with-sibling", "error", 0, "page", P + ", schema Error Response: no additional members beside error", "sends statusCode beside error", "Cause any error."),
 ("wrong-target", "error", 0, "page", P + ", Response 422 example: target names the parameter", "the target of a bad $top is $filter", "List with $top=0."),
 # auth 4
 ("no-token-needed", "auth", 0, "page", P + ", Authentication", "serves requests without Authorization", "List without Authorization."),
 ("any-token", "auth", 0, "page", P + ", Authentication: valid Bearer token", "accepts any bearer token", "List with a wrong token."),
 ("continuation-unauthenticated", "auth", 1, "page", P + ", Authentication", "requests with a continuationToken need no token", "Follow next without Authorization."),
 ("itwin-filter-unauthenticated", "auth", 1, "page", P + ", Authentication", "requests whose filter has iTwinId need no token", "Filter by iTwinId without Authorization."),
 # header 3
 ("rate-no-retry-after", "header", 0, "page", P + ", Response headers of 429 (supplement: Retry-After)", "each 12th request is a 429 without Retry-After", "Send 12 requests."),
 ("rate-retry-date", "header", 0, "page", P + ", Response headers: a number of seconds", "each 12th request is a 429 whose Retry-After is a date", "Send 12 requests."),
 ("content-type-lost-on-next-page", "header", 1, "page", P + ", Response 200 is JSON", "pages after the first have no Content-Type", "Follow next and look at the headers."),
 # request 4
 ("top-1000-refused", "request", 0, "page", P + ", $top: max 1000", "422 for $top=1000", "List with $top=1000."),
 ("top-1001-accepted", "request", 0, "page", P + ", Response 422 example: $top must not exceed 1000", "accepts up to 5000", "List with $top=1001."),
 ("top-checked-only-with-filter", "request", 1, "page", P + ", Response 422 example: $top must be a positive integer up to 1000", "a bad $top is only refused together with $filter, else taken as 100", "List with $top=0 and no $filter."),
 ("recommended-accept-refused", "request", 0, "page", P + ", Request headers: the recommended Accept", "406 for exactly that Accept", "List with the recommended Accept."),
 # paging 7
 ("next-loses-filter", "paging", 1, "page", P + ", continuationToken: the next page of the same query", "pages after the first ignore the filter", "Page with a small $top through a filter and check each job."),
 ("next-repeats-last", "paging", 0, "page", P + ", continuationToken: the next page", "each page begins with the last job of the page before", "Page and look for repeated ids."),
 ("next-skips-one", "paging", 0, "page", P + ", continuationToken: the next page", "one job is lost between two pages", "Page and compare with one big page."),
 ("last-page-links-itself", "paging", 0, "page", P + ", _links: next page, if applicable", "the last page (if not the first) links to itself", "Page to the end."),
 ("default-page-50", "paging", 0, "page", P + ", $top: 100 is the default", "50 jobs a page without $top", "List more than 50 jobs without $top."),
 ("top-capped-at-100", "paging", 0, "page", P + ", $top: number of jobs in each page, max 1000", "never more than 100 a page", "List more than 100 jobs with $top=1000."),
 ("list-ends-early", "paging", 1, "page", P + ", _links: next page, if applicable", "no next after the third page", "Page with $top=10 through more than 30 jobs and count."),
 # filter 8
 ("itwin-only-own", "filter", 1, "page", P + ", first paragraph: with iTwinId, the jobs of that iTwin", "with iTwinId only the user's own jobs of it", "Filter by the iTwin where others have jobs (notes)."),
 ("no-itwin-everyones", "filter", 0, "page", P + ", first paragraph: without iTwinId, the same user's jobs", "the jobs of all users in the accessible iTwins", "List without iTwinId and compare ownerId."),
 ("in-only-first", "filter", 0, "page", P + ", operators and sample with in", "only the first value of the list counts", "Filter id in two ids."),
 ("gt-as-ge", "filter", 0, "page", P + ", operators gt and ge", "gt includes the bound", "Filter createdDateTime gt the time of a known job."),
 ("and-or-same-precedence", "filter", 1, "open", P + ", operators and, or (the page does not say that and binds first; OData does)", "evaluates from left to right", "Filter X or Y and Z where X holds and Z does not."),
 ("and-second-ignored", "filter", 0, "page", P + ", operator and; only jobs where the filter is true", "what follows and is ignored", "Filter state eq success and id eq one id."),
 ("unknown-property-ignored", "filter", 0, "page", P + ", Properties supported for filtering; Response 422", "a comparison with an unknown property counts as true", "Filter dataCenter eq X or foo eq 1."),
 ("date-offset-ignored", "filter", 1, "page", P + ", createdDateTime is a date-time; supplement: dates with offset", "the offset of a date-time in a filter is taken as Z", "Filter createdDateTime eq with the same instant written +02:00."),
 # sort 1
 ("shuffled-per-request", "sort", 0, "page", P + ", continuationToken: continues the paged query", "each request sorts anew at random, so pages overlap and lose jobs", "Page through and look for repeated and missing ids."),
 # lifecycle 4
 ("success-reopens", "lifecycle", 0, "page", P + ", Job state: success is an end", "each fourth listing a successful job is active again", "List the same jobs five times."),
 ("exec-info-lost-at-end", "lifecycle", 0, "supplement", S + ": executionInformation is absent before submission (so present after)", "absent again in successful jobs", "List successful jobs."),
 ("output-ids-before-submission", "lifecycle", 1, "supplement", S + ": outputs[].id is absent before a job is submitted", "unsubmitted jobs have output ids", "List unsubmitted jobs."),
 ("state-filter-stale", "lifecycle", 1, "page", P + ": the filter is evaluated for each job", "the filter uses the state that a job had at the start", "Watch a moving job to its end, then filter its iTwin by that state."),
 # time 4
 ("no-timezone", "time", 0, "page", P + ", date-time formats", "dates have neither Z nor offset", ANY),
 ("ended-before-started", "time", 0, "page", P + ", schema Execution Info: start and end", "the two are swapped", "List finished jobs."),
 ("modified-before-created", "time", 1, "page", P + ", schema Job: last modification and creation time", "unsubmitted jobs were last modified a day before they were created", "List unsubmitted jobs."),
 ("created-slides", "time", 1, "page", P + ", schema Job: creation time", "createdDateTime of an active job is the time of the request", "List an active job twice, a second apart."),
 # state 2
 ("output-ids-change", "state", 0, "page", P + ", schema Job Output: id", "new output ids at each request", "List the same job twice."),
 ("finished-job-leaves-list", "state", 1, "page", P + ": the jobs where the filter is true are returned", "a moving job vanishes when it ends", "Watch the moving jobs for 2 s."),
 # echo 2
 ("next-host-internal", "echo", 0, "page", P + ", _links example: a URL of the API", "href points to a host inside the vendor's network", "Follow next as it is, or look at it."),
 ("first-itwin-for-all", "echo", 1, "page", P + ", schema Job: iTwinId", "with iTwinId in (..) all jobs carry the first job's iTwinId", "Filter iTwinId in two iTwins and look at iTwinId."),
 # transport 2
 ("body-cut-over-64k", "transport", 1, "page", P + ", Response 200 is JSON", "bodies are cut at 65536 bytes (the length header agrees)", "List 100 jobs or more on one page."),
 ("unescaped-quote", "transport", 0, "page", P + ", Response 200 is JSON", "a double quote in a name is not escaped", "List jobs with such a name (notes: each fifth job)."),
 # other 2
 ("merge-many-outputs", "other", 1, "page", P + ", Options: merge gives one output", "jobs with merge and several inputs have one output an input", "List jobs with merge true and several inputs."),
 ("engines-negative", "other", 0, "page", P + ", Options: processingEngines is from 0 up", "-1 in jobs that use the limit (0)", "List a few jobs."),
]
VARIANTS = [
 ("links-null-at-end", "paging", "supplement", "a list may end with _links null", "does", "Read a last page."),
 ("end-without-token", "paging", "supplement", "a list may end with a next.href without a continuationToken", "does", "Read a last page."),
 ("seven-digit-dates", "time", "supplement", "dates with seven digits and +00:00 occur", "all dates so", "List jobs."),
 ("empty-page-object", "response", "supplement", "{} is a valid page", "sends {} when nothing matches", "Filter for nothing."),
 ("chunked-gzip", "transport", "open", "transfer coding is open", "chunked, and gzip when asked for", "List with Accept-Encoding: gzip."),
 ("filter-required", "request", "supplement", "a list without $filter is open", "422 without $filter", "List without $filter."),
 ("rate-limited", "header", "page", "429 with Retry-After is documented", "each 12th request is a 429 with Retry-After: 1", "Send 12 requests."),
 ("sparse-members", "response", "page", "optional members may be absent, nullable ones null", "no ownerId, email, options; costEstimation in half of the jobs; null or absent nullables", "List jobs."),
 ("odd-spelling-newest-first", "other", "open", "order of list and members, number spelling, speed and an empty last page are open", "newest first, 5.0 for 5, 0.3 s slow, lower-case header names, a full last page links to an empty one", "List jobs."),
 ("rich-errors", "error", "page", "Error and DetailedError allow more members; target is nullable; a wrong Accept may be refused", "more members, target null, 406 for text/html, the vendor media type as Content-Type", "Cause errors."),
]
ROWS = common.table(API, OPS, FAULTS, VARIANTS)

if __name__ == "__main__":
    common.main(API, App, ROWS, known)
