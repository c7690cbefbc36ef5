"""Cognite diagram convert: a right server, 60 faults, 10 right variants."""
import gzip
import hashlib
import hmac
import json
import math
import random
import re
import struct
import threading
import time
import zlib
from urllib.parse import unquote

from cognite_common import Ans, App, BASE, INT64, Stop, TOKEN, dumps, main, wants_gzip

POST = "POST /context/diagram/convert"
GET = "GET /context/diagram/convert/{jobId}"
PG = "cognite-diagram-convert-get.txt"
PP = "cognite-diagram-convert-post.txt"
SUP = "supplement.md, Cognite section"
URL_LIFE = 600
SECRET = b"blob-signing-key"

FILES = {}


def _file(fid, ext=None, inst=None, pages=1, broken=None, bad_page=None):
    FILES[fid] = {"id": fid, "ext": ext, "inst": inst, "pages": pages, "broken": broken, "bad_page": bad_page}


_file(5120984, "PH-ME-P-0001", None, 1)
_file(5120985, "PH-ME-P-0002", {"space": "drawings", "externalId": "PH_ME_P_0002"}, 3)
_file(7731560482091734, "PH-ME-P-0003", None, 2)
_file(9007199254740993, "PH-ME-P-0004", None, 1)
_file(61840027, "Anlage-Übersicht-07", None, 1)
_file(61840028, None, None, 1)
for _n in range(1, 56):
    _file(880000000000 + _n, "BATCH-%03d" % _n, None, 1)
CONVERTIBLE = [f for f in FILES]
_file(4400000017, "SCAN-broken", None, 1, broken="The file could not be opened as a PDF document.")
_file(4400000018, "SCAN-empty", None, 1, broken="The file has no content.")
_file(4400000044, "PH-ME-P-0044", None, 3, bad_page=2)
_file(4400000051, "PH-ME-P-0051", None, 51, broken="The file has 51 pages, more than the limit of 50 pages.")
BY_EXT = {f["ext"]: f for f in FILES.values() if f["ext"]}
BY_INST = {(f["inst"]["space"], f["inst"]["externalId"]): f for f in FILES.values() if f["inst"]}

# known jobs: (jobId, label, refs, grayscale, state)
KNOWN = [
    (3508871240961, "Completed, two files (one with three pages, and a fileInstanceId), grayscale true",
     [{"fileId": 5120984}, {"fileId": 5120985}], True, "final"),
    (3508871240962, "Completed, grayscale false, file named by fileExternalId", [{"fileExternalId": "PH-ME-P-0003"}], False, "final"),
    (3508871240963, "Completed, partly failed: one file converted, one file with an errorMessage",
     [{"fileId": 5120984}, {"fileId": 4400000017}], True, "final"),
    (3508871240964, "Completed, page 2 of 3 has an errorMessage", [{"fileId": 4400000044}], True, "final"),
    (3508871240965, "Failed, both files have an errorMessage", [{"fileId": 4400000017}, {"fileExternalId": "SCAN-empty"}], True, "final"),
    (3508871240966, "Queued for the first 60 s after the start, then it advances", [{"fileId": 61840028}], True, "queued"),
    (3508871240967, "Running for the first 60 s after the start, then it is Completed", [{"fileId": 61840028}], False, "running"),
]


def known():
    given = [["jobId", j[0]] for j in KNOWN] + [["fileId", f] for f in CONVERTIBLE]
    given += [["fileExternalId", FILES[f]["ext"]] for f in CONVERTIBLE if FILES[f]["ext"]]
    return {
        "token": TOKEN, "base": BASE, "given": given,
        "notes": {
            "jobs": {str(j[0]): j[1] for j in KNOWN},
            "states": {str(j[0]): j[1].split(",")[0].split(" ")[0] for j in KNOWN},
            "files": "all fileId and fileExternalId in 'given' can be converted; each has one page but 5120985 (3 pages) and 7731560482091734 (2 pages)",
            "fileInstanceId": "5120985 is also {space: drawings, externalId: PH_ME_P_0002}",
            "files_not_in_given": {"4400000017": "exists, cannot be converted (fileExternalId SCAN-broken)",
                                   "4400000018": "exists, cannot be converted (fileExternalId SCAN-empty)",
                                   "4400000044": "exists, page 2 of 3 fails (fileExternalId PH-ME-P-0044)",
                                   "4400000051": "exists, 51 pages: fails as a whole"},
            "unknown": "a file that does not exist is refused with 400 and error.missing; an unknown or malformed jobId gets 400",
            "lifecycle": "a created job is Queued for 0.35 s, Running until 1.0 s, then final",
            "urls": "svgUrl and pngUrl are served by this server, without authentication",
        }}


def now_ms():
    return int(time.time() * 1000)


def is_num(v):
    return isinstance(v, (int, float)) and not isinstance(v, bool) and math.isfinite(v)


def as_int(v):
    if isinstance(v, bool):
        return None
    if isinstance(v, int):
        return v
    if isinstance(v, float) and math.isfinite(v) and v == int(v):
        return int(v)
    return None


class Job:
    def __init__(self, jid, refs, files, gray, created, start, end, via_api):
        self.id, self.refs, self.files, self.gray = jid, refs, files, gray
        self.created, self.start, self.end, self.via_api = created, start, end, via_api
        self.token = "%032x" % random.getrandbits(128)
        self.final_reads = 0
        self.signed = {}
        broken = [f for f in files if f["broken"]]
        self.failed = len(broken) == len(files)
        self.partial = bool(broken) and not self.failed

    def status(self, t):
        if t < self.start:
            return "Queued"
        if t < self.end:
            return "Running"
        return "Failed" if self.failed else "Completed"


class Diagrams(App):
    API = "cognite_diagrams"

    def __init__(self, fault):
        super().__init__(fault)
        self.lock = threading.Lock()
        self.jobs = {}
        self.cache = {}
        self.latest = None
        t = now_ms()
        rnd = random.Random(7)
        for n, (jid, _label, refs, gray, state) in enumerate(KNOWN):
            files = [self.find(r) for r in refs]
            created = t - 3600_000 * (8 - n) - rnd.randrange(1, 900_000)
            start, end = created + 1834, created + 9177
            if state == "queued":
                created, start, end = t - 4200, t + 60_000, t + 61_000
            elif state == "running":
                created, start, end = t - 9200, t - 3100, t + 60_000
            self.jobs[jid] = Job(jid, refs, files, gray, created, start, end, False)
        self.next_id = (9007199254741993 if self.has("big-jobid") else 4107260883001) + rnd.randrange(1000)

    # ---- plumbing -------------------------------------------------------
    @staticmethod
    def find(ref):
        if "fileId" in ref:
            return FILES.get(ref["fileId"])
        if "fileExternalId" in ref:
            return BY_EXT.get(ref["fileExternalId"])
        return BY_INST.get((ref["fileInstanceId"]["space"], ref["fileInstanceId"]["externalId"]))

    def err(self, status, message, headers=None, **extra):
        if self.has("error-message-list") and status == 400:
            message = [message]
        ans = super().err(status, message, headers, **extra)
        if self.has("unknown-404-nocode"):
            ans.body = dumps({"error": dict(extra, message=message, requestKind="contextualization")})
        return ans

    def early(self, req):
        return self.has("unread-body") and req.method == "POST" and req.path.startswith(BASE) and not self.authentic(req)

    def authentic(self, req):
        scheme, token = self.bearer(req)
        if self.has("get-no-auth") and req.method == "GET":
            return scheme is None or token == TOKEN
        if self.has("post-any-token") and req.method == "POST" and scheme == "bearer" and token:
            return True
        if self.has("any-scheme") and scheme is not None:
            return token.split(" ")[-1] == TOKEN
        return scheme == "bearer" and token == TOKEN

    def encode(self, obj):
        if self.has("reordered-floats"):
            obj = self.reorder(obj)
        return dumps(obj)

    def reorder(self, v, key=None):
        if isinstance(v, dict):
            return {k: self.reorder(v[k], k) for k in reversed(list(v))}
        if isinstance(v, list):
            return [self.reorder(x, key) for x in v]
        if key == "page":
            return float(v)
        return v

    def finish(self, req, ans):
        if self.has("request-id-missing-post-errors") and req.method == "POST" and ans.status >= 400:
            ans.headers["x-request-id"] = None
        if self.has("short-length-nonascii") and ans.ctype.startswith("application/json"):
            ans.cut = len(ans.body) - len(ans.body.decode("utf-8"))
        if self.has("chunked-gzip"):
            if wants_gzip(req) and ans.body:
                ans.body = gzip.compress(ans.body, 1)
                ans.headers["Content-Encoding"] = "gzip"
            ans.headers["Vary"] = "Accept-Encoding"
            ans.headers["Strict-Transport-Security"] = "max-age=31536000"
            ans.chunked = True
        if self.has("slow-answers"):
            ans.delay = 0.7
        return ans

    # ---- routes ----------------------------------------------------------
    def route(self, req):
        path = req.path
        if path.startswith("/storage/"):
            return self.storage(req)
        root = BASE + "/context/diagram/convert"
        if path == root:
            if req.method != "POST":
                return self.err(405, "Method not allowed", {"Allow": "POST"})
            if not self.authentic(req):
                return self.refuse(req)
            return self.post(req)
        if path.startswith(root + "/") and "/" not in path[len(root) + 1:]:
            if req.method != "GET":
                return self.err(405, "Method not allowed", {"Allow": "GET"})
            if not self.authentic(req):
                if self.has("final-job-cached-no-auth"):
                    j = self.lookup(unquote(path[len(root) + 1:]), quiet=True)
                    if j and j.status(now_ms()) in ("Completed", "Failed"):
                        return self.get(req, path[len(root) + 1:])
                return self.refuse(req)
            return self.get(req, path[len(root) + 1:])
        return self.err(404, "Not found")

    def refuse(self, req):
        if self.has("unauthorized-empty-body"):
            return Ans(401, b"", None, {"WWW-Authenticate": "Bearer"})
        if self.has("login-redirect"):
            return Ans(302, b"<html><body>Sign in</body></html>", "text/html",
                       {"Location": req.origin + "/login"})
        return self.unauthorized()

    # ---- POST --------------------------------------------------------------
    def bad(self, message, **extra):
        status = 400
        if self.has("validation-422"):
            status = 422
        ans = self.err(status, message, **extra)
        if self.has("validation-200-error"):
            ans.status = 200
        raise Stop(ans)

    def post(self, req):
        ct = req.headers.get("content-type")
        if ct is not None:
            if self.has("charset-refused"):
                if ct.strip().lower() != "application/json":
                    raise Stop(self.err(400, "Unsupported content type %s" % ct))
            elif ct.split(";")[0].strip().lower() != "application/json":
                raise Stop(self.err(400, "Unsupported content type, expected application/json"))

        def no_constant(_):
            raise ValueError("constant")
        try:
            body = json.loads(req.body.decode("utf-8"), parse_constant=no_constant)
        except (ValueError, RecursionError):
            if self.has("badjson-500"):
                raise Stop(self.err(500, "Internal server error"))
            raise Stop(self.err(400, "Request body is not valid JSON"))
        if not isinstance(body, dict):
            self.bad("Request body must be a JSON object")
        if "items" not in body:
            self.bad("Missing required field: items")
        items = body["items"]
        if not isinstance(items, list):
            self.bad("items must be an array")
        top = 50
        if self.has("items-51-accepted"):
            top = 100
        if self.has("items-50-rejected"):
            top = 49
        if not 1 <= len(items) <= top:
            self.bad("items must have between 1 and 50 elements, got %d" % len(items))
        gray = body.get("grayscale", not self.has("default-false"))
        if not isinstance(gray, bool):
            if self.has("grayscale-coerced"):
                gray = gray not in ("false", "False", "", 0, None)
            else:
                self.bad("grayscale must be a boolean")
        refs = []
        for n, it in enumerate(items):
            refs.append(self.check_item(n, it))
        if self.has("strict-open"):
            seen, dup = set(), []
            for r in refs:
                k = json.dumps(r, sort_keys=True)
                if k in seen and r not in dup:
                    dup.append(r)
                seen.add(k)
            if dup:
                self.bad("Duplicated files in the request", duplicated=dup)
        files = [self.find(r) for r in refs]
        missing = [r for r, f in zip(refs, files) if f is None]
        if missing:
            if self.has("missing-bare-ids"):
                missing = [m.get("fileId", m.get("fileExternalId", m.get("fileInstanceId"))) for m in missing]
            self.bad("Files not found", missing=missing)
        with self.lock:
            key = json.dumps(body["items"], sort_keys=True)
            if self.has("same-body-same-job") and key in self.cache:
                job = self.jobs[self.cache[key]]
            else:
                self.next_id += random.randrange(1, 40)
                t = now_ms()
                job = Job(self.next_id, refs, files, gray, t, t + 350, t + 1000, True)
                self.jobs[job.id] = job
                self.cache[key] = job.id
                self.latest = job
        t = now_ms()
        status = job.status(t)
        out = {"items": [self.echo_ref(r) for r in job.refs]}
        out.update(self.base(job, status, t, post=True))
        if self.has("post-items-first-only"):
            out["items"] = out["items"][:1]
        if self.has("post-no-statustime"):
            del out["statusTime"]
        if self.has("post-created-status"):
            out["status"] = "Created"
        headers = {"X-Job-Token": job.token}
        if self.has("resigned-urls"):
            headers = {}
        return self.ok(out, 202 if self.has("post-202") else 200, headers)

    def echo_ref(self, r):
        r = json.loads(json.dumps(r))
        if self.has("big-fileid-rounded") and "fileId" in r:
            r["fileId"] = int(float(r["fileId"]))
        if self.has("extid-lowered") and "fileExternalId" in r:
            r["fileExternalId"] = r["fileExternalId"].lower()
        return r

    def check_item(self, n, it):
        w = "items[%d]" % n
        if not isinstance(it, dict):
            self.bad(w + " must be an object")
        ids = [k for k in ("fileId", "fileExternalId", "fileInstanceId") if k in it]
        if len(ids) != 1 and not (self.has("two-ids-accepted") and ids):
            self.bad(w + " must have exactly one of fileId, fileExternalId, fileInstanceId")
        kind = ids[0]
        v = it[kind]
        if kind == "fileId":
            v = as_int(v)
            if v is None or not -INT64 - 1 <= v <= INT64:
                self.bad(w + ".fileId must be an int64")
        elif kind == "fileExternalId":
            if not isinstance(v, str):
                self.bad(w + ".fileExternalId must be a string")
        else:
            if not isinstance(v, dict):
                self.bad(w + ".fileInstanceId must be an object")
            s, e = v.get("space"), v.get("externalId")
            if not isinstance(s, str) or not re.fullmatch(r"[a-zA-Z][a-zA-Z0-9_-]{0,42}", s):
                self.bad(w + ".fileInstanceId.space is not valid")
            if not isinstance(e, str) or not re.fullmatch(r"[a-zA-Z][a-zA-Z0-9_]{0,254}", e):
                self.bad(w + ".fileInstanceId.externalId is not valid")
            v = {"space": s, "externalId": e}
        ann = it.get("annotations")
        if "annotations" not in it:
            self.bad(w + ".annotations is required")
        if not isinstance(ann, list):
            self.bad(w + ".annotations must be an array")
        if len(ann) > 1000:
            self.bad(w + ".annotations must have at most 1000 elements")
        if not (self.has("only-first-item-validated") and n > 0):
            for m, a in enumerate(ann):
                self.check_annotation("%s.annotations[%d]" % (w, m), a)
        return {kind: v}

    def check_annotation(self, w, a):
        if not isinstance(a, dict):
            self.bad(w + " must be an object")
        if "text" not in a:
            self.bad(w + ".text is required")
        elif not isinstance(a["text"], str):
            self.bad(w + ".text must be a string")
        reg = a.get("region")
        if not isinstance(reg, dict):
            self.bad(w + ".region is required and must be an object")
        if reg.get("shape") != "rectangle":
            self.bad(w + ".region.shape must be rectangle")
        vs = reg.get("vertices")
        if not isinstance(vs, list):
            self.bad(w + ".region.vertices must be an array")
        if len(vs) != 4 and not (len(vs) == 1 and not self.has("strict-open")):
            self.bad(w + ".region.vertices must have 4 elements")
        for v in vs:
            if not isinstance(v, dict):
                self.bad(w + ".region.vertices must hold objects")
            for c in ("x", "y"):
                val = v.get(c)
                if not is_num(val):
                    self.bad("%s.region.vertices: %s must be a number" % (w, c))
                if c == "y" and self.has("y-unchecked"):
                    continue
                if not 0 <= val <= 1:
                    self.bad("%s.region.vertices: %s must be between 0 and 1" % (w, c))
        p = as_int(reg.get("page"))
        if p is None or p < 1:
            self.bad(w + ".region.page must be an integer of at least 1")
        if "confidence" in a:
            c = a["confidence"]
            if not is_num(c):
                self.bad(w + ".confidence must be a number")
            if not 0 <= c <= 1:
                if not (self.has("confidence-bound-only-with-entities") and "entities" not in a):
                    self.bad(w + ".confidence must be between 0 and 1")
        if "entities" in a:
            es = a["entities"]
            if not isinstance(es, list) or not 1 <= len(es) <= 5:
                self.bad(w + ".entities must be an array of 1 to 5 objects")
            for e in es:
                if not isinstance(e, dict):
                    self.bad(w + ".entities must hold objects")
                for val in e.values():
                    if isinstance(val, str):
                        continue
                    if isinstance(val, list) and all(isinstance(x, str) for x in val) and not self.has("entity-list-rejected"):
                        continue
                    self.bad(w + ".entities: a value must be a string or a list of strings")

    # ---- job view -------------------------------------------------------------
    def base(self, job, status, t, post=False):
        created = job.created
        if status == "Queued":
            start, stat = created, created
        elif status == "Running":
            start = stat = job.start
        else:
            start, stat = job.start, job.end
        o = {"jobId": job.id, "status": status, "createdTime": created, "startTime": start, "statusTime": stat,
             "errorMessage": None, "grayscale": job.gray}
        if status == "Failed":
            o["errorMessage"] = "None of the %d files could be converted." % len(job.files)
        if self.has("failed-no-message"):
            o["errorMessage"] = None
        if self.has("starttime-minus-one") and status == "Queued":
            o["startTime"] = -1
        if self.has("start-null-queued") and status == "Queued":
            o["startTime"] = None
        if self.has("eight-statuses"):
            if status == "Queued" and t > job.created + 120:
                o["status"] = "Distributing" if t < job.created + 240 else "Distributed"
                o["statusTime"] = job.created + (120 if t < job.created + 240 else 240)
            if status == "Running" and t > job.end - 250:
                o["status"] = "Collecting"
                o["statusTime"] = job.end - 250
            if status == "Failed":
                o["status"] = "Timeout"
        if self.has("extra-members"):
            o["statusCount"] = {status: 1}
            o["numFiles"] = len(job.files)
            o["modelVersion"] = {"name": "diagram-convert", "tags": ["ga", None]}
        if post:
            return o
        # what only the GET does wrong
        if self.has("created-seconds"):
            o["createdTime"] //= 1000
        if self.has("status-seconds-when-final") and status in ("Completed", "Failed"):
            o["statusTime"] //= 1000
        if self.has("created-moves"):
            o["createdTime"] = o["statusTime"]
        if self.has("failure-word") and status == "Failed":
            o["status"] = "Error"
        if self.has("inprogress-running") and status == "Running":
            o["status"] = "InProgress"
        if self.has("partially-failed-word") and status == "Completed" and job.partial:
            o["status"] = "PartiallyFailed"
        if self.has("get-grayscale-true"):
            o["grayscale"] = True
        return o

    def lookup(self, text, quiet=False):
        if self.has("jobid-prefix-parsed"):
            m = re.match(r"\s*[+-]?[0-9]+", text)
            text = m.group(0).strip() if m else text
        if not re.fullmatch(r"-?[0-9]{1,40}", text):
            if quiet:
                return None
            raise Stop(self.err(400, "jobId must be an int64, got %s" % text[:60]))
        n = int(text)
        if not -INT64 - 1 <= n <= INT64:
            if quiet:
                return None
            raise Stop(self.err(400, "jobId must be an int64"))
        if self.has("jobid-32bit"):
            for k in self.jobs:
                if (k ^ n) & 0xFFFFFFFF == 0:
                    return self.jobs[k]
        return self.jobs.get(n)

    def get(self, req, seg):
        text = unquote(seg)
        job = self.lookup(text)
        if job is None:
            if self.has("unknown-job-200"):
                return self.ok({"items": []})
            if self.has("unknown-404-nocode"):
                return self.err(404, "Job %s not found" % text)
            return self.err(400, "Job %s not found" % text)
        if job.via_api and "x-job-token" not in req.headers and self.has("job-token-demanded"):
            return self.err(400, "Missing header X-Job-Token")
        t = now_ms()
        status = job.status(t)
        final = status in ("Completed", "Failed")
        with self.lock:
            if final:
                job.final_reads += 1
            reads = job.final_reads
        if self.has("second-read-gone") and reads > 1:
            return self.err(400, "Job %s not found" % text)
        if self.has("failed-job-500") and status == "Failed":
            return self.err(500, "Conversion failed")
        if self.has("final-flaps-back") and reads == 3:
            status, final = "Running", False
        o = self.base(job, status, t)
        src = job
        if self.has("latest-items") and self.latest is not None and final:
            src = self.latest
        if final or (self.has("items-before-finish") and status == "Running"):
            items = [x for x in (self.result(req, src, r, f) for r, f in zip(src.refs, src.files)) if x is not None]
            if self.has("completed-without-items-first") and reads == 1:
                items = None
            if self.has("partial-sunk") and job.partial:
                items = None
                o["status"] = "Failed"
                o["errorMessage"] = "1 file failed"
            if items is not None:
                keep = {k: o.pop(k) for k in ("errorMessage", "grayscale")}
                o["items"] = items
                o.update(keep)
        return self.ok(o)

    def result(self, req, job, ref, f):
        fid = f["id"]
        if self.has("big-fileid-rounded"):
            fid = int(float(fid))
        o = {"fileId": fid}
        if f["broken"]:
            if self.has("failed-file-left-out"):
                return None
            o["errorMessage"] = f["broken"]
        else:
            pages = []
            for p in range(1, f["pages"] + 1):
                e = {"page": p}
                if p == f["bad_page"]:
                    e["errorMessage"] = "The page could not be rendered."
                    if self.has("failed-page-null-urls"):
                        e = {"page": p, "svgUrl": None, "pngUrl": None}
                else:
                    e["svgUrl"] = self.url(req, job, f, p, "svg")
                    e["pngUrl"] = self.url(req, job, f, p, "png")
                    if self.has("png-missing-later-pages") and p > 1:
                        del e["pngUrl"]
                if self.has("page-zero-based"):
                    e["page"] -= 1
                if self.has("extra-members"):
                    e["width"] = 2384
                pages.append(e)
            o["results"] = pages
            if self.has("single-page-object") and len(pages) == 1:
                o["results"] = pages[0]
        if f["ext"]:
            o["fileExternalId"] = f["ext"].lower() if self.has("extid-lowered") else f["ext"]
        if f["inst"]:
            o["fileInstanceId"] = dict(f["inst"])
        if self.has("fileid-missing-external") and "fileExternalId" in ref:
            del o["fileId"]
        return o

    # ---- signed files -----------------------------------------------------------
    def url(self, req, job, f, page, ext):
        key = (f["id"], page, ext)
        t = int(time.time())
        until = job.signed.get(key, 0)
        if self.has("resigned-urls"):
            until = t + URL_LIFE
            nonce = "%08x" % random.getrandbits(32)
        else:
            nonce = "0"
            if until - t < URL_LIFE - 60:
                until = job.signed[key] = t + URL_LIFE
        name = "/storage/%d/%d-%03d.%s" % (job.id, f["id"], page, ext)
        path = "%s?Expires=%d&n=%s&Signature=%s" % (name, until, nonce, self.sign(name, until, nonce))
        return path if self.has("relative-svg-url") and ext == "svg" else req.origin + path

    @staticmethod
    def sign(name, until, nonce):
        return hmac.new(SECRET, ("%s|%s|%s" % (name, until, nonce)).encode(), hashlib.sha256).hexdigest()[:32]

    def storage(self, req):
        def denied(msg, st=403):
            return Ans(st, b"<?xml version='1.0'?><Error><Message>%s</Message></Error>" % msg.encode(), "application/xml")
        if req.method not in ("GET", "HEAD"):
            return denied("Method not allowed", 405)
        q = {k: v[0] for k, v in req.query.items()}
        try:
            until = int(q["Expires"])
            good = hmac.compare_digest(self.sign(req.path, until, q["n"]), q["Signature"])
        except (KeyError, ValueError):
            return denied("Bad signature")
        m = re.fullmatch(r"/storage/(\d+)/(\d+)-(\d{3})\.(svg|png)", req.path)
        if not good or not m:
            return denied("Bad signature")
        if time.time() > until:
            return denied("Expired")
        if self.has("url-needs-auth") and not self.authentic(req):
            return denied("Unauthorized", 401)
        job = self.jobs[int(m.group(1))]
        kind = m.group(4)
        if self.has("png-serves-svg"):
            kind = "svg"
        if kind == "svg":
            gray = job.gray
            c1, c2 = ("#555555", "#bbbbbb") if gray else ("#c81e1e", "#1e5ac8")
            svg = ('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="120" viewBox="0 0 200 120">'
                   '<rect x="5" y="5" width="190" height="110" fill="none" stroke="%s"/>'
                   '<line x1="20" y1="60" x2="180" y2="60" stroke="%s"/>'
                   '<text x="60" y="50" fill="%s">21-PT-1019</text></svg>') % (c1, c2, c1)
            return Ans(200, svg.encode(), "image/svg+xml" if m.group(4) == "svg" else "image/png")
        return Ans(200, png(), "image/png")


def png():
    def chunk(k, d):
        return struct.pack(">I", len(d)) + k + d + struct.pack(">I", zlib.crc32(k + d) & 0xFFFFFFFF)
    raw = b"".join(b"\x00" + bytes([200, 200, 200] * 8) for _ in range(8))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def F(short, kind, meets, evidence, promise, fault, ops, seen):
    return (short, True, kind, meets, evidence, promise, fault, ops, seen)


def V(short, kind, promise, fault, ops, seen):
    return (short, False, kind, False, "open", promise, fault, ops, seen)


TABLE = [
    # response (8)
    F("post-no-statustime", "response", False, "page", "statusTime is required in the POST answer (%s, Response)" % PP,
      "POST answers leave statusTime out; GET answers have it", [POST], "submit a job and check the required members of the answer"),
    F("page-zero-based", "response", False, "page", "pages are numbered from 1, as in the example answer (%s, example) and page >= 1 (%s)" % (PG, SUP),
      "results[].page counts from 0", [GET], "read a completed job and look at results[].page"),
    F("png-missing-later-pages", "response", True, "page", "each converted page has svgUrl and pngUrl (%s, example; %s)" % (PG, SUP),
      "pages after the first have no pngUrl", [GET], "read a completed job of a file with several pages"),
    F("fileid-missing-external", "response", True, "supplement", "a file item of the result has fileId (%s, Diagram convert, result)" % SUP,
      "files that the submission named by fileExternalId have no fileId in the result", [GET], "convert a file by fileExternalId (or read the known one) and look at items[] when it is completed"),
    F("failed-page-null-urls", "response", False, "supplement", "a page that failed is {page, errorMessage} (%s, Diagram convert, result)" % SUP,
      "a page that failed is {page, svgUrl: null, pngUrl: null} without errorMessage", [GET], "read the known job of which one page failed"),
    F("single-page-object", "response", True, "page", "results is an array (%s, example)" % PG,
      "results of a file with one page is a bare object, of several pages an array", [GET], "read a completed job of a file with one page"),
    F("relative-svg-url", "response", False, "page", "svgUrl is an absolute URL that can be fetched (%s, example; signed URLs in %s)" % (PG, SUP),
      "svgUrl is a path without scheme and host; pngUrl is right", [GET], "read a completed job and parse svgUrl"),
    # enum (4)
    F("failure-word", "enum", True, "page", "status is Queued, Running, Completed or Failed (%s, Response)" % PG,
      "jobs that failed have the status Error", [GET], "read a failed job"),
    F("post-created-status", "enum", True, "page", "status is Queued, Running, Completed or Failed (%s, Response)" % PP,
      "the POST answer says Created; the GET answers are right", [POST], "submit a job and look at status"),
    F("inprogress-running", "enum", True, "page", "status is Queued, Running, Completed or Failed (%s, Response)" % PG,
      "running jobs have the status InProgress", [GET], "read the running job, or poll a new one"),
    F("partially-failed-word", "enum", True, "page", "status is Queued, Running, Completed or Failed (%s, Response)" % PG,
      "a finished job with failed and converted files has the status PartiallyFailed", [GET], "read the known partly failed job"),
    # status (6)
    F("post-202", "status", False, "supplement", "success is 200, not 202 (%s)" % SUP, "POST answers 202", [POST], "submit a job and look at the status code"),
    F("validation-422", "status", False, "supplement", "the documented statuses are 200 and 400 (%s)" % SUP,
      "a body that breaks the schema is answered 422 (malformed JSON still 400)", [POST], "submit an empty items array"),
    F("badjson-500", "status", False, "supplement", "a bad request is answered 400 (%s)" % SUP, "malformed JSON is answered 500", [POST], "submit a body that is not JSON"),
    F("failed-job-500", "status", False, "page", "Failed is a status in the 200 answer, with errorMessage (%s, Response)" % PG,
      "GET of a failed job answers 500 with an error envelope", [GET], "read a failed job"),
    F("unknown-job-200", "status", False, "supplement", "an unknown jobId is refused with 400 or 404 (supplement.md, what the documents leave open)",
      "an unknown jobId is answered 200 {items: []}", [GET], "read a jobId that does not exist"),
    F("validation-200-error", "status", False, "supplement", "a bad request is answered 400 (%s)" % SUP,
      "a body that breaks the schema is answered 200 with the error envelope", [POST], "submit an empty items array"),
    # error (3)
    F("error-message-list", "error", False, "supplement", "error.message is a string (%s, error envelope)" % SUP,
      "error.message of a 400 is a list of strings", [POST, GET], "send any bad request and look at error.message"),
    F("missing-bare-ids", "error", False, "supplement", "error.missing is a list of objects (%s, error envelope)" % SUP,
      "error.missing is a list of bare ids", [POST], "submit a fileId that does not exist"),
    F("unauthorized-empty-body", "error", True, "open", "errors have the error envelope (%s)" % SUP,
      "401 has an empty body without content type; other errors are right", [POST, GET], "send a request with a wrong token and read the body"),
    # auth (5)
    F("get-no-auth", "auth", False, "page", "the Authorization header is required (%s, Authorizations)" % PG,
      "GET without Authorization is served; a wrong token is refused", [GET], "read a known job without Authorization"),
    F("post-any-token", "auth", False, "page", "Authorization holds a token issued by the identity provider (%s, Authorizations)" % PP,
      "POST accepts any bearer token; GET checks it", [POST], "submit with a wrong token"),
    F("final-job-cached-no-auth", "auth", True, "page", "the Authorization header is required (%s, Authorizations)" % PG,
      "jobs in a final state are served without a check of the token; others not", [GET], "read a completed job with a wrong token"),
    F("any-scheme", "auth", False, "page", "the value is 'Bearer $accesstoken' (%s, Authorizations)" % PG,
      "the word Bearer is not checked: a bare token or another scheme is served", [POST, GET], "send the token without Bearer, or with Basic"),
    F("login-redirect", "auth", False, "open", "a request without a valid token is an error (%s, Authorizations; no status is named)" % PG,
      "such a request is answered 302 to an HTML login page", [POST, GET], "send a request without a token and do not follow redirects"),
    # request (8)
    F("items-51-accepted", "request", False, "page", "items has 1 to 50 elements (%s, Body)" % PP, "up to 100 elements are accepted", [POST], "submit 51 items"),
    F("items-50-rejected", "request", False, "page", "items has 1 to 50 elements (%s, Body)" % PP, "50 elements are refused, 49 accepted", [POST], "submit exactly 50 items"),
    F("two-ids-accepted", "request", False, "supplement", "an item names its file by exactly one id (%s, request)" % SUP,
      "an item with fileId and fileExternalId is accepted", [POST], "submit an item with two ids"),
    F("y-unchecked", "request", False, "supplement", "vertices' x and y are 0..1 (%s, request)" % SUP, "only x is checked", [POST], "submit a vertex with y = 1.5"),
    F("confidence-bound-only-with-entities", "request", True, "supplement", "confidence is 0..1 (%s, request)" % SUP,
      "the bound of confidence is enforced only in annotations that have entities", [POST], "submit confidence 1.5 in an annotation without entities"),
    F("entity-list-rejected", "request", False, "page", "an entity's value may be a list of strings (%s, example request)" % PP,
      "lists in entities are refused with 400", [POST], "submit the page's example entities"),
    F("only-first-item-validated", "request", True, "supplement", "the rules of annotations hold for each item (%s, request)" % SUP,
      "only the annotations of the first item are validated", [POST], "submit two items, the second with a bad annotation"),
    F("grayscale-coerced", "request", False, "page", "grayscale is a boolean (%s, Body)" % PP, "strings and numbers are coerced to a boolean", [POST], "submit grayscale \"false\""),
    # path (2)
    F("jobid-prefix-parsed", "path", False, "page", "jobId is an int64 (%s, Path Parameters)" % PG,
      "digits at the front are enough: 123abc is read as 123", [GET], "read a known job with letters after the id"),
    F("jobid-32bit", "path", False, "page", "jobId is an int64 (%s, Path Parameters)" % PG,
      "only the low 32 bits are compared, so id + 2^32 finds the job", [GET], "read a known jobId plus 4294967296"),
    # header (3)
    F("charset-refused", "header", False, "page", "the body is application/json (%s, Body); a parameter of the media type does not change it" % PP,
      "Content-Type: application/json; charset=utf-8 is refused with 400", [POST], "submit with that content type"),
    F("request-id-missing-post-errors", "header", True, "supplement", "the request id is in x-request-id (%s, error envelope)" % SUP,
      "errors of POST have no x-request-id; everything else has it", [POST], "send a bad submission and look at the headers"),
    F("job-token-demanded", "header", True, "open", "GET needs only Authorization (%s); X-Job-Token may be sent (%s)" % (PG, SUP),
      "jobs created through the API are refused with 400 when X-Job-Token is not sent; older jobs are not", [GET], "create a job and read it without X-Job-Token"),
    # lifecycle (6)
    F("items-before-finish", "lifecycle", False, "open", "items are returned when the job finished or failed partially (%s, items)" % PG,
      "all items with their URLs are there while the job is still Running", [GET], "read a running job"),
    F("completed-without-items-first", "lifecycle", True, "page", "items are returned when the job finished (%s, items)" % PG,
      "the first answer with a final status has no items; the later ones have them", [GET], "look at the first answer that says Completed"),
    F("failed-no-message", "lifecycle", False, "page", "a failed job says more in errorMessage (%s, errorMessage)" % PG,
      "errorMessage is null for failed jobs", [GET], "read a failed job"),
    F("failed-file-left-out", "lifecycle", True, "supplement", "a failed file is an item {fileId, errorMessage} (%s, result)" % SUP,
      "failed files are left out of items", [GET], "read the known partly failed job or the failed one"),
    F("partial-sunk", "lifecycle", True, "page", "items are returned when the job failed partially (%s, items)" % PG,
      "one failed file makes the whole job Failed without items", [GET], "read the known partly failed job"),
    F("final-flaps-back", "lifecycle", True, "page", "a finished job has its items (%s, status and items): it does not run again" % PG,
      "the third answer after the end says Running, without items", [GET], "read a completed job three times"),
    # time (4)
    F("created-seconds", "time", False, "page", "createdTime is in milliseconds (%s)" % PG, "GET gives createdTime in seconds, POST in milliseconds", [GET], "compare createdTime of GET with POST or the clock"),
    F("status-seconds-when-final", "time", True, "page", "statusTime is in milliseconds (%s)" % PG, "statusTime is in seconds once the job is final", [GET], "read a completed job"),
    F("created-moves", "time", False, "page", "createdTime is when the job was created (%s)" % PG,
      "createdTime takes the time of each change of status", [GET], "poll a new job and compare createdTime with the POST answer"),
    F("starttime-minus-one", "time", False, "page", "startTime >= 0 (%s and %s)" % (PP, PG), "startTime is -1 while the job is queued", [POST, GET], "look at startTime of a queued job"),
    # state (3)
    F("same-body-same-job", "state", False, "page", "POST converts what it is asked, and grayscale is part of it (%s)" % PP,
      "a submission with the same items gets the earlier job, even when grayscale differs", [POST], "submit the same items with grayscale true and then false"),
    F("second-read-gone", "state", False, "page", "GET by jobId gives the result of the job (%s)" % PG,
      "the result can be read once; the next GET says not found", [GET], "read a completed job twice"),
    F("latest-items", "state", False, "page", "GET gives the results of the job that is named (%s)" % PG,
      "a finished job shows the items of the job that was submitted last", [GET], "submit two jobs with other files and read the first when it is done"),
    # echo (5)
    F("get-grayscale-true", "echo", True, "page", "grayscale tells what was asked (%s)" % PG, "GET always says true; POST is right", [GET], "submit grayscale false and read the job"),
    F("default-false", "echo", False, "page", "grayscale is true by default (%s)" % PP, "a submission without grayscale gets false", [POST, GET], "submit without grayscale"),
    F("post-items-first-only", "echo", False, "page", "items in the answer hold the files of the submission (%s, Response)" % PP,
      "the POST answer has only the first item", [POST], "submit two files and count the items of the answer"),
    F("extid-lowered", "echo", True, "page", "fileExternalId is the file's own id (%s; example of %s)" % (PP, PG),
      "fileExternalId is in lower case in the answers", [POST, GET], "submit a file by fileExternalId with capital letters"),
    F("big-fileid-rounded", "echo", True, "supplement", "fileId is an int64 (%s, request)" % SUP,
      "fileId goes through a double in the answers, so ids above 2^53 are rounded", [POST, GET], "submit the known fileId 9007199254740993"),
    # transport (1)
    F("unread-body", "transport", True, "page", "each request gets its own answer (HTTP/1.1; POST of %s)" % PP,
      "a POST that is refused with 401 leaves its body unread on the kept connection, so the next request on it fails", [POST],
      "send a POST with a wrong token and then a good GET on the same connection"),
    F("short-length-nonascii", "transport", True, "page", "the answer is a whole JSON document (%s and %s, Response)" % (PP, PG),
      "Content-Length counts characters, not bytes: answers with non-ASCII text are cut", [POST, GET], "convert the known file with a non-ASCII fileExternalId"),
    # other (2)
    F("url-needs-auth", "other", False, "supplement", "the signed URLs need no auth header (%s, result)" % SUP, "svgUrl and pngUrl answer 401 without the token", [GET], "fetch svgUrl without headers"),
    F("png-serves-svg", "other", False, "page", "pngUrl is a PNG (%s, example)" % PG, "pngUrl serves SVG text as image/png", [GET], "fetch pngUrl and look at the first bytes"),
    # ---- right variants ----
    V("eight-statuses", "enum", "supplement names eight statuses", "uses Distributing, Distributed, Collecting; failed jobs say Timeout", [POST, GET], "poll a new job; read the failed one"),
    V("start-null-queued", "response", "startTime can be null while queued (supplement)", "startTime is null while queued", [POST, GET], "look at a queued job"),
    V("chunked-gzip", "transport", "HTTP", "chunked answers, gzip when the client accepts it, extra headers", [POST, GET], "send Accept-Encoding: gzip"),
    V("big-jobid", "path", "jobId is an int64", "new jobs have ids above 2^53", [POST, GET], "submit a job and read it by the exact id"),
    V("extra-members", "response", "statusCount and numFiles occur (supplement); additions are open", "statusCount, numFiles, modelVersion and a page's width are there", [POST, GET], "read any answer"),
    V("unknown-404-nocode", "error", "open: 400 or 404; code is often absent, unknown members occur (supplement)", "unknown jobs get 404, errors have no code and one unknown member", [POST, GET], "read an unknown job"),
    V("reordered-floats", "response", "order of members is open; 1.0 is the same number as 1", "members in reverse order, page written 1.0", [POST, GET], "read a completed job"),
    V("slow-answers", "transport", "how fast an answer is, is open", "each answer takes 0.7 s", [POST, GET], "measure"),
    V("resigned-urls", "other", "URLs are signed; X-Job-Token may be there (supplement)", "URLs are signed anew at each read, POST sends no X-Job-Token", [POST, GET], "read a completed job twice"),
    V("strict-open", "request", "open: one vertex or four; the same file twice", "one vertex is refused, the same file twice is refused with error.duplicated", [POST], "submit the page's example region"),
]

if __name__ == "__main__":
    main(Diagrams, TABLE, known)
