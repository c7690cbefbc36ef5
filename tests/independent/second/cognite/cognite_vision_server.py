"""Cognite vision extract (GET only): a right server, 60 faults, 10 right variants."""
import gzip
import json
import random
import re
import threading
import time
from urllib.parse import unquote

from cognite_common import Ans, App, BASE, INT64, Stop, TOKEN, dumps, main, wants_gzip

GET = "GET /context/vision/extract/{jobId}"
PG = "cognite-vision-extract-get.txt"
SUP = "supplement.md, Cognite section"
BETA = ("industrialObjectPredictions", "personalProtectiveEquipmentPredictions", "digitalGaugePredictions",
        "dialGaugePredictions", "levelGaugePredictions", "valvePredictions")

LONG = ("NOTE 7: ALL PRESSURE TRANSMITTERS ON THIS DECK SHALL BE CALIBRATED TOGETHER BEFORE START-UP, "
        "SEE PROCEDURE 14")


def box(a, b, c, d):
    return {"xMin": a, "xMax": b, "yMin": c, "yMax": d}


def text(conf, txt, *b):
    return {"confidence": conf, "text": txt, "textRegion": box(*b)}


def tag(conf, ref, txt, *b):
    return {"confidence": conf, "assetRef": ref, "text": txt, "textRegion": box(*b)}


def obj(label, conf, *b):
    return {"label": label, "confidence": conf, "boundingBox": box(*b)}


P_PLANT = {
    "textPredictions": [text(0.97, "21-PT-1019", 0.12, 0.31, 0.2, 0.26), text(0.88, "Öl-Rücklauf", 0.5, 0.66, 0.71, 0.76),
                        text(1, LONG, 0, 0.94, 0.9, 1)],
    "assetTagPredictions": [tag(0.93, {"id": 4917236600112}, "21-PT-1019", 0.12, 0.31, 0.2, 0.26),
                            tag(0.86, {"externalId": "23-LT-9102"}, "23-LT-9102", 0.4, 0.52, 0.33, 0.37)],
    "peoplePredictions": [obj("person", 0.91, 0.05, 0.2, 0.3, 0.95)],
}
P_YARD = {
    "textPredictions": [text(0.84, "V-204", 0.22, 0.3, 0.1, 0.14)],
    "assetTagPredictions": [tag(0.9, {"id": 4917236600207}, "V-204", 0.22, 0.3, 0.1, 0.14)],
    "peoplePredictions": [obj("person", 0.82, 0.61, 0.74, 0.2, 0.81), obj("person", 0.95, 0.75, 0.9, 0.22, 0.83)],
}
P_EMPTY = {"textPredictions": [], "assetTagPredictions": [], "peoplePredictions": []}
P_TEXT = {"textPredictions": [text(0.81, "P-101 A", 0.4, 0.45, 0.4, 0.43), text(0.99, "Pump room", 0.1, 0.3, 0.05, 0.1)]}
P_BETA = {
    "industrialObjectPredictions": [obj("flange", 0.87, 0.3, 0.4, 0.3, 0.4)],
    "personalProtectiveEquipmentPredictions": [obj("hard hat", 0.92, 0.08, 0.15, 0.3, 0.38)],
    "valvePredictions": [obj("valve", 0.83, 0.55, 0.6, 0.5, 0.58)],
}
LOW = [text(0.31, "21-P?-1O19", 0.7, 0.8, 0.2, 0.26)]

PAR_GA = {"textDetectionParameters": {"threshold": 0.8},
          "assetTagDetectionParameters": {"threshold": 0.8, "partialMatch": True, "assetSubtreeIds": [4917236600001, 4917236600002]},
          "peopleDetectionParameters": {"threshold": 0.8}}
PAR_TEXT = {"textDetectionParameters": {"threshold": 0.75}}
PAR_BETA = dict(PAR_GA, industrialObjectDetectionParameters={"threshold": 0.8},
                personalProtectiveEquipmentDetectionParameters={"threshold": 0.8}, valveDetectionParameters={"threshold": 0.8})


def ok(fid, pred, ext=None, beta=None):
    return {"fileId": fid, "ext": ext, "pred": pred, "beta": beta, "error": None, "inst": None}


def no(fid, error, ext=None, inst=None):
    return {"fileId": fid, "ext": ext, "pred": None, "beta": None, "error": error, "inst": inst}


E_FMT = "The file is not a supported image (image/jpeg, image/png)."
E_BIG = "The file could not be downloaded from the file store."
# batches: a list of lists of files; a batch finishes as a whole
B_DONE = [[ok(7330018801, P_PLANT), ok(7330018802, P_YARD, "img-0042")]]
B_PART = [[ok(7330018801, P_PLANT), ok(7330018803, P_EMPTY, "tank-østre-03.jpg")],
          [no(7330018890, E_FMT, "notes.docx"), no(7330018891, E_FMT, None, {"space": "images", "externalId": "IMG_7331"})]]
B_BETA = [[ok(7330018801, P_PLANT, None, P_BETA), ok(9007199254740993, P_TEXT, "IMG-large-id", {})]]
B_FAIL = [[no(7330018890, E_FMT, "notes.docx"), no(7330018892, E_BIG)]]
B_THREE = [[ok(7330018801, P_PLANT), no(7330018892, E_BIG)], [ok(7330018802, P_YARD, "img-0042")], [ok(7330018804, P_TEXT, "IMG-0043")]]
B_FOUR = [[ok(7330018802, P_YARD, "img-0042")], [no(7330018890, E_FMT, "notes.docx")], [ok(7330018803, P_EMPTY, "tank-østre-03.jpg")]]

# jobId, label, batches, parameters, mode
KNOWN = [
    (8204417735511, "Completed, two files", B_DONE, PAR_GA, "final"),
    (8204417735512, "Completed, two files succeeded, two are in failedItems; one name is not ASCII", B_PART, PAR_GA, "final"),
    (8204417735513, "Completed, one file has beta predictions when cdf-version is beta; one fileId is above 2^53", B_BETA, PAR_BETA, "final"),
    (8204417735514, "Completed, text only", [[ok(7330018804, P_TEXT, "IMG-0043")]], PAR_TEXT, "final"),
    (8204417735515, "Failed, both files failed", B_FAIL, PAR_GA, "final"),
    (8204417735516, "Queued for the first 60 s after the start, then it advances", B_THREE, PAR_GA, "queued"),
    (8204417735517, "Running for the first 60 s after the start: batch 1 of 3 has finished (one file in items, one in failedItems)", B_THREE, PAR_GA, "running"),
    (8204417735521, "Queued; advances from the first read on; ends Completed with one failed file", B_THREE, PAR_GA, "live"),
    (8204417735522, "Queued; advances from the first read on; ends Completed with one failed file", B_THREE, PAR_GA, "live"),
    (8204417735523, "Queued; advances from the first read on; ends Failed", B_FAIL, PAR_GA, "live"),
    (8204417735524, "Queued; advances from the first read on; ends Completed with one failed file", B_FOUR, PAR_GA, "live"),
    (8204417735525, "Queued; advances from the first read on; ends Completed with one failed file", B_FOUR, PAR_GA, "live"),
    (8204417735526, "Queued; advances from the first read on; ends Failed", B_FAIL, PAR_GA, "live"),
]


def known():
    fids = {}
    for j in KNOWN:
        for b in j[2]:
            for f in b:
                fids[f["fileId"]] = f["ext"]
    return {
        "token": TOKEN, "base": BASE,
        "given": [["jobId", j[0]] for j in KNOWN] + [["fileId", f] for f in fids]
                 + [["fileExternalId", e] for e in fids.values() if e],
        "notes": {
            "jobs": {str(j[0]): j[1] for j in KNOWN},
            "states": {str(j[0]): re.split(r"[;, ]", j[1])[0] for j in KNOWN},
            "lifecycle": "the jobs that advance are Queued 0.35 s from their first read, then Running (a third of the batches each 0.25 s), final after 1.1 s at most",
            "parameters": "each job shows the parameters it was submitted with; all thresholds are 0.8 but 8204417735514 (0.75)",
            "unknown": "an unknown or malformed jobId gets 400",
            "beta": "cdf-version: beta shows the beta predictions of 8204417735513; any other value, or none, does not",
            "create": "no operation of the documents creates a vision job",
        }}


def now_ms():
    return int(time.time() * 1000)


class Job:
    def __init__(self, jid, batches, params, mode, created, start, end):
        self.id, self.batches, self.params, self.mode = jid, batches, params, mode
        self.created, self.start, self.end = created, start, end
        self.final_reads = 0
        self.reads = 0
        self.failed = all(f["error"] for b in batches for f in b)
        self.partial = not self.failed and any(f["error"] for b in batches for f in b)

    def done(self, t):
        """number of finished batches"""
        n = len(self.batches)
        if t < self.start:
            return 0
        if t >= self.end:
            return n
        if self.mode in ("running", "queued"):
            return 1 if n > 1 else 0
        return min(n - 1, int((t - self.start) / 250))


class Vision(App):
    API = "cognite_vision"

    def __init__(self, fault):
        super().__init__(fault)
        self.lock = threading.Lock()
        self.jobs = {}
        self.last = None
        t = now_ms()
        rnd = random.Random(11)
        for n, (jid, _l, batches, params, mode) in enumerate(KNOWN):
            created = t - 3600_000 * (14 - n) - rnd.randrange(1, 900_000)
            start, end = created + 2711, created + 14902
            if mode == "queued":
                created, start, end = t - 3000, t + 60_000, t + 61_000
            elif mode == "running":
                created, start, end = t - 9000, t - 4000, t + 60_000
            elif mode == "live":
                created, start, end = t - 800 - n, None, None
            self.jobs[jid] = Job(jid, batches, params, mode, created, start, end)

    # ---- plumbing ----
    def err(self, status, message, headers=None, **extra):
        code = status
        if self.has("error-code-string"):
            code = str(status)
        if self.has("error-missing-scalar") and "missing" in extra:
            extra["missing"] = [list(m.values())[0] for m in extra["missing"]]
        e = {"code": code, "message": message}
        e.update(extra)
        if self.has("error-no-message"):
            e["detail"] = e.pop("message")
        body = {"error": e}
        if self.has("error-flat"):
            body = e
        if self.has("unknown-404-nocode"):
            e.pop("code", None)
            e["cluster"] = "blind-1"
        return Ans(status, self.encode(body), headers=headers)

    def encode(self, obj):
        if self.has("reordered-floats"):
            obj = self.reorder(obj)
        if self.has("pretty-escaped"):
            return json.dumps(obj, indent=2, ensure_ascii=True).encode() + b"\n"
        return dumps(obj)

    def reorder(self, v):
        if isinstance(v, dict):
            return {k: self.reorder(v[k]) for k in reversed(list(v))}
        if isinstance(v, list):
            return [self.reorder(x) for x in v]
        if v in (0, 1) and isinstance(v, int) and not isinstance(v, bool):
            return float(v)
        return v

    def finish(self, req, ans):
        if self.has("request-id-missing") and ans.status >= 400:
            ans.headers["x-request-id"] = None
        if self.has("text-plain") and ans.status == 200:
            ans.ctype = "text/plain"
        if self.has("short-length-nonascii"):
            ans.cut = len(ans.body) - len(ans.body.decode("utf-8"))
        if self.has("chunked-gzip"):
            if wants_gzip(req) and ans.body:
                ans.body = gzip.compress(ans.body, 1)
                ans.headers["Content-Encoding"] = "gzip"
            ans.headers["Vary"] = "Accept-Encoding"
            ans.chunked = True
        if self.has("pretty-escaped"):
            ans.ctype = "application/json; charset=utf-8"
            ans.headers.update({"Deprecation": "true", "Sunset": "Wed, 17 Feb 2027 00:00:00 GMT", "Cache-Control": "no-store"})
        if self.has("slow-answers"):
            ans.delay = 0.7
        return ans

    def authentic(self, req):
        scheme, token = self.bearer(req)
        if self.has("no-auth-served") and scheme is None:
            return True
        if self.has("beta-skips-auth") and (req.headers.get("cdf-version") or "").strip() == "beta":
            return True
        if self.has("any-token"):
            return scheme == "bearer" and bool(token)
        if self.has("token-prefix"):
            return scheme == "bearer" and token.startswith(TOKEN)
        return scheme == "bearer" and token == TOKEN

    def route(self, req):
        root = BASE + "/context/vision/extract/"
        if not req.path.startswith(root) or "/" in req.path[len(root):] or req.path == root:
            return self.err(404, "Not found")
        seg = unquote(req.path[len(root):])
        if req.method != "GET":
            return self.err(405, "Method not allowed", {"Allow": "GET"})
        if not self.authentic(req):
            if self.has("final-cached-no-auth"):
                try:
                    j = self.lookup(seg)
                    if j and j.end is not None and now_ms() >= j.end:
                        return self.get(req, seg)
                except Stop:
                    pass
            ans = self.err(401, "Unauthorized", {"WWW-Authenticate": 'Bearer realm="cdf"'})
            if self.has("unauthorized-200"):
                ans.status = 200
            return ans
        version = req.headers.get("cdf-version")
        if self.has("cdf-version-required") and version is None:
            return self.err(400, "Missing header cdf-version")
        if self.has("cdf-version-enum") and version is not None and version.strip() not in ("alpha", "beta"):
            return self.err(400, "Invalid cdf-version: %s" % version[:40])
        return self.get(req, seg)

    def lookup(self, seg):
        if self.has("jobid-prefix-parsed"):
            m = re.match(r"-?[0-9]+", seg)
            seg = m.group(0) if m else seg
        if not re.fullmatch(r"-?[0-9]{1,40}", seg) or not -INT64 - 1 <= int(seg) <= INT64:
            if self.has("malformed-500"):
                raise Stop(self.err(500, "Internal server error"))
            raise Stop(self.err(400, "jobId must be an int64, got %s" % seg[:60]))
        n = int(seg)
        if self.has("negative-abs"):
            n = abs(n)
        if self.has("jobid-32bit"):
            for k in self.jobs:
                if (k ^ n) & 0xFFFFFFFF == 0:
                    return self.jobs[k]
        return self.jobs.get(n)

    # ---- the view of a job ----
    def get(self, req, seg):
        job = self.lookup(seg)
        if job is None:
            if self.has("unknown-200-empty"):
                return self.ok({})
            return self.err(404 if self.has("unknown-404-nocode") else 400, "Job not found",
                            missing=[{"jobId": int(re.match(r"-?[0-9]+", seg).group(0))}])
        with self.lock:
            t = now_ms()
            if job.start is None:
                job.start = t + 350
                job.end = job.start + 250 * len(job.batches)
            job.reads += 1
            status = "Queued" if t < job.start else "Running" if t < job.end else ("Failed" if job.failed else "Completed")
            final = status in ("Completed", "Failed")
            if final:
                job.final_reads += 1
            reads = job.final_reads
            prev, self.last = self.last, job
        beta = (req.headers.get("cdf-version") or "").strip()
        return self.view(job, status, final, reads, t, beta, prev)

    def view(self, job, status, final, reads, t, version, prev):
        if self.has("gone-after-first-read") and reads > 1:
            return self.err(400, "Job not found", missing=[{"jobId": job.id}])
        if self.has("queued-204") and status == "Queued":
            return Ans(204)
        if self.has("failed-http-400") and status == "Failed":
            return self.err(400, "All files failed")
        code = 206 if self.has("running-206") and status == "Running" else 200
        flap = self.has("final-flaps-back") and reads == 3
        if flap:
            status, final = "Running", False
        done = job.batches if final else job.batches[:job.done(t) if not flap else 0]
        # times
        created = job.created
        if status == "Queued":
            start = stat = created
        elif status == "Running":
            start = stat = job.start
        else:
            start, stat = job.start, job.end
        if self.has("start-null-queued") and status == "Queued":
            start = None
        if self.has("created-seconds"):
            created //= 1000
        if self.has("created-moves"):
            created = stat
        if self.has("start-minus-one") and status == "Queued":
            start = -1
        if self.has("status-iso") and final:
            stat = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(stat / 1000))
        jid = job.id
        if self.has("jobid-string"):
            jid = str(jid)
        if self.has("jobid-plus-one"):
            jid += 1
        # items
        beta = version == "beta" or (self.has("beta-wide") and ("beta" in version or "alpha" in version))
        if self.has("beta-not-shown"):
            beta = False
        if self.has("beta-leaks"):
            beta = True
        items, failed = [], []
        for b in done:
            for f in b:
                if f["error"]:
                    failed.append(f)
                    if self.has("both-lists"):
                        items.append(self.item(dict(f, pred=P_EMPTY), beta, final, reads))
                else:
                    items.append(self.item(f, beta, final, reads))
        if status == "Running":
            if self.has("running-no-items"):
                items = []
            if self.has("items-only-latest") and done:
                items = [self.item(f, beta, final, reads) for f in done[-1] if not f["error"]]
        if self.has("alpha-drops-items") and "alpha" in version:
            items = []
        if self.has("completed-first-empty") and status == "Completed" and reads == 1:
            items = []
        o = {"status": status, "createdTime": created, "startTime": start, "statusTime": stat, "jobId": jid, "items": items,
             "errorMessage": None, "failedItems": self.failed_items(failed), "parameters": self.parameters(job)}
        if status == "Failed":
            o["errorMessage"] = "All %d files failed." % len(failed)
        if self.has("partial-sunk") and status == "Completed" and job.partial:
            o["status"], o["errorMessage"] = "Failed", "%d files failed." % len(failed)
        if self.has("completed-all-failed") and status == "Failed":
            o["status"], o["errorMessage"] = "Completed", None
        if self.has("failed-no-message"):
            o["errorMessage"] = None
        if self.has("failed-left-out") and status == "Completed":
            o["failedItems"] = []
        if self.has("params-of-last-read-job") and prev is not None:
            o["parameters"] = self.parameters(prev)
        if self.has("succeeded-word") and status == "Completed":
            o["status"] = "Succeeded"
        if self.has("error-word") and status == "Failed":
            o["status"] = "Error"
        if self.has("partially-completed-word") and status == "Completed" and job.partial:
            o["status"] = "PartiallyCompleted"
        if self.has("processing-word") and status == "Running" and done:
            o["status"] = "Processing"
        # variants
        if self.has("queued-sparse") and status == "Queued":
            del o["items"], o["startTime"], o["failedItems"]
        if self.has("sparse-optional"):
            o = {k: v for k, v in o.items() if k not in ("parameters",) and v is not None and not (k == "failedItems" and not v)}
        if self.has("extra-members"):
            o["statusCount"] = {status: len(job.batches)}
            o["numFiles"] = sum(len(b) for b in job.batches)
            o["parameters"]["weldDetectionParameters"] = {"threshold": 0.5, "mode": "fast"}
            o["useCache"] = True
        return self.ok(o, code)

    def parameters(self, job):
        p = json.loads(json.dumps(job.params))
        if self.has("parameters-string"):
            return json.dumps(p)
        return p

    def item(self, f, beta, final, reads):
        fid = f["fileId"]
        if self.has("fileid-rounded"):
            fid = int(float(fid))
        pred = json.loads(json.dumps(f["pred"]))
        if beta and f["beta"]:
            pred.update(json.loads(json.dumps(f["beta"])))
        for key, preds in pred.items():
            for p in preds:
                if self.has("confidence-percent"):
                    p["confidence"] = round(p["confidence"] * 100, 1)
                if self.has("tag-region-pixels") and key == "assetTagPredictions":
                    p["textRegion"] = {k: round(v * 1920) for k, v in p["textRegion"].items()}
                if self.has("box-no-ymax") and "boundingBox" in p:
                    del p["boundingBox"]["yMax"]
                if self.has("nan-confidence") and key == "peoplePredictions":
                    p["confidence"] = float("nan") if p["confidence"] < 0.85 else p["confidence"]
                if self.has("asset-ref-both") and "assetRef" in p:
                    p["assetRef"].setdefault("externalId", p["text"])
                if self.has("text-too-long") and p.get("text") == LONG:
                    p["text"] = LONG + " " + LONG
                if self.has("sparse-optional"):
                    del p["confidence"]
                if self.has("extra-members"):
                    p["attributes"] = {"rotation": 0}
        if self.has("empty-as-null"):
            pred = {k: v or None for k, v in pred.items()}
        if self.has("below-threshold") and "textPredictions" in pred and pred["textPredictions"]:
            pred["textPredictions"] += LOW
        if self.has("sparse-optional"):
            pred = {k: v for k, v in pred.items() if v}
        if self.has("extra-members"):
            pred["weldPredictions"] = [{"label": "weld", "polygon": [[0.1, 0.2], [0.3, 0.2]]}]
        if self.has("second-read-null") and final and reads > 1:
            pred = None
        o = {"fileId": fid, "predictions": pred}
        if f["ext"]:
            o["fileExternalId"] = f["ext"]
            if self.has("item-without-fileid"):
                del o["fileId"]
        return o

    def failed_items(self, failed):
        groups = {}
        for f in failed:
            e = {"fileId": f["fileId"]}
            if f["ext"]:
                e["fileExternalId"] = f["ext"]
            if f["inst"]:
                e["fileInstanceId"] = dict(f["inst"])
            groups.setdefault(f["error"], []).append(f["fileId"] if self.has("failed-items-bare-ids") else e)
        return [{"errorMessage": k, "items": v} for k, v in groups.items()]


def F(short, kind, meets, evidence, promise, fault, seen):
    return (short, True, kind, meets, evidence, promise, fault, [GET], seen)


def V(short, kind, promise, fault, seen):
    return (short, False, kind, False, "open", promise, fault, [GET], seen)


TABLE = [
    # response (8)
    F("jobid-string", "response", False, "page", "jobId is an int64 (%s, Response)" % PG, "jobId is a string of digits", "read any job"),
    F("failed-items-bare-ids", "response", False, "page", "failedItems[].items holds objects with fileId (%s, example)" % PG,
      "failedItems[].items holds bare numbers", "read a job with failed files"),
    F("box-no-ymax", "response", False, "supplement", "xMin, xMax, yMin, yMax are all required (%s, Vision extract)" % SUP,
      "boundingBox has no yMax; textRegion is right", "read a completed job with people"),
    F("asset-ref-both", "response", False, "supplement", "assetRef is exactly one of {id}, {externalId} (%s, Vision extract)" % SUP,
      "assetRef with an id has an externalId too", "read a completed job with asset tags"),
    F("item-without-fileid", "response", True, "supplement", "an item has fileId (%s, Vision extract)" % SUP,
      "items that have a fileExternalId have no fileId", "read a completed job with a fileExternalId"),
    F("text-too-long", "response", False, "supplement", "text has 1..128 characters (%s, Vision extract)" % SUP,
      "long texts are not cut: one text has more than 200 characters", "read the texts of a completed job"),
    F("empty-as-null", "response", True, "supplement", "the members of predictions are optional arrays (%s, Vision extract)" % SUP,
      "an array without an element is null", "read the known job of which one file has no predictions"),
    F("parameters-string", "response", False, "page", "parameters is an object (%s, Response)" % PG, "parameters is a string that holds JSON", "read any job"),
    # enum (4)
    F("succeeded-word", "enum", False, "page", "status is Queued, Running, Completed or Failed (%s, Response)" % PG, "completed jobs say Succeeded", "read a completed job"),
    F("error-word", "enum", True, "page", "status is Queued, Running, Completed or Failed (%s, Response)" % PG, "failed jobs say Error", "read a failed job"),
    F("partially-completed-word", "enum", True, "page", "status is Queued, Running, Completed or Failed (%s, Response)" % PG,
      "completed jobs with failed files say PartiallyCompleted", "read the known job with failed files"),
    F("processing-word", "enum", True, "page", "status is Queued, Running, Completed or Failed (%s, Response)" % PG,
      "running jobs with a finished batch say Processing", "read the known running job"),
    # status (4)
    F("queued-204", "status", False, "page", "a queued job is a 200 answer with a body (%s, Response)" % PG, "queued jobs get 204 without a body", "read the known queued job"),
    F("failed-http-400", "status", False, "page", "Failed is a status in the 200 answer (%s, Response)" % PG, "failed jobs get 400 with an error envelope", "read a failed job"),
    F("unknown-200-empty", "status", False, "supplement", "an unknown job is refused with 400 or 404 (supplement.md, what the documents leave open)", "unknown jobs get 200 {}", "read an unknown jobId"),
    F("running-206", "status", False, "supplement", "the success status is 200 (%s)" % SUP, "running jobs get 206", "read the known running job"),
    # error (4)
    F("error-flat", "error", False, "supplement", "errors are {error: {...}} (%s, error envelope)" % SUP, "the members stand at the top, without error", "send any bad request"),
    F("error-code-string", "error", False, "supplement", "error.code is an int32 (%s, error envelope)" % SUP, "code is a string", "send any bad request"),
    F("error-no-message", "error", False, "supplement", "error.message is there (%s, error envelope)" % SUP, "the text is in detail, message is missing", "send any bad request"),
    F("error-missing-scalar", "error", False, "supplement", "error.missing is a list of objects (%s, error envelope)" % SUP, "missing is a list of numbers", "read an unknown jobId"),
    # auth (6)
    F("no-auth-served", "auth", False, "page", "Authorization is required (%s, Authorizations)" % PG, "requests without it are served; wrong tokens are refused", "read a job without Authorization"),
    F("any-token", "auth", False, "page", "the token must be one of the identity provider (%s, Authorizations)" % PG, "any bearer token is accepted", "read a job with a wrong token"),
    F("token-prefix", "auth", False, "page", "the token must be one of the identity provider (%s, Authorizations)" % PG, "a token that only starts with the right one is accepted", "append a letter to the token"),
    F("beta-skips-auth", "auth", True, "page", "Authorization is required whatever cdf-version says (%s, Authorizations)" % PG, "with cdf-version: beta no token is checked", "send a wrong token with cdf-version: beta"),
    F("final-cached-no-auth", "auth", True, "page", "Authorization is required (%s, Authorizations)" % PG, "finished jobs are served without a check of the token", "read a completed job with a wrong token"),
    F("unauthorized-200", "auth", False, "page", "a request without a valid token does not succeed (%s, Authorizations)" % PG, "it gets 200 with an error envelope", "send a wrong token and look at the status"),
    # path (4)
    F("jobid-prefix-parsed", "path", False, "page", "jobId is an int64 (%s, Path Parameters)" % PG, "123abc is read as 123", "append letters to a known jobId"),
    F("jobid-32bit", "path", False, "page", "jobId is an int64 (%s, Path Parameters)" % PG, "only the low 32 bits are compared", "add 4294967296 to a known jobId"),
    F("malformed-500", "path", False, "supplement", "a malformed jobId gets 400 or 404 (supplement.md, what the documents leave open)", "a malformed jobId gets 500", "read the jobId abc"),
    F("negative-abs", "path", False, "page", "the job is the one with this id (%s, Path Parameters)" % PG, "the sign is lost: -123 is read as 123", "put a minus before a known jobId"),
    # header (6)
    F("cdf-version-required", "header", False, "page", "cdf-version is an optional header (%s, Headers)" % PG, "requests without it get 400", "read a job without cdf-version"),
    F("cdf-version-enum", "header", False, "supplement", "cdf-version is free text (%s, Vision extract)" % SUP, "anything but alpha and beta gets 400", "send cdf-version: 20230101"),
    F("beta-not-shown", "header", True, "open", "beta predictions are there with cdf-version: beta (%s, Vision extract)" % SUP, "they are never shown", "read the known beta job with cdf-version: beta"),
    F("beta-leaks", "header", True, "supplement", "beta predictions need cdf-version: beta (%s, Vision extract)" % SUP, "they are shown without the header", "read the known beta job without cdf-version"),
    F("alpha-drops-items", "header", True, "supplement", "cdf-version alpha is a value in use (page's example; %s); a completed job has its items" % SUP,
      "with a cdf-version that holds alpha, items is empty", "read a completed job with cdf-version: alpha"),
    F("request-id-missing", "header", False, "supplement", "the request id is in x-request-id (%s, error envelope)" % SUP, "errors have no x-request-id, successes have it", "send any bad request"),
    # lifecycle (8)
    F("running-no-items", "lifecycle", True, "supplement", "finished batches' items are returned while the job runs (%s, Vision extract)" % SUP,
      "items stay empty until the job is final", "read the known running job, or poll one that advances"),
    F("items-only-latest", "lifecycle", True, "supplement", "finished batches' items are returned while the job runs (%s, Vision extract)" % SUP,
      "a running job shows only the items of the batch that finished last; earlier items vanish", "poll a job that advances and keep the items"),
    F("completed-all-failed", "lifecycle", True, "supplement", "Completed means at least one batch succeeded (%s, Vision extract)" % SUP,
      "jobs of which every file failed are Completed, with all files in failedItems", "read a job in which all files failed"),
    F("partial-sunk", "lifecycle", True, "supplement", "Completed means at least one batch succeeded (%s, Vision extract)" % SUP,
      "one failed file makes the job Failed, with items and failedItems", "read the known job with failed files"),
    F("failed-no-message", "lifecycle", False, "page", "a failed job says more in errorMessage (%s, Response)" % PG, "errorMessage is null in failed jobs", "read a failed job"),
    F("failed-left-out", "lifecycle", True, "supplement", "failed files show in failedItems (%s, Vision extract)" % SUP,
      "failedItems is emptied when the job is Completed", "poll a job with a failed file to its end"),
    F("both-lists", "lifecycle", True, "supplement", "failed files show only in failedItems (%s, Vision extract)" % SUP,
      "failed files are in items too, with empty predictions", "compare items and failedItems"),
    F("final-flaps-back", "lifecycle", True, "page", "a finished job does not run again (%s, status)" % PG, "the third answer after the end says Running without items", "read a completed job three times"),
    F("completed-first-empty", "lifecycle", True, "page", "items is the list of the files and their predictions (%s, items)" % PG,
      "the first answer that says Completed has empty items", "look at the first Completed answer"),
    # time (4)
    F("created-seconds", "time", False, "page", "createdTime is in milliseconds (%s)" % PG, "createdTime is in seconds", "compare with the clock or with startTime"),
    F("status-iso", "time", True, "page", "statusTime is an int64 (%s)" % PG, "statusTime is an ISO string once the job is final", "read a completed job"),
    F("created-moves", "time", False, "page", "createdTime is when the job was created (%s)" % PG, "createdTime follows each change of status", "poll a job that advances"),
    F("start-minus-one", "time", False, "page", "startTime >= 0 (%s)" % PG, "startTime is -1 while the job is queued", "read the known queued job"),
    # state (3)
    F("gone-after-first-read", "state", True, "page", "GET by jobId gives the job (%s)" % PG, "a final job can be read once", "read a completed job twice"),
    F("second-read-null", "state", True, "page", "an item has its predictions (%s, items)" % PG, "predictions is null from the second final read on", "read a completed job twice"),
    F("params-of-last-read-job", "state", True, "page", "parameters are those of the job (%s, parameters)" % PG, "parameters are those of the job that was read before", "read two jobs with other parameters in turn"),
    # echo (2)
    F("jobid-plus-one", "echo", False, "page", "jobId is the job's id (%s, Path Parameters and Response)" % PG, "jobId in the body is not the id in the path", "compare"),
    F("fileid-rounded", "echo", True, "supplement", "fileId is an int64 (%s)" % SUP, "fileIds above 2^53 are rounded", "compare the fileIds of the known beta job with the given ones"),
    # transport (3)
    F("text-plain", "transport", False, "page", "the answer is JSON (%s, example)" % PG, "200 answers say text/plain", "look at Content-Type"),
    F("short-length-nonascii", "transport", True, "page", "the answer is a whole JSON document (%s, example)" % PG, "Content-Length counts characters, so answers with non-ASCII text are cut", "read the known job with a non-ASCII name"),
    F("nan-confidence", "transport", False, "supplement", "confidence is a number 0..1, in JSON (%s, Vision extract)" % SUP, "some confidences are the literal NaN, which is not JSON", "parse strictly a completed job with people"),
    # other (4)
    F("confidence-percent", "other", False, "supplement", "confidence is 0..1 (%s, Vision extract)" % SUP, "confidence is in percent", "read a completed job"),
    F("tag-region-pixels", "other", False, "supplement", "regions are 0..1 (%s, Vision extract)" % SUP, "textRegion of asset tags is in pixels", "read a completed job with asset tags"),
    F("below-threshold", "other", True, "open", "a prediction is at least as sure as the job's threshold (%s, parameters; not said in words)" % PG,
      "texts below the job's threshold are in textPredictions", "compare confidence with parameters"),
    # ---- right variants ----
    V("queued-sparse", "response", "items and startTime may be absent while queued (supplement)", "queued jobs have no items, startTime, failedItems", "read the queued job"),
    V("start-null-queued", "response", "startTime may be null while queued (supplement)", "startTime is null while queued", "read the queued job"),
    V("chunked-gzip", "transport", "HTTP", "chunked answers, gzip when the client accepts it", "send Accept-Encoding: gzip"),
    V("extra-members", "response", "new extractors, parameters and members may appear (page, supplement)", "weldPredictions, weldDetectionParameters, statusCount, numFiles", "read any job"),
    V("unknown-404-nocode", "error", "open: 400 or 404; code often absent, unknown members occur (supplement)", "unknown jobs get 404; errors have no code and one unknown member", "read an unknown job"),
    V("reordered-floats", "response", "order of members is open; 1.0 is 1", "members in reverse order, 0 and 1 written 0.0 and 1.0", "read a completed job"),
    V("slow-answers", "transport", "how fast an answer is, is open", "each answer takes 0.7 s", "measure"),
    V("sparse-optional", "response", "errorMessage, failedItems, parameters, confidence, arrays are optional", "null, empty and optional members are left out", "read any job"),
    V("beta-wide", "header", "open: which cdf-version shows the beta predictions", "20230101-beta, alpha and 20230101-alpha show them too", "read the beta job with cdf-version: alpha"),
    V("pretty-escaped", "transport", "JSON and HTTP", "indented JSON with \\u escapes, charset in Content-Type, Deprecation and Sunset headers", "read any job"),
]

if __name__ == "__main__":
    main(Vision, TABLE, known)
