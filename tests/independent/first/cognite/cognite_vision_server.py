"""Cognite vision extract: GET /context/vision/extract/{jobId}."""
import copy, gzip, json, random, re
from urllib.parse import unquote
from common import *

API = "cognite_vision"
COLL = "/context/vision/extract"
G = "GET /context/vision/extract/{jobId}"
BIG = 9007199254740993
ORDINARY = ("text", "assetTag", "people")
BETA = ("industrialObject", "personalProtectiveEquipment", "digitalGauge", "dialGauge", "levelGauge", "valve")
ALL = ORDINARY + BETA
SEEN_VERSIONS = ("20230101", "20230101-beta", "20230101-alpha", "beta", "alpha")


def file_ref(n):
    out = {"fileId": n}
    if n % 2 == 0:
        out["fileExternalId"] = "photo-%d" % n
    if n % 3 == 0:
        out["fileInstanceId"] = {"space": "photos", "externalId": "photo_%d" % n}
    return out


# job -> id, features, batches [(files, error or None)], state, finished batches (for jobs that run)
def B(*ids, error=None):
    return (list(ids), error)


E1, E2 = "The images could not be downloaded", "The image format is not supported"
JOBS = {
    "queued": (123, ORDINARY, [B(1234, 1235)], "Queued", 0),
    "queued_beta_features": (1123, ALL, [B(1240)], "Queued", 0),
    "running_no_batch_finished": (124, ORDINARY, [B(1234, 1235), B(1236)], "Running", 0),
    "running_some_batches_finished": (125, ORDINARY, [B(1234, 1235), B(1236, 1237, error=E1), B(1238), B(1239)], "Running", 3),
    "completed": (126, ORDINARY, [B(1234, 1235), B(1236)], "Completed", 2),
    "completed_text_only": (135, ("text",), [B(1260, 1261)], "Completed", 1),
    "completed_partly_failed": (127, ORDINARY, [B(1250, 1251), B(1252, 1253, error=E1), B(1254, error=E2)], "Completed", 3),
    "failed": (128, ORDINARY, [B(1230, 1231, error=E2)], "Failed", 1),
    "failed_several_batches": (133, ("text", "people"), [B(1232, error=E1), B(1233, 1236, error=E2)], "Failed", 2),
    "completed_beta_features": (129, ALL, [B(1240), B(1242)], "Completed", 2),
    "completed_nothing_found": (131, ORDINARY, [B(7000, 7001)], "Completed", 1),
    "completed_many_files": (132, ORDINARY, [B(*range(3000 + 10 * i, 3010 + 10 * i)) for i in range(6)], "Completed", 6),
    "completed_large_id": (BIG, ORDINARY, [B(1234)], "Completed", 1),
}
for i in range(8):
    JOBS["advancing_to_completed_%d" % (i + 1)] = (201 + i, ORDINARY, [B(4000 + 6 * i, 4001 + 6 * i), B(4002 + 6 * i), B(4003 + 6 * i)], "Advancing", 0)
for i in range(5):
    JOBS["advancing_to_partly_failed_%d" % (i + 1)] = (221 + i, ORDINARY, [B(4100 + 6 * i), B(4101 + 6 * i, 4102 + 6 * i, error=E1), B(4103 + 6 * i)], "Advancing", 0)
for i in range(5):
    JOBS["advancing_to_failed_%d" % (i + 1)] = (241 + i, ("text", "people"), [B(4200 + 6 * i, error=E1), B(4201 + 6 * i, error=E2)], "Advancing", 0)

KNOWN = {
    "token": TOKEN, "project": PROJECT, "prefix": PREFIX,
    "note": "The path is served below the prefix and also bare (/context/vision/extract/{jobId}). There is no way to "
            "make a job; the jobs in state Advancing are Queued until they are first read and end 1.2 seconds after that read.",
    "jobs": {n: {"jobId": j[0], "state": j[3], "features": list(j[1]),
                 "files": [{"fileId": f, "fails": e is not None} for fs, e in j[2] for f in fs]} for n, j in JOBS.items()},
    "unknown_job_id": 999999999,
    "cdf_version_that_shows_beta_predictions": "beta",
}

# ------------------------------------------------------------------ predictions


def region(r):
    x, y = round(r.uniform(0, 0.6), 4), round(r.uniform(0, 0.6), 4)
    return {"xMin": x, "xMax": round(x + r.uniform(0.05, 0.35), 4), "yMin": y, "yMax": round(y + r.uniform(0.05, 0.35), 4)}


FULL = {"xMin": 0.0, "xMax": 1.0, "yMin": 0.0, "yMax": 1.0}
LONG = ("Caution: hot surface - keep the valves of line 21 closed while the pump runs. " * 2)[:128]


def predictions(n, features):
    out = {}
    for f in features:
        r = random.Random("%s/%d" % (f, n))
        rows = []
        if n < 7000:
            for k in range(2 + n % 2):
                c = round(r.uniform(0.81, 0.99), 3)
                if f == "text":
                    rows.append({"confidence": c, "text": ("21-PT-%d" % (1000 + n % 97 + k), LONG, "Ventil Ø40, 80 °C")[k], "textRegion": region(r)})
                elif f == "assetTag":
                    rows.append({"confidence": c, "assetRef": {"id": 900 + n + k} if k != 1 else {"externalId": "21PT%d" % (1000 + n % 97)},
                                 "text": "21-PT-%d" % (1000 + n % 97 + k), "textRegion": region(r)})
                else:
                    label = {"people": "person", "industrialObject": "pump", "personalProtectiveEquipment": "helmet", "digitalGauge": "digital gauge",
                             "dialGauge": "dial gauge", "levelGauge": "level gauge", "valve": "valve"}[f]
                    rows.append({"label": label, "confidence": c, "boundingBox": region(r)})
            if f == "people":
                rows[0]["boundingBox"] = dict(FULL)
                rows[0]["confidence"] = 1.0
                del rows[-1]["confidence"]
        out[f + "Predictions"] = rows
    return out


def parameters(features):
    out = {}
    for f in features:
        p = {"threshold": 0.8 if f in ORDINARY else 0.5}
        if f == "assetTag":
            p.update(partialMatch=True, assetSubtreeIds=[1, 2])
        out[f + "DetectionParameters"] = p
    return out


class Job:
    def __init__(self, id, features, batches, state, done, boot, n):
        self.id, self.features, self.batches = id, features, batches
        self.advancing = state == "Advancing"
        never = boot + 600000
        if state == "Advancing":
            self.created, self.start, self.ends = boot - 5000 - 13 * n, None, None
        elif state == "Queued":
            self.created, self.start = boot - 20000, never
            self.ends = [never + 1000 * (k + 1) for k in range(len(batches))]
        elif state == "Running":
            self.created, self.start = boot - 60000, boot - 50000
            self.ends = [boot - 40000 + 5000 * k if k < done else never + 1000 * k for k in range(len(batches))]
        else:
            self.created = boot - 3600000 - 71113 * n
            self.start = self.created + 1207
            self.ends = [self.start + 2000 * (k + 1) for k in range(len(batches))]
        self.beta_shown = False
        self.reads = 0

    def first_read(self, t, jumps):
        if self.start is None:
            self.start = t + (1 if jumps else 350)
            k = len(self.batches)
            self.ends = [self.start + (1 if jumps else 850) * (i + 1) // k for i in range(k)]


class Vision(App):
    def __init__(self, fault):
        super().__init__(fault)
        boot = now_ms()
        self.jobs = {j[0]: Job(*j, boot, n) for n, j in enumerate(JOBS.values())}
        self.cached = (0, None)

    # -------------------------------------------------------------- routing
    def handle(self, method, path, query, headers, body):
        tail, ours = self.strip_prefix(path)
        with self.lock:
            if not tail.startswith(COLL + "/") or "/" in tail[len(COLL) + 1:]:
                return self.err(404, "Not found")
            if method != "GET":
                r = self.err(405, "Method not allowed")
                r.headers["Allow"] = "GET"
                return r
            raw = unquote(tail[len(COLL) + 1:])
            bad = self.authenticate(headers, raw, ours)
            return bad or self.read(raw, headers)

    def authenticate(self, headers, raw, ours):
        given = headers.get("Authorization")
        scheme, _, token = (given or "").strip().partition(" ")
        token = token.strip()
        ok = scheme.lower() == "bearer" and token == TOKEN
        if self.f("open-without-header") and given is None:
            ok = True
        if self.f("any-token") and scheme.lower() == "bearer" and token:
            ok = True
        if self.f("any-scheme") and token == TOKEN:
            ok = True
        if self.f("empty-token") and scheme.lower() == "bearer" and not token:
            ok = True
        if self.f("beta-skips-token") and headers.get("cdf-version") == "beta":
            ok = True
        if self.f("open-when-failed") and given is None:
            job = self.jobs.get(self.parse_id(raw))
            if job and job.ends and now_ms() >= job.ends[-1] and all(e for _, e in job.batches):
                ok = True
        if ok and ours:
            return None
        if self.f("login-redirect") and given is None:
            return Resp(302, headers={"Location": "/login"}, raw=b"")
        return self.err(401, "Unauthorized")

    def parse_id(self, raw):
        m = re.match(r"-?(0|[1-9][0-9]*)" + ("" if self.f("id-with-tail") else r"\Z"), raw)
        text = m.group() if m else None
        if self.f("id-with-underscores") and re.match(r"[0-9]+(_[0-9]+)+\Z", raw):
            text = raw.replace("_", "")
        if text is None or len(text) > 20:
            return None
        n = int(text)
        if not INT64_MIN <= n <= INT64_MAX:
            return None
        if self.f("id-as-double"):
            n = int(float(n))
        return n

    def read(self, raw, headers):
        n = self.parse_id(raw)
        status = 404 if self.f("not-found-404") else 400
        if n is None:
            r = self.err(500 if self.f("malformed-id-500") else status, "jobId must be a 64-bit integer")
            if self.f("no-message-for-malformed"):
                del r.body["error"]["message"]
            return r
        version = headers.get("cdf-version")
        if self.f("version-unknown-400") and version is not None and version not in SEEN_VERSIONS:
            return self.err(400, "Unknown cdf-version")
        job = self.jobs.get(n)
        t = now_ms()
        if job is None:
            if self.f("unknown-job-200"):
                return Resp(200, {"status": "Queued", "createdTime": t, "startTime": t, "statusTime": t, "jobId": n,
                                  "items": [], "errorMessage": None, "parameters": {}})
            r = self.err(status, "Job %d not found" % n)
            return r
        job.first_read(t, self.f("jumps-and-exact-beta"))
        v = (version or "").strip().lower()
        beta = v == "beta" if self.f("jumps-and-exact-beta") else ("beta" in v or "alpha" in v)
        if self.f("sticky-beta"):
            job.beta_shown = job.beta_shown or beta
            beta = job.beta_shown
        if self.f("beta-without-header"):
            beta = True
        return self.answer(job, t, beta)

    def answer(self, job, t, beta):
        done = [b for b, e in zip(job.batches, job.ends) if t >= e]
        last_end = job.ends[-1]
        if self.f("partly-failed-never-ends") and job.advancing and len({e is None for _, e in job.batches}) == 2:
            done = [b for b, e in zip(job.batches[:-1], job.ends[:-1]) if t >= e]
            last_end = t + 1
        failed = [b for b in done if b[1]]
        good = [b for b in done if not b[1]]
        if t < job.start:
            status, start, stime = "Queued", job.created, job.created
        elif t < last_end:
            status, start, stime = "Running", job.start, job.start
        else:
            ok = any(not e for _, e in job.batches)
            if self.f("one-failed-batch-fails-the-job"):
                ok = not any(e for _, e in job.batches)
            if self.f("completed-without-success"):
                ok = True
            status, start, stime = ("Completed" if ok else "Failed"), job.start, last_end
        final = status in ("Completed", "Failed")
        partly = final and bool(good) and bool(failed)
        items = [self.item(f, job, beta) for fs, _ in good for f in fs]
        if self.f("failed-files-in-items"):
            items += [dict({"fileId": f, "predictions": {}}, **self.ext(f)) for fs, _ in failed for f in fs]
        if self.f("batches-withheld") and status == "Running":
            items = []
        if self.f("last-batch-only") and final and good:
            items = items[-len(good[-1][0]):]
        if self.f("neighbours-items") and final:
            at, old = self.cached
            if old is not None and t - at < 1000:
                items = copy.deepcopy(old)
            else:
                self.cached = (t, copy.deepcopy(items))
        out = {"status": status, "createdTime": job.created, "startTime": start, "statusTime": stime, "jobId": job.id,
               "items": items, "errorMessage": None}
        if status == "Failed" and not self.f("failed-without-message"):
            out["errorMessage"] = "All batches failed"
        if failed:
            out["failedItems"] = [{"errorMessage": e, "items": [file_ref(f) for f in fs]} for fs, e in failed]
        out["parameters"] = parameters(job.features)
        code = 200
        if self.f("failed-500") and status == "Failed":
            code = 500
        if self.f("queued-404") and status == "Queued":
            return self.err(404, "The job has no results yet")
        if self.f("partial-206") and status == "Running" and items:
            code = 206
        return Resp(code, self.dress(out, job, status, partly, t))

    @staticmethod
    def ext(f):
        ref = file_ref(f)
        return {"fileExternalId": ref["fileExternalId"]} if "fileExternalId" in ref else {}

    def item(self, f, job, beta):
        feats = [x for x in job.features if beta or x in ORDINARY]
        if self.f("beta-drops-ordinary") and beta:
            feats = [x for x in feats if x in BETA] or feats
        pred = predictions(f, feats)
        nothing = not any(pred.values())
        if self.f("null-when-nothing-found"):
            pred = {k: v or None for k, v in pred.items()}
        for key, rows in pred.items():
            for k, row in enumerate(rows or []):
                box = row.get("boundingBox") or row.get("textRegion")
                if self.f("confidence-percent") and "confidence" in row:
                    row["confidence"] = round(row["confidence"] * 100, 1)
                if self.f("people-confidence-above-one") and key == "peoplePredictions" and row.get("confidence") == 1.0:
                    row["confidence"] = 1.02
                if self.f("people-box-in-pixels") and key == "peoplePredictions":
                    for c in box:
                        box[c] = int(box[c] * (1920 if c[0] == "x" else 1080))
                if self.f("edge-one-too-far") and f == 3047 and key == "peoplePredictions" and k == 0:
                    box["xMax"] = 1.0000001
                if self.f("confidence-nan") and "confidence" not in row:
                    row["confidence"] = float("nan")
                if key == "assetTagPredictions":
                    if self.f("asset-text-over-128") and k == 1:
                        row["text"] += " " + "/".join(["21-PT-%d" % (1000 + x) for x in range(16)])
                    if self.f("asset-ref-with-both"):
                        row["assetRef"] = {"id": 900 + f + k, "externalId": "21PT%d" % (1000 + f % 97)}
                    if self.f("asset-region-without-ymax"):
                        del box["yMax"]
                if self.f("sparse"):
                    row.pop("confidence", None)
                if self.f("newer-release"):
                    row["model"] = "v2"
        if self.f("sparse"):
            pred = {k: v for k, v in pred.items() if v}
        if self.f("newer-release"):
            pred["meterPredictions"] = [{"label": "meter", "value": 3, "polygon": [[0, 0], [1, 2]]}]
        out = {"fileId": str(f) if self.f("file-id-as-text") else f, "predictions": pred}
        if self.f("no-predictions-when-nothing-found") and nothing:
            del out["predictions"]
        out.update(self.ext(f))
        if self.f("newer-release"):
            out.update({k: v for k, v in file_ref(f).items() if k == "fileInstanceId"})
            out["pageCount"] = 1
        return out

    # -------------------------------------------------------------- the last touch
    def dress(self, out, job, status, partly, t):
        final = status in ("Completed", "Failed")
        if self.f("status-upper-case"):
            out["status"] = status.upper()
        if self.f("status-with-errors") and partly:
            out["status"] = "CompletedWithErrors"
        if self.f("items-absent-while-running") and status == "Running" and not out["items"]:
            del out["items"]
        if "failedItems" in out:
            if self.f("failed-items-bare-ids"):
                for x in out["failedItems"]:
                    x["items"] = [y["fileId"] for y in x["items"]]
        p = out["parameters"]
        if self.f("parameters-as-list"):
            out["parameters"] = [dict(v, feature=k) for k, v in p.items()]
        if self.f("threshold-as-text"):
            for v in p.values():
                v["threshold"] = str(v["threshold"])
        if self.f("subtree-ids-as-text"):
            for v in p.values():
                if "assetSubtreeIds" in v:
                    v["assetSubtreeIds"] = ",".join(map(str, v["assetSubtreeIds"]))
        if self.f("short-parameter-names"):
            out["parameters"] = {k.replace("DetectionParameters", ""): v for k, v in p.items()}
        if self.f("threshold-percent-when-final") and final:
            for v in p.values():
                v["threshold"] = round(v["threshold"] * 100)
        times = ("createdTime", "startTime", "statusTime")
        if self.f("times-in-seconds"):
            for k in times:
                out[k] //= 1000
        if self.f("final-status-time-in-micros") and final:
            out["statusTime"] *= 1000
        if self.f("start-minus-one-when-queued") and status == "Queued":
            out["startTime"] = -1
        if self.f("created-time-moves") and status != "Queued":
            job.reads = (job.reads + 1) % 100
            out["createdTime"] += 9 * job.reads
        if self.f("start-null-while-running") and status == "Running":
            out["startTime"] = None
        # variants
        if self.f("start-null-when-queued") and status == "Queued":
            out["startTime"] = None
        if self.f("no-items-when-queued-or-failed") and status in ("Queued", "Failed"):
            del out["items"]
        if self.f("sparse"):
            if out["errorMessage"] is None:
                del out["errorMessage"]
            out.setdefault("failedItems", [])
        if self.f("newer-release"):
            out["numFiles"] = sum(len(b[0]) for b in job.batches)
            out["statusCount"] = {status.lower(): 1}
            out["parameters"]["meterDetectionParameters"] = {"threshold": 0.3, "mode": "fast"}
        return out

    def serialise(self, resp, method, path, headers):
        body = resp.body
        if isinstance(body, dict) and "error" in body:
            if self.f("flat-error"):
                body = body["error"]
            elif self.f("code-beyond-int32"):
                body = {"error": dict(body["error"], code=body["error"]["code"] * 10 ** 8)}
            elif self.f("message-as-object"):
                body = {"error": dict(body["error"], message={"en": body["error"]["message"]})}
        if self.f("number-spellings"):
            body = map_values(body, lambda k, v: float(v) if type(v) is int and abs(v) < 2 ** 53 else v)
            text = json.dumps(body, ensure_ascii=False)
            return re.sub(r'(?<=[:\[] )(0\.\d+)(?=[,}\]])', lambda m: "%s00e0" % m.group(1), text).encode()
        if self.f("odd-layout"):
            return encode(reverse_members(body), indent="\t", ascii_only=True) + b"\n\n"
        if self.f("latin-1"):
            return json.dumps(body, ensure_ascii=False).encode("latin-1", "replace")
        return encode(body)

    def transport(self, resp, method, path, headers, out, data, opts):
        if self.f("no-request-id-on-errors") and resp.status >= 400:
            out.pop("x-request-id")
        if self.f("long-bodies-cut") and resp.status == 200:
            data = data[:8192]
        if self.f("html-content-type") and resp.status == 200:
            out["Content-Type"] = "text/html; charset=utf-8"
        if self.f("gzip-and-chunks"):
            opts["chunked"] = True
            out["Content-Type"] = "application/json;charset=UTF-8"
            if accepts_gzip(headers):
                data = gzip.compress(data)
                out["Content-Encoding"] = "gzip"
            out["Vary"] = "Accept-Encoding"
        if self.f("slow-and-closing"):
            opts["sleep"] = 0.7
            opts["close"] = opts["lower"] = True
            out["Deprecation"] = "true"
            out["Sunset"] = "Wed, 17 Feb 2027 00:00:00 GMT"
        return out, data


# ------------------------------------------------------------------ the list
PV, S = "page vision-extract-get", "supplement, Cognite"
SV = S + ", vision extract"
LIST = []


def F(name, kind, ev, promise, fault, seen, meets=False):
    LIST.append((name, True, kind, meets, ev, promise, fault, [G], seen))


def V(name, promise, fault, seen):
    LIST.append((name, False, "other", False, "open", promise, fault, [G], seen))


# response
F("no-predictions-when-nothing-found", "response", "supplement", "an item is {fileId, fileExternalId?, predictions} (%s)" % SV, "items of files in which nothing was found have no predictions", "read the completed job in which nothing was found", True)
F("items-absent-while-running", "response", "page", "items is required (%s, Response); absent only while queued or when failed (%s)" % (PV, SV), "items is absent while the job runs and no batch has finished", "read a running job without a finished batch", True)
F("asset-text-over-128", "response", "supplement", "a text has 1 to 128 characters (%s)" % SV, "some texts of asset tags are longer", "read a completed job and measure the texts of asset tags", True)
F("asset-ref-with-both", "response", "supplement", "assetRef is exactly one of {id}, {externalId} (%s)" % SV, "assetRef has both", "read a completed job with asset tags")
F("asset-region-without-ymax", "response", "supplement", "all four coordinates of a region are required (%s)" % SV, "the regions of asset tags have no yMax; others do", "read a completed job with asset tags", True)
F("null-when-nothing-found", "response", "supplement", "the members of predictions are arrays, each optional (%s)" % SV, "the array is null where nothing was found", "read the completed job in which nothing was found", True)
F("file-id-as-text", "response", "page", "fileId is a number (%s, example)" % PV, "items[].fileId is a string", "read a completed job")
F("failed-items-bare-ids", "response", "page", "failedItems[].items holds objects {fileId, ...} (%s, example; %s)" % (PV, SV), "they are bare ids", "read a job with failed files")
# other: units and bounds
F("confidence-percent", "other", "supplement", "confidence is 0 to 1 (%s)" % SV, "confidence is in percent", "read a completed job")
F("people-confidence-above-one", "other", "supplement", "confidence is 0 to 1 (%s)" % SV, "a people prediction that should have 1 has 1.02", "read a completed job with people", True)
F("people-box-in-pixels", "other", "supplement", "coordinates are 0 to 1 (%s)" % SV, "the boxes of people are in pixels; other regions are not", "read a completed job with people", True)
F("edge-one-too-far", "other", "supplement", "coordinates are 0 to 1 (%s)" % SV, "one box of one file of many has xMax 1.0000001", "read the completed job with many files and look at every coordinate", True)
# enum
F("status-upper-case", "enum", "page", "status is one of Queued, Running, Completed, Failed (%s, Response)" % PV, "the status is in upper case", "read any job")
F("status-with-errors", "enum", "page", "status is one of Queued, Running, Completed, Failed (%s, Response)" % PV, "jobs that failed partly have the status CompletedWithErrors", "read a partly failed job", True)
# echo
F("parameters-as-list", "echo", "page", "parameters is an object (%s, Response)" % PV, "parameters is an array", "read any job")
F("threshold-as-text", "echo", "supplement", "threshold is a number of 0 to 1 (%s; example of %s)" % (SV, PV), "threshold is a string", "read any job")
F("subtree-ids-as-text", "echo", "page", "assetSubtreeIds is an array of numbers (%s, example)" % PV, "it is a string with commas", "read a job with the asset tag feature")
F("short-parameter-names", "echo", "supplement", "the members of parameters are named <feature>DetectionParameters (%s)" % SV, "they are named by the feature alone", "read any job")
F("threshold-percent-when-final", "echo", "supplement", "threshold is 0 to 1 (%s)" % SV, "threshold is in percent once the job has finished", "read a completed job", True)
# status
F("failed-500", "status", "page", "a job with status Failed is a success answer, as Failed is one of its status values (%s, Response Success)" % PV, "reading a failed job answers 500, with the ordinary body", "read a failed job", True)
F("queued-404", "status", "page", "a queued job is a success answer (%s, Response Success and example)" % PV, "reading a queued job answers 404", "read a queued job", True)
F("unknown-job-200", "status", "supplement", "an unknown jobId answers 400 or 404 (%s, what is left open)" % S, "it answers 200 with a made-up queued job", "read a job that does not exist")
F("malformed-id-500", "status", "supplement", "a malformed jobId answers 400 or 404 (%s, what is left open)" % S, "it answers 500", "read job abc")
F("partial-206", "status", "supplement", "success is 200 (%s, 'documented 200 and 400')" % S, "a running job with items answers 206", "read a running job with finished batches", True)
# error
F("flat-error", "error", "supplement", "errors are {error: {code, message}} (%s, error envelope)" % S, "errors are {code, message} without the envelope", "cause any error")
F("code-beyond-int32", "error", "supplement", "error.code is an int32 (%s, error envelope)" % S, "error.code is beyond 32 bits", "cause any error")
F("message-as-object", "error", "supplement", "error.message is a string (%s, error envelope)" % S, "error.message is an object by language", "cause any error")
F("no-message-for-malformed", "error", "supplement", "error.message is required (%s, error envelope)" % S, "the error for a malformed id has no message; others have", "read job abc and look at the error", True)
# auth
F("open-without-header", "auth", "page", "Authorization is required (%s, Authorizations)" % PV, "no token is needed; a wrong one is refused", "read without Authorization")
F("any-token", "auth", "page", "the token must be one issued by the identity provider (%s, Authorizations)" % PV, "any bearer token is accepted", "read with a wrong token")
F("any-scheme", "auth", "page", "the header's value is 'Bearer $accesstoken' (%s, Authorizations)" % PV, "any scheme before the right token is accepted", "send 'Token' or 'Basic' and the right token")
F("empty-token", "auth", "page", "the header's value is 'Bearer $accesstoken' (%s, Authorizations)" % PV, "the word Bearer without a token is accepted", "send 'Bearer' alone")
F("beta-skips-token", "auth", "page", "Authorization is required (%s, Authorizations), whatever cdf-version says" % PV, "with cdf-version: beta no token is needed", "read with cdf-version: beta and without a right token", True)
F("open-when-failed", "auth", "page", "Authorization is required (%s, Authorizations)" % PV, "failed jobs are readable without Authorization", "read a failed job without Authorization", True)
F("login-redirect", "auth", "open", "errors have the envelope (%s); no sentence names the status for a missing token" % S, "a missing token answers 302 to a login page", "read without Authorization")
# path
F("id-with-tail", "path", "page", "jobId is an int64 integer (%s, Path Parameters)" % PV, "digits with a tail (126abc) are read as 126", "read a known job with letters behind its id")
F("id-as-double", "path", "page", "jobId is an int64 integer (%s, Path Parameters)" % PV, "ids above 2^53 are rounded, so the job is not found", "read the known job with a large id", True)
F("id-with-underscores", "path", "page", "jobId is an int64 integer (%s, Path Parameters)" % PV, "1_26 is read as 126", "read a known job with an underscore in its id")
# header
F("version-unknown-400", "header", "supplement", "cdf-version is free text (%s; string on %s, Headers)" % (SV, PV), "values other than the five that were seen answer 400", "read with cdf-version: 20240101")
F("beta-without-header", "header", "supplement", "the six beta arrays need the header cdf-version: beta (%s)" % SV, "they come without the header", "read the job with beta features without cdf-version")
F("beta-drops-ordinary", "header", "supplement", "predictions holds up to nine arrays; the header adds six (%s)" % SV, "with cdf-version: beta only the beta arrays come", "read the job with beta features with cdf-version: beta and look for text", True)
F("no-request-id-on-errors", "header", "supplement", "the request id stands in the header x-request-id (%s, error envelope)" % S, "errors carry no x-request-id; successes do", "look at the headers of an error")
# state
F("sticky-beta", "state", "supplement", "the six beta arrays need the header cdf-version: beta (%s)" % SV, "once a job was read with beta, every later read shows them", "read the job with beta features with the header and then without", True)
F("neighbours-items", "state", "page", "the results are those of the job that the path names (%s)" % PV, "a finished job that is read within a second after another shows the items of that one", "read two completed jobs at once after each other and compare their file ids")
# lifecycle
F("batches-withheld", "lifecycle", "supplement", "the items of finished batches are returned while the job is Running (%s)" % SV, "items is empty until the job has finished", "read a running job with finished batches")
F("one-failed-batch-fails-the-job", "lifecycle", "supplement", "Completed means at least one batch succeeded (%s)" % SV, "a job with a failed batch is Failed though others succeeded", "read a partly failed job")
F("completed-without-success", "lifecycle", "supplement", "Completed means at least one batch succeeded (%s)" % SV, "a job of which every batch failed is Completed", "read a failed job")
F("last-batch-only", "lifecycle", "page", "items lists the files with their predictions (%s, Response); finished batches were shown before (%s)" % (PV, SV), "a finished job shows the items of its last good batch only", "follow a job to its end and look for the items of its first batch")
F("failed-without-message", "lifecycle", "page", "errorMessage tells more when the job failed (%s, Response)" % PV, "errorMessage is null in failed jobs", "read a failed job")
F("failed-files-in-items", "lifecycle", "supplement", "failed files show only in failedItems (%s)" % SV, "they show in items too, with empty predictions", "read a partly failed job")
F("partly-failed-never-ends", "lifecycle", "supplement", "a job comes to a final state; one batch that succeeded makes it Completed (%s)" % SV, "jobs of which a batch failed stay Running", "follow an advancing job with a failed batch and wait", True)
# time
F("times-in-seconds", "time", "page", "times are milliseconds since 1970 (%s, Response)" % PV, "times are seconds", "read any job")
F("final-status-time-in-micros", "time", "page", "times are milliseconds since 1970 (%s, Response)" % PV, "statusTime is in microseconds once the job has finished", "read a completed job", True)
F("start-minus-one-when-queued", "time", "page", "startTime is at least 0 (%s, Response)" % PV, "startTime is -1 while queued", "read a queued job", True)
F("created-time-moves", "time", "page", "createdTime is the time of the job's making (%s, Response)" % PV, "createdTime moves by 9 ms with every read of a running or finished job", "read a job twice and compare createdTime")
F("start-null-while-running", "time", "supplement", "startTime may be null or absent only while queued (%s); it is required (%s)" % (S, PV), "startTime is null while Running", "read a running job", True)
# transport
F("confidence-nan", "transport", "page", "the body is JSON (%s, example), which has no NaN; confidence is optional (%s)" % (PV, SV), "where confidence is unknown the body has the literal NaN", "parse the body of a completed job strictly")
F("latin-1", "transport", "open", "JSON is UTF-8: no sentence of the documents", "bodies are encoded in Latin-1", "read a completed job with a letter beyond ASCII in a text")
F("long-bodies-cut", "transport", "page", "items lists all files of the job, as JSON (%s)" % PV, "bodies over 8192 bytes are cut there", "read the completed job with many files", True)
F("html-content-type", "transport", "page", "the answer is JSON (%s, example)" % PV, "the content type of a 200 is text/html", "look at the content type")

V("not-found-404", "the status for unknown and malformed ids is open (%s)" % S, "404 instead of 400 for both", "read an unknown and a malformed id")
V("start-null-when-queued", "startTime may be null while queued (%s)" % S, "startTime is null while queued", "read a queued job")
V("no-items-when-queued-or-failed", "items can be absent while queued or when failed (%s)" % SV, "items is absent there", "read a queued and a failed job")
V("sparse", "confidence, errorMessage and each array are optional (%s, %s)" % (PV, SV), "no confidence, no empty arrays, no errorMessage unless failed; failedItems is [] where nothing failed", "read a completed job")
V("newer-release", "new predictions and parameters may appear, additions are open (%s, %s)" % (PV, SV), "an unknown array of predictions, unknown parameters and unknown members everywhere", "read a completed job")
V("gzip-and-chunks", "HTTP", "chunked bodies, gzip when accepted, charset in the content type", "any call")
V("number-spellings", "5.0 is 5 and 0.800e0 is 0.8", "integers are written with .0, fractions with e0", "any call")
V("odd-layout", "order is open (%s)" % S, "members in reverse, indented by tabs, \\u escapes", "any call")
V("slow-and-closing", "headers and speed are open (%s)" % S, "every answer takes 0.7 s and closes the connection, header names in lower case, Deprecation and Sunset", "any call")
V("jumps-and-exact-beta", "how soon a job advances, and which cdf-version shows the beta predictions, are open (%s)" % S, "an advancing job has finished at its second read; only the exact word beta shows the beta predictions", "read an advancing job twice; read with cdf-version: 20230101-beta")

LIST_OUT = [entry(API, n + 1, *e) for n, e in enumerate(LIST)]

if __name__ == "__main__":
    main(API, Vision, LIST_OUT, KNOWN)
