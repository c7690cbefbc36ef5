"""GET /org/datasets/{id}/conversions/{conversion_id}: a right server, 60 faults, 10 right variants."""
import base64
import functools
import json
import random
import re
import struct
import threading
import time
import uuid
import zlib

from common import Resp, accepts_gzip, catalogue, epoch, iso, main, squeeze
from zoo_datasets_faults import ROWS

API = "zoo_datasets"
TOKEN = "api-7c1f0b52-94f7-4a0e-8b55-2b0a6f0d9e31"
PHASES = ["queued", "zoo_generated_original_metadata", "snapshot_original", "user_provided_metadata", "convert_raw_kcl",
          "zoo_generated_raw_kcl_metadata", "snapshot_raw_kcl", "salon", "zoo_generated_salon_kcl_metadata",
          "snapshot_salon_kcl", "completed"]
FINAL = {"canceled", "success", "error_user", "error_unsupported", "error_internal", "error_execution",
         "error_geometry_mismatch", "error_connection"}
UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
RNG = random.Random(20261101)
OP = ["GET /org/datasets/{id}/conversions/{conversion_id}"]


def uid():
    return str(uuid.UUID(int=RNG.getrandbits(128), version=4))


@functools.lru_cache(maxsize=None)
def png(seed):
    """A real 4x4 PNG whose base64 needs both special letters and padding."""
    r = random.Random(seed)
    while True:
        raw = b"".join(b"\0" + bytes(r.randrange(256) for _ in range(12)) for _ in range(4))
        out = b"\x89PNG\r\n\x1a\n"
        for tag, data in ((b"IHDR", struct.pack(">IIBBBBB", 4, 4, 8, 2, 0, 0, 0)), (b"tEXt", b"Comment\0" + b"z" * r.randrange(1, 4)),
                          (b"IDAT", zlib.compress(raw)), (b"IEND", b"")):
            out += struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))
        b = base64.b64encode(out)
        if b"+" in b and b"/" in b and b.endswith(b"="):
            return out


DATASET = uid()
DATASET2 = str(uuid.uuid5(uuid.NAMESPACE_URL, "https://zoo.dev/datasets/second"))
UNKNOWN_DATASET, UNKNOWN_CONVERSION = uid(), uid()
T0 = epoch(2026, 3, 2, 9, 30, 15) + 0.123


class Conv:
    def __init__(self, name, ds, status, phase, path, size, images=(2, 1, 1), **kw):
        self.name, self.ds, self.status, self.phase, self.path, self.size = name, ds, status, phase, path, size
        self.id = kw.get("id") or uid()
        self.images, self.live, self.kw = images, kw.get("live"), kw
        self.message = kw.get("message")
        self.reads, self.first = 0, None
        self.etag = '"%032x"' % RNG.getrandbits(128)
        self.created = T0 + RNG.randrange(0, 86400 * 5) + RNG.randrange(1000) / 1000
        self.begun = status != "queued" and not kw.get("never_started")


def build():
    RNG.seed(20261102)
    c = []
    add = lambda *a, **k: c.append(Conv(*a, **k))
    add("queued", DATASET, "queued", "queued", "incoming/bracket.step", 48213)
    for p in PHASES[1:10]:
        add("in_progress_" + p, DATASET, "in_progress", p, "incoming/part-%s.step" % p.replace("_", "-"), 10240 + len(p))
    add("success", DATASET, "success", "completed", "models/gear.sldprt", 731204)
    add("success_one_image", DATASET, "success", "completed", "models/plate.stl", 20480, images=(1, 1, 1))
    add("success_no_images", DATASET, "success", "completed", "models/rod.obj", 9127, images=(0, 0, 0))
    add("success_large_file", DATASET, "success", "completed", "models/engine block.catpart", 3221225479)
    add("success_non_ascii", DATASET, "success", "completed", "models/Größe/歯車 Ø12.step", 66012)
    add("success_mesh_without_volume", DATASET, "success", "completed", "models/scan.ply", 1834001, volume=None)
    add("success_v1_uuid", DATASET, "success", "completed", "models/old/clamp.iges", 30011,
        id="d9428888-122b-11e1-b85c-61cd3cbb3210")
    add("canceled", DATASET, "canceled", "queued", "incoming/unwanted.step", 777, never_started=True)
    add("canceled_midway", DATASET, "canceled", "convert_raw_kcl", "incoming/unwanted2.step", 8123)
    add("error_user", DATASET, "error_user", "zoo_generated_original_metadata", "incoming/empty.step", 0,
        message="The file is empty.")
    add("error_unsupported", DATASET, "error_unsupported", "convert_raw_kcl", "incoming/drawing.dwg", 50123,
        message="No importer handles this file.")
    add("error_internal", DATASET, "error_internal", "salon", "incoming/turbine.step", 912345,
        message="The worker stopped with an unexpected error.")
    add("second_success", DATASET2, "success", "completed", "b/lever.step", 41000)
    add("second_queued", DATASET2, "queued", "queued", "b/knob.step", 1200)
    for n in ("live_a", "live_b", "live_c", "live_d"):
        add(n, DATASET, "queued", "queued", "incoming/%s.step" % n, 33000, live="success")
    for n in ("live_e", "live_f"):
        add(n, DATASET, "queued", "queued", "incoming/%s.step" % n, 12000, live="error_internal",
            message="The worker stopped with an unexpected error.")
    return c


def known():
    live = [{"name": c.name, "dataset_id": c.ds, "id": c.id, "state_at_start": "queued", "final_state": c.live,
             "seconds_to_final": 1.2, "starts": "when it is first read"} for c in build() if c.live]
    live[-1]["final_state"] = None
    live[-1]["final_state_any_of"] = ["error_internal", "error_execution", "error_geometry_mismatch", "error_connection"]
    rest = [{"name": c.name, "dataset_id": c.ds, "id": c.id, "status": c.status, "phase": c.phase, "file_size": c.size,
             "file_path": c.path, "stays": True} for c in build() if not c.live]
    return {"token": TOKEN, "wrong_token": "api-00000000-0000-4000-8000-000000000000",
            "datasets": [{"id": DATASET, "state": "exists"}, {"id": DATASET2, "state": "exists"}],
            "unknown_dataset_id": UNKNOWN_DATASET, "unknown_conversion_id": UNKNOWN_CONVERSION,
            "malformed_id": "not-a-uuid", "conversions": rest, "live_conversions": live}


class App:
    def __init__(self, f):
        self.f = f
        self.convs = {c.id: c for c in build()}
        self.lock = threading.Lock()
        self.boot = time.time()
        for c in self.convs.values():
            if c.live:
                c.created = self.boot - 20
        self.cache, self.poison = {}, {}
        self.datasets = {DATASET, DATASET2}

    # ---- the life of a conversion
    def now_state(self, c, now):
        f = self.f
        if not c.live:
            st, ph = c.status, c.phase
            start = c.created + 4.25 if c.begun else None
            if st in FINAL:
                done = c.created + 95.5
                return st, ph, start, done, done
            return st, ph, start, None, (c.created + 40 if start else c.created)
        if c.first is None:
            c.first = now
        t = now - c.first
        start = c.first + 0.15
        last = 4 if c.live == "error_internal" else 10
        if t < 0.15:
            return "queued", "queued", None, None, c.created
        base = c.first
        if f == "retry-to-queued" and t >= 0.35:
            if t < 0.5:
                return "queued", "queued", None, None, c.first + 0.35
            base, start = c.first + 0.35, c.first + 0.5
            t -= 0.35
        step = int((t - 0.15) / 0.1) + 1
        end = base + 0.15 + 0.1 * (last - 1 if last == 10 else last)
        if f == "completed-in-progress" and c.live == "success" and 0.9 <= t < 1.3:
            return "in_progress", "completed", start, None, c.first + 0.9
        if f == "completed-in-progress" and c.live == "success" and t >= 1.3:
            end = c.first + 1.3
        if now < end or (f == "completed-in-progress" and t < 0.9):
            ph = PHASES[min(step, last if last == 4 else 9)]
            if f == "later-enums" and step in (7, 8):
                ph = "manual_kcl_override"
            return "in_progress", ph, start, None, start + 0.1 * (step - 1)
        if c.live == "success":
            return "success", "completed", start, end, end
        st = c.live
        if f == "later-enums":
            st = c.live if c.name == "live_e" else "error_geometry_mismatch"
        return st, PHASES[4], start, end, end

    def stamp(self, t, field="", final=False):
        f = self.f
        if t is None:
            return None
        if f == "no-offset":
            return iso(t, 3, "")
        if f == "completed-rfc1123" and field == "completed_at":
            return time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(t))
        if f == "times-3-and-9-digits":
            return iso(t, 9 if field in ("updated_at", "started_at") else 3, "+00:00" if field == "completed_at" else "Z")
        return iso(t)

    def images(self, c, which, n):
        f = self.f
        out = []
        for i in range(n):
            raw = png("%s%s%d" % (c.name, which, i))
            text = base64.urlsafe_b64encode(raw).rstrip(b"=").decode()
            if f == "base64-standard-padded":
                text = base64.b64encode(raw).decode()
            if f == "image-data-url":
                text = "data:image/png;base64," + base64.b64encode(raw).decode()
            img = {"data_base64": text, "mime_type": "image/png"}
            if f == "image-without-mime":
                del img["mime_type"]
            out.append(img)
        if f == "single-image-object" and n == 1:
            return out[0]
        return out

    def body(self, c, now):
        f = self.f
        st, ph, start, done, upd = self.now_state(c, now)
        c.reads += 1
        pi = PHASES.index(ph) if ph in PHASES else 7
        if f == "canceled-resumes" and st == "canceled" and c.reads > 1:
            st, ph, done = "in_progress", "convert_raw_kcl", None
            start = start or c.created + 4.25
        if f == "success-regresses" and st == "success" and c.reads > 2:
            st, ph, pi, done = "in_progress", "salon", 7, None
        ok = st == "success"
        if f == "updated-now" and st in FINAL:
            upd = now
        meta = None
        if pi >= 2 and not (st == "canceled" and not c.begun):
            meta = {"source": {"units": "mm", "bodies": 3, "bounding_box": [120.5, 80, 12.25]}, "tags": ["fixture", None]}
            if "volume" in c.kw:
                meta["source"]["volume"] = float("nan") if f == "nan-metadata" else None
        raw = "box = startSketchOn(XY)\n  |> startProfile(at = [0, 0])\n" if pi >= 5 and st != "canceled" else None
        salon = "// refactored: %s\n%s" % (c.path, raw) if pi >= 8 and raw and st in ("success", "in_progress") else None
        b = {
            "id": c.id, "dataset_id": c.ds,
            "created_at": self.stamp(c.created, "created_at"), "updated_at": self.stamp(upd, "updated_at"),
            "started_at": self.stamp(start, "started_at"), "completed_at": self.stamp(done, "completed_at"),
            "file_path": c.path, "file_etag": c.etag, "file_size": c.size,
            "importer_version": "2026.3.1" if start else None,
            "status": st, "phase": ph, "status_message": c.message if st in FINAL else None,
            "metadata": meta, "output": salon if ok else None, "raw_kcl_output": raw, "salon_kcl_output": salon,
            "original_snapshot_images": self.images(c, "o", c.images[0] if pi >= 3 else 0),
            "raw_kcl_snapshot_images": self.images(c, "r", c.images[1] if pi >= 7 else 0),
            "salon_kcl_snapshot_images": self.images(c, "s", c.images[2] if pi >= 10 else 0),
        }
        # ---- faults of the body
        if f == "file-size-string":
            b["file_size"] = str(c.size)
        elif f == "file-size-int32-wrap":
            b["file_size"] = (c.size + 2 ** 31) % 2 ** 32 - 2 ** 31
        elif f == "etag-missing-empty-file" and c.size == 0:
            del b["file_etag"]
        elif f == "raw-images-null-early" and pi < 7:
            b["raw_kcl_snapshot_images"] = None
        elif f == "salon-images-absent-on-error" and st.startswith("error_"):
            del b["salon_kcl_snapshot_images"]
        elif f == "wrapped-body":
            b = {"conversion": b}
        elif f == "output-null-on-success" and ok:
            b["output"] = b["raw_kcl_output"] = b["salon_kcl_output"] = None
        elif f in ("score-percent", "later-members"):
            b["manual_kcl_override_active"] = False
            b["manual_kcl_override"] = b["manual_kcl_override_updated_at"] = None
            k = 100 if f == "score-percent" else 1
            b["raw_kcl_similarity_score"] = 0.965 * k if ok else None
            b["salon_kcl_similarity_score"] = 0.875 * k if ok else None
        elif f == "cancelled-two-l" and st == "canceled":
            b["status"] = "cancelled"
        elif f == "phase-index-number":
            b["phase"] = pi
        elif f == "phase-snapshot-salon" and ph == "snapshot_salon_kcl":
            b["phase"] = "snapshot_salon"
        elif f == "phase-failed" and st.startswith("error_"):
            b["phase"] = "failed"
        elif f == "status-generic-error" and st == "error_internal":
            b["status"] = "error"
        elif f == "phase-status-swapped":
            b["phase"], b["status"] = st, ph
        elif f == "completed-empty-string" and done is None:
            b["completed_at"] = ""
        elif f == "success-phase-not-completed" and ok:
            b["phase"] = "snapshot_salon_kcl"
        elif f == "in-progress-phase-queued" and st == "in_progress":
            b["phase"] = "queued"
        elif f == "error-phase-completed" and st.startswith("error_"):
            b["phase"] = "completed"
        elif f == "id-other":
            b["id"] = str(uuid.uuid5(uuid.NAMESPACE_OID, c.id))
        elif f == "dataset-id-is-conversion":
            b["dataset_id"] = c.id
        elif f == "omit-nulls":
            b = {k: v for k, v in b.items() if v is not None}
        return b, st

    # ---- answers
    def json(self, status, obj, headers=(), req=None):
        f = self.f
        if f == "spellings-and-order":
            text = json.dumps(dict(reversed(list(obj.items()))), indent=2)
            text = re.sub(r'"file_size": (\d+)', r'"file_size": \1.0', text)
        else:
            text = json.dumps(obj, ensure_ascii=False)
        data = text.encode()
        h = [("Content-Type", "application/json")] + list(headers)
        r = Resp(status, data, h)
        if status == 200:
            if f == "content-length-chars":
                r.length = len(text)
            if f == "gzip-unlabelled" and accepts_gzip(req):
                r.body = squeeze(data)
        if f == "slow-chunked-gzip":
            r.chunked = True
            if accepts_gzip(req):
                r.body = squeeze(data)
                r.headers += [("Content-Encoding", "gzip"), ("Vary", "Accept-Encoding")]
        if f == "spellings-and-order":
            r.headers = [("content-type", "application/json; charset=utf-8"), ("Server", "cloudflare"), ("CF-Ray", "9a-FRA"),
                         ("Strict-Transport-Security", "max-age=31536000")] + list(headers)
        return r

    def error(self, req, status, message, code=None, headers=()):
        f = self.f
        rid = str(uuid.uuid4())
        h = [("x-request-id", rid)] + list(headers)
        b = {"message": message, "request_id": rid}
        if code:
            b["error_code"] = code
        if f == "nested-error":
            b = {"error": b}
        elif f == "message-missing":
            b["error"] = b.pop("message")
        elif f == "request-id-nowhere":
            del b["request_id"]
            h = h[1:]
        elif f == "request-id-mismatch":
            b["request_id"] = str(uuid.uuid4())
        elif f == "error-plain-text":
            return Resp(status, message.encode(), [("Content-Type", "text/plain")] + h)
        elif f == "html-for-malformed" and code == "bad_request":
            return Resp(status, b"<html><body><h1>400 Bad Request</h1></body></html>", [("Content-Type", "text/html")] + h)
        elif f == "empty-401" and status == 401:
            return Resp(401, b"", h)
        elif f == "error-id-in-header":
            del b["request_id"]
            b.pop("error_code", None)
        return self.json(status, b, h, req)

    def allowed(self, req):
        f = self.f
        auth = req.headers.get("Authorization")
        if f == "auth-once-per-connection" and req.conn.get("authed"):
            return True
        if auth is None:
            return f == "no-token-accepted"
        scheme, _, tok = auth.strip().partition(" ")
        tok = tok.strip()
        good = tok == TOKEN
        if f == "any-bearer" and tok:
            good = True
        if f == "token-prefix" and len(tok) >= 12 and TOKEN.startswith(tok):
            good = True
        if scheme.lower() != "bearer" and f != "any-scheme":
            good = False
        if good:
            req.conn["authed"] = True
        return good

    def handle(self, req):
        with self.lock:
            r = self.handle_locked(req)
        if self.f == "slow-chunked-gzip":
            time.sleep(0.25)
        return r

    def handle_locked(self, req):
        f = self.f
        now = time.time()
        parts = req.path.split("/")
        if len(parts) != 6 or parts[1:3] != ["org", "datasets"] or parts[4] != "conversions":
            return self.error(req, 404, "No such path.", "not_found")
        if req.method not in ("GET", "HEAD"):
            return self.error(req, 405, "Method not allowed.", "method_not_allowed", [("Allow", "GET, HEAD")])
        unq = lambda s: re.sub(r"%([0-9a-fA-F]{2})", lambda m: chr(int(m.group(1), 16)), s)
        ds, cid = unq(parts[3]), unq(parts[5])
        if not self.allowed(req):
            hit = self.convs.get(cid.lower())
            if f == "auth-skipped-when-terminal" and hit and not hit.live and hit.status in FINAL:
                pass
            elif f == "wrong-token-500" and req.headers.get("Authorization"):
                return self.error(req, 500, "Token introspection failed.", "internal_error")
            else:
                return self.error(req, 401, "The token is missing or not valid.", "unauthorized", [("WWW-Authenticate", "Bearer")])
        if f == "accept-star-406" and "application/json" not in (req.headers.get("Accept") or ""):
            return self.error(req, 406, "Only application/json is served.", "not_acceptable")
        if f == "trailing-garbage-accepted":
            ds, cid = ds[:36], cid[:36]
        bad = [n for n, v in (("id", ds), ("conversion_id", cid)) if not UUID.fullmatch(v)]
        if f == "malformed-dataset-accepted":
            bad = [n for n in bad if n != "id"]
        if f == "v1-uuid-refused" and cid[14:15] not in "457":
            bad = ["conversion_id"]
        if bad:
            if f == "malformed-500":
                return self.error(req, 500, "invalid UUID", "internal_error")
            if f == "malformed-404":
                return self.error(req, 404, "Nothing has that id.", "not_found")
            return self.error(req, 400, "bad parameter in the path: %s is not a UUID" % bad[0], "bad_request")
        if f != "upper-case-uuid-404":
            ds, cid = ds.lower(), cid.lower()
        c = self.convs.get(cid)
        if c and c.ds != ds:
            if not (f == "dataset-ignored" and ds in self.datasets) and not (f == "malformed-dataset-accepted" and not UUID.fullmatch(ds)):
                c = None
        if f == "negative-cache":
            if c is None and ds in self.datasets:
                self.poison[ds] = now + 1.0
            elif c and self.poison.get(ds, 0) > now:
                c = None
        if c is None:
            if f == "unknown-200-null":
                return Resp(200, b"null", [("Content-Type", "application/json"), ("X-Api-Call-Id", str(uuid.uuid4()))])
            return self.error(req, 404, "There is no such conversion.", "not_found")
        if f == "cache-by-dataset":
            t, body, st = self.cache.get(ds, (0, None, None))
            if now - t > 1.0:
                body, st = self.body(c, now)
                self.cache[ds] = (now, body, st)
        else:
            body, st = self.body(c, now)
        status = 202 if f == "in-progress-202" and st == "in_progress" else 200
        if f == "queued-204" and st == "queued":
            return Resp(204, b"", [("X-Api-Call-Id", str(uuid.uuid4()))])
        h = [("X-Api-Call-Id", str(uuid.uuid4()))]
        if f == "no-call-id" or (f == "no-call-id-terminal" and st in FINAL):
            h = []
        return self.json(status, body, h, req)


ENTRIES = catalogue(API, ROWS)
for e in ENTRIES:
    e["operations"] = OP

if __name__ == "__main__":
    main(API, ENTRIES, App, known)
