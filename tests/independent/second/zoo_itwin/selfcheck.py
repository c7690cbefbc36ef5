"""Runs every fault and variant: python selfcheck.py [api] [name ...]

A check is one request sequence that answers True when the promise holds. Each check must be True on the right server
(fresh), False on its faulty server (fresh), and every check must be True on every variant (one server a variant)."""
import base64, concurrent.futures as cf, gzip, http.client, json, re, subprocess, sys, time
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from urllib.parse import quote, urlsplit

APIS = ["zoo_datasets", "itwin_reality_conversion"]


def no_const(x):
    raise ValueError(x)


class R:
    def __init__(self, status, headers, data):
        self.status, self.headers, self.data = status, headers, data

    def json(self):
        return json.loads(self.data.decode("utf-8"), parse_constant=no_const)


class Server:
    def __init__(self, api, fault=None):
        self.k = json.loads(subprocess.check_output([sys.executable, api + "_server.py", "--known"]))
        self.token = self.k["token"]
        self.p = subprocess.Popen([sys.executable, api + "_server.py", "--port", "0"] + (["--fault", fault] if fault else []),
                                  stdout=subprocess.PIPE, text=True)
        u = urlsplit(self.p.stdout.readline().strip())
        self.host, self.port = u.hostname, u.port
        self.con = None

    def stop(self):
        self.p.terminate(); self.p.wait()

    def get(self, path, auth=True, fresh=True, retry=True, method="GET", **headers):
        hs = {k.replace("_", "-"): v for k, v in headers.items()}
        if auth is True: hs["Authorization"] = "Bearer " + self.token
        elif auth: hs["Authorization"] = auth
        while True:
            if fresh or self.con is None:
                if self.con: self.con.close()
                self.con = http.client.HTTPConnection(self.host, self.port, timeout=10)
            self.con.request(method, path, headers=hs)
            r = self.con.getresponse()
            d = r.read()
            if r.status == 429 and retry:
                time.sleep(0.02); continue
            if r.getheader("Content-Encoding") == "gzip" and "gzip" in hs.get("Accept-Encoding", ""):
                d = gzip.decompress(d)
            return R(r.status, r, d)


def when(s):
    assert re.match(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$", s), s
    m = re.match(r"^(.{19})(\.\d+)?(.*)$", s)
    return datetime.fromisoformat(m[1] + ("+00:00" if m[3] == "Z" else m[3])).timestamp() + float(m[2] or 0)


# ------------------------------------------------------------------ Zoo
Z = {}


def z(*names):
    def deco(f):
        for n in names: Z[n] = f
        return f
    return deco


def pair(S, name):
    for cid, c in S.k["notes"]["conversions"].items():
        if c["name"] == name: return c["dataset"], cid


def url(ds, cid):
    return "/org/datasets/%s/conversions/%s" % (ds, cid)


def read(S, name, **kw):
    return S.get(url(*pair(S, name)), **kw)


def b64(s):
    assert re.match(r"^[A-Za-z0-9+/_=-]*$", s), "alphabet"
    s = s.rstrip("=").replace("+", "-").replace("/", "_")
    return base64.urlsafe_b64decode(s + "=" * (-len(s) % 4))


LISTS = ["original_snapshot_images", "raw_kcl_snapshot_images", "salon_kcl_snapshot_images"]
PH = ["queued", "zoo_generated_original_metadata", "snapshot_original", "user_provided_metadata", "convert_raw_kcl",
      "zoo_generated_raw_kcl_metadata", "snapshot_raw_kcl", "salon", "zoo_generated_salon_kcl_metadata", "snapshot_salon_kcl", "completed"]
NONE = "00000000-0000-4000-8000-000000000001"
D = {}
Z["missing-dataset-id"] = lambda S: "dataset_id" in read(S, "flange-a").json()
Z["file-size-string"] = lambda S: isinstance(read(S, "flange-a").json()["file_size"], (int, float))
Z["images-null-when-empty"] = lambda S: all(read(S, "waiting").json()[k] == [] for k in LISTS)
Z["image-without-mime"] = lambda S: all(set(i) >= {"data_base64", "mime_type"} for i in read(S, "flange-a").json()[LISTS[0]])
Z["wrapped-body"] = lambda S: "id" in read(S, "flange-a").json()
Z["etag-null-on-failure"] = lambda S: isinstance(read(S, "crashed").json()["file_etag"], str)
Z["salon-output-object"] = lambda S: isinstance(read(S, "flange-a").json().get("salon_kcl_output") or "", str)
Z["success-without-output"] = lambda S: bool(read(S, "flange-a").json().get("output"))
Z["cancelled-two-l"] = lambda S: read(S, "withdrawn-late").json()["status"] == "canceled"
Z["phase-index"] = Z["snapshot-phase-short"] = lambda S: read(S, "running-9").json()["phase"] in PH
Z["completed-phase-renamed"] = lambda S: read(S, "flange-a").json()["phase"] in PH
Z["unknown-conversion-200-null"] = Z["unknown-conversion-500"] = lambda S: 400 <= S.get(url(pair(S, "flange-a")[0], NONE)).status < 500
Z["in-progress-202"] = lambda S: read(S, "running-4").status == 200
Z["failed-conversion-500"] = lambda S: read(S, "crashed").status == 200


@z("error-nested", "message-as-detail")
def _(S):
    return isinstance(S.get(url(pair(S, "flange-a")[0], NONE)).json().get("message"), str)


@z("no-request-id-anywhere")
def _(S):
    r = S.get(url(pair(S, "flange-a")[0], NONE))
    return bool(r.json().get("request_id") or r.headers.getheader("x-request-id"))


@z("auth-error-html")
def _(S):
    r = read(S, "flange-a", auth=False)
    try: return "message" in r.json()
    except ValueError: return False


Z["no-token-needed"] = lambda S: read(S, "waiting", auth=False).status == 401
Z["any-token"] = lambda S: read(S, "waiting", auth="Bearer nonsense").status == 401
Z["scheme-ignored"] = lambda S: read(S, "waiting", auth="Basic " + S.token).status == 401 and read(S, "waiting", auth=S.token).status == 401
Z["finished-are-public"] = lambda S: read(S, "flange-a", auth=False).status == 401


@z("keepalive-trust")
def _(S):
    read(S, "waiting")
    return read(S, "waiting", auth=False, fresh=False).status == 401


Z["dataset-ignored"] = lambda S: S.get(url(NONE, pair(S, "flange-a")[1])).status in range(400, 500)
Z["sibling-dataset-served"] = lambda S: S.get(url(pair(S, "gear-a")[0], pair(S, "flange-a")[1])).status in range(400, 500)
Z["malformed-id-500"] = lambda S: S.get(url(pair(S, "flange-a")[0], "not-a-uuid")).status in range(400, 500)
Z["other-org-visible"] = lambda S: S.get(url(S.k["notes"]["dataset_of_another_org"], S.k["notes"]["conversion_of_another_org"])).status in range(400, 500)
Z["uppercase-id-unknown"] = lambda S: S.get(url(*[x.upper() for x in pair(S, "flange-a")])).status == 200
Z["no-call-id"] = Z["no-call-id-while-running"] = lambda S: bool(read(S, "running-3").headers.getheader("X-Api-Call-Id"))
Z["octet-stream-with-snapshots"] = lambda S: read(S, "flange-a").headers.getheader("Content-Type").startswith("application/json")
Z["content-type-required"] = lambda S: read(S, "flange-a").status == 200
Z["exact-json-accept-refused"] = lambda S: read(S, "flange-a", Accept="application/json").status == 200


@z("body-cut-short", "latin1-body", "nan-in-metadata", "gzip-unasked")
def _(S):
    try: return isinstance(read(S, "flange-a", Accept_Encoding="identity").json(), dict)
    except ValueError: return False


@z("phase-stuck-at-end", "completed-phase-while-running")
def _(S):
    return all((b["phase"] == "completed") == (b["status"] == "success") for b in (read(S, n).json() for n in ("flange-a", "running-9")))


@z("phase-goes-back")
def _(S):
    last, end = -1, time.time() + 6
    while time.time() < end:
        b = read(S, "moving-1").json()
        p = PH.index(b["phase"])
        if p < last and b["status"] != "queued": return False
        last = p
        if b["status"] == "success": return True
        time.sleep(0.04)
    return False


Z["success-reopens"] = lambda S: all(read(S, "flange-b").json()["status"] == "success" for _ in range(5))


@z("failed-then-success")
def _(S):
    a = read(S, "crashed").json()["status"]; time.sleep(1.1)
    return a == read(S, "crashed").json()["status"] == "error_internal"


Z["canceled-has-output"] = lambda S: not read(S, "withdrawn-late").json().get("output")
Z["early-snapshots"] = lambda S: read(S, "running-7").json()[LISTS[2]] == []
Z["completed-at-while-running"] = lambda S: not read(S, "running-5").json().get("completed_at")
Z["started-at-null-while-running"] = lambda S: bool(read(S, "running-5").json().get("started_at"))


@z("completed-before-started")
def _(S):
    b = read(S, "flange-a").json()
    return when(b["created_at"]) <= when(b["started_at"]) <= when(b["completed_at"])


@z("no-timezone")
def _(S):
    try: return bool(when(read(S, "flange-a").json()["created_at"]))
    except AssertionError: return False


@z("updated-frozen")
def _(S):
    b = read(S, "flange-a").json()
    return when(b["updated_at"]) >= when(b["completed_at"]) - 0.001


@z("local-time-as-z")
def _(S):
    r = read(S, "moving-2")
    return when(r.json()["created_at"]) < parsedate_to_datetime(r.headers.getheader("Date")).timestamp() + 5


Z["etag-changes"] = lambda S: len({read(S, "flange-a").json()["file_etag"] for _ in range(2)}) == 1
Z["metadata-lost-second-poll"] = lambda S: [read(S, "gear-a").json().get("metadata") for _ in range(2)][1] is not None


@z("poisoned-by-404")
def _(S):
    S.get(url(pair(S, "flange-a")[0], NONE))
    return read(S, "flange-a").status == 200


Z["dataset-of-first"] = lambda S: read(S, "gear-a").json()["dataset_id"] == pair(S, "gear-a")[0]
Z["id-without-dashes"] = lambda S: read(S, "gear-a").json()["id"] == pair(S, "gear-a")[1]
Z["mime-not-media-type"] = lambda S: "/" in read(S, "flange-a").json()[LISTS[0]][0]["mime_type"]


@z("base64-lines")
def _(S):
    try: return b64(read(S, "flange-a").json()[LISTS[0]][0]["data_base64"]).startswith(b"\x89PNG")
    except AssertionError: return False


@z("success-for-empty-file")
def _(S):
    b = read(S, "broken-empty").json()
    return not (b["file_size"] == 0 and b["status"] == "success")


# ------------------------------------------------------------------ iTwin
I = {}
OWN = "type eq 'Conversion'"
UNKNOWN = "11111111-2222-4333-8444-555555555555"
MEDIA = "application/vnd.bentley.itwin-platform.v1+json"


def i(*names):
    def deco(f):
        for n in names: I[n] = f
        return f
    return deco


def q(flt=OWN, top=None, tok=None):
    p = []
    if flt is not None: p.append("$filter=" + quote(flt, safe=""))
    if top is not None: p.append("$top=%s" % top)
    if tok is not None: p.append("continuationToken=" + tok)
    return "/realityconversion/jobs" + ("?" + "&".join(p) if p else "")


def jobs(S, flt=OWN, top=1000):
    out, path, n = [], q(flt, top), 0
    while path and n < 60:
        n += 1
        b = S.get(path).json()
        out += b.get("jobs") or []
        h = (((b.get("_links") or {}).get("next")) or {}).get("href") or ""
        path = h.split("/", 3)[-1] if "continuationToken=" in h else None
        path = "/" + path if path else None
    return out


def twin(S, word):
    return next(k for k, v in S.k["notes"]["iTwins"].items() if v.startswith(word))


def ids(js):
    return [j["id"] for j in js]


def err(S, path, **kw):
    r = S.get(path, **kw)
    return r.status, r.json()


def paged(S, flt, top):
    return ids(jobs(S, flt, top)), ids(jobs(S, flt, 1000))


def every(f):
    return lambda S: all(f(j) for j in jobs(S))


IA = lambda S: "iTwinId eq " + twin(S, "130")
I["missing-itwin-id"] = every(lambda j: "iTwinId" in j)
I["outputs-missing-when-unsubmitted"] = every(lambda j: isinstance(j.get("outputs"), list))
I["data-center-null-old"] = every(lambda j: isinstance(j["dataCenter"], str))
I["jobs-null-when-empty"] = lambda S: S.get(q("name eq 'no such job'")).json().get("jobs", []) == []
I["exec-info-empty-when-unsubmitted"] = every(lambda j: "executionInformation" not in j or "submissionDateTime" in j["executionInformation"])
I["state-canceled"] = I["queued-state"] = every(lambda j: j["state"] in ("unsubmitted", "active", "success", "failed", "cancelled"))
I["pnts-lowercase"] = every(lambda j: all(o["type"] in ("OPC", "PNTS") for o in j["outputs"]))
I["input-extension"] = every(lambda j: all(o["type"] in ("LAS", "LAZ", "PLY", "E57") for o in j["inputs"]))
I["empty-result-404"] = lambda S: S.get(q("name eq 'no such job'")).status == 200
I["bad-top-400"] = lambda S: S.get(q(top=0)).status == 422
I["missing-token-403"] = lambda S: S.get(q(), auth=False).status == 401
I["unknown-itwin-200"] = lambda S: S.get(q("iTwinId eq " + UNKNOWN)).status == 404
I["details-object"] = lambda S: isinstance(S.get(q(top=0)).json()["error"]["details"], list)
I["unauthorized-flat"] = lambda S: "error" in S.get(q(), auth=False).json()
I["error-with-sibling"] = lambda S: list(S.get(q(top=0)).json()) == ["error"]
I["wrong-target"] = lambda S: "$top" in json.dumps(S.get(q(top=1001)).json()["error"]["details"]) and "\"$filter\"" not in json.dumps(S.get(q(top=1001)).json())
I["no-token-needed"] = lambda S: S.get(q(), auth=False).status == 401
I["any-token"] = lambda S: S.get(q(), auth="Bearer wrong").status == 401


@i("continuation-unauthenticated")
def _(S):
    h = S.get(q(top=5)).json()["_links"]["next"]["href"]
    return S.get("/" + h.split("/", 3)[3], auth=False).status == 401


I["itwin-filter-unauthenticated"] = lambda S: S.get(q(IA(S)), auth=False).status == 401


@i("rate-no-retry-after", "rate-retry-date")
def _(S):
    rs = [S.get(q(top=1), retry=False) for _ in range(13)]
    return all(r.status != 429 or re.match(r"^\d+$", r.headers.getheader("Retry-After") or "") for r in rs)


@i("content-type-lost-on-next-page")
def _(S):
    h = S.get(q(top=5)).json()["_links"]["next"]["href"]
    return "json" in (S.get("/" + h.split("/", 3)[3]).headers.getheader("Content-Type") or "")


I["top-1000-refused"] = lambda S: S.get(q(top=1000)).status == 200
I["top-1001-accepted"] = lambda S: S.get(q(top=1001)).status == 422
I["top-checked-only-with-filter"] = lambda S: S.get(q(None, top=0)).status == 422
I["recommended-accept-refused"] = lambda S: S.get(q(), Accept=MEDIA).status == 200


@i("next-loses-filter")
def _(S):
    return all(j["state"] == "failed" for j in jobs(S, IA(S) + " and state eq 'failed'", 6))


@i("next-repeats-last", "next-skips-one", "list-ends-early", "shuffled-per-request")
def _(S):
    a, b = paged(S, IA(S), 20)
    return len(a) == len(set(a)) and set(a) == set(b) and len(a) == 140


@i("last-page-links-itself")
def _(S):
    a = ids(jobs(S, IA(S), 30))
    return len(a) == 140


I["default-page-50"] = lambda S: len(S.get(q(IA(S))).json()["jobs"]) == 100
I["top-capped-at-100"] = lambda S: len(S.get(q(IA(S), 1000)).json()["jobs"]) == 140
I["itwin-only-own"] = lambda S: len(jobs(S, "iTwinId eq " + twin(S, "6 jobs"))) == 6
I["no-itwin-everyones"] = lambda S: {j.get("email", "anna.berg@example.com") for j in jobs(S)} == {"anna.berg@example.com"} and len(jobs(S)) == 156


@i("in-only-first")
def _(S):
    two = sorted(ids(jobs(S))[:2])
    return sorted(ids(jobs(S, "id in ('%s', '%s')" % tuple(two)))) == two


@i("gt-as-ge")
def _(S):
    j = jobs(S, IA(S))[5]
    c = j["createdDateTime"]
    return j["id"] not in ids(jobs(S, IA(S) + " and createdDateTime gt " + c)) and j["id"] in ids(jobs(S, IA(S) + " and createdDateTime ge " + c))


@i("and-or-same-precedence")
def _(S):
    a, b = ids(jobs(S))[:2]
    return ids(jobs(S, "id eq %s or id eq %s and name eq 'nothing'" % (a, b))) == [a]


@i("and-second-ignored")
def _(S):
    x = ids(jobs(S))[0]
    return ids(jobs(S, "type eq 'Conversion' and id eq " + x)) == [x]


I["unknown-property-ignored"] = lambda S: S.get(q("dataCenter eq 'East US'")).status == 422


@i("date-offset-ignored")
def _(S):
    j = next(j for j in jobs(S, IA(S)) if True)
    t = datetime.fromtimestamp(when(j["createdDateTime"]) + 7200, timezone.utc).strftime("%Y-%m-%dT%H:%M:%S+02:00")
    return ids(jobs(S, IA(S) + " and createdDateTime eq " + t)) == [j["id"]]


@i("success-reopens")
def _(S):
    first = [j["id"] for j in jobs(S, IA(S)) if j["state"] == "success"]
    return all(j["state"] == "success" for _ in range(4) for j in jobs(S, IA(S)) if j["id"] in first)


I["exec-info-lost-at-end"] = every(lambda j: j["state"] != "success" or "executionInformation" in j)
I["output-ids-before-submission"] = every(lambda j: j["state"] != "unsubmitted" or all(o.get("id") is None for o in j["outputs"]))


def watch(S, seconds):
    f = "iTwinId eq " + twin(S, "14 moving")
    got, end = {}, time.time() + seconds
    while time.time() < end:
        for j in jobs(S, f):
            if j["state"] in ("success", "failed", "cancelled"): got[j["id"]] = j["state"]
        if got: break
        time.sleep(0.1)
    return f, got


@i("state-filter-stale", "finished-job-leaves-list")
def _(S):
    f, got = watch(S, 4)
    allj = {j["id"]: j["state"] for j in jobs(S, f)}
    return bool(got) and len(allj) == 14 and all(k in ids(jobs(S, f + " and state eq '%s'" % s)) for k, s in got.items())


@i("no-timezone")
def _(S):
    try: return all(when(j["createdDateTime"]) and when(j["lastModifiedDateTime"]) for j in jobs(S, top=100))
    except AssertionError: return False


@i("ended-before-started")
def _(S):
    for j in jobs(S):
        x = j.get("executionInformation") or {}
        if x.get("startedDateTime") and x.get("endedDateTime") and when(x["startedDateTime"]) > when(x["endedDateTime"]): return False
    return True


I["modified-before-created"] = every(lambda j: when(j["createdDateTime"]) <= when(j["lastModifiedDateTime"]))


@i("created-slides")
def _(S):
    f = IA(S) + " and state eq 'active'"
    a = {j["id"]: j["createdDateTime"] for j in jobs(S, f)}; time.sleep(0.05)
    return a == {j["id"]: j["createdDateTime"] for j in jobs(S, f)}


I["output-ids-change"] = lambda S: len({json.dumps([j["outputs"] for j in jobs(S, IA(S))]) for _ in range(2)}) == 1
I["next-host-internal"] = lambda S: urlsplit(S.get(q(top=5)).json()["_links"]["next"]["href"]).netloc == "127.0.0.1:%d" % S.port


@i("first-itwin-for-all")
def _(S):
    a, b = twin(S, "130"), twin(S, "12 and")
    return {j["iTwinId"] for j in jobs(S, "iTwinId in ('%s', '%s')" % (a, b))} == {a, b}


@i("body-cut-over-64k", "unescaped-quote")
def _(S):
    try: return bool(S.get(q(IA(S), 100)).json())
    except ValueError: return False


I["merge-many-outputs"] = every(lambda j: "options" not in j or len(j["outputs"]) == (1 if j["options"]["merge"] else len(j["inputs"])))
I["engines-negative"] = every(lambda j: j.get("options", {}).get("processingEngines", 0) >= 0)

# one request sequence a variant, that shows it is that variant and still answers
VZ = {
 "standard-base64": lambda S: any(c in json.dumps(read(S, "flange-a").json()[LISTS[0]] + read(S, "flange-b").json()[LISTS[0]]) .replace("image/png", "") for c in "+/="),
 "added-members": lambda S: "manual_kcl_override_active" in read(S, "flange-a").json(),
 "nulls-left-out": lambda S: "output" not in read(S, "waiting").json(),
 "chunked-gzip": lambda S: read(S, "flange-a", Accept_Encoding="gzip").headers.getheader("Content-Encoding") == "gzip" and "id" in read(S, "flange-a", Accept_Encoding="gzip").json(),
 "slow-answers": lambda S: read(S, "flange-a").status == 200,
 "malformed-is-404": lambda S: S.get(url("x", "y")).status == 404,
 "offset-times": lambda S: read(S, "flange-a").json()["created_at"].endswith("+02:00"),
 "odd-json-spelling": lambda S: b".0" in read(S, "flange-a").data,
 "errors-by-header": lambda S: list(S.get(url("x", "y")).json()) == ["message"],
 "retry-once": lambda S: Z["phase-goes-back"](S) and read(S, "moving-1").json()["status"] == "success",
}
VI = {
 "links-null-at-end": lambda S: S.get(q(top=1000)).json()["_links"] is None,
 "end-without-token": lambda S: "continuationToken" not in S.get(q(top=1000)).json()["_links"]["next"]["href"],
 "seven-digit-dates": lambda S: S.get(q(top=1)).json()["jobs"][0]["createdDateTime"].endswith("0000000+00:00"),
 "empty-page-object": lambda S: S.get(q("name eq 'x'")).json() == {},
 "chunked-gzip": lambda S: S.get(q(), Accept_Encoding="gzip").headers.getheader("Content-Encoding") == "gzip" and S.get(q(), Accept_Encoding="gzip").json()["jobs"],
 "filter-required": lambda S: S.get(q(None)).status == 422 and S.get(q()).status == 200,
 "rate-limited": lambda S: 429 in [S.get(q(top=1), retry=False).status for _ in range(12)],
 "sparse-members": lambda S: "email" not in S.get(q(top=1)).json()["jobs"][0],
 "odd-spelling-newest-first": lambda S: jobs(S, top=100)[0]["createdDateTime"] > jobs(S, top=100)[-1]["createdDateTime"],
 "rich-errors": lambda S: "innererror" in S.get(q(top=0)).json()["error"] and S.get(q(), Accept="text/html").status == 406,
}


def safe(f, S):
    try: return bool(f(S))
    except Exception as e: return "%s: %s" % (type(e).__name__, e)


def run(api, full, check):
    S = Server(api, full)
    try: return safe(check, S)
    finally: S.stop()


def run_variant(api, full, checks, own):
    S = Server(api, full)
    try: return [("own", safe(own, S))] + [(n, safe(f, S)) for n, f in checks.items()]
    finally: S.stop()


def main():
    bad = 0
    for api, checks, own in zip(APIS, (Z, I), (VZ, VI)):
        if len(sys.argv) > 1 and sys.argv[1] != api: continue
        rows = json.loads(subprocess.check_output([sys.executable, api + "_server.py", "--list"]))
        faults = [r for r in rows if r["breaks"]]
        assert len(faults) == 60 and len(rows) == 70
        want = sys.argv[2:]
        short = lambda r: r["id"].split("-", 2)[2]
        assert {short(r) for r in faults} == set(checks), {short(r) for r in faults} ^ set(checks)
        with cf.ThreadPoolExecutor(3) as ex:
            todo = [r for r in faults if not want or short(r) in want]
            right = [ex.submit(run, api, None, checks[short(r)]) for r in todo]
            wrong = [ex.submit(run, api, r["id"], checks[short(r)]) for r in todo]
            ok = 0
            for r, a, b in zip(todo, right, wrong):
                a, b = a.result(), b.result()
                if a is True and b is False: ok += 1
                else:
                    # an exception on the faulty server shows the fault as well, but is named
                    print("%s right=%s faulty=%s" % (r["id"], a, b)); bad += a is not True or b is True
            print("%s: %d of %d faults differ cleanly" % (api, ok, len(todo)))
            vs = [r for r in rows if not r["breaks"] and (not want or short(r) in want)]
            fs = [ex.submit(run_variant, api, r["id"], checks, own[short(r)]) for r in vs]
            for r, f in zip(vs, fs):
                res = f.result()
                no = [x for x in res if x[1] is not True]
                print("%s: %d of %d checks hold %s" % (r["id"], len(res) - len(no), len(res), no)); bad += bool(no)
    print("problems:", bad)
    return bad


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
