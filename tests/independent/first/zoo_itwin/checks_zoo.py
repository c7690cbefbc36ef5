"""For each fault of zoo_datasets a predicate (client, known) that holds on a right server."""
import base64
import re
import time

CHECKS = {}
PHASES = ["queued", "zoo_generated_original_metadata", "snapshot_original", "user_provided_metadata", "convert_raw_kcl",
          "zoo_generated_raw_kcl_metadata", "snapshot_raw_kcl", "salon", "zoo_generated_salon_kcl_metadata",
          "snapshot_salon_kcl", "completed", "manual_kcl_override"]
STATUSES = ["queued", "canceled", "in_progress", "success", "error_user", "error_unsupported", "error_internal",
            "error_geometry_mismatch", "error_execution", "error_connection"]
DT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ERRS = ("queued",)


def check(name):
    def deco(fn):
        CHECKS[name] = fn
        return fn
    return deco


def path(k, name):
    for c in k["conversions"] + k["live_conversions"]:
        if c["name"] == name:
            return "/org/datasets/%s/conversions/%s" % (c["dataset_id"], c["id"])


def row(k, name):
    return next(c for c in k["conversions"] + k["live_conversions"] if c["name"] == name)


def read(c, k, name, **kw):
    return c.get(path(k, name), **kw)


def whole(v):
    return not isinstance(v, bool) and (isinstance(v, int) or isinstance(v, float) and v == int(v))


def simple(fault, name, fn):
    CHECKS[fault] = lambda c, k: fn(read(c, k, name).body, row(k, name))


simple("file-size-string", "success", lambda b, r: whole(b["file_size"]))
simple("file-size-int32-wrap", "success_large_file", lambda b, r: b["file_size"] == r["file_size"])
simple("etag-missing-empty-file", "error_user", lambda b, r: isinstance(b["file_etag"], str))
simple("raw-images-null-early", "queued", lambda b, r: isinstance(b["raw_kcl_snapshot_images"], list))
simple("salon-images-absent-on-error", "error_internal", lambda b, r: isinstance(b["salon_kcl_snapshot_images"], list))
simple("image-without-mime", "success", lambda b, r: all(i["mime_type"] for i in b["original_snapshot_images"]))
simple("single-image-object", "success_one_image", lambda b, r: isinstance(b["original_snapshot_images"], list))
simple("wrapped-body", "queued", lambda b, r: "status" in b)
simple("score-percent", "success", lambda b, r: 0 <= (b.get("raw_kcl_similarity_score") or 0) <= 1)
simple("cancelled-two-l", "canceled", lambda b, r: b["status"] == "canceled")
simple("phase-index-number", "queued", lambda b, r: b["phase"] in PHASES)
simple("phase-snapshot-salon", "in_progress_snapshot_salon_kcl", lambda b, r: b["phase"] in PHASES)
simple("phase-failed", "error_user", lambda b, r: b["phase"] in PHASES)
simple("status-generic-error", "error_internal", lambda b, r: b["status"] in STATUSES)
simple("phase-status-swapped", "in_progress_salon", lambda b, r: b["status"] in STATUSES and b["phase"] in PHASES)
simple("no-offset", "success", lambda b, r: DT.fullmatch(b["created_at"]))
simple("completed-rfc1123", "success", lambda b, r: DT.fullmatch(b["completed_at"]))
simple("completed-empty-string", "queued", lambda b, r: b.get("completed_at") is None)
simple("success-phase-not-completed", "success", lambda b, r: b["phase"] == "completed")
simple("in-progress-phase-queued", "in_progress_salon", lambda b, r: b["phase"] == "salon")
simple("error-phase-completed", "error_user", lambda b, r: b["phase"] != "completed")
simple("output-null-on-success", "success", lambda b, r: isinstance(b["output"], str))
simple("id-other", "success", lambda b, r: b["id"].lower() == r["id"])
simple("dataset-id-is-conversion", "success", lambda b, r: b["dataset_id"].lower() == r["dataset_id"])
simple("content-length-chars", "success_non_ascii", lambda b, r: b["file_path"] == r["file_path"])
simple("nan-metadata", "success_mesh_without_volume", lambda b, r: b["metadata"])


@check("image-data-url")
def _(c, k):
    t = read(c, k, "success").body["original_snapshot_images"][0]["data_base64"]
    t = t.rstrip("=").replace("-", "+").replace("_", "/")
    return base64.b64decode(t + "=" * (-len(t) % 4), validate=True).startswith(b"\x89PNG")


@check("in-progress-202")
def _(c, k):
    return read(c, k, "in_progress_salon").status == 200


@check("queued-204")
def _(c, k):
    return read(c, k, "queued").status == 200


def unknown(c, k):
    return c.get("/org/datasets/%s/conversions/%s" % (k["datasets"][0]["id"], k["unknown_conversion_id"]))


def malformed(c, k):
    return c.get("/org/datasets/%s/conversions/not-a-uuid" % k["datasets"][0]["id"])


def flat(a):
    b = a.body
    return isinstance(b, dict) and isinstance(b.get("message"), str)


@check("unknown-200-null")
def _(c, k):
    return unknown(c, k).status == 404


@check("malformed-500")
def _(c, k):
    return 400 <= malformed(c, k).status < 500


@check("nested-error")
def _(c, k):
    return flat(unknown(c, k))


@check("message-missing")
def _(c, k):
    return flat(malformed(c, k))


@check("request-id-nowhere")
def _(c, k):
    a = unknown(c, k)
    return a.body.get("request_id") or a.h("x-request-id")


@check("error-plain-text")
def _(c, k):
    return flat(unknown(c, k))


@check("html-for-malformed")
def _(c, k):
    return flat(malformed(c, k)) and flat(unknown(c, k))


@check("empty-401")
def _(c, k):
    return flat(read(c, k, "success", token=None))


@check("request-id-mismatch")
def _(c, k):
    a = unknown(c, k)
    b = a.body.get("request_id")
    return b is None or a.h("x-request-id") in (None, b)


@check("no-token-accepted")
def _(c, k):
    return read(c, k, "queued", token=None).status == 401


@check("any-bearer")
def _(c, k):
    return read(c, k, "queued", token="Bearer " + k["wrong_token"]).status in (401, 403)


@check("token-prefix")
def _(c, k):
    return read(c, k, "queued", token="Bearer " + k["token"][:-6]).status in (401, 403)


@check("any-scheme")
def _(c, k):
    return read(c, k, "queued", token="Basic " + k["token"]).status in (401, 403)


@check("auth-once-per-connection")
def _(c, k):
    a = read(c, k, "queued", fresh=False)
    b = read(c, k, "queued", fresh=False, token=None)
    return a.status == 200 and b.status == 401


@check("auth-skipped-when-terminal")
def _(c, k):
    return read(c, k, "success", token=None).status == 401 and read(c, k, "queued", token=None).status == 401


@check("wrong-token-500")
def _(c, k):
    return read(c, k, "success", token="Bearer " + k["wrong_token"]).status < 500


@check("dataset-ignored")
def _(c, k):
    return c.get("/org/datasets/%s/conversions/%s" % (row(k, "second_success")["dataset_id"], row(k, "success")["id"])).status == 404


@check("upper-case-uuid-404")
def _(c, k):
    r = row(k, "success")
    a = c.get("/org/datasets/%s/conversions/%s" % (r["dataset_id"], r["id"].upper()))
    return a.status == 200 and a.body["id"].lower() == r["id"]


@check("trailing-garbage-accepted")
def _(c, k):
    return 400 <= c.get(path(k, "success") + "-xyz").status < 500


@check("v1-uuid-refused")
def _(c, k):
    return read(c, k, "success_v1_uuid").status == 200


@check("malformed-dataset-accepted")
def _(c, k):
    return 400 <= c.get("/org/datasets/not-a-uuid/conversions/" + row(k, "success")["id"]).status < 500


@check("no-call-id")
def _(c, k):
    return read(c, k, "queued").h("X-Api-Call-Id")


@check("no-call-id-terminal")
def _(c, k):
    return read(c, k, "success").h("X-Api-Call-Id")


@check("accept-star-406")
def _(c, k):
    return read(c, k, "success", Accept="*/*").status == 200 and read(c, k, "success").status == 200


@check("updated-now")
def _(c, k):
    a = read(c, k, "success").body["updated_at"]
    time.sleep(0.01)
    return a == read(c, k, "success").body["updated_at"]


@check("completed-in-progress")
def _(c, k):
    seen = []
    for _ in range(18):
        b = read(c, k, "live_a", fresh=False).body
        seen.append((b["status"], b["phase"]))
        time.sleep(0.09)
    return seen[-1] == ("success", "completed") and ("in_progress", "completed") not in seen and len(set(seen)) > 4


@check("canceled-resumes")
def _(c, k):
    read(c, k, "canceled")
    return read(c, k, "canceled").body["status"] == "canceled"


@check("success-regresses")
def _(c, k):
    return [read(c, k, "success").body["status"] for _ in range(4)] == ["success"] * 4


@check("cache-by-dataset")
def _(c, k):
    return [read(c, k, n).body["id"] == row(k, n)["id"] for n in ("success", "queued")] == [True, True]


@check("negative-cache")
def _(c, k):
    return unknown(c, k).status == 404 and read(c, k, "success").status == 200


@check("gzip-unlabelled")
def _(c, k):
    return read(c, k, "success", Accept_Encoding="gzip").body["id"]
