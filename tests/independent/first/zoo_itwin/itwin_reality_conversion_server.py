"""GET /realityconversion/jobs: a right server, 60 faults, 10 right variants."""
import base64
import json
import random
import re
import threading
import time
import uuid
from datetime import datetime
from urllib.parse import quote, unquote, unquote_plus

from common import Resp, accepts_gzip, catalogue, epoch, iso, main, squeeze
from itwin_reality_conversion_faults import ROWS

API = "itwin_reality_conversion"
OP = ["GET /realityconversion/jobs"]
TOKEN = "eyJhbGciOiJSUzI1NiJ9.cmVhbGl0eS1jb252ZXJzaW9uLXRlc3Q.c2lnbmF0dXJlLW9mLXRlc3Q"
EXHAUSTED = "eyJhbGciOiJSUzI1NiJ9.Y2xpZW50LW92ZXItaXRzLXJhdGU.c2lnbmF0dXJlLW9mLXRlc3Q"
VND = "application/vnd.bentley.itwin-platform.v1+json"
RNG = random.Random(71)


def uid():
    return str(uuid.UUID(int=RNG.getrandbits(128), version=4))


MAIN, SECOND, EMPTY, BIG, WIDE, LIVE, NOACCESS, UNKNOWN = (uid() for _ in range(8))
UNKNOWN_JOB = uid()
ME, OTHER = uid(), uid()
MY_MAIL, OTHER_MAIL = "engineer@example.com", "colleague@example.com"
MALFORMED = "not-a-guid"


class Job:
    pass


def build():
    RNG.seed(72)
    jobs = []
    clock = epoch(2026, 1, 5, 8, 0, 0)

    def add(name, itwin, state, mine=True, ins=("LAS",), out="OPC", merge=False, started=True, live=None, engines=5):
        nonlocal clock
        clock += RNG.randrange(600, 4000)
        j = Job()
        j.id, j.name, j.itwin, j.state, j.mine = uid(), name, itwin, state, mine
        j.created, j.merge, j.started, j.live, j.first, j.engines = clock, merge, started, live, None, engines
        j.inputs = [(uid(), t) for t in ins]
        j.outputs = [(uid(), out) for _ in range(1 if merge or not ins else len(ins))]
        j.seen = 0
        jobs.append(j)
        return j

    kinds = [("unsubmitted", ("LAS",), "OPC", False, True), ("active", ("LAZ",), "OPC", False, True),
             ("success", ("LAS", "LAZ"), "OPC", True, True), ("failed", ("PLY",), "PNTS", False, True),
             ("cancelled", ("E57",), "OPC", False, True), ("success", ("LAS", "LAS", "E57"), "PNTS", False, True),
             ("cancelled", ("LAS",), "OPC", False, False), ("active", ("E57", "PLY"), "OPC", True, False)]
    for n in range(32):
        s, i, o, m, st = kinds[n % 8]
        j = add("Survey %02d" % n, MAIN, s, True, i, o, m, st)
        if n == 2:
            j.name = "Brücke \u201eNord\u201c – Überfliegung №7"
        if n == 5:
            j.name = 'Plant "C", 2nd pass \\ final'
    for n in range(24):
        s, i, o, m, st = kinds[(n + 3) % 8]
        add("Colleague %02d" % n, MAIN, s, False, i, o, m, st)
    for n in range(8):
        s, i, o, m, st = kinds[n]
        add("Second %02d" % n, SECOND, s, True, i, o, m, st)
    for n in range(110):
        add("Wide %03d" % n, WIDE, "success" if n % 3 else "failed", True, ("LAS",))
    for n in range(1040):
        add("Big %04d" % n, BIG, "success", False, ("LAZ",), engines=0)
    for n in range(3):
        add("Hidden %d" % n, NOACCESS, "success", False)
    for n, end in enumerate(("success", "success", "success", "failed", "cancelled", "success")):
        add("Live %d" % n, LIVE, "unsubmitted", True, ("LAS", "LAZ"), "OPC", n == 1, True, end)
    static = [j for j in jobs if not j.live]
    times = [j.created for j in static]
    RNG.shuffle(times)  # the iTwins' jobs are mixed in time
    for j, t in zip(static, times):
        j.created = t
    return jobs


def known():
    js = build()

    def row(j):
        return {"id": j.id, "name": j.name, "iTwinId": j.itwin, "state": j.state, "mine": j.mine,
                "email": MY_MAIL if j.mine else OTHER_MAIL, "createdDateTime": iso(j.created, 0),
                "inputIds": [i for i, _ in j.inputs], "outputIds": [i for i, _ in j.outputs] if j.state != "unsubmitted" else [],
                "merge": j.merge, "started": j.started and j.state != "unsubmitted"}
    return {
        "token": TOKEN, "wrong_token": TOKEN[:-6] + "AAAAAA",
        "exhausted_token": EXHAUSTED, "exhausted_token_note": "always over its rate: each request gets 429; it is never served",
        "me": {"ownerId": ME, "email": MY_MAIL}, "colleague_email": OTHER_MAIL,
        "iTwins": [{"id": MAIN, "state": "accessible", "jobs": 56, "mine": 32}, {"id": SECOND, "state": "accessible", "jobs": 8, "mine": 8},
                   {"id": WIDE, "state": "accessible", "jobs": 110, "mine": 110}, {"id": BIG, "state": "accessible", "jobs": 1040, "mine": 0},
                   {"id": EMPTY, "state": "accessible", "jobs": 0, "mine": 0},
                   {"id": LIVE, "state": "accessible", "jobs": 6, "mine": 6, "note": "only the live jobs"},
                   {"id": NOACCESS, "state": "exists, this user has no access"}, {"id": UNKNOWN, "state": "does not exist"}],
        "main_itwin": MAIN, "second_itwin": SECOND, "wide_itwin": WIDE, "big_itwin": BIG, "empty_itwin": EMPTY, "live_itwin": LIVE,
        "no_access_itwin": NOACCESS, "unknown_itwin": UNKNOWN, "unknown_job": UNKNOWN_JOB,
        "my_jobs": 156,
        "jobs": [row(j) for j in js if j.itwin in (MAIN, SECOND)],
        "live_jobs": [{"id": j.id, "name": j.name, "iTwinId": LIVE, "state_at_start": "unsubmitted", "final_state": j.live,
                       "seconds_to_final": 1.2, "starts": "when a filter first names its id or, before that, its iTwin"}
                      for j in js if j.live],
    }


class Bad(Exception):
    """A 422: (target, message)."""


class NotFound(Exception):
    pass


PROPS = ["id", "iTwinId", "name", "email", "type", "state", "createdDateTime", "inputId", "outputId"]
OPS = ["eq", "lt", "le", "gt", "ge", "ne"]
TOKENS = re.compile(r"\s*(?:([(),])|'((?:[^']|'')*)'|([^\s(),']+))")
DATE = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d)(\.\d+)?(Z|[+-]\d\d:\d\d)")


def parse_date(text):
    m = DATE.fullmatch(text)
    if not m:
        raise Bad("$filter", "createdDateTime must be compared with a date-time, like 2024-06-24T13:00:00Z.")
    try:
        d = datetime.fromisoformat(m[1] + "T" + m[2] + "+00:00").timestamp()
    except ValueError:
        raise Bad("$filter", "createdDateTime must be compared with a date-time that exists.")
    if m[3]:
        d += float("0" + m[3])
    if m[4] != "Z":
        d -= (1 if m[4][0] == "+" else -1) * (int(m[4][1:3]) * 3600 + int(m[4][4:6]) * 60)
    return d


class Filter:
    """expr := and-expr ('or' and-expr)*; tree of tuples."""

    def __init__(self, text, f=None):
        self.f, self.toks, pos, self.clauses = f, [], 0, []
        text = text.strip()
        while pos < len(text):
            m = TOKENS.match(text, pos)
            if not m:
                raise Bad("$filter", "The $filter query parameter value is not valid near position %d." % pos)
            pos = m.end()
            if m[1]:
                self.toks.append(("punct", m[1]))
            elif m[3] is not None:
                self.toks.append(("bare", m[3]))
            else:
                self.toks.append(("quoted", m[2].replace("''", "'")))
        self.i = 0
        self.tree = self.expr()
        if self.i != len(self.toks):
            raise Bad("$filter", "The $filter query parameter value has something after its end.")

    def peek(self):
        return self.toks[self.i] if self.i < len(self.toks) else ("end", "")

    def take(self):
        t = self.peek()
        self.i += 1
        return t

    def expr(self):
        parts = [self.conj()]
        while self.peek() == ("bare", "or"):
            self.take()
            parts.append(self.conj())
        return ("or", parts) if len(parts) > 1 else parts[0]

    def conj(self):
        parts = [self.term()]
        while self.peek() == ("bare", "and"):
            self.take()
            parts.append(self.term())
        return ("and", parts) if len(parts) > 1 else parts[0]

    def term(self):
        if self.peek() == ("punct", "("):
            self.take()
            e = self.expr()
            if self.take() != ("punct", ")"):
                raise Bad("$filter", "The $filter query parameter value lacks a closing bracket.")
            return e
        kind, prop = self.take()
        if kind != "bare":
            raise Bad("$filter", "The $filter query parameter value lacks a property.")
        if prop not in PROPS:
            if self.f != "unknown-property-ignored":
                raise Bad("$filter", "The property %s cannot be used in $filter." % prop)
        kind, op = self.take()
        if kind == "bare" and op == "in":
            if self.take() != ("punct", "("):
                raise Bad("$filter", "The operator in needs a list in brackets.")
            vals = [self.value()]
            while self.peek() == ("punct", ","):
                self.take()
                vals.append(self.value())
            if self.take() != ("punct", ")"):
                raise Bad("$filter", "The list after in lacks its closing bracket.")
        elif kind == "bare" and op in OPS:
            vals = [self.value()]
            while prop == "name" and self.peek()[0] == "bare" and self.peek()[1] not in ("and", "or"):
                vals[0] += " " + self.take()[1]  # a bare name of several words
        else:
            raise Bad("$filter", "The operator %s is not supported in $filter." % (op or "(none)"))
        if prop == "createdDateTime":
            vals = [parse_date(v) for v in vals]
        c = ("cmp", prop, op, vals)
        self.clauses.append(c)
        return c

    def value(self):
        kind, v = self.take()
        if kind not in ("bare", "quoted") or (kind == "bare" and v in ("and", "or", "in")):
            raise Bad("$filter", "The $filter query parameter value lacks a value.")
        return v


class App:
    def __init__(self, f):
        self.f = f
        self.jobs = build()
        self.by_id = {j.id: j for j in self.jobs}
        self.lock = threading.Lock()
        self.boot = time.time()
        self.used, self.cache, self.no_itwin = set(), {}, True
        for j in self.jobs:
            if j.live:
                j.created = int(self.boot) - 600 + RNG.randrange(300)

    # ---- life
    def view(self, j, now):
        """state, submitted, started, ended, modified"""
        f = self.f
        if not j.live:
            st, c = j.state, j.created
            if st == "unsubmitted":
                return st, None, None, None, c + 30
            sub = c + 260
            start = sub + 8 if j.started else None
            if st == "active":
                return st, sub, start, None, start or sub
            end = sub + 441 if j.started else sub + 20
            return st, sub, start, end, end
        if j.first is None:
            return "unsubmitted", None, None, None, j.created + 30
        t = now - j.first
        if t < 0.3:
            return "unsubmitted", None, None, None, j.created + 30
        sub, start, end = j.first + 0.3, j.first + 0.6, j.first + 1.2
        if f == "success-back-to-active" and j.live == "success" and t >= 1.6:
            return "active", sub, start, None, end
        if t < 0.6:
            return "active", sub, None, None, sub
        if t < 1.2:
            return "active", sub, start, None, start
        return j.live, sub, start, end, end

    def stamp(self, t, digits=0, created=False):
        f = self.f
        if t is None:
            return None
        if f == "dates-without-zone":
            return iso(t, digits, "")
        if f == "seven-digit-dates":
            return iso(t, 7, "+00:00")
        if f == "created-shifted" and created:
            t += 3600
        return iso(t, digits)

    def created(self, j, now):
        if self.f == "created-moves-on-submit" and j.live:
            sub = self.view(j, now)[1]
            return int(sub) if sub else j.created
        return j.created

    def body(self, j, now):
        f = self.f
        st, sub, start, end, mod = self.view(j, now)
        live = bool(j.live)
        d = 3 if live else 0
        types = {i: t for i, (_, t) in enumerate(j.inputs)}
        b = {"id": j.id, "name": j.name, "type": "Conversion", "state": st,
             "createdDateTime": self.stamp(self.created(j, now), 0, True), "lastModifiedDateTime": self.stamp(mod, d),
             "iTwinId": j.itwin, "ownerId": ME if j.mine else OTHER, "email": MY_MAIL if j.mine else OTHER_MAIL,
             "dataCenter": "East US"}
        if sub:
            b["executionInformation"] = {"submissionDateTime": self.stamp(sub, d), "startedDateTime": self.stamp(start, d),
                                         "endedDateTime": self.stamp(end, d),
                                         "estimatedUnits": 0.05 * len(j.inputs) if end and start else None}
        b["inputs"] = [{"id": i, "type": t} for i, t in j.inputs]
        b["outputs"] = [{"id": i, "type": t} if sub else {"type": t} for i, t in j.outputs]
        b["options"] = {"processingEngines": j.engines, "merge": j.merge}
        b["costEstimation"] = {"estimatedCost": 3.5 * len(j.inputs), "gigaPixels": None if len(j.inputs) == 1 else 2.1, "megaPoints": 1.5}
        # ---- faults of the body
        if f == "cancelled-one-l" and st == "cancelled":
            b["state"] = "canceled"
        elif f == "queued-until-started" and st == "active" and not start:
            b["state"] = "queued"
        elif f == "input-type-lower-case":
            for i in b["inputs"]:
                i["type"] = i["type"].lower()
        elif f == "datacenter-null-unsubmitted" and st == "unsubmitted":
            b["dataCenter"] = None
        elif f == "outputs-missing-unsubmitted" and st == "unsubmitted":
            del b["outputs"]
        elif f == "single-input-object" and len(j.inputs) == 1:
            b["inputs"] = b["inputs"][0]
        elif f == "merge-two-outputs" and j.merge:
            b["outputs"] = b["outputs"] + [{**o, **({"id": str(uuid.uuid5(uuid.NAMESPACE_OID, o["id"]))} if "id" in o else {})} for o in b["outputs"]]
        elif f == "execution-null-unsubmitted" and not sub:
            b["executionInformation"] = None
        elif f == "submission-missing-never-started" and sub and not start:
            del b["executionInformation"]["submissionDateTime"]
        elif f == "ended-on-active" and st == "active":
            b["executionInformation"]["endedDateTime"] = "0001-01-01T00:00:00Z"
        elif f == "success-outputs-without-id" and st == "success":
            b["outputs"] = [{"type": o["type"]} for o in b["outputs"]]
        elif f == "newer-types":
            if types.get(0) == "PLY":
                b["inputs"][0]["type"] = "Cesium3DTiles"
            if not live and j.state == "failed":
                b["type"] = "ImportFeatures"
                b["outputs"][0]["type"] = "GLB"
            b["options"].update({"inputSRS": "EPSG:4978", "jpgQuality": 80})
            b["description"] = "later member"
        elif f == "minimal-and-spellings":
            for m in ("ownerId", "email", "costEstimation"):
                del b[m]
            b["options"] = {"processingEngines": float(j.engines)}
            if sub:
                b["executionInformation"] = {k: v for k, v in b["executionInformation"].items() if v is not None}
            else:
                for o in b["outputs"]:
                    o["id"] = None
            b = dict(reversed(list(b.items())))
        return b

    # ---- filter
    def match(self, node, j, now, clauses):
        f = self.f
        if node[0] == "and":
            parts = node[1]
            if f == "third-clause-ignored":
                parts = parts[:2]
            return all([self.match(n, j, now, clauses) for n in parts])
        if node[0] == "or":
            return any([self.match(n, j, now, clauses) for n in node[1]])
        _, prop, op, vals = node
        if prop not in PROPS:
            return True
        st, sub = self.view(j, now)[:2]
        if prop == "createdDateTime":
            mine = [self.created(j, now)]
            if f == "lt-on-last-modified" and op == "lt":
                mine = [self.view(j, now)[4]]
        elif prop == "inputId":
            mine = [i for i, _ in j.inputs]
            if f == "strict-opens":
                mine = mine[:1]
        elif prop == "outputId":
            mine = [i for i, _ in j.outputs] if sub else []
            if f == "output-filter-ignored":
                return True
        else:
            mine = [{"id": j.id, "iTwinId": j.itwin, "name": j.name, "email": MY_MAIL if j.mine else OTHER_MAIL,
                     "type": "ImportFeatures" if f == "newer-types" and not j.live and j.state == "failed" else "Conversion",
                     "state": st}[prop]]
        if prop in ("id", "iTwinId", "inputId", "outputId"):
            mine, vals = [m.lower() for m in mine], [v.lower() for v in vals]
        if f == "cancelled-finds-none" and prop == "state":
            mine = ["canceled" if m == "cancelled" else m for m in mine]
        if f == "in-first-only" and op == "in":
            vals = vals[:1]
        if op in ("eq", "in"):
            return any(m in vals for m in mine)
        if op == "ne":
            return not any(m in vals for m in mine)
        v = vals[0]
        if f == "gt-inclusive" and op == "gt":
            op = "ge"
        return any({"lt": m < v, "le": m <= v, "gt": m > v, "ge": m >= v}[op] for m in mine)

    def select(self, flt, now):
        f = self.f
        named = set()
        if flt:
            for _, prop, op, vals in flt.clauses:
                if prop == "iTwinId" and op in ("eq", "in"):
                    for v in vals:
                        v = v.lower()
                        ok = v in (MAIN, SECOND, EMPTY, BIG, WIDE, LIVE) or (f == "no-access-visible" and v == NOACCESS)
                        if not ok and (op == "eq" or f == "strict-opens"):
                            if f == "unknown-itwin-and-200" and len(flt.clauses) > 1:
                                continue
                            raise NotFound()
                        if ok:
                            named.add(v)
                        if f == "empty-itwin-404" and v == EMPTY:
                            raise NotFound()
                if prop in ("id", "iTwinId"):
                    for v in vals:
                        for j in self.jobs:
                            if j.live and j.first is None and v.lower() in (j.id, j.itwin):
                                j.first = now
                if prop == "state" and f == "strict-opens":
                    for v in vals:
                        if v not in ("unsubmitted", "active", "success", "failed", "cancelled"):
                            raise Bad("$filter", "There is no state %s." % v)
        self.no_itwin = not named
        out = []
        for j in self.jobs:
            if j.itwin == NOACCESS and f != "no-access-visible":
                continue
            if not (j.mine or j.itwin in named):
                if not (f == "all-users-without-itwin" and not named):
                    continue
            if f == "itwin-own-only" and not j.mine:
                continue
            if flt is None or self.match(flt.tree, j, now, None):
                out.append(j)
        out.sort(key=lambda j: (j.created, j.id), reverse=f != "other-order-odd-token")
        return out

    # ---- answers
    def json(self, status, obj, req, headers=()):
        f = self.f
        text = json.dumps(obj, ensure_ascii=False, separators=(",", ":"))
        if f == "quotes-not-escaped" and status == 200:
            text = text.replace('\\"', '"')
        if f == "other-order-odd-token":
            text = json.dumps(obj, indent=1)
        data = text.encode()
        r = Resp(status, data, [("Content-Type", "application/json; charset=utf-8")] + list(headers))
        if f == "slow-chunked-gzip":
            r.chunked = True
            r.headers += [("X-Powered-By", "ASP.NET"), ("api-supported-versions", "1.0"), ("mise-correlation-id", uid())]
            if accepts_gzip(req):
                r.body = squeeze(data)
                r.headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        return r

    def error(self, req, status, code, message, details=None, headers=()):
        f = self.f
        e = {"code": code, "message": message}
        if details is not None:
            e["details"] = [{"code": "InvalidParameter", "message": m, "target": t} for t, m in details]
            if f == "details-object":
                e["details"] = e["details"][0]
            if f == "error-code-number":
                e["code"] = 422
            if f == "minimal-and-spellings":
                del e["details"]
        b = {"error": e}
        if f == "401-flat" and status == 401:
            b = e
        if f == "404-error-string" and status == 404:
            b = {"error": message}
        if f == "other-order-odd-token":
            e["innerError"] = {"trace": uid()}
            e["target"] = None
        if f == "bad-top-400" and details and details[0][0] == "$top":
            status = 400
        return self.json(status, b, req, headers)

    def detail(self, req, target, message):
        return self.error(req, 422, "InvalidRealityConversionRequest", "Cannot find jobs.", [(target, message)])

    def handle(self, req):
        with self.lock:
            r = self.locked(req)
        if self.f == "slow-chunked-gzip":
            time.sleep(0.25)
        return r

    def locked(self, req):
        f = self.f
        now = time.time()
        if req.path.rstrip("/") != "/realityconversion/jobs":
            return self.error(req, 404, "ResourceNotFound", "There is no such resource.")
        if req.method not in ("GET", "HEAD"):
            return self.error(req, 405, "MethodNotAllowed", "Only GET is served here.", headers=[("Allow", "GET, HEAD")])
        q, first = {}, True
        for part in req.query.split("&"):
            if part:
                n, _, v = part.partition("=")
                if f == "encoded-dollar-ignored" and n.startswith("%24"):
                    continue
                v = re.sub(r"(T\d\d:\d\d:\d\d(?:\.\d+)?)\+(\d\d:\d\d)", r"\1%2B\2", v)
                q.setdefault(unquote(n), unquote_plus(v))
        # -- who asks
        auth = req.headers.get("Authorization")
        scheme, _, tok = (auth or "").strip().partition(" ")
        tok = tok.strip()
        good = scheme.lower() == "bearer" and tok == TOKEN
        if f == "any-bearer" and scheme.lower() == "bearer" and tok and tok != EXHAUSTED:
            good = True
        if f == "raw-token-accepted" and (auth or "").strip() == TOKEN:
            good = True
        if f == "auth-skipped-on-next-page" and "continuationToken" in q:
            good = True
        if f == "wrong-token-empty-list" and auth and not good and tok != EXHAUSTED:
            return self.json(200, {"jobs": []}, req)
        if not good:
            if scheme.lower() == "bearer" and tok == EXHAUSTED:
                h = [("Retry-After", "30")]
                if f == "retry-after-missing":
                    h = []
                return self.error(req, 429, "RateLimitExceeded", "The client sent more requests than allowed by this API for the current tier of the client.", headers=h)
            h = [("WWW-Authenticate", "Bearer")]
            if not auth:
                return self.error(req, 403 if f == "missing-token-403" else 401, "HeaderNotFound",
                                  "Header Authorization was not found in the request. Access denied.", headers=h)
            return self.error(req, 401, "InvalidToken", "The access token is not valid. Access denied.", headers=h)
        accept = req.headers.get("Accept")
        if f == "vnd-accept-406" and accept and VND in accept:
            return self.error(req, 406, "NotAcceptable", "Only application/json is served.")
        if f == "no-accept-406" and not accept:
            return self.error(req, 406, "NotAcceptable", "The Accept header is required.")
        if f == "strict-opens" and accept and not re.search(r"\*/\*|application/\*|application/json|itwin-platform\.v1\+json", accept):
            return self.error(req, 406, "NotAcceptable", "This version is not served.")
        # -- what is asked
        top_raw, ftext, ctok = q.get("$top"), q.get("$filter"), q.get("continuationToken")
        top = 100
        if f == "default-50":
            top = 50
        if top_raw is not None:
            limit = {"top-1001-accepted": 100000, "top-1000-refused": 999}.get(f, 1000)
            if f == "top-unchecked-with-token" and ctok is not None:
                limit = 100000
            ok = re.fullmatch(r"\+?[0-9]{1,9}", top_raw.strip()) is not None and 1 <= int(top_raw) <= limit
            if not ok:
                tgt = "$filter" if f == "wrong-target-with-filter" and ftext else "$top"
                return self.detail(req, tgt, "The $top query parameter value must be a positive integer that does not exceed 1000.")
            top = int(top_raw)
        after = None
        if ctok is not None:
            try:
                if f == "other-order-odd-token":
                    ctok = ctok.replace("+/=", "")
                d = json.loads(base64.urlsafe_b64decode(ctok + "=" * (-len(ctok) % 4)))
                after, ftok = (float(d["a"][0]), str(d["a"][1])), d.get("f")
                if ftok is not None and not isinstance(ftok, str):
                    raise ValueError("filter")
            except (ValueError, KeyError, TypeError, IndexError):
                if f != "garbage-token-first-page":
                    return self.detail(req, "continuationToken", "The continuationToken query parameter value is not valid.")
                ftok = None
            if f == "token-single-use":
                if ctok in self.used:
                    return self.detail(req, "continuationToken", "The continuationToken has expired.")
                self.used.add(ctok)
            if ftext is None and f != "next-loses-filter":
                ftext = ftok
        if f == "strict-opens" and not (ftext or "").strip():
            return self.detail(req, "$filter", "The $filter query parameter is required.")
        try:
            flt = Filter(ftext, f) if ftext and ftext.strip() else None
            if f == "cache-by-top":
                key = (top_raw, ctok)
                t, found = self.cache.get(key, (0, None))
                if now - t > 1.0:
                    found = self.select(flt, now)
                    self.cache[key] = (now, found)
            else:
                found = self.select(flt, now)
        except Bad as e:
            return self.detail(req, *e.args)
        except RecursionError:
            return self.detail(req, "$filter", "The $filter query parameter value is nested too deeply.")
        except NotFound:
            return self.error(req, 404, "iTwinNotFound", "Requested iTwin is not available.")
        if f == "no-match-404" and not found:
            return self.error(req, 404, "JobsNotFound", "No job matches the filter.")
        rev = f != "other-order-odd-token"
        if f == "order-differs-per-page" and after:
            found.sort(key=lambda j: j.name)
            rest = found[d.get("o", 0):]
        elif after:
            k = lambda j: (j.created, j.id)
            cmp = (lambda j: k(j) < after) if rev else (lambda j: k(j) > after)
            if f == "boundary-repeat":
                cmp = lambda j: k(j) <= after
            rest = [j for j in found if cmp(j)]
        else:
            rest = found
        size = min(top, 500) if f == "top-clipped-500" else top
        page = rest[:size]
        for j in page:
            j.seen += 1
        more = len(rest) > len(page)
        if f == "extra-empty-page" and page and len(page) == size:
            more = True
        if f == "next-missing-with-in" and flt and any(c[2] == "in" for c in flt.clauses):
            more = False
        out = {"jobs": [self.body(j, now) for j in page]}
        loop = f == "last-page-loops" and after and not more
        if more or loop:
            last = page[-1] if page else None
            key = [last.created, last.id] if last else list(after)
            tok = {"a": key, "f": ftext, "n": len(found)}
            if f == "order-differs-per-page":
                tok["o"] = (d.get("o", 0) if after else 0) + len(page)
            if f == "next-loses-filter":
                del tok["f"]
            tok = base64.urlsafe_b64encode(json.dumps(tok).encode()).decode().rstrip("=")
            if loop:
                tok = ctok
            if f == "other-order-odd-token":
                tok = tok[:9] + "+/=" + tok[9:]
            origin = req.origin
            if f == "next-without-port":
                origin = origin.rsplit(":", 1)[0]
            parts = []
            if ftext is not None and f != "next-loses-filter":
                t = ftext.lower() if f == "next-filter-lower-case" else ftext
                parts.append("$filter=" + quote(t, safe="(),:'"))
            if top_raw is not None and f != "next-loses-top":
                parts.append("$top=%d" % top)
            parts.append("continuationToken=" + quote(tok, safe=""))
            if f == "other-order-odd-token":
                parts.reverse()
            href = origin + "/realityconversion/jobs?" + "&".join(parts)
            out["_links"] = {"next": {"href": href}}
        elif f == "null-links":
            out["_links"] = None
        elif f == "next-without-token":
            out["_links"] = {"next": {"href": req.origin + "/realityconversion/jobs" + ("?$filter=" + quote(ftext, safe="(),:'") if ftext else "")}}
        elif f == "empty-object" and not page:
            out = {}
        elif f == "empty-object":
            out["_links"] = {}
        return self.json(200, out, req)


ENTRIES = catalogue(API, ROWS)
for e in ENTRIES:
    e["operations"] = OP

if __name__ == "__main__":
    main(API, ENTRIES, App, known)
