"""For each fault one request sequence that the right server passes and the faulty one fails; for each variant all of
the sequences, of which only the named ones may fail (because the sequence is about the very thing left open).
   python selfcheck.py [api] [word of an id]"""
import gzip, http.client, json, os, re, subprocess, sys, time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))
STATUSES = ("Queued", "Running", "Completed", "Failed")


class A:
    pass


class Client:
    def __init__(self, api, fault=None):
        cmd = [sys.executable, os.path.join(HERE, api + "_server.py"), "--port", "0"]
        if fault:
            cmd += ["--fault", fault]
        self.p = subprocess.Popen(cmd, stdout=subprocess.PIPE, text=True)
        self.base = self.p.stdout.readline().strip()
        self.host = urlsplit(self.base).netloc
        self.k = json.loads(subprocess.check_output([sys.executable, os.path.join(HERE, api + "_server.py"), "--known"]))
        self.coll = self.k["prefix"] + ("/context/diagram/convert" if "diagram" in api else "/context/vision/extract")
        self.token = self.k["token"]

    def close(self):
        self.p.terminate()
        self.p.wait()
        self.p.stdout.close()

    def call(self, method, path, body=None, auth=True, headers=None, raw=False):
        h = {}
        if auth is True:
            h["Authorization"] = "Bearer " + self.token
        elif auth:
            h["Authorization"] = auth
        if body is not None:
            h["Content-Type"] = "application/json"
        h.update(headers or {})
        c = http.client.HTTPConnection(self.host, timeout=20)
        data = body if isinstance(body, (bytes, type(None))) else json.dumps(body).encode()
        c.request(method, path, body=data, headers=h)
        r = c.getresponse()
        a = A()
        a.data, a.status, a.headers = r.read(), r.status, r.headers
        c.close()
        a.encoding = a.headers.get("Content-Encoding")
        if a.encoding == "gzip":
            a.data = gzip.decompress(a.data)
        a.json = None
        if not raw:
            def const(x):
                raise ValueError(x)
            try:
                a.json = json.loads(a.data.decode("utf-8"), parse_constant=const)
            except ValueError:
                a.json = None
        return a

    def job(self, name, **kw):
        j = self.k["jobs"][name]["jobId"] if isinstance(name, str) and name in self.k["jobs"] else name
        return self.call("GET", "%s/%s" % (self.coll, j), **kw)

    def post(self, body, **kw):
        return self.call("POST", self.coll, body=body, **kw)

    def until(self, jid, want=("Completed", "Failed"), most=2.5, seen=None, **kw):
        end = time.time() + most
        while True:
            a = self.job(jid, **kw)
            if seen is not None:
                seen.append(a)
            if (a.json or {}).get("status") in want or time.time() > end:
                return a
            time.sleep(0.06)


def ann(**kw):
    a = {"text": "21-PT-1019", "region": {"shape": "rectangle", "page": 1, "vertices": [
        {"x": 0.1, "y": 0.1}, {"x": 0.2, "y": 0.1}, {"x": 0.2, "y": 0.2}, {"x": 0.1, "y": 0.2}]}}
    region = kw.pop("region", {})
    a.update(kw)
    a["region"] = dict(a["region"], **region)
    return a


def it(n=1234, anns=None, **ref):
    out = dict(ref) if ref else {"fileId": n}
    out["annotations"] = [ann()] if anns is None else anns
    return out


def body(*items, **kw):
    return dict({"items": list(items)}, **kw)


PAGE_EXAMPLE = {"items": [{"fileId": 1234, "annotations": [{"text": "21-PT-1019", "region": {"shape": "rectangle", "vertices": [
    {"x": 0.58, "y": 0.12}], "page": 1}, "confidence": 0.5, "entities": [{"userDefinedField": "21PT1017", "ignoredField": "AA11"},
    {"userDefinedField": ["21PT1017-A", "21PT1017-B"]}]}]}], "grayscale": True}


def env(a, message=True):
    e = (a.json or {}).get("error") if isinstance(a.json, dict) else None
    return (isinstance(e, dict) and isinstance(e.get("code"), (int, float)) and isint(e["code"]) and -2**31 <= e["code"] < 2**31
            and isinstance(e.get("message"), str))


def isint(v):
    return not isinstance(v, bool) and (isinstance(v, int) or isinstance(v, float) and v == int(v))


def pages(a):
    return [p for f in a.json["items"] for p in f.get("results", [])]


def url(c, u, **kw):
    s = urlsplit(u)
    return c.call("GET", s.path + "?" + s.query, auth=False, raw=True, **kw)


def both_ends(c, name):
    return [c.job(name), c.job(name)]


def made(c, *items, **kw):
    return c.post(body(*(items or (it(),)), **kw))


D = {}
D["job-id-as-text"] = lambda c: isint(c.job("completed").json["jobId"])
D["png-only-for-first-page"] = lambda c: all("svgUrl" in p and "pngUrl" in p for p in pages(c.job("completed_many_files")))
D["page-as-text-when-failed"] = lambda c: all(isint(p["page"]) for p in pages(c.job("completed_partly_failed")))
D["file-id-absent-for-external"] = lambda c: all("fileId" in x for x in made(c, it(fileExternalId="PH-ME-P-0004-001")).json["items"])
D["instance-id-as-text"] = lambda c: all(isinstance(x.get("fileInstanceId", {}), dict) for x in c.job("completed").json["items"])
D["failed-file-silent"] = lambda c: all(("results" in x) != ("errorMessage" in x) for x in c.job("completed_partly_failed").json["items"])
D["post-without-items"] = lambda c: isinstance(made(c).json.get("items"), list)
D["error-message-object"] = lambda c: isinstance(c.job("failed").json["errorMessage"], str)
D["post-202"] = lambda c: made(c).status == 200
D["failed-400"] = lambda c: c.job("failed").status == 200
D["running-202"] = lambda c: c.job("running").status == 200
D["bad-json-500"] = lambda c: c.post(b'{"items": [').status == 400
D["validation-422"] = lambda c: c.post({"grayscale": True}).status == 400
D["unknown-job-200"] = lambda c: c.job(999999999).status in (400, 404)
D["malformed-id-500"] = lambda c: c.job("abc").status in (400, 404)
D["flat-error-on-get"] = lambda c: env(c.job(999999999))
D["code-as-text"] = lambda c: isint(c.job(999999999).json["error"]["code"])
D["no-message-on-401"] = lambda c: env(c.job("completed", auth=False))
D["any-token-on-post"] = lambda c: made401(c)
def made401(c):
    return c.post(body(it()), auth="Bearer wrong").status == 401
D["scheme-not-needed-on-get"] = lambda c: c.job("completed", auth=c.token).status == 401
def job_token_auth(c):
    a = made(c)
    t = a.headers.get("X-Job-Token")
    return t is None or c.job(int(a.json["jobId"]), auth=False, headers={"X-Job-Token": t}).status == 401
D["job-token-for-access-token"] = job_token_auth
D["open-when-final"] = lambda c: c.job("completed", auth=False).status == 401 and c.job("running", auth=False).status == 401
D["png-url-needs-token"] = lambda c: all(url(c, p[k]).status == 200 for p in pages(c.job("completed")) for k in ("svgUrl", "pngUrl"))
D["fifty-one-accepted"] = lambda c: made(c, *[it(3000 + i) for i in range(51)]).status == 400
D["fifty-refused"] = lambda c: made(c, *[it(3000 + i) for i in range(50)]).status == 200
D["empty-items-accepted"] = lambda c: c.post({"items": []}).status == 400
D["two-references-accepted"] = lambda c: made(c, it(fileId=1234, fileExternalId="1234")).status == 400
D["annotations-unbounded"] = lambda c: made(c, it(anns=[ann()] * 1000)).status == 200 and made(c, it(anns=[ann()] * 1001)).status == 400
D["edge-refused"] = lambda c: made(c, it(anns=[ann(region={"vertices": [{"x": 0, "y": 0}, {"x": 1, "y": 0}, {"x": 1, "y": 1}, {"x": 0, "y": 1}]})])).status == 200
D["confidence-unbounded-without-entities"] = lambda c: made(c, it(anns=[ann(confidence=1.5)])).status == 400 and made(c, it(anns=[ann(confidence=1.5, entities=[{"a": "b"}])])).status == 400
D["entity-lists-refused"] = lambda c: made(c, it(anns=[ann(entities=[{"a": ["b", "c"]}])])).status == 200
D["page-zero-accepted"] = lambda c: made(c, it(anns=[ann(region={"page": 0})])).status == 400
D["bad-items-dropped"] = lambda c: made(c, it(), {"fileId": 2001}).status == 400
D["other-shapes-accepted"] = lambda c: made(c, it(anns=[ann(region={"shape": "polygon"})])).status == 400
D["lower-case-status-on-post"] = lambda c: made(c).json["status"] in STATUSES
D["status-partial"] = lambda c: c.job("completed_partly_failed").json["status"] in STATUSES
D["id-with-tail"] = lambda c: c.job("125abc").status in (400, 404)
D["id-32-bit"] = lambda c: c.job("completed_large_id").status == 200
D["charset-refused"] = lambda c: c.post(body(it()), headers={"Content-Type": "application/json; charset=utf-8"}).status == 200
D["no-request-id-on-errors"] = lambda c: bool(c.job(999999999).headers.get("x-request-id"))
def token_back(c):
    a = made(c)
    t = a.headers.get("X-Job-Token")
    return t is None or c.job(int(a.json["jobId"]), headers={"X-Job-Token": t}).status == 200
D["job-token-refused"] = token_back
def follow(c, *items, **kw):
    a = made(c, *items, **kw)
    seen = []
    c.until(int(a.json["jobId"]), seen=seen)
    return a, seen
def gray_kept(c):
    a, seen = follow(c, grayscale=False)
    return all(x.json["grayscale"] is False for x in [a] + seen)
D["grayscale-lost-when-final"] = gray_kept
D["default-is-colour"] = lambda c: made(c).json["grayscale"] is True
D["large-file-id-rounded"] = lambda c: made(c, it(9007199254742995)).json["items"][0]["fileId"] == 9007199254742995
D["gone-after-final-read"] = lambda c: all(a.status == 200 for a in both_ends(c, "completed"))
def two_jobs(c):
    a, b = made(c, it(2001)), made(c, it(2002))
    x, y = c.until(int(a.json["jobId"])), c.until(int(b.json["jobId"]))
    return [[f["fileId"] for f in z.json["items"]] for z in (x, y)] == [[2001], [2002]]
D["items-of-last-job"] = two_jobs
D["back-to-running"] = lambda c: {c.job("completed_colour").json["status"] for _ in range(5)} == {"Completed"}
D["items-while-running"] = lambda c: "items" not in c.job("running").json
D["failed-without-message-for-several"] = lambda c: isinstance(c.job("failed_two_files").json["errorMessage"], str)
D["colour-never-ends"] = lambda c: follow(c, grayscale=False)[1][-1].json["status"] == "Completed"
D["items-only-once"] = lambda c: all("items" in a.json for a in both_ends(c, "completed_colour"))
def clock(c, tolerance=60000):
    a = made(c)
    return abs(a.json["createdTime"] - time.time() * 1000) < tolerance
D["times-in-seconds"] = clock
D["times-two-hours-ahead"] = clock
D["final-status-time-in-micros"] = lambda c: 0 <= (lambda j: j["statusTime"] - j["startTime"])(c.job("completed").json) < 10**8
D["start-minus-one-when-queued"] = lambda c: (c.job("queued").json.get("startTime") or 0) >= 0
D["status-time-frozen"] = lambda c: c.job("completed").json["statusTime"] > c.job("completed").json["createdTime"]
D["gzip-unasked"] = lambda c: c.job("completed", headers={"Accept-Encoding": "identity"}).encoding is None
def latin(c):
    a = made(c, it(fileExternalId="Ünit-Ø-03"))
    return a.json is not None and a.json["items"][0]["fileExternalId"] == "Ünit-Ø-03"
D["latin-1"] = latin
def gray_svg(c):
    t = url(c, pages(c.job("completed"))[0]["svgUrl"]).data.decode()
    return all(x[0:2] == x[2:4] == x[4:6] for x in re.findall(r"#([0-9a-f]{6})", t))
D["colours-in-gray-svg"] = gray_svg
def twice(c):
    u = pages(c.job("completed"))[0]["svgUrl"]
    return url(c, u).status == url(c, u).status == 200
D["url-for-one-use"] = twice

V = {}
def preds(c, name, feature, **kw):
    return [p for x in c.job(name, **kw).json["items"] for p in x["predictions"].get(feature + "Predictions") or []]
def boxes(c, name):
    return [p.get("textRegion") or p.get("boundingBox") for f in ("text", "assetTag", "people") for p in preds(c, name, f)]
def in_unit(c, name):
    return all(0 <= v <= 1 for b in boxes(c, name) for v in b.values())
BETA = ("industrialObject", "personalProtectiveEquipment", "digitalGauge", "dialGauge", "levelGauge", "valve")
def beta(a):
    return {f for f in BETA for x in a.json["items"] if f + "Predictions" in x["predictions"]}
def par(c, name="completed"):
    return c.job(name).json["parameters"]
V["no-predictions-when-nothing-found"] = lambda c: all("predictions" in x for x in c.job("completed_nothing_found").json["items"])
V["items-absent-while-running"] = lambda c: "items" in c.job("running_no_batch_finished").json
V["asset-text-over-128"] = lambda c: all(1 <= len(p["text"]) <= 128 for f in ("text", "assetTag") for p in preds(c, "completed", f))
V["asset-ref-with-both"] = lambda c: all(len(p["assetRef"]) == 1 for p in preds(c, "completed", "assetTag"))
V["asset-region-without-ymax"] = lambda c: all(set(b) == {"xMin", "xMax", "yMin", "yMax"} for b in boxes(c, "completed"))
V["null-when-nothing-found"] = lambda c: all(v is not None for x in c.job("completed_nothing_found").json["items"] for v in x["predictions"].values())
V["file-id-as-text"] = lambda c: all(isint(x["fileId"]) for x in c.job("completed").json["items"])
V["failed-items-bare-ids"] = lambda c: all(isinstance(y, dict) for x in c.job("failed").json["failedItems"] for y in x["items"])
V["confidence-percent"] = lambda c: all(p.get("confidence", 0) <= 1 for p in preds(c, "completed", "text"))
V["people-confidence-above-one"] = lambda c: all(p.get("confidence", 0) <= 1 for p in preds(c, "completed", "people"))
V["people-box-in-pixels"] = lambda c: in_unit(c, "completed")
V["edge-one-too-far"] = lambda c: in_unit(c, "completed_many_files")
V["status-upper-case"] = lambda c: c.job("running_no_batch_finished").json["status"] in STATUSES
V["status-with-errors"] = lambda c: c.job("completed_partly_failed").json["status"] in STATUSES
V["parameters-as-list"] = lambda c: isinstance(par(c), dict)
V["threshold-as-text"] = lambda c: all(isinstance(v["threshold"], float) for v in par(c).values())
V["subtree-ids-as-text"] = lambda c: par(c)["assetTagDetectionParameters"]["assetSubtreeIds"] == [1, 2]
V["short-parameter-names"] = lambda c: all(k.endswith("DetectionParameters") for k in par(c))
V["threshold-percent-when-final"] = lambda c: all(v["threshold"] <= 1 for v in par(c).values())
V["failed-500"] = lambda c: c.job("failed").status == 200
V["queued-404"] = lambda c: c.job("queued").status == 200
V["unknown-job-200"] = D["unknown-job-200"]
V["malformed-id-500"] = D["malformed-id-500"]
V["partial-206"] = lambda c: c.job("running_some_batches_finished").status == 200
V["flat-error"] = lambda c: env(c.job(999999999))
V["code-beyond-int32"] = V["flat-error"]
V["message-as-object"] = V["flat-error"]
V["no-message-for-malformed"] = lambda c: env(c.job("abc"))
V["open-without-header"] = lambda c: c.job("completed", auth=False).status == 401
V["any-token"] = lambda c: c.job("completed", auth="Bearer wrong").status == 401
V["any-scheme"] = lambda c: c.job("completed", auth="Token " + c.token).status == 401
V["empty-token"] = lambda c: c.job("completed", auth="Bearer ").status == 401
V["beta-skips-token"] = lambda c: c.job("completed", auth=False, headers={"cdf-version": "beta"}).status == 401
V["open-when-failed"] = lambda c: c.job("failed", auth=False).status == 401
V["login-redirect"] = lambda c: c.job("completed", auth=False).status == 401
V["id-with-tail"] = lambda c: c.job("126abc").status in (400, 404)
V["id-as-double"] = lambda c: c.job("completed_large_id").status == 200
V["id-with-underscores"] = lambda c: c.job("1_26").status in (400, 404)
V["version-unknown-400"] = lambda c: c.job("completed", headers={"cdf-version": "20240101"}).status == 200
V["beta-without-header"] = lambda c: not beta(c.job("completed_beta_features"))
def with_beta(c):
    a = c.job("completed_beta_features", headers={"cdf-version": "beta"})
    return beta(a) == set(BETA) and all("textPredictions" in x["predictions"] for x in a.json["items"])
V["beta-drops-ordinary"] = with_beta
V["no-request-id-on-errors"] = D["no-request-id-on-errors"]
V["sticky-beta"] = lambda c: [len(beta(c.job("completed_beta_features", headers=h))) for h in ({"cdf-version": "beta"}, {})] == [6, 0]
V["neighbours-items"] = lambda c: [[x["fileId"] for x in c.job(n).json["items"]] for n in ("completed", "completed_text_only")] == [[1234, 1235, 1236], [1260, 1261]]
V["batches-withheld"] = lambda c: [x["fileId"] for x in c.job("running_some_batches_finished").json["items"]] == [1234, 1235, 1238]
V["one-failed-batch-fails-the-job"] = lambda c: c.job("completed_partly_failed").json["status"] == "Completed"
V["completed-without-success"] = lambda c: c.job("failed").json["status"] == "Failed"
def grows(c, name):
    seen = []
    c.until(name, seen=seen)
    last = [x["fileId"] for x in seen[-1].json["items"]]
    return (seen[-1].json["status"] == "Completed" and [s for s in STATUSES if s in [a.json["status"] for a in seen]] and
            all({x["fileId"] for x in a.json.get("items", [])} <= set(last) for a in seen) and
            set(last) == {f["fileId"] for f in c.k["jobs"][name]["files"] if not f["fails"]})
V["last-batch-only"] = lambda c: grows(c, "advancing_to_completed_1")
V["failed-without-message"] = lambda c: isinstance(c.job("failed").json["errorMessage"], str)
V["failed-files-in-items"] = lambda c: [x["fileId"] for x in c.job("completed_partly_failed").json["items"]] == [1250, 1251]
V["partly-failed-never-ends"] = lambda c: grows(c, "advancing_to_partly_failed_1")
V["times-in-seconds"] = lambda c: abs(c.job("queued").json["createdTime"] - time.time() * 1000) < 86400000
V["final-status-time-in-micros"] = D["final-status-time-in-micros"]
V["start-minus-one-when-queued"] = D["start-minus-one-when-queued"]
def steady(c):
    a = c.job("completed").json["createdTime"]
    time.sleep(0.02)
    return a == c.job("completed").json["createdTime"]
V["created-time-moves"] = steady
V["start-null-while-running"] = lambda c: isint(c.job("running_no_batch_finished").json["startTime"])
V["confidence-nan"] = lambda c: c.job("completed").json is not None
V["latin-1"] = lambda c: any("Ø40, 80 °C" in p["text"] for p in preds(c, "completed", "text"))
V["long-bodies-cut"] = lambda c: len(c.job("completed_many_files").json["items"]) == 60
V["html-content-type"] = lambda c: c.job("completed").headers.get_content_type() == "application/json"

CHECKS = {"cognite_diagrams": D, "cognite_vision": V}
# the sequences that are about what the variant chooses otherwise
MAY_FAIL = {}


def run(check, c):
    try:
        return bool(check(c))
    except Exception as e:
        return "%s: %s" % (type(e).__name__, e)


def right_extra(api, c):
    """Lifecycles of the right server."""
    out = []
    if api == "cognite_diagrams":
        for items in ((it(1234), it(fileExternalId="my file"), it(fileInstanceId={"space": "a", "externalId": "B_1"})), (it(6660),), (it(6661), it(6660))):
            a, seen = follow(c, *items)
            times = [(x.json["status"], x.json["createdTime"], x.json["startTime"], x.json["statusTime"], "items" in x.json) for x in [a] + seen]
            out.append(sorted(set(times), key=lambda t: t[3]))
        assert c.post(PAGE_EXAMPLE).status == 200
    else:
        for n in ("advancing_to_completed_2", "advancing_to_partly_failed_2", "advancing_to_failed_2"):
            seen = []
            c.until(n, seen=seen)
            out.append(sorted({(x.json["status"], x.json["createdTime"], x.json["startTime"], x.json["statusTime"], len(x.json["items"]), len(x.json.get("failedItems", []))) for x in seen}, key=lambda t: (t[3], t[4] + t[5])))
    return out


def main():
    want = sys.argv[1] if len(sys.argv) > 1 else ""
    word = sys.argv[2] if len(sys.argv) > 2 else ""
    bad = 0
    for api, checks in CHECKS.items():
        if want and want != api:
            continue
        entries = json.loads(subprocess.check_output([sys.executable, os.path.join(HERE, api + "_server.py"), "--list"]))
        c = Client(api)
        try:
            for e in entries:
                if e["breaks"] and word in e["id"]:
                    r = run(checks[e["id"].split("-", 2)[2]], c)
                    if r is not True:
                        bad += 1
                        print("RIGHT SERVER FAILS", e["id"], r)
            if not word:
                for x in right_extra(api, c):
                    print("  right server, a life:", x)
        finally:
            c.close()

        def faulty(e):
            c = Client(api, e["id"])
            try:
                return e, run(checks[e["id"].split("-", 2)[2]], c)
            finally:
                c.close()

        def variant(e):
            c = Client(api, e["id"])
            try:
                return e, {n: r for n, r in ((n, run(f, c)) for n, f in checks.items()) if r is not True}
            finally:
                c.close()
        with ThreadPoolExecutor(2) as ex:
            n = 0
            for e, r in ex.map(faulty, [e for e in entries if e["breaks"] and word in e["id"]]):
                n += r is not True
                if r is True:
                    bad += 1
                    print("NOT SEEN", e["id"])
                elif r is not False:
                    print("  seen by exception", e["id"], r)
            print("%s: %d faults shown" % (api, n))
            for e, failed in ex.map(variant, [e for e in entries if not e["breaks"] and word in e["id"]]):
                print("  variant", e["id"], "passes" if not failed else "fails %s" % failed)
    print("trouble:", bad)


if __name__ == "__main__":
    main()
