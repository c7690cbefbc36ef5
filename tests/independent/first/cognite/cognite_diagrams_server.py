"""Cognite diagram convert: POST /context/diagram/convert and GET /context/diagram/convert/{jobId}."""
import copy, gzip, hashlib, json, re, secrets, struct, time, zlib
from urllib.parse import unquote
from common import *

API = "cognite_diagrams"
COLL = "/context/diagram/convert"
P, G = "POST /context/diagram/convert", "GET /context/diagram/convert/{jobId}"
BIG = 9007199254740993          # above 2**53 (a double cannot hold it)
BIG_FILE = 9007199254742995

# ------------------------------------------------------------------ the files of the project
FILES = [
    {"fileId": 1234, "fileExternalId": "1234", "fileInstanceId": {"space": "space", "externalId": "externalId"}},
    {"fileId": 2001, "fileExternalId": "PH-ME-P-0004-001"},
    {"fileId": 2002, "fileExternalId": "PH-ME-P-0004-002", "fileInstanceId": {"space": "plant-7_a", "externalId": "pid_0004_002"}},
    {"fileId": 2003, "fileExternalId": "Ünit-Ø-03"},
    {"fileId": 2050, "fileExternalId": "fifty-pages"},
    {"fileId": 2060, "fileInstanceId": {"space": "s" * 43, "externalId": "e" * 255}},
    {"fileId": 2061, "fileInstanceId": {"space": "a", "externalId": "b"}},
    {"fileId": BIG_FILE, "fileExternalId": "big-file-id"},
    {"fileId": 6660, "fileExternalId": "broken-file"},
    {"fileId": 6661, "fileExternalId": "broken-page-two"},
]
PAGES = {1234: 1, 2001: 2, 2002: 3, 2003: 2, 2050: 50, 6661: 3}
BROKEN_FILES = {6660: "The file could not be read: not a PDF"}
BROKEN_PAGES = {(6661, 2): "Page 2 could not be rendered"}

KNOWN_JOBS = {   # name -> (id, files, grayscale, state)
    "queued": (123, [1234], True, "Queued"),
    "queued_colour": (1123, [2001], False, "Queued"),
    "running": (124, [1234, 2001], True, "Running"),
    "running_colour": (1124, [2002], False, "Running"),
    "completed": (125, [1234], True, "Completed"),
    "completed_many_files": (126, [2001, 2002, 2003, 2050, BIG_FILE], True, "Completed"),
    "completed_partly_failed": (127, [2001, 6660, 6661], True, "Completed"),
    "completed_colour": (129, [1234, 2001], False, "Completed"),
    "completed_large_id": (BIG, [2002], True, "Completed"),
    "failed": (128, [6660], True, "Failed"),
    "failed_two_files": (130, [6660, 0], False, "Failed"),
}

KNOWN = {
    "token": TOKEN, "project": PROJECT, "prefix": PREFIX,
    "note": "Every path is served below the prefix and also bare (/context/diagram/convert).",
    "jobs": {n: {"jobId": j[0], "state": j[3], "fileIds": j[1], "grayscale": j[2]} for n, j in KNOWN_JOBS.items()},
    "unknown_job_id": 999999999,
    "files": [dict(f, pages=PAGES.get(f["fileId"], 1), converts=f["fileId"] not in BROKEN_FILES) for f in FILES],
    "files_note": "Any other well-formed reference also names a file (1 page, converts); a fileId of 0 or below "
                  "names none: its item fails. 6660 fails as a whole, 6661 fails on page 2 of 3.",
    "job_seconds": {"Queued": 0.35, "Running": 0.75},
}

# ------------------------------------------------------------------ pictures
def png(gray):
    raw = b"\x00\x50\x50\x50" if gray else b"\x00\xc8\x10\x10"
    def chunk(t, d):
        return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def svg(file_id, page, gray):
    ink, box = ("#404040", "#808080") if gray else ("#1040c0", "#d01818")
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 70">'
            '<title>file %d page %d</title><rect x="2" y="2" width="96" height="66" fill="none" stroke="%s"/>'
            '<text x="20" y="30" fill="%s">21-PT-1019</text></svg>' % (file_id, page, box, ink)).encode()


class Job:
    def __init__(self, id, files, grayscale, created, start, end):
        self.id, self.files, self.grayscale = id, files, grayscale
        self.created, self.start, self.end = created, start, end
        self.reads = self.final_reads = 0
        self.gone = False
        self.minted = (0, None)

    @property
    def fails(self):
        return all(broken(x["file"]) for x in self.files)

    def partly(self):
        return not self.fails and any(broken(x["file"]) or any((x["file"]["fileId"], p) in BROKEN_PAGES
                                      for p in range(1, 51)) for x in self.files)


def broken(file):
    if file["fileId"] <= 0:
        return "File not found"
    return BROKEN_FILES.get(file["fileId"])


SPACE = re.compile(r"[a-zA-Z][a-zA-Z0-9_-]{0,42}\Z")
EXTID = re.compile(r"[a-zA-Z][a-zA-Z0-9_]{0,254}\Z")


def is_int(v):
    return (isinstance(v, int) and not isinstance(v, bool)) or (isinstance(v, float) and v.is_integer())


def is_num(v):
    return isinstance(v, (int, float)) and not isinstance(v, bool)


class Bad(Exception):
    pass


class Diagrams(App):
    def __init__(self, fault):
        super().__init__(fault)
        self.by_id = {f["fileId"]: f for f in FILES}
        self.by_ext = {f["fileExternalId"]: f for f in FILES if "fileExternalId" in f}
        self.by_inst = {(f["fileInstanceId"]["space"], f["fileInstanceId"]["externalId"]): f
                        for f in FILES if "fileInstanceId" in f}
        self.jobs, self.signed, self.job_tokens = {}, {}, set()
        boot = now_ms()
        ages = {"Queued": (-20000, 600000, 630000), "Running": (-60000, -50000, 600000)}
        n = 0
        for name, (jid, ids, gray, state) in KNOWN_JOBS.items():
            n += 1
            c, s, e = ages.get(state, (-3600000 - 71113 * n, -3600000 - 71113 * n + 1207, -3600000 - 71113 * n + 5411))
            files = [{"file": self.by_id.get(i, {"fileId": i}), "ref": "fileId"} for i in ids]
            self.jobs[jid] = Job(jid, files, gray, boot + c, boot + s, boot + e)
        self.next_id = 5000 + secrets.randbelow(4000)
        self.last = None

    # -------------------------------------------------------------- routing
    def handle(self, method, path, query, headers, body):
        if path.startswith("/signed/"):
            return self.picture(path, query, headers)
        tail, ours = self.strip_prefix(path)
        with self.lock:
            if tail == COLL or tail == COLL + "/":
                op = P
            elif tail.startswith(COLL + "/") and "/" not in tail[len(COLL) + 1:]:
                op = G
            else:
                return self.err(404, "Not found")
            if method != op.split()[0]:
                r = self.err(405, "Method not allowed")
                r.headers["Allow"] = op.split()[0]
                return r
            raw_id = unquote(tail[len(COLL) + 1:]) if op == G else None
            bad = self.authenticate(op, headers, raw_id, ours)
            if bad:
                return bad
            return self.submit(headers, body) if op == P else self.read(raw_id, headers)

    def authenticate(self, op, headers, raw_id, ours):
        given = headers.get("Authorization")
        scheme, _, token = (given or "").strip().partition(" ")
        ok = scheme.lower() == "bearer" and token.strip() == TOKEN
        if self.f("any-token-on-post") and op == P and scheme.lower() == "bearer" and token.strip():
            ok = True
        if self.f("scheme-not-needed-on-get") and op == G and (given or "").strip() == TOKEN:
            ok = True
        if self.f("job-token-for-access-token") and op == G and given is None and headers.get("X-Job-Token") in self.job_tokens:
            ok = True
        if self.f("open-when-final") and op == G and given is None:
            job = self.jobs.get(self.parse_id(raw_id))
            if job and now_ms() >= job.end:
                ok = True
        if ok and ours:
            return None
        r = self.err(401, "Unauthorized")
        if self.f("no-message-on-401"):
            del r.body["error"]["message"]
        if self.f("failed-without-items"):
            r.headers["WWW-Authenticate"] = 'Bearer realm="cdf"'
        return r

    # -------------------------------------------------------------- POST
    def submit(self, headers, body):
        ctype = headers.get("Content-Type")
        if self.f("charset-refused") and ctype is not None and ctype.strip() != "application/json":
            return self.err(400, "Content-Type must be application/json")
        if ctype is not None and ctype.partition(";")[0].strip().lower() != "application/json":
            return self.err(400, "Content-Type must be application/json")
        try:
            def const(x):
                raise ValueError(x)
            data = json.loads(body.decode("utf-8"), parse_constant=const)
        except (ValueError, RecursionError):
            return self.err(500 if self.f("bad-json-500") else 400, "The body is not valid JSON")
        try:
            items, gray = self.validate(data)
        except Bad as e:
            return self.err(422 if self.f("validation-422") else 400, str(e))
        files = []
        for it in items:
            files.append(self.resolve(it))
        c = now_ms()
        self.next_id += 1 + secrets.randbelow(7)
        start, end = c + 350, c + 1100
        if self.f("instant-and-fresh-urls"):
            start, end = c, c + 1
        if self.f("colour-never-ends") and not gray:
            end = c + 10 ** 9
        job = Job(self.next_id, files, gray, c, start, end)
        self.jobs[job.id] = job
        self.last = job
        status, s, st = self.state(job, c)
        out = {"items": [self.identity(x, False) for x in files], "jobId": job.id, "status": status,
               "createdTime": c, "startTime": s, "statusTime": st, "errorMessage": None, "grayscale": gray}
        out = self.dress(out, job, status)
        if self.f("post-without-items"):
            del out["items"]
        if self.f("lower-case-status-on-post"):
            out["status"] = out["status"].lower()
        r = Resp(202 if self.f("post-202") else 200, out)
        token = secrets.token_hex(12)
        self.job_tokens.add(token)
        if not self.f("slow-and-closing"):
            r.headers["X-Job-Token"] = token
        return r

    def resolve(self, item):
        if "fileId" in item:
            n = int(item["fileId"])
            return {"file": self.by_id.get(n) or {"fileId": n}, "ref": "fileId"}
        if "fileExternalId" in item:
            x = item["fileExternalId"]
            return {"file": self.by_ext.get(x) or {"fileId": self.number("x" + x), "fileExternalId": x}, "ref": "fileExternalId"}
        if "fileInstanceId" not in item:       # only a faulty validation comes here
            return {"file": {"fileId": self.number(json.dumps(item))}, "ref": "fileId"}
        i = item["fileInstanceId"]
        k = (i["space"], i["externalId"])
        return {"file": self.by_inst.get(k) or {"fileId": self.number("i" + "\0".join(k)),
                "fileInstanceId": {"space": k[0], "externalId": k[1]}}, "ref": "fileInstanceId"}

    @staticmethod
    def number(text):
        return 10 ** 12 + int.from_bytes(hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:6], "big")

    def validate(self, data):
        if not isinstance(data, dict):
            raise Bad("The body must be an object")
        gray = data.get("grayscale", not self.f("default-is-colour"))
        if not isinstance(gray, bool):
            raise Bad("grayscale must be a boolean")
        if "items" not in data:
            raise Bad("items is required")
        items = data["items"]
        if not isinstance(items, list):
            raise Bad("items must be an array")
        if not items and not self.f("empty-items-accepted"):
            raise Bad("items must have at least 1 element")
        top = 100 if self.f("fifty-one-accepted") else 49 if self.f("fifty-refused") else 50
        if len(items) > top:
            raise Bad("items must have at most %d elements" % top)
        if self.f("bad-items-dropped"):
            good, first = [], None
            for n, it in enumerate(items):
                try:
                    self.item("items[%d]" % n, it)
                    good.append(it)
                except Bad as e:
                    first = first or e
            if not good and first:
                raise first
            return good, gray
        seen = set()
        for n, it in enumerate(items):
            self.item("items[%d]" % n, it)
            if self.f("four-vertices-and-no-twins"):
                k = self.resolve(it)["file"]["fileId"]
                if k in seen:
                    raise Bad("the same file is given twice")
                seen.add(k)
        return items, gray

    def item(self, at, it):
        if not isinstance(it, dict):
            raise Bad(at + " must be an object")
        refs = [k for k in ("fileId", "fileExternalId", "fileInstanceId") if k in it]
        if len(refs) != 1:
            if not (self.f("two-references-accepted") and len(refs) > 1):
                raise Bad(at + ": exactly one of fileId, fileExternalId, fileInstanceId is needed")
        if "fileId" in it and not (is_int(it["fileId"]) and INT64_MIN <= it["fileId"] <= INT64_MAX):
            raise Bad(at + ".fileId must be a 64-bit integer")
        if "fileExternalId" in it and not isinstance(it["fileExternalId"], str):
            raise Bad(at + ".fileExternalId must be a string")
        if "fileInstanceId" in it:
            i = it["fileInstanceId"]
            if not isinstance(i, dict) or not isinstance(i.get("space"), str) or not isinstance(i.get("externalId"), str):
                raise Bad(at + ".fileInstanceId needs the strings space and externalId")
            if not SPACE.match(i["space"]):
                raise Bad(at + ".fileInstanceId.space is not valid")
            if not EXTID.match(i["externalId"]):
                raise Bad(at + ".fileInstanceId.externalId is not valid")
        anns = it.get("annotations")
        if not isinstance(anns, list):
            raise Bad(at + ".annotations must be an array")
        if len(anns) > 1000 and not self.f("annotations-unbounded"):
            raise Bad(at + ".annotations must have at most 1000 elements")
        for n, a in enumerate(anns):
            self.annotation("%s.annotations[%d]" % (at, n), a)

    def annotation(self, at, a):
        if not isinstance(a, dict):
            raise Bad(at + " must be an object")
        if not isinstance(a.get("text"), str):
            raise Bad(at + ".text must be a string")
        r = a.get("region")
        if not isinstance(r, dict):
            raise Bad(at + ".region must be an object")
        if r.get("shape") != "rectangle":
            if not (self.f("other-shapes-accepted") and isinstance(r.get("shape"), str)):
                raise Bad(at + ".region.shape must be rectangle")
        vs = r.get("vertices")
        if not isinstance(vs, list) or len(vs) not in ((4,) if self.f("four-vertices-and-no-twins") else (1, 4)):
            raise Bad(at + ".region.vertices must be an array of 4")
        for v in vs:
            if not isinstance(v, dict):
                raise Bad(at + ".region.vertices: a vertex must be an object")
            for k in "xy":
                if not is_num(v.get(k)) or not 0 <= v[k] <= 1 or (self.f("edge-refused") and v[k] == 1):
                    raise Bad(at + ".region.vertices: %s must be a number of 0 to 1" % k)
        low = 0 if self.f("page-zero-accepted") else 1
        if not is_int(r.get("page")) or r["page"] < low:
            raise Bad(at + ".region.page must be an integer of at least 1")
        if "confidence" in a:
            c = a["confidence"]
            if not is_num(c) or (not 0 <= c <= 1 and not (self.f("confidence-unbounded-without-entities") and "entities" not in a)):
                raise Bad(at + ".confidence must be a number of 0 to 1")
        if "entities" in a:
            es = a["entities"]
            if not isinstance(es, list) or not 1 <= len(es) <= 5:
                raise Bad(at + ".entities must be an array of 1 to 5")
            for e in es:
                if not isinstance(e, dict):
                    raise Bad(at + ".entities: an entity must be an object")
                for k, v in e.items():
                    if isinstance(v, list) and not self.f("entity-lists-refused"):
                        if not all(isinstance(x, str) for x in v):
                            raise Bad(at + ".entities: %s must be a string or a list of strings" % k)
                    elif not isinstance(v, str):
                        raise Bad(at + ".entities: %s must be a string or a list of strings" % k)

    # -------------------------------------------------------------- GET
    def parse_id(self, raw):
        if raw is None:
            return None
        m = re.match(r"-?(0|[1-9][0-9]*)" + ("" if self.f("id-with-tail") else r"\Z"), raw)
        if not m or len(m.group()) > 20:
            return None
        n = int(m.group())
        if not INT64_MIN <= n <= INT64_MAX or (self.f("id-32-bit") and n > 2 ** 31 - 1):
            return None
        return n

    def read(self, raw, headers):
        if self.f("job-token-refused") and headers.get("X-Job-Token") is not None:
            return self.err(400, "Unexpected header X-Job-Token")
        n = self.parse_id(raw)
        status = 404 if self.f("not-found-404") else 400
        if n is None:
            return self.err(500 if self.f("malformed-id-500") else status, "jobId must be a 64-bit integer")
        job = self.jobs.get(n)
        if job is None or job.gone:
            if self.f("unknown-job-200"):
                t = now_ms()
                return Resp(200, {"jobId": n, "status": "Queued", "createdTime": t, "startTime": t, "statusTime": t,
                                  "errorMessage": None, "grayscale": True})
            return self.err(status, "Job %d not found" % n)
        t = now_ms()
        job.reads += 1
        final = t >= job.end
        if final:
            job.final_reads += 1
            if self.f("back-to-running") and job.final_reads == 3:
                final, t = False, job.end - 1
            if self.f("gone-after-final-read"):
                job.gone = True
        state, start, stime = self.state(job, t)
        gray = job.grayscale
        if self.f("grayscale-lost-when-final") and final:
            gray = True
        out = {"jobId": job.id, "status": state, "createdTime": job.created, "startTime": start, "statusTime": stime}
        if final:
            out["items"] = self.items(job, t)
        out["errorMessage"] = None
        if state == "Failed":
            out["errorMessage"] = "None of the %d files could be converted" % len(job.files)
        out["grayscale"] = gray
        out = self.dress(out, job, state)
        if self.f("job-id-as-text"):
            out["jobId"] = str(out["jobId"])
        code = 200
        if self.f("failed-400") and state == "Failed":
            code = 400
        if self.f("running-202") and state == "Running":
            code = 202
        return Resp(code, out)

    def state(self, job, t):
        if t < job.start:
            return "Queued", job.created, job.created
        if t < job.end:
            return "Running", job.start, job.start
        return ("Failed" if job.fails else "Completed"), job.start, job.end

    def identity(self, x, full):
        f, out = x["file"], {}
        for k in ("fileId", "fileExternalId", "fileInstanceId"):
            if k in f and (full or k == "fileId" or k == x["ref"]):
                out[k] = copy.deepcopy(f[k])
        if self.f("file-id-absent-for-external") and x["ref"] == "fileExternalId":
            out.pop("fileId")
        if self.f("large-file-id-rounded") and "fileId" in out:
            out["fileId"] = int(float(out["fileId"]))
        if self.f("instance-id-as-text") and "fileInstanceId" in out:
            out["fileInstanceId"] = "%(space)s:%(externalId)s" % out["fileInstanceId"]
        return out

    def items(self, job, t):
        at, items = job.minted
        if items is None or t - at > 30000 or self.f("instant-and-fresh-urls"):
            src = job
            if self.f("items-of-last-job") and self.last is not None and job.id >= 5000 and job.id != BIG:
                src = self.last
            items = [self.file_item(x, job.grayscale, t) for x in src.files]
            job.minted = (t, items)
        return copy.deepcopy(items)

    def file_item(self, x, gray, t):
        ident = self.identity(x, True)
        fid = ident.pop("fileId", None)
        out = {} if fid is None else {"fileId": fid}
        problem = broken(x["file"])
        if problem:
            if not self.f("failed-file-silent"):
                out["errorMessage"] = problem
        else:
            res = []
            n = x["file"]["fileId"]
            for p in range(1, PAGES.get(n, 1) + 1):
                if (n, p) in BROKEN_PAGES:
                    res.append({"page": str(p) if self.f("page-as-text-when-failed") else p, "errorMessage": BROKEN_PAGES[n, p]})
                    continue
                one = {"page": p}
                for kind in ("svg", "png"):
                    one[kind + "Url"] = self.sign(n, p, kind, gray, t)
                if self.f("png-only-for-first-page") and p > 1:
                    del one["pngUrl"]
                res.append(one)
            out["results"] = res
        out.update(ident)
        return out

    def sign(self, n, p, kind, gray, t):
        key = secrets.token_hex(16)
        self.signed[key] = [n, p, kind, gray, t + 600000]
        return "%s/signed/%d/page-%d.%s?X-Signature=%s" % (self.base, n, p, kind, key)

    def picture(self, path, query, headers):
        with self.lock:
            key = query.partition("X-Signature=")[2].partition("&")[0]
            s = self.signed.get(key)
            if s is None or path != "/signed/%d/page-%d.%s" % (s[0], s[1], s[2]) or now_ms() > s[4]:
                return Resp(403, raw=b"<Error><Code>AccessDenied</Code></Error>", ctype="application/xml")
            if self.f("png-url-needs-token") and s[2] == "png" and headers.get("Authorization") is None:
                return Resp(401, raw=b"<Error><Code>Unauthorized</Code></Error>", ctype="application/xml")
            if self.f("url-for-one-use"):
                del self.signed[key]
            gray = s[3] and not self.f("colours-in-gray-svg")
            if s[2] == "svg":
                return Resp(200, raw=svg(s[0], s[1], gray), ctype="image/svg+xml")
            return Resp(200, raw=png(s[3]), ctype="image/png")

    # -------------------------------------------------------------- the last touch
    def dress(self, out, job, state):
        final = state in ("Completed", "Failed")
        if self.f("error-message-object"):
            if out["errorMessage"] is not None:
                out["errorMessage"] = {"code": 500, "message": out["errorMessage"]}
        if self.f("failed-without-message-for-several") and state == "Failed" and len(job.files) > 1:
            out["errorMessage"] = None
        if self.f("status-partial") and state == "Completed" and job.partly():
            out["status"] = "PartiallyCompleted"
        if self.f("items-while-running") and state == "Running":
            out["items"] = [dict(self.identity(x, True), results=[]) for x in job.files]
        if self.f("items-only-once") and final and "items" in out and job.final_reads > 1:
            del out["items"]
        times = ("createdTime", "startTime", "statusTime")
        if self.f("times-in-seconds"):
            for k in times:
                out[k] //= 1000
        if self.f("final-status-time-in-micros") and final:
            out["statusTime"] *= 1000
        if self.f("times-two-hours-ahead"):
            for k in times:
                out[k] += 7200000
        if self.f("start-minus-one-when-queued") and state == "Queued":
            out["startTime"] = -1
        if self.f("status-time-frozen"):
            out["statusTime"] = out["createdTime"]
        # variants
        if self.f("start-null-when-queued") and state == "Queued":
            out["startTime"] = None
        if self.f("start-and-message-absent"):
            if state == "Queued":
                del out["startTime"]
            if out["errorMessage"] is None:
                del out["errorMessage"]
        if self.f("failed-without-items") and state == "Failed":
            out.pop("items", None)
        if self.f("odd-layout"):
            out["statusCount"] = {state.lower(): len(job.files)}
            out["numFiles"] = len(job.files)
            out["future"] = {"x": [1, None, {"y": "ü"}]}
        return out

    def serialise(self, resp, method, path, headers):
        body = resp.body
        error = isinstance(body, dict) and "error" in body
        if error:
            if self.f("flat-error-on-get") and method == "GET":
                body = body["error"]
            elif self.f("code-as-text"):
                body = {"error": dict(body["error"], code=str(body["error"]["code"]))}
            elif self.f("failed-without-items"):
                body = {"error": dict(body["error"], missing=[], extra={"hint": "see the documentation"})}
        if self.f("whole-numbers-as-5.0"):
            body = map_values(body, lambda k, v: float(v) if type(v) is int and abs(v) < 2 ** 53 else v)
        if self.f("odd-layout"):
            return encode(reverse_members(body), indent=3, ascii_only=True) + b"\r\n"
        if self.f("latin-1"):
            return json.dumps(body, ensure_ascii=False).encode("latin-1", "replace")
        return encode(body)

    def transport(self, resp, method, path, headers, out, data, opts):
        if self.f("no-request-id-on-errors") and resp.status >= 400:
            out.pop("x-request-id")
        if self.f("gzip-unasked") and data and resp.raw is None:
            data = gzip.compress(data)
            out["Content-Encoding"] = "gzip"
        if self.f("gzip-and-chunks"):
            opts["chunked"] = True
            out["Content-Type"] = out["Content-Type"].replace("application/json", "application/json; charset=utf-8")
            if accepts_gzip(headers):
                data = gzip.compress(data)
                out["Content-Encoding"] = "gzip"
            out["Vary"] = "Accept-Encoding"
        if self.f("slow-and-closing"):
            opts["sleep"] = 0.7
            opts["close"] = opts["lower"] = True
            out["Cache-Control"] = "no-store"
            out["Strict-Transport-Security"] = "max-age=31536000"
        return out, data


# ------------------------------------------------------------------ the list
PG, PP, S = "page diagram-convert-get", "page diagram-convert-post", "supplement, Cognite"
LIST = []


def F(name, kind, ev, promise, fault, ops, seen, meets=False):
    LIST.append((name, True, kind, meets, ev, promise, fault, ops, seen))


def V(name, promise, fault, ops, seen):
    LIST.append((name, False, "other", False, "open", promise, fault, ops, seen))


# response
F("job-id-as-text", "response", "page", "jobId is an int64 integer (%s and %s, Response)" % (PG, PP), "jobId is a string of digits on the GET (a number on the POST)", [G], "look at the type of jobId in any answer of the GET")
F("png-only-for-first-page", "response", "supplement", "a page that succeeded is {page, svgUrl, pngUrl} (%s, convert result; also the example of %s)" % (S, PG), "pages after the first have no pngUrl", [G], "read a completed job whose file has several pages and look beyond the first page", True)
F("page-as-text-when-failed", "response", "supplement", "a failed page is {page, errorMessage} with the page as a number (%s; type in the example of %s)" % (S, PG), "the page number is a string in pages that failed only", [G], "read a job with a page that failed", True)
F("file-id-absent-for-external", "response", "supplement", "a file item is {fileId, ..., results} (%s, convert result)" % S, "fileId is missing in items of files that were submitted by fileExternalId", [P, G], "submit by fileExternalId and look at the items", True)
F("instance-id-as-text", "response", "page", "fileInstanceId is an object {space, externalId} (%s, example; %s)" % (PG, S), "fileInstanceId is the string space:externalId", [P, G], "read a completed job with a file that has an instance id")
F("failed-file-silent", "response", "supplement", "a file item has either results or errorMessage (%s, convert result)" % S, "the item of a failed file has neither", [G], "read a partly failed or failed job", True)
F("post-without-items", "response", "page", "items is required in the POST answer (%s, Response)" % PP, "the POST answer has no items", [P], "submit a job")
F("error-message-object", "response", "page", "errorMessage is a string (%s, Response)" % PG, "errorMessage is an object in failed jobs", [G], "read a failed job", True)
# status
F("post-202", "status", "supplement", "success of the POST is 200, not 202 (%s)" % S, "a submission answers 202", [P], "submit a job")
F("failed-400", "status", "page", "a job with status Failed is a success answer, as Failed is one of its status values (%s, Response Success)" % PG, "reading a failed job answers 400, with the ordinary body", [G], "read a failed job", True)
F("running-202", "status", "supplement", "success is 200 (%s, 'documented 200 and 400')" % S, "reading a running job answers 202", [G], "read a running job", True)
F("bad-json-500", "status", "supplement", "a bad request answers 400 (%s)" % S, "a body that is no JSON answers 500", [P], "post a body with broken JSON")
F("validation-422", "status", "supplement", "a bad request answers 400 (%s)" % S, "a body that breaks the schema answers 422", [P], "post without items")
F("unknown-job-200", "status", "supplement", "an unknown jobId answers 400 or 404 (%s, what is left open)" % S, "an unknown jobId answers 200 with a made-up queued job", [G], "read a job that does not exist")
F("malformed-id-500", "status", "supplement", "a malformed jobId answers 400 or 404 (%s, what is left open)" % S, "a malformed jobId answers 500", [G], "read job abc")
# error
F("flat-error-on-get", "error", "supplement", "errors are {error: {code, message}} (%s, error envelope)" % S, "errors of the GET are {code, message} without the envelope", [G], "cause any error on the GET")
F("code-as-text", "error", "supplement", "error.code is an int32 (%s, error envelope)" % S, "error.code is a string", [P, G], "cause any error")
F("no-message-on-401", "error", "supplement", "error.message is a required string (%s, error envelope)" % S, "401 errors have no message; other errors do", [P, G], "call without a token and look at the error", True)
# auth
F("any-token-on-post", "auth", "page", "the token must be one issued by the identity provider (%s, Authorizations)" % PP, "the POST accepts any bearer token", [P], "post with a wrong token")
F("scheme-not-needed-on-get", "auth", "page", "the header's value is 'Bearer $accesstoken' (%s, Authorizations)" % PG, "the GET accepts the bare token without the word Bearer", [G], "send the right token without its scheme")
F("job-token-for-access-token", "auth", "page", "Authorization is required (%s, Authorizations); X-Job-Token only comes in addition (%s)" % (PG, S), "with a right X-Job-Token the GET needs no Authorization", [P, G], "submit, then read with the X-Job-Token and without Authorization", True)
F("open-when-final", "auth", "page", "Authorization is required (%s, Authorizations)" % PG, "jobs in a final state are readable without Authorization", [G], "read a completed job without a token", True)
F("png-url-needs-token", "auth", "supplement", "the signed URLs need no auth header (%s, convert result)" % S, "the pngUrl answers 401 without Authorization; the svgUrl does not", [G], "fetch the pngUrl without Authorization", True)
# request
F("fifty-one-accepted", "request", "page", "items has 1 to 50 elements (%s, Body)" % PP, "51 items are accepted", [P], "post 51 items")
F("fifty-refused", "request", "page", "items has 1 to 50 elements (%s, Body)" % PP, "50 items are refused", [P], "post 50 different files")
F("empty-items-accepted", "request", "page", "items has 1 to 50 elements (%s, Body)" % PP, "an empty items array is accepted", [P], "post items: []")
F("two-references-accepted", "request", "supplement", "an item names its file by exactly one reference (%s, convert request)" % S, "an item with both fileId and fileExternalId is accepted", [P], "post an item with two references")
F("annotations-unbounded", "request", "supplement", "at most 1000 annotations an item (%s, convert request)" % S, "1001 annotations are accepted", [P], "post an item with 1001 annotations")
F("edge-refused", "request", "supplement", "x and y are 0 to 1, both ends included (%s, convert request)" % S, "a coordinate of exactly 1 is refused", [P], "post a vertex at x = 1")
F("confidence-unbounded-without-entities", "request", "supplement", "confidence is 0 to 1 (%s, convert request)" % S, "the bounds of confidence are checked only in annotations that have entities", [P], "post confidence 1.5 without entities", True)
F("entity-lists-refused", "request", "page", "an entity's member may be a list of strings (%s, example; %s)" % (PP, S), "a list of strings in an entity is refused", [P], "post the page's own example")
F("page-zero-accepted", "request", "supplement", "page is at least 1 (%s, convert request)" % S, "page 0 is accepted", [P], "post an annotation on page 0")
F("bad-items-dropped", "request", "supplement", "a bad item makes a bad request, 400 (%s, convert request and statuses)" % S, "bad items are dropped silently as long as one good item remains", [P], "post a good and a bad item together", True)
# enum
F("other-shapes-accepted", "enum", "supplement", "shape is rectangle (%s, convert request)" % S, "any string is accepted as a shape", [P], "post the shape polygon")
F("lower-case-status-on-post", "enum", "page", "status is one of Queued, Running, Completed, Failed (%s, Response)" % PP, "the POST answers the status in lower case", [P], "submit a job")
F("status-partial", "enum", "page", "status is one of Queued, Running, Completed, Failed (%s, Response)" % PG, "jobs that failed partly have the status PartiallyCompleted", [G], "read a job of which some files or pages failed", True)
# path
F("id-with-tail", "path", "page", "jobId is an int64 integer (%s, Path Parameters)" % PG, "digits with a tail (125abc) are read as 125", [G], "read a known job with letters behind its id")
F("id-32-bit", "path", "page", "jobId is an int64 integer (%s, Path Parameters)" % PG, "job ids above 2^31 - 1 are refused", [G], "read the known job with a large id", True)
# header
F("charset-refused", "header", "page", "the body is application/json (%s, Body), with or without a charset parameter" % PP, "Content-Type: application/json; charset=utf-8 is refused", [P], "post with a charset parameter")
F("no-request-id-on-errors", "header", "supplement", "the request id stands in the header x-request-id (%s, error envelope)" % S, "errors carry no x-request-id; successes do", [P, G], "look at the headers of an error")
F("job-token-refused", "header", "supplement", "a client sends X-Job-Token back on the GET (%s)" % S, "a GET with an X-Job-Token answers 400", [P, G], "send the X-Job-Token of the POST answer on the GET", True)
# echo
F("grayscale-lost-when-final", "echo", "page", "grayscale tells how the SVG is returned, as asked (%s and %s)" % (PP, PG), "grayscale: false turns to true once the job has finished", [P, G], "submit with grayscale false and read until it has finished", True)
F("default-is-colour", "echo", "page", "grayscale defaults to true (%s, Body)" % PP, "without grayscale the job has grayscale: false", [P, G], "submit without grayscale")
F("large-file-id-rounded", "echo", "supplement", "fileId is an int64 (%s, convert request)" % S, "fileIds above 2^53 come back rounded to a double", [P, G], "submit the known large odd fileId and compare all digits", True)
# state
F("gone-after-final-read", "state", "page", "the GET returns the results of a job (%s, title and path); nothing says once only" % PG, "a job is unknown after its first read in a final state", [G], "read a completed job twice")
F("items-of-last-job", "state", "page", "the results are those of the job that the path names (%s)" % PG, "jobs made through the API show the files of the latest submission", [P, G], "submit two jobs with different files and read the first when finished")
# lifecycle
F("back-to-running", "lifecycle", "page", "Completed and Failed are results of a job that finished (%s, status and items)" % PG, "the third read of a finished job says Running, without items", [G], "read a finished job at least three times")
F("items-while-running", "lifecycle", "page", "items is returned when the job finished or failed partially (%s, Response)" % PG, "running jobs list their items with empty results", [G], "read a running job")
F("failed-without-message-for-several", "lifecycle", "page", "errorMessage tells more when the job failed (%s, Response)" % PG, "errorMessage stays null in failed jobs of more than one file", [G], "read a failed job with two files", True)
F("colour-never-ends", "lifecycle", "supplement", "a job comes to a final state (%s, waiting; status values)" % S, "jobs with grayscale false stay Running", [P, G], "submit with grayscale false and wait", True)
F("items-only-once", "lifecycle", "page", "items is returned when the job finished (%s, Response)" % PG, "items is missing from the second read in a final state on", [G], "read a completed job twice and compare", True)
# time
F("times-in-seconds", "time", "page", "times are milliseconds since 1970 (%s, Response)" % PG, "times are seconds", [P, G], "compare createdTime with the clock")
F("final-status-time-in-micros", "time", "page", "times are milliseconds since 1970 (%s, Response)" % PG, "statusTime is in microseconds once the job has finished", [G], "compare statusTime of a finished job with its startTime", True)
F("times-two-hours-ahead", "time", "page", "times are in UTC (%s, Response)" % PG, "times are in a local time two hours ahead of UTC", [P, G], "submit a job and compare createdTime with the clock")
F("start-minus-one-when-queued", "time", "page", "startTime is at least 0 (%s, Response)" % PG, "startTime is -1 while the job is queued", [P, G], "read a queued job or look at the POST answer", True)
F("status-time-frozen", "time", "open", "statusTime is the time of the status; no sentence says when it moves (%s)" % PG, "statusTime stays at createdTime in all states", [G], "follow a job and compare statusTime with startTime")
# transport
F("gzip-unasked", "transport", "open", "HTTP: no sentence of the documents", "every JSON answer is gzipped even when the client accepts identity only", [P, G], "send Accept-Encoding: identity")
F("latin-1", "transport", "page", "JSON bodies (%s, Body application/json), and fileExternalId is the file's own (%s)" % (PP, S), "bodies are encoded in Latin-1 instead of UTF-8", [P, G], "submit a fileExternalId with a letter beyond ASCII")
# other
F("colours-in-gray-svg", "other", "page", "grayscale true returns the SVG in gray colours only (%s, Body)" % PP, "the SVG has colours although grayscale is true", [G], "fetch the svgUrl of a job with grayscale true and look at its colours")
F("url-for-one-use", "other", "supplement", "the signed URLs live 10 minutes (%s, convert result)" % S, "a signed URL answers 403 from its second fetch on", [G], "fetch the same svgUrl twice")

V("not-found-404", "the status for unknown and malformed ids is open (%s)" % S, "404 instead of 400 for both", [G], "read an unknown and a malformed id")
V("start-null-when-queued", "startTime may be null while queued (%s)" % S, "startTime is null while queued", [P, G], "submit a job")
V("start-and-message-absent", "startTime may be absent while queued (%s); errorMessage is optional (%s)" % (S, PG), "both are absent", [P, G], "submit a job and follow it")
V("gzip-and-chunks", "HTTP", "chunked bodies, gzip when accepted, charset in the content type", [P, G], "any call")
V("whole-numbers-as-5.0", "5.0 is 5", "integers below 2^53 are written with .0", [P, G], "any call")
V("odd-layout", "order and additions are open (%s)" % S, "members in reverse, indented, \\u escapes, statusCount, numFiles and an unknown member", [P, G], "any call")
V("four-vertices-and-no-twins", "one vertex or four, and the same file twice, are open (%s)" % S, "one vertex is refused, the same file twice is refused", [P], "post them")
V("slow-and-closing", "headers and speed are open (%s); X-Job-Token is optional" % S, "every answer takes 0.7 s and closes the connection, header names in lower case, no X-Job-Token", [P, G], "any call")
V("instant-and-fresh-urls", "how soon a job advances is open (%s); the URLs are signed for 10 minutes" % S, "the POST answers Running, the job has finished at the next read, and every read signs new URLs", [P, G], "submit a job and read it twice")
V("failed-without-items", "items may be absent until the job has finished or partly failed (%s); additions are open" % S, "a wholly failed job has no items; errors have an empty missing and an unknown member; 401 carries WWW-Authenticate", [G, P], "read a failed job; call without a token")

LIST_OUT = [entry(API, n + 1, *e) for n, e in enumerate(LIST)]

if __name__ == "__main__":
    main(API, Diagrams, LIST_OUT, KNOWN)
