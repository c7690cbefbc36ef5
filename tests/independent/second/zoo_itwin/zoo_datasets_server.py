"""Zoo: GET /org/datasets/{id}/conversions/{conversion_id} - a right server, 60 faults, 10 variants."""
import base64, gzip, hashlib, json, re, struct, sys, threading, time, uuid, zlib
from datetime import datetime, timedelta, timezone
from urllib.parse import unquote
import common
from common import Resp, on

API = "zoo_datasets"
TOKEN = "api-3f0c9a52-7d1e-4b6a-9c55-0e2b8d7714af"
OPS = ["GET /org/datasets/{id}/conversions/{conversion_id}"]
PHASES = ["queued", "zoo_generated_original_metadata", "snapshot_original", "user_provided_metadata", "convert_raw_kcl",
          "zoo_generated_raw_kcl_metadata", "snapshot_raw_kcl", "salon", "zoo_generated_salon_kcl_metadata",
          "snapshot_salon_kcl", "completed"]
STEP, WAKE, HOLD = 0.12, 0.15, 75.0
NS = uuid.UUID("5b0f4a0e-93c1-4d0d-8f35-2a41c6e0b9d7")
UUID_RE = re.compile(r"^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$", re.I)


def uid(name):
    b = bytearray(uuid.uuid5(NS, name).bytes)
    b[6] = (b[6] & 0x0F) | 0x40
    return str(uuid.UUID(bytes=bytes(b)))


D1, D2, FOREIGN = uid("ds-brackets"), uid("ds-gears"), uid("ds-other-org")


def png(seed):
    h = hashlib.sha256(seed.encode()).digest()
    w = 4
    raw = b"".join(b"\0" + (h * 2)[i:i + w * 3] for i in range(0, w * 4, 4))
    def chunk(t, d):
        return struct.pack(">I", len(d)) + t + d + struct.pack(">I", zlib.crc32(t + d))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", w, 4, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(raw, 0)) + chunk(b"IEND", b""))


class Conv:
    def __init__(self, name, ds, st, ph, lazy=False, final="success", fail_at=None, size=None, usermeta=True, note=""):
        self.name, self.ds, self.st, self.ph, self.lazy = name, ds, st, ph, lazy
        self.final, self.fail_at, self.usermeta, self.note = final, fail_at, usermeta, note
        self.id = uid("conv-" + name)
        self.path = "parts/%s/%s.step" % (name[:2], name)
        n = int(hashlib.sha1(name.encode()).hexdigest()[:4], 16)
        self.size = 20000 + n if size is None else size
        self.etag = '"%s"' % hashlib.md5(name.encode()).hexdigest()
        self.n, self.first, self.reads, self.wake = n, None, 0, None


def build():
    L = [Conv("flange-a", D1, "success", 10), Conv("flange-b", D1, "success", 10, usermeta=False),
         Conv("gear-a", D2, "success", 10),
         Conv("broken-empty", D1, "error_user", 1, size=0), Conv("odd-format", D1, "error_unsupported", 4),
         Conv("crashed", D1, "error_internal", 7), Conv("gear-crashed", D2, "error_internal", 8),
         Conv("withdrawn-early", D1, "canceled", 0), Conv("withdrawn-late", D1, "canceled", 7),
         Conv("waiting", D1, "queued", 0), Conv("gear-waiting", D2, "queued", 0)]
    for i in range(1, 10):
        L.append(Conv("running-%d" % i, D2 if i == 6 else D1, "in_progress", i))
    for i in range(1, 7):
        L.append(Conv("moving-%d" % i, D2 if i == 4 else D1, "queued", 0, lazy=True))
        L[-1].wake = {5: 6.0, 6: 15.0}.get(i)      # seconds after the server's first request, else at its own first read
    L.append(Conv("moving-bad-file", D1, "queued", 0, lazy=True, final="error_user", fail_at=2))
    L.append(Conv("moving-crash", D1, "queued", 0, lazy=True, final="error_internal", fail_at=7))
    L.append(Conv("moving-withdrawn", D1, "queued", 0, lazy=True, final="canceled", fail_at=4))
    L.append(Conv("moving-from-salon", D1, "in_progress", 7, lazy=True))
    return L


def known():
    given, states = [], {}
    for c in build():
        given += [["id", c.ds], ["conversion_id", c.id]]
        states[c.id] = {"name": c.name, "dataset": c.ds, "status": c.st, "phase": PHASES[c.ph],
                        "moves": ("%s, %.2f s a phase, to %s" % ("%d s after the first 200 of this server" % c.wake if c.wake else "0.15 s after its first read", STEP, c.final)) if c.lazy
                        else ("after %d s" % HOLD if c.st in ("queued", "in_progress") else "never")}
    return {"token": TOKEN, "base": "", "given": given,
            "notes": {"datasets": [D1, D2],
                      "dataset_of_another_org": FOREIGN, "conversion_of_another_org": uid("conv-foreign"),
                      "conversions": states,
                      "text": "moving-* conversions start when they are read for the first time (each once per server start), moving-5 and moving-6 "
                              "6 and 15 s after the server's first 200; "
                              "the other queued and in_progress ones stand still for 75 s. flange-* and gear-a are finished."}}


def ts(t, digits):
    if on("local-time-as-z"):
        t += 7200
    sec = int(t)
    ns = int(round((t - sec) * 1e6)) * 1000 + 417
    if ns >= 10 ** 9:
        ns = 10 ** 9 - 1
    frac = "%09d" % ns
    d = datetime.fromtimestamp(sec, timezone.utc)
    if on("offset-times"):
        d = d.astimezone(timezone(timedelta(hours=2)))
        return d.strftime("%Y-%m-%dT%H:%M:%S.") + frac[:digits] + "+02:00"
    z = "" if on("no-timezone") else "Z"
    return d.strftime("%Y-%m-%dT%H:%M:%S.") + frac[:digits] + z


class App:
    def __init__(self):
        self.t0 = time.time()
        self.t1 = None
        self.lock = threading.Lock()
        self.convs = build()
        for c in self.convs:
            ago = 86400 + c.n if c.st not in ("queued", "in_progress") else 30 + c.n % 20
            c.created = self.t0 - ago - 0.3217
            c.started = None if c.st == "queued" or c.name == "withdrawn-early" else c.created + 4.125 + (c.n % 5)
            c.completed = None if c.st in ("queued", "in_progress") else (c.started or c.created) + 11.75
            c.updated = c.completed or ((c.started + 6.5) if c.started else c.created)
        self.foreign = Conv("foreign", FOREIGN, "success", 10)
        f = self.foreign
        f.created = self.t0 - 90000; f.started = f.created + 3; f.completed = f.updated = f.started + 9
        self.poison = None

    # ---- errors -------------------------------------------------------
    def error(self, status, message, code=None):
        rid = str(uuid.uuid4())
        e = {"error_code": code, "message": message, "request_id": rid}
        if code is None:
            del e["error_code"]
        hs = [("x-request-id", rid)]
        if on("error-nested"):
            e = {"error": e}
        if on("message-as-detail"):
            e["detail"] = e.pop("message")
        if on("no-request-id-anywhere"):
            e.pop("request_id"); hs = []
        if on("errors-by-header"):
            e = {"message": message}
        if status == 401:
            hs.append(("WWW-Authenticate", "Bearer"))
            if on("auth-error-html"):
                return Resp(401, b"<html><body><h1>401 Authorization Required</h1><hr>nginx</body></html>", "text/html", hs)
        if on("error-as-plain-text"):
            return Resp(status, message.encode(), "text/plain", hs)
        return Resp(status, json.dumps(e).encode(), "application/json", hs)

    # ---- auth ---------------------------------------------------------
    def auth(self, req, conv):
        a = req.h("Authorization")
        if on("keepalive-trust") and getattr(req.conn, "trusted", False):
            return None
        if on("finished-are-public") and a is None and conv is not None and conv.st == "success":
            return None
        if a is None:
            return None if on("no-token-needed") else self.error(401, "no authentication token was given", "unauthorized")
        m = re.match(r"^\s*(\S+)\s+(\S+)\s*$", a)
        scheme, tok = (m.group(1), m.group(2)) if m else ("", a.strip())
        if on("scheme-ignored"):
            scheme = "bearer"
        if on("any-token") and scheme.lower() == "bearer" and tok:
            return None
        if scheme.lower() != "bearer" or tok != TOKEN:
            return self.error(401, "the token is not valid", "unauthorized")
        if on("keepalive-trust"):
            req.conn.trusted = True
        return None

    # ---- state --------------------------------------------------------
    def stage(self, c, now):
        """status, phase index, started, completed, updated"""
        if c.st not in ("queued", "in_progress"):
            if on("failed-then-success") and c.st == "error_internal" and c.first and now - c.first > 1.0:
                return "success", 10, c.started, c.first + 1.0, c.first + 1.0
            if on("success-reopens") and c.st == "success" and c.reads > 3 and c.reads % 4 == 0:
                return "in_progress", 7, c.started, None, c.updated
            if on("success-for-empty-file") and c.size == 0:
                return "success", 10, c.started, c.completed, c.updated
            return c.st, c.ph, c.started, c.completed, c.updated
        base = (self.t1 + c.wake if c.wake else c.first + WAKE) if c.lazy else self.t0 + HOLD
        el = now - base
        if el < 0:
            return c.st, c.ph, c.started, None, c.updated
        started = c.started or base
        k = int(el / STEP)
        if on("retry-once") and c.lazy and c.st == "queued" and c.fail_at is None:
            # dropped by its first worker in phase 2, queued again, then taken up for good
            if k >= 3 and k < 5:
                return "queued", 0, None, None, base + 3 * STEP
            if k >= 5:
                k -= 5; base += 5 * STEP; started = base
        ph = c.ph + 1 + k
        if c.fail_at is not None and ph > c.fail_at:
            end = base + (c.fail_at - c.ph) * STEP
            if on("failed-then-success") and c.final == "error_internal" and now - end > 1.0:
                return "success", 10, started, end + 1.0, end + 1.0
            return c.final, c.fail_at, started, end, end
        if ph >= 10:
            end = base + (10 - c.ph - 1) * STEP
            return "success", 10, started, end, end
        if on("phase-goes-back") and c.lazy and ph == 7:
            return "in_progress", 5, started, None, base + k * STEP
        return "in_progress", ph, started, None, base + k * STEP

    def images(self, c, kind, shown):
        if not shown:
            return None if on("images-null-when-empty") else []
        out = []
        for view in ("front", "top-iso"):
            raw = png(c.name + kind + view)
            if on("standard-base64"):
                s = base64.b64encode(raw).decode()
            else:
                s = base64.urlsafe_b64encode(raw).decode().rstrip("=")
            if on("base64-lines"):
                s = "\r\n".join(s[i:i + 76] for i in range(0, len(s), 76))
            out.append({"data_base64": s, "mime_type": "png" if on("mime-not-media-type") else "image/png"})
        if on("image-without-mime"):
            del out[1]["mime_type"]
        return out

    def body(self, c, now):
        st, ph, started, completed, updated = self.stage(c, now)
        done = ph
        kcl = ('// %s \u2014 flange, bore \u00d8 12 mm\nthickness = 8\nsketch001 = startSketchOn(XY)\n'
               '  |> circle(center = [0, 0], radius = %d)\n  |> extrude(length = thickness)\n') % (c.name, 10 + c.n % 40)
        raw = "import \"%s\" as part\n" % c.path + kcl
        meta = None
        if done > 1:
            meta = {"original": {"bounding_box_mm": [42.5, 18, 7.25], "solids": 1, "unit": "mm"}}
            if done > 3 and c.usermeta:
                meta["user_provided"] = [{"file": "README.txt", "text": "Werkst\u00fcck, S355"}]
            if done > 5:
                meta["raw_kcl"] = {"lines": raw.count("\n"), "warnings": []}
            if done > 8:
                meta["salon_kcl"] = {"lines": kcl.count("\n"), "score": None}
        msg = {"error_user": "The file is empty or broken.", "error_unsupported": "No importer knows this kind of file.",
               "error_internal": "The worker crashed in phase %s." % PHASES[ph], "canceled": "Withdrawn by a member of the org."}.get(st)
        early = on("early-snapshots") and 6 <= done < 10
        b = {"id": c.id, "dataset_id": c.ds, "created_at": ts(c.created, 3), "updated_at": ts(updated, 9),
             "started_at": ts(started, 9) if started else None, "completed_at": ts(completed, 3) if completed else None,
             "file_path": c.path, "file_etag": c.etag, "file_size": c.size,
             "importer_version": "0.4.%d" % (c.n % 30) if started else None,
             "metadata": meta,
             "original_snapshot_images": self.images(c, "o", done > 2),
             "output": kcl if st == "success" else None,
             "phase": PHASES[ph],
             "raw_kcl_output": raw if done > 4 else None,
             "raw_kcl_snapshot_images": self.images(c, "r", done > 6),
             "salon_kcl_output": kcl if done > 7 else None,
             "salon_kcl_snapshot_images": self.images(c, "s", done > 9 or early),
             "status": st, "status_message": msg}
        # ---- faults of the body
        if on("missing-dataset-id"): del b["dataset_id"]
        if on("file-size-string"): b["file_size"] = str(c.size)
        if on("etag-null-on-failure") and st.startswith("error"): b["file_etag"] = None
        if on("salon-output-object") and b["salon_kcl_output"] is not None:
            b["salon_kcl_output"] = {"main.kcl": b["salon_kcl_output"]}
        if on("success-without-output") and st == "success":
            b["output"] = b["raw_kcl_output"] = b["salon_kcl_output"] = None
        if on("cancelled-two-l") and st == "canceled": b["status"] = "cancelled"
        if on("phase-index"): b["phase"] = ph
        if on("completed-phase-renamed") and ph == 10: b["phase"] = "done"
        if on("snapshot-phase-short") and ph == 9: b["phase"] = "snapshot_salon"
        if on("phase-stuck-at-end") and ph == 10: b["phase"] = PHASES[9]
        if on("completed-phase-while-running") and ph == 9 and st == "in_progress": b["phase"] = "completed"
        if on("canceled-has-output") and st == "canceled": b["output"] = kcl
        if on("completed-at-while-running") and st == "in_progress": b["completed_at"] = ts(updated, 3)
        if on("started-at-null-while-running") and st == "in_progress": b["started_at"] = None
        if on("completed-before-started") and completed and started:
            b["completed_at"], b["started_at"] = ts(started, 3), ts(completed, 9)
        if on("updated-frozen"): b["updated_at"] = ts(c.created, 9)
        if on("etag-changes"): b["file_etag"] = '"%s"' % uuid.uuid4().hex
        if on("metadata-lost-second-poll") and st == "success" and c.reads >= 2: b["metadata"] = None
        if on("dataset-of-first"): b["dataset_id"] = D1
        if on("id-without-dashes"): b["id"] = c.id.replace("-", "")
        if on("nan-in-metadata") and meta and "salon_kcl" in meta: meta["salon_kcl"]["score"] = float("nan")
        # ---- variants of the body
        if on("added-members"):
            b.update(manual_kcl_override_active=False, manual_kcl_override=None, manual_kcl_override_updated_at=None,
                     raw_kcl_similarity_score=0.91 if done > 6 else None, salon_kcl_similarity_score=1 if done == 10 else None,
                     worker_region="us-east-1")
        if on("nulls-left-out"):
            b = {k: v for k, v in b.items() if v is not None}
        if on("odd-json-spelling"):
            b["file_size"] = float(c.size)
            b = dict(reversed(list(b.items())))
        if on("wrapped-body"):
            b = {"conversion": b}
        return b, st

    # ---- one request --------------------------------------------------
    def handle(self, req):
        r = self.route(req)
        if on("slow-answers"):
            time.sleep(0.6)
        if on("chunked-gzip") and r.status == 200:
            r.chunked = True
            if "gzip" in (req.h("Accept-Encoding") or ""):
                r.body = gzip.compress(r.body, 1)
                r.headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        return r

    def route(self, req):
        parts = req.path.split("/")
        shape = len(parts) == 6 and parts[1:3] == ["org", "datasets"] and parts[4] == "conversions"
        if not shape:
            return self.error(404, "no such endpoint")
        if req.method != "GET":
            r = self.error(405, "method not allowed"); r.headers.append(("Allow", "GET")); return r
        ds, cid = unquote(parts[3]), unquote(parts[5])
        if on("uppercase-id-unknown"):
            dkey, ckey = ds, cid
        else:
            dkey, ckey = ds.lower(), cid.lower()
        with self.lock:
            conv = next((c for c in self.convs + [self.foreign] if c.id == ckey), None)
            bad = self.auth(req, conv)
            if bad:
                return bad
            if on("content-type-required") and "json" not in (req.h("Content-Type") or ""):
                return self.error(415, "expected a Content-Type of application/json")
            if on("exact-json-accept-refused") and (req.h("Accept") or "").strip() == "application/json":
                return self.error(406, "cannot satisfy the given Accept header")
            if not UUID_RE.match(ds) or not UUID_RE.match(cid):
                if on("malformed-id-500"):
                    return self.error(500, "internal error: invalid UUID", "internal")
                if on("malformed-is-404"):
                    return self.error(404, "not found")
                return self.error(400, "bad parameter in URL path: UUID parsing failed", "bad_request")
            if on("poisoned-by-404") and self.poison == dkey:
                self.poison = None
                return self.error(404, "conversion not found", "not_found")
            own = dkey in (D1, D2)
            visible = own or (on("other-org-visible") and dkey == FOREIGN)
            if not visible and not on("dataset-ignored"):
                return self.error(403 if on("errors-by-header") and dkey == FOREIGN else 404, "dataset not found", "not_found")
            match = conv is not None and (conv.ds == dkey or on("dataset-ignored")
                                          or (on("sibling-dataset-served") and conv.ds in (D1, D2)))
            if conv is not None and conv.ds == FOREIGN and not on("other-org-visible"):
                match = False
            if not match:
                self.poison = dkey
                if on("unknown-conversion-200-null"):
                    return Resp(200, b"null", headers=[("X-Api-Call-Id", str(uuid.uuid4()))])
                if on("unknown-conversion-500"):
                    return self.error(500, "called `Option::unwrap()` on a `None` value")
                return self.error(404, "conversion not found", "not_found")
            now = time.time()
            self.t1 = self.t1 or now
            conv.reads += 1
            if conv.first is None:
                conv.first = now
            b, st = self.body(conv, now)
        if on("failed-conversion-500") and st == "error_internal":
            return self.error(500, b["status_message"], "conversion_failed")
        hs = [("X-Api-Call-Id", str(uuid.uuid4())), ("Cache-Control", "no-store")]
        if on("no-call-id") or (on("no-call-id-while-running") and st in ("queued", "in_progress")):
            hs.pop(0)
        if on("odd-json-spelling"):
            data = json.dumps(b, indent=3).encode()
        else:
            data = json.dumps(b, ensure_ascii=False, separators=(",", ":")).encode("latin-1" if on("latin1-body") else "utf-8",
                                                                                   "replace")
        ctype = "application/json"
        if on("octet-stream-with-snapshots") and b.get("original_snapshot_images"): ctype = "application/octet-stream"
        r = Resp(202 if on("in-progress-202") and st == "in_progress" else 200, data, ctype, hs)
        if on("odd-json-spelling"):
            r.ctype = "application/json; charset=utf-8"; r.lower = True
            r.headers += [("Server", "zoo-edge"), ("Link", '<https://zoo.dev/docs>; rel="help"')]
        if on("gzip-unasked"):
            r.body = gzip.compress(data, 1); r.headers.append(("Content-Encoding", "gzip"))
        if on("body-cut-short") and st == "success":
            r.body = data[:-20]
        return r


Z = "zoo-dataset-conversion-get"
S = "supplement, section Zoo"
GETF = "Read a finished conversion (status success)."
FAULTS = [
 # response 8
 ("missing-dataset-id", "response", 0, "supplement", S + ": dataset_id is a required member", "never sends dataset_id", "Read any conversion."),
 ("file-size-string", "response", 0, "supplement", S + ": file_size is an int64 integer", "sends file_size as a string of digits", "Read any conversion."),
 ("images-null-when-empty", "response", 1, "supplement", S + ": the three snapshot lists are required and not nullable", "sends null for a list that has no images yet", "Read a conversion that has not passed its snapshot phases."),
 ("image-without-mime", "response", 1, "supplement", S + ": each image has data_base64 and mime_type, both required", "the second image of each list has no mime_type", "Read a conversion with images and look at every image."),
 ("wrapped-body", "response", 0, "supplement", S + ": the body is flat", "wraps the conversion in {conversion: ...}", "Read any conversion."),
 ("etag-null-on-failure", "response", 1, "supplement", S + ": file_etag is a string, not nullable", "file_etag is null in conversions with an error_ status", "Read a failed conversion."),
 ("salon-output-object", "response", 0, "supplement", S + ": salon_kcl_output is a string or null", "sends an object of file name and text once there is output", "Read a conversion that has passed the salon phase."),
 ("success-without-output", "response", 0, "page", Z + ", status success: finished with the result available; the operation fetches the converted output", "output and both KCL outputs are null when the conversion is finished", GETF),
 # enum 4
 ("cancelled-two-l", "enum", 0, "page", Z + ", status values: canceled (supplement: one l)", "writes cancelled", "Read a canceled conversion."),
 ("phase-index", "enum", 0, "supplement", S + ": phase is an enum of the names; do not rely on the index", "sends the phase's index number", "Read any conversion."),
 ("completed-phase-renamed", "enum", 0, "page", Z + ", phase values", "the last phase is called done", GETF),
 ("snapshot-phase-short", "enum", 1, "page", Z + ", phase values: snapshot_salon_kcl", "calls it snapshot_salon", "Read a conversion that is in phase index 9, or poll a moving one often."),
 # status 4
 ("unknown-conversion-200-null", "status", 0, "supplement", S + ": errors are 4XX/5XX, 200 is a conversion object", "answers 200 with null for an unknown conversion", "Read an unknown conversion_id in a known dataset."),
 ("unknown-conversion-500", "status", 0, "open", S + ": errors are 4XX and 5XX; an unknown id is the client's error", "answers 500 for an unknown conversion", "Read an unknown conversion_id in a known dataset."),
 ("in-progress-202", "status", 1, "page", Z + ", Returns: 200 OK", "answers 202 while the conversion is in progress", "Read a conversion in progress and look at the status."),
 ("failed-conversion-500", "status", 1, "page", Z + ", status error_internal is a value of a 200 body", "answers 500 with the error envelope for conversions that ended in error_internal", "Read a conversion known to be in error_internal."),
 # error 4
 ("error-nested", "error", 0, "supplement", S + ": errors are flat {message, request_id, error_code?}", "nests it in {error: ...}", "Cause any error."),
 ("message-as-detail", "error", 0, "supplement", S + ": errors have message", "the member is called detail", "Cause any error."),
 ("no-request-id-anywhere", "error", 0, "supplement", S + ": request_id in the body, or else in header x-request-id", "neither of the two", "Cause any error and look at body and headers."),
 ("auth-error-html", "error", 1, "supplement", S + ": 4XX bodies are the JSON envelope", "401 only: a proxy's HTML page", "Read without a token and look at the body."),
 # auth 5
 ("no-token-needed", "auth", 0, "supplement", S + ": HTTP Bearer is required", "serves requests without Authorization", "Read without Authorization."),
 ("any-token", "auth", 0, "supplement", S + ": HTTP Bearer is required", "accepts any bearer token", "Read with a wrong token."),
 ("scheme-ignored", "auth", 0, "supplement", S + ": HTTP Bearer", "accepts the token bare or with another scheme", "Send the right token with scheme Basic or with none."),
 ("finished-are-public", "auth", 1, "supplement", S + ": HTTP Bearer on the operation", "finished conversions are served without a token", "Read a finished conversion without Authorization."),
 ("keepalive-trust", "auth", 1, "supplement", S + ": HTTP Bearer on each request", "after one authenticated request a connection needs no token any more", "On one keep-alive connection read with the token, then without."),
 # path 5
 ("dataset-ignored", "path", 0, "page", Z + ": the path names the dataset and the conversion in it", "the dataset in the path is not looked at", "Read a known conversion under an unknown dataset id."),
 ("sibling-dataset-served", "path", 1, "page", Z + ": the path names the dataset and the conversion in it", "a conversion is found under any dataset of the org", "Read a conversion of one known dataset under the other."),
 ("malformed-id-500", "path", 0, "supplement", S + " and section on open choices: a malformed UUID gives a 4xx", "answers 500", "Put a non-UUID in the path."),
 ("other-org-visible", "path", 0, "page", Z + ": /org/datasets are the datasets of the caller's org", "serves a conversion of another org (ids in notes)", "Read the pair of the other org."),
 ("uppercase-id-unknown", "path", 0, "open", S + ": the ids are UUIDs, whose letter case has no meaning (RFC 4122)", "404 when the UUIDs are written in upper case", "Read a known pair in upper case."),
 # header 3
 ("no-call-id", "header", 0, "supplement", S + ": a 200 carries X-Api-Call-Id", "never sends it", "Read any conversion."),
 ("no-call-id-while-running", "header", 1, "supplement", S + ": a 200 carries X-Api-Call-Id", "sent only for conversions in a final status", "Read a queued or running conversion."),
 ("octet-stream-with-snapshots", "header", 1, "supplement", S + ": the body is a JSON object", "Content-Type application/octet-stream once images are in the body", "Read a conversion with snapshots and look at Content-Type."),
 # request 2
 ("content-type-required", "request", 0, "open", Z + ": a GET with two path parameters and no body", "415 unless the GET has a JSON Content-Type", "Read without a Content-Type header."),
 ("exact-json-accept-refused", "request", 0, "supplement", S + ": the answer is JSON", "406 for Accept: application/json exactly, other Accepts pass", "Read with Accept: application/json."),
 # transport 4
 ("body-cut-short", "transport", 0, "supplement", S + ": the body is a JSON object", "the body of a finished conversion loses its last 20 bytes, the length header agrees", GETF),
 ("latin1-body", "transport", 0, "supplement", S + ": JSON strings (UTF-8)", "encodes in Latin-1, so KCL with non-ASCII text is not UTF-8", "Read a conversion with output and decode strictly."),
 ("nan-in-metadata", "transport", 1, "supplement", S + ": metadata is any JSON value", "writes NaN, which is not JSON, in finished conversions' metadata", "Read a finished conversion with a strict JSON parser."),
 ("gzip-unasked", "transport", 0, "open", "HTTP content negotiation; the page promises a JSON body", "gzip even when Accept-Encoding is identity", "Read with Accept-Encoding: identity."),
 # lifecycle 7
 ("phase-stuck-at-end", "lifecycle", 0, "page", Z + ", phase completed: conversion finished successfully; status success", "status success with phase snapshot_salon_kcl, for good", GETF),
 ("completed-phase-while-running", "lifecycle", 1, "page", Z + ", phase completed means finished successfully", "phase completed while status is in_progress and the last snapshots are missing", "Read a conversion in its last working phase."),
 ("phase-goes-back", "lifecycle", 0, "page", Z + ", phase index order", "in a run without retry the phase drops from 6 to 5 and then jumps to 8", "Poll a moving conversion every 50 ms."),
 ("success-reopens", "lifecycle", 1, "page", Z + ", status success: finished", "each fourth read of a finished conversion says in_progress", "Read a finished conversion five times."),
 ("failed-then-success", "lifecycle", 1, "page", Z + ", error_internal is unrecoverable", "a second after the failure was seen the conversion becomes success", "Read a failed conversion, wait 1.2 s, read again."),
 ("canceled-has-output", "lifecycle", 0, "page", Z + ", canceled: the file will not be converted", "canceled conversions have a full output", "Read a canceled conversion."),
 ("early-snapshots", "lifecycle", 1, "page", Z + ", phase snapshot_salon_kcl creates those snapshots", "salon snapshots are there from phase snapshot_raw_kcl on", "Read a conversion in phase snapshot_raw_kcl or salon."),
 # time 6
 ("completed-at-while-running", "time", 1, "supplement", S + ": completed_at is nullable; a running conversion is not completed", "completed_at is set while in_progress", "Read a conversion in progress."),
 ("started-at-null-while-running", "time", 1, "page", Z + ", in_progress: judged by started_at", "started_at is null while in_progress", "Read a conversion in progress."),
 ("completed-before-started", "time", 0, "supplement", S + ": started_at and completed_at", "the two are swapped", GETF),
 ("no-timezone", "time", 0, "supplement", S + ": date-time (RFC 3339)", "timestamps have no Z and no offset", "Read any conversion."),
 ("updated-frozen", "time", 0, "supplement", S + ": updated_at", "updated_at stays at created_at through the whole life", "Compare updated_at with completed_at, or over polls of a moving conversion."),
 ("local-time-as-z", "time", 0, "supplement", S + ": date-time, Z is UTC", "local time (two hours ahead) written with Z", "Compare the times of a conversion that just moved with the Date header."),
 # state 3
 ("etag-changes", "state", 0, "supplement", S + ": file_etag is of the source file, which stays", "a new file_etag at each read", "Read one conversion twice."),
 ("metadata-lost-second-poll", "state", 1, "page", Z + ": fetch the metadata of a conversion; nothing changes a finished one", "metadata is null from the second read of a finished conversion on", "Read a finished conversion twice."),
 ("poisoned-by-404", "state", 1, "page", Z + ": a known conversion is 200", "after an unknown conversion_id the next read in that dataset is 404 too", "Read an unknown conversion, then a known one of the same dataset."),
 # echo 2
 ("dataset-of-first", "echo", 1, "supplement", S + ": dataset_id is the dataset of the path", "dataset_id is always the first dataset's", "Read a conversion of the second dataset."),
 ("id-without-dashes", "echo", 0, "supplement", S + ": id is a uuid string", "id is 32 hex digits without dashes", "Read any conversion."),
 # other 3
 ("mime-not-media-type", "other", 0, "supplement", S + ": mime_type", "mime_type is png, which is no media type", "Read a conversion with images."),
 ("base64-lines", "other", 0, "supplement", S + ": data_base64 is URL-safe base64 without padding", "breaks it into lines of 76 characters with CRLF", "Decode an image strictly."),
 ("success-for-empty-file", "other", 0, "page", Z + ", error_user: a broken file, such as an empty one", "the conversion of an empty file (file_size 0) is a success", "Read the conversion that is known to be error_user."),
]
VARIANTS = [
 ("standard-base64", "response", "supplement", "a decoder accepts both alphabets, padded or not", "standard alphabet, padded", "Read images."),
 ("added-members", "response", "supplement", "members added since the page's date", "sends them, and one more", "Read any conversion."),
 ("nulls-left-out", "response", "supplement", "nullable members are not required", "leaves them out instead of null", "Read any conversion."),
 ("chunked-gzip", "transport", "open", "transfer coding is open", "chunked, and gzip when asked for", "Read with Accept-Encoding: gzip."),
 ("slow-answers", "transport", "open", "no promise about speed", "each answer takes 0.6 s", "Read anything."),
 ("malformed-is-404", "path", "supplement", "the 4xx for a malformed UUID is open", "404 for a malformed UUID", "Put a non-UUID in the path."),
 ("offset-times", "time", "supplement", "date-time may have an offset", "times with +02:00", "Read any conversion."),
 ("odd-json-spelling", "transport", "open", "order of members, spelling of numbers and extra headers are open", "reverse order, indented, \\u escapes, file_size as 5.0, lower-case header names, charset", "Read any conversion."),
 ("errors-by-header", "error", "supplement", "bodies without request_id, with x-request-id, occur; error_code is optional; any 4XX", "request id only in the header, no error_code, 403 for another org", "Cause errors."),
 ("retry-once", "lifecycle", "supplement", "falling back from in_progress to queued is open", "moving conversions are dropped once, queued again, then finish", "Poll a moving conversion."),
]
ROWS = common.table(API, OPS, FAULTS, VARIANTS)

if __name__ == "__main__":
    common.main(API, App, ROWS, known)
