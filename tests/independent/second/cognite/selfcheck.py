"""For each fault one request sequence that is True on the right server and False on the faulty one;
for each variant one that shows the oddity, and a common one that shows that it still answers."""
import gzip
import http.client
import json
import os
import re
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

HERE = os.path.dirname(os.path.abspath(__file__))


class R:
    def __init__(self, status, headers, raw):
        self.status, self.headers, self.raw = status, headers, raw

    @property
    def j(self):
        body = self.raw
        if self.headers.get("content-encoding") == "gzip":
            body = gzip.decompress(body)

        def strict(_):
            raise ValueError("not JSON")
        return json.loads(body.decode("utf-8"), parse_constant=strict)


class C:
    def __init__(self, origin, known):
        self.netloc = urlsplit(origin).netloc
        self.known = known
        self.token = known["token"]
        self.conn = http.client.HTTPConnection(self.netloc, timeout=10)

    def raw(self, method, path, body=None, headers=None):
        try:
            self.conn.request(method, path, body, headers or {})
            r = self.conn.getresponse()
            raw = r.read()
        except Exception:
            self.conn.close()
            raise
        return R(r.status, {k.lower(): v for k, v in r.getheaders()}, raw)

    def req(self, method, path, body=None, token=True, **headers):
        h = {k.replace("_", "-"): v for k, v in headers.items()}
        if token is True:
            h["Authorization"] = "Bearer " + self.token
        elif token:
            h["Authorization"] = token
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body).encode()
        if body is not None:
            h.setdefault("Content-Type", "application/json")
        return self.raw(method, self.known["base"] + path, body, h)

    # diagrams
    def post(self, items=None, token=True, hdr=None, **rest):
        body = dict(rest)
        body["items"] = [it(5120984)] if items is None else items
        return self.req("POST", "/context/diagram/convert", body, token, **(hdr or {}))

    def job(self, jid, token=True, **h):
        return self.req("GET", "/context/diagram/convert/%s" % jid, None, token, **h)

    def run(self, *a, **k):
        p = self.post(*a, **k)
        assert p.status == 200, p.raw
        return p.j, self.poll(p.j["jobId"], self.job, p.headers.get("x-job-token"))

    def poll(self, jid, get, tok=None, limit=4):
        seen, t = [], time.time()
        while time.time() - t < limit:
            r = get(jid, **({"X_Job_Token": tok} if tok else {}))
            seen.append(r)
            if r.status == 200 and r.j.get("status") in ("Completed", "Failed", "Timeout"):
                break
            time.sleep(0.06)
        return seen

    # vision
    def vis(self, jid, token=True, **h):
        return self.req("GET", "/context/vision/extract/%s" % jid, None, token, **h)


def ann(text="21-PT-1019", vertices=None, page=1, **k):
    if vertices is None:
        vertices = [{"x": .5, "y": .1}, {"x": .6, "y": .1}, {"x": .6, "y": .2}, {"x": .5, "y": .2}]
    return dict({"text": text, "region": {"shape": "rectangle", "vertices": vertices, "page": page}}, **k)


def it(ref, *anns):
    o = {"fileId": ref} if isinstance(ref, int) else {"fileExternalId": ref} if isinstance(ref, str) else {"fileInstanceId": ref}
    o["annotations"] = list(anns) or [ann()]
    return o


D = 3508871240960
PAGE_STATES = ("Queued", "Running", "Completed", "Failed")
BATCH = [880000000000 + n for n in range(1, 56)]


def bad(r):
    if r.status != 400:
        return False
    e = r.j["error"]
    return r.status == 400 and isinstance(e["message"], str) and e["code"] == 400 and "x-request-id" in r.headers


def fine(r):
    return r.status == 200


def pages_of(c, jid):
    return [p for i in c.job(jid).j["items"] for p in i["results"]]


def unread(c):
    a = c.post(token="Bearer no")
    try:
        b = c.job(D + 1)
    except Exception:
        return False
    return a.status == 401 and b.status == 200


def two_jobs(c):
    a = c.post([it(5120984)]).j["jobId"]
    c.post([it(61840028)])
    return c.poll(a, c.job)[-1].j["items"][0]["fileId"] == 5120984


def not_ascii(c):
    r = c.post([it("Anlage-Übersicht-07")])
    return r.j["items"][0]["fileExternalId"] == "Anlage-Übersicht-07"


def fetch_url(c, u, **h):
    s = urlsplit(u)
    return c.raw("GET", s.path + "?" + s.query, None, h)


DIAG = {
    "post-no-statustime": lambda c: isinstance(c.post().j.get("statusTime"), int),
    "page-zero-based": lambda c: [p["page"] for p in pages_of(c, D + 1)] == [1, 1, 2, 3],
    "png-missing-later-pages": lambda c: all("pngUrl" in p for p in pages_of(c, D + 1)),
    "fileid-missing-external": lambda c: c.job(D + 2).j["items"][0].get("fileId") == 7731560482091734,
    "failed-page-null-urls": lambda c: isinstance(pages_of(c, D + 4)[1].get("errorMessage"), str),
    "single-page-object": lambda c: isinstance(c.job(D + 1).j["items"][0]["results"], list),
    "relative-svg-url": lambda c: all(p["svgUrl"].startswith("http") for p in pages_of(c, D + 1)),
    "failure-word": lambda c: c.job(D + 5).j["status"] == "Failed",
    "post-created-status": lambda c: c.post().j["status"] in PAGE_STATES,
    "inprogress-running": lambda c: c.job(D + 7).j["status"] == "Running",
    "partially-failed-word": lambda c: c.job(D + 3).j["status"] in PAGE_STATES,
    "post-202": lambda c: c.post().status == 200,
    "validation-422": lambda c: bad(c.post([])),
    "badjson-500": lambda c: bad(c.req("POST", "/context/diagram/convert", b'{"items": [')),
    "failed-job-500": lambda c: fine(c.job(D + 5)),
    "unknown-job-200": lambda c: c.job(77).status in (400, 404),
    "validation-200-error": lambda c: c.post([]).status == 400,
    "error-message-list": lambda c: isinstance(c.post([]).j["error"]["message"], str),
    "missing-bare-ids": lambda c: c.post([it(31)]).j["error"]["missing"] == [{"fileId": 31}],
    "unauthorized-empty-body": lambda c: "message" in json.loads(c.job(D + 1, "Bearer no").raw or b'{}').get("error", {}),
    "get-no-auth": lambda c: c.job(D + 1, None).status == 401 and c.job(D + 1, "Bearer x").status == 401,
    "post-any-token": lambda c: c.post(token="Bearer x").status == 401,
    "final-job-cached-no-auth": lambda c: c.job(D + 1, "Bearer x").status == 401 and c.job(D + 6, "Bearer x").status == 401,
    "any-scheme": lambda c: c.job(D + 1, c.token).status == 401 and c.job(D + 1, "Basic " + c.token).status == 401,
    "login-redirect": lambda c: c.job(D + 1, None).status == 401,
    "items-51-accepted": lambda c: bad(c.post([it(b) for b in BATCH[:51]])),
    "items-50-rejected": lambda c: fine(c.post([it(b) for b in BATCH[:50]])),
    "two-ids-accepted": lambda c: bad(c.post([dict(it(5120984), fileExternalId="PH-ME-P-0001")])),
    "y-unchecked": lambda c: bad(c.post([it(5120984, ann(vertices=[{"x": .1, "y": 1.5}] * 4))])),
    "confidence-bound-only-with-entities": lambda c: bad(c.post([it(5120984, ann(confidence=1.5))])) and bad(c.post([it(5120984, ann(confidence=1.5, entities=[{"a": "b"}]))])),
    "entity-list-rejected": lambda c: fine(c.post([it(5120984, ann(entities=[{"a": "b", "c": "d"}, {"a": ["b", "c"]}]))])),
    "only-first-item-validated": lambda c: bad(c.post([it(5120984), it(5120985, {"region": {}})])) and bad(c.post([it(5120985, {"region": {}})])),
    "grayscale-coerced": lambda c: bad(c.post(grayscale="false")),
    "jobid-prefix-parsed": lambda c: c.job("%dabc" % (D + 1)).status in (400, 404),
    "jobid-32bit": lambda c: c.job(D + 1 + 2 ** 32).status in (400, 404),
    "charset-refused": lambda c: fine(c.post(hdr={"Content_Type": "application/json; charset=utf-8"})),
    "request-id-missing-post-errors": lambda c: "x-request-id" in c.post([]).headers and "x-request-id" in c.job(77).headers,
    "job-token-demanded": lambda c: fine(c.job(c.post().j["jobId"])),
    "items-before-finish": lambda c: not c.job(D + 7).j.get("items"),
    "completed-without-items-first": lambda c: len(c.run()[1][-1].j.get("items", [])) == 1,
    "failed-no-message": lambda c: bool(c.job(D + 5).j["errorMessage"]),
    "failed-file-left-out": lambda c: len(c.job(D + 3).j["items"]) == 2,
    "partial-sunk": lambda c: c.job(D + 3).j["status"] == "Completed" and len(c.job(D + 3).j.get("items", [])) == 2,
    "final-flaps-back": lambda c: [c.job(D + 1).j["status"] for _ in range(4)] == ["Completed"] * 4,
    "created-seconds": lambda c: c.job(D + 1).j["createdTime"] > 10 ** 12,
    "status-seconds-when-final": lambda c: c.job(D + 1).j["statusTime"] > 10 ** 12 and c.job(D + 7).j["statusTime"] > 10 ** 12,
    "created-moves": lambda c: (lambda p: p[1][-1].j["createdTime"] == p[0]["createdTime"])(c.run()),
    "starttime-minus-one": lambda c: c.job(D + 6).j["startTime"] >= 0,
    "same-body-same-job": lambda c: (lambda a, b: a["jobId"] != b["jobId"] and b["grayscale"] is False)(c.post(grayscale=True).j, c.post(grayscale=False).j),
    "second-read-gone": lambda c: fine(c.job(D + 1)) and fine(c.job(D + 1)),
    "latest-items": two_jobs,
    "get-grayscale-true": lambda c: c.job(D + 2).j["grayscale"] is False,
    "default-false": lambda c: c.post().j["grayscale"] is True,
    "post-items-first-only": lambda c: len(c.post([it(5120984), it(5120985)]).j["items"]) == 2,
    "extid-lowered": lambda c: c.post([it("PH-ME-P-0001")]).j["items"] == [{"fileExternalId": "PH-ME-P-0001"}],
    "big-fileid-rounded": lambda c: c.post([it(9007199254740993)]).j["items"][0]["fileId"] == 9007199254740993,
    "unread-body": unread,
    "short-length-nonascii": not_ascii,
    "url-needs-auth": lambda c: fetch_url(c, pages_of(c, D + 1)[0]["svgUrl"]).status == 200,
    "png-serves-svg": lambda c: fetch_url(c, pages_of(c, D + 1)[0]["pngUrl"]).raw[:4] == b"\x89PNG",
}

W = 8204417735510


def preds(c, jid, key, **h):
    return [p for i in c.vis(jid, **h).j["items"] for p in i["predictions"].get(key) or []]


def names(r):
    return {k for i in r.j["items"] for k in i["predictions"]}


def grow(c, jid):
    """items never vanish while the job advances; some are there before the end"""
    had, early = set(), False
    for r in c.poll(jid, c.vis):
        ids = {i["fileId"] for i in r.j["items"]}
        if not had <= ids:
            return False
        had = ids
        early = early or (r.j["status"] == "Running" and bool(ids))
    return early


def vbad(r):
    return r.status in (400, 404)


def params_apart(c):
    a = c.vis(W + 4).j["parameters"]
    c.vis(W + 1)
    b = c.vis(W + 4).j["parameters"]
    return a == b


VIS = {
    "jobid-string": lambda c: c.vis(W + 1).j["jobId"] == W + 1,
    "failed-items-bare-ids": lambda c: all(isinstance(i, dict) for g in c.vis(W + 2).j["failedItems"] for i in g["items"]),
    "box-no-ymax": lambda c: all(set(p["boundingBox"]) == {"xMin", "xMax", "yMin", "yMax"} for p in preds(c, W + 1, "peoplePredictions")),
    "asset-ref-both": lambda c: all(len(p["assetRef"]) == 1 for p in preds(c, W + 1, "assetTagPredictions")),
    "item-without-fileid": lambda c: all("fileId" in i for i in c.vis(W + 1).j["items"]),
    "text-too-long": lambda c: all(1 <= len(p["text"]) <= 128 for p in preds(c, W + 1, "textPredictions")),
    "empty-as-null": lambda c: all(isinstance(v, list) for i in c.vis(W + 2).j["items"] for v in i["predictions"].values()),
    "parameters-string": lambda c: isinstance(c.vis(W + 1).j["parameters"], dict),
    "succeeded-word": lambda c: c.vis(W + 1).j["status"] == "Completed",
    "error-word": lambda c: c.vis(W + 5).j["status"] == "Failed",
    "partially-completed-word": lambda c: c.vis(W + 2).j["status"] == "Completed",
    "processing-word": lambda c: c.vis(W + 7).j["status"] == "Running",
    "queued-204": lambda c: c.vis(W + 6).status == 200,
    "failed-http-400": lambda c: c.vis(W + 5).status == 200,
    "unknown-200-empty": lambda c: vbad(c.vis(77)),
    "running-206": lambda c: c.vis(W + 7).status == 200,
    "error-flat": lambda c: isinstance(c.vis(77).j.get("error"), dict),
    "error-code-string": lambda c: isinstance(c.vis(77).j["error"]["code"], int),
    "error-no-message": lambda c: isinstance(c.vis(77).j["error"].get("message"), str),
    "error-missing-scalar": lambda c: all(isinstance(m, dict) for m in c.vis(77).j["error"]["missing"]),
    "no-auth-served": lambda c: c.vis(W + 1, None).status == 401 and c.vis(W + 1, "Bearer x").status == 401,
    "any-token": lambda c: c.vis(W + 1, "Bearer x").status == 401,
    "token-prefix": lambda c: c.vis(W + 1, "Bearer " + c.token + "x").status == 401,
    "beta-skips-auth": lambda c: c.vis(W + 1, "Bearer x", cdf_version="beta").status == 401,
    "final-cached-no-auth": lambda c: c.vis(W + 1, "Bearer x").status == 401 and c.vis(W + 6, "Bearer x").status == 401,
    "unauthorized-200": lambda c: c.vis(W + 1, "Bearer x").status == 401,
    "jobid-prefix-parsed": lambda c: vbad(c.vis("%dabc" % (W + 1))),
    "jobid-32bit": lambda c: vbad(c.vis(W + 1 + 2 ** 32)),
    "malformed-500": lambda c: vbad(c.vis("abc")),
    "negative-abs": lambda c: vbad(c.vis(-W - 1)),
    "cdf-version-required": lambda c: fine(c.vis(W + 1)),
    "cdf-version-enum": lambda c: fine(c.vis(W + 1, cdf_version="20230101")),
    "beta-not-shown": lambda c: "valvePredictions" in names(c.vis(W + 3, cdf_version="beta")),
    "beta-leaks": lambda c: "valvePredictions" not in names(c.vis(W + 3)),
    "alpha-drops-items": lambda c: len(c.vis(W + 1, cdf_version="alpha").j["items"]) == 2,
    "request-id-missing": lambda c: "x-request-id" in c.vis(77).headers and "x-request-id" in c.vis(W + 1).headers,
    "running-no-items": lambda c: grow(c, W + 11) and len(c.vis(W + 7).j["items"]) == 1,
    "items-only-latest": lambda c: grow(c, W + 14),
    "completed-all-failed": lambda c: c.vis(W + 5).j["status"] == "Failed",
    "partial-sunk": lambda c: c.vis(W + 2).j["status"] == "Completed",
    "failed-no-message": lambda c: bool(c.vis(W + 5).j["errorMessage"]) and bool(c.poll(W + 13, c.vis)[-1].j["errorMessage"]),
    "failed-left-out": lambda c: len(c.poll(W + 12, c.vis)[-1].j["failedItems"]) == 1,
    "both-lists": lambda c: {i["fileId"] for i in c.vis(W + 2).j["items"]} == {7330018801, 7330018803},
    "final-flaps-back": lambda c: [c.vis(W + 1).j["status"] for _ in range(4)] == ["Completed"] * 4,
    "completed-first-empty": lambda c: len(c.vis(W + 1).j["items"]) == 2,
    "created-seconds": lambda c: c.vis(W + 1).j["createdTime"] > 10 ** 12,
    "status-iso": lambda c: isinstance(c.vis(W + 1).j["statusTime"], int),
    "created-moves": lambda c: len({r.j["createdTime"] for r in c.poll(W + 11, c.vis)}) == 1,
    "start-minus-one": lambda c: c.vis(W + 6).j["startTime"] >= 0,
    "gone-after-first-read": lambda c: fine(c.vis(W + 1)) and fine(c.vis(W + 1)),
    "second-read-null": lambda c: c.vis(W + 1).j["items"] == c.vis(W + 1).j["items"],
    "params-of-last-read-job": params_apart,
    "jobid-plus-one": lambda c: c.vis(W + 1).j["jobId"] == W + 1,
    "fileid-rounded": lambda c: c.vis(W + 3).j["items"][1]["fileId"] == 9007199254740993,
    "text-plain": lambda c: c.vis(W + 1).headers["content-type"].startswith("application/json"),
    "short-length-nonascii": lambda c: c.vis(W + 2).j["jobId"] == W + 2,
    "nan-confidence": lambda c: all(0 <= p["confidence"] <= 1 for p in preds(c, W + 1, "peoplePredictions")),
    "confidence-percent": lambda c: all(0 <= p["confidence"] <= 1 for p in preds(c, W + 1, "textPredictions")),
    "tag-region-pixels": lambda c: all(0 <= v <= 1 for p in preds(c, W + 1, "assetTagPredictions") for v in p["textRegion"].values()),
    "below-threshold": lambda c: all(p["confidence"] >= .8 for p in preds(c, W + 1, "textPredictions")),
}


def took(f):
    t = time.time()
    f()
    return time.time() - t


ODD = {  # variants: True when the oddity is there
    "cognite_diagrams": {
        "eight-statuses": lambda c: c.job(D + 5).j["status"] == "Timeout" and {"Distributed", "Collecting"} <= {r.j["status"] for r in c.run()[1]},
        "start-null-queued": lambda c: c.job(D + 6).j["startTime"] is None,
        "chunked-gzip": lambda c: (lambda r: r.headers["transfer-encoding"] == "chunked" and r.headers["content-encoding"] == "gzip")(c.job(D + 1, Accept_Encoding="gzip")) and "content-encoding" not in c.job(D + 1).headers,
        "big-jobid": lambda c: c.post().j["jobId"] > 2 ** 53,
        "extra-members": lambda c: "statusCount" in c.job(D + 1).j,
        "unknown-404-nocode": lambda c: c.job(77).status == 404 and "code" not in c.job(77).j["error"],
        "reordered-floats": lambda c: b'"page":1.0' in c.job(D + 1).raw,
        "slow-answers": lambda c: took(lambda: c.job(D + 1)) > .6,
        "resigned-urls": lambda c: pages_of(c, D + 1) != pages_of(c, D + 1),
        "strict-open": lambda c: c.post([it(5120984), it(5120984)]).status == 400 and c.post([it(5120984, ann(vertices=[{"x": 0, "y": 0}]))]).status == 400,
    },
    "cognite_vision": {
        "queued-sparse": lambda c: "items" not in c.vis(W + 6).j,
        "start-null-queued": lambda c: c.vis(W + 6).j["startTime"] is None,
        "chunked-gzip": lambda c: c.vis(W + 1, Accept_Encoding="gzip").headers.get("content-encoding") == "gzip",
        "extra-members": lambda c: "weldPredictions" in names(c.vis(W + 1)),
        "unknown-404-nocode": lambda c: c.vis(77).status == 404,
        "reordered-floats": lambda c: list(c.vis(W + 1).j)[-1] == "status" and b":1.0" in c.vis(W + 1).raw,
        "slow-answers": lambda c: took(lambda: c.vis(W + 1)) > .6,
        "sparse-optional": lambda c: "errorMessage" not in c.vis(W + 1).j,
        "beta-wide": lambda c: "valvePredictions" in names(c.vis(W + 3, cdf_version="20230101-beta")),
        "pretty-escaped": lambda c: b"\\u00d6" in c.vis(W + 1).raw and "sunset" in c.vis(W + 1).headers,
    }}


def alive(api, c):
    if api == "cognite_diagrams":
        p, seen = c.run([it(5120985, ann(confidence=0.5, entities=[{"a": ["b"]}]))], grayscale=False)
        last = seen[-1].j
        ok = last["status"] == "Completed" and len(last["items"][0]["results"]) == 3 and last["grayscale"] is False
        ok = ok and last["jobId"] == p["jobId"] and last["createdTime"] == p["createdTime"] and p["createdTime"] > 10 ** 12
        ok = ok and fetch_url(c, last["items"][0]["results"][0]["pngUrl"]).raw[:4] == b"\x89PNG"
        return ok and c.job(D + 1, "Bearer x").status == 401 and c.post([]).status == 400 and c.job(77).status in (400, 404)
    seen = c.poll(W + 11, c.vis)
    last = seen[-1].j
    ok = last["status"] == "Completed" and {i["fileId"] for i in last["items"]} == {7330018801, 7330018802, 7330018804}
    ok = ok and len(last["failedItems"]) == 1
    return ok and c.vis(W + 1, "Bearer x").status == 401 and c.vis(77).status in (400, 404) and c.poll(W + 13, c.vis)[-1].j["status"] == "Failed"


def with_server(api, fault, fn, known):
    cmd = [sys.executable, os.path.join(HERE, api + "_server.py"), "--port", "0"] + (["--fault", fault] if fault else [])
    p = subprocess.Popen(cmd, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        origin = p.stdout.readline().strip()
        try:
            res = bool(fn(C(origin, known)))
        except Exception as e:
            res = "%s: %s" % (type(e).__name__, e)
    finally:
        p.terminate()
        out, err = p.communicate(timeout=5)
    if out or err:
        return "NOISE " + out + err
    return res


def main():
    failures = 0
    for api, checks in (("cognite_diagrams", DIAG), ("cognite_vision", VIS)):
        lst = json.loads(subprocess.check_output([sys.executable, os.path.join(HERE, api + "_server.py"), "--list"]))
        known = json.loads(subprocess.check_output([sys.executable, os.path.join(HERE, api + "_server.py"), "--known"]))

        def one(e):
            short = re.sub("^%s-\\d\\d-" % api, "", e["id"])
            if e["breaks"]:
                fn = checks[short]
                a, b = with_server(api, None, fn, known), with_server(api, e["id"], fn, known)
                return e["id"], a is True and b is not True, (a, b)
            a = with_server(api, e["id"], lambda c: alive(api, c), known)
            b = with_server(api, e["id"], ODD[api][short], known)
            n = with_server(api, None, ODD[api][short], known)
            return e["id"], a is True and b is True and n is not True, (a, b, n)
        with ThreadPoolExecutor(4) as ex:
            res = list(ex.map(one, lst))
        a = with_server(api, None, lambda c: alive(api, c), known)
        bad_ones = [r for r in res if not r[1]]
        exc = [r for r in res if r[1] and any(isinstance(x, str) for x in r[2][1:2])]
        print("%s: right server alive: %s; %d of %d shown" % (api, a, len(res) - len(bad_ones), len(res)))
        for r in exc:
            print("  seen as an exception:", r[0], r[2][1])
        for r in bad_ones:
            print("  NOT SHOWN:", r[0], r[2])
        failures += len(bad_ones) + (a is not True)
    return failures


if __name__ == "__main__":
    raise SystemExit(1 if main() else 0)
