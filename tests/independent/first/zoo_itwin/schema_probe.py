"""Checks every job and every conversion of the right servers against the tables of the documents, by hand-written shapes."""
import json, re
from checks_itwin import ls, jobs, nxt, follow
from selfcheck import Client, start, stop, listing
from checks_zoo import path, PHASES, STATUSES
import uuid
DT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
dt = lambda v: isinstance(v, str) and DT.fullmatch(v)
s = lambda v: isinstance(v, str)
num = lambda v: isinstance(v, (int, float)) and not isinstance(v, bool)
null = lambda f: (lambda v: v is None or f(v))
enum = lambda *a: (lambda v: v in a)
def obj(req, opt):
    def f(v):
        assert isinstance(v, dict), v
        for k in req: assert k in v, (k, v)
        for k, x in v.items():
            assert k in req or k in opt, k
            assert (req.get(k) or opt[k])(x), (k, x)
        return True
    return f
arr = lambda f: (lambda v: isinstance(v, list) and all(f(x) for x in v))
integer = lambda v: isinstance(v, int) and not isinstance(v, bool)
JOB = obj(dict(id=s, name=s, type=enum("Conversion"), state=enum("unsubmitted","active","success","failed","cancelled"), createdDateTime=dt,
  lastModifiedDateTime=dt, dataCenter=s, iTwinId=s, inputs=arr(obj({}, dict(type=enum("LAS","LAZ","PLY","E57"), id=s))),
  outputs=arr(obj({}, dict(type=enum("OPC","PNTS"), id=null(s))))),
  dict(ownerId=s, email=s, executionInformation=obj(dict(submissionDateTime=dt), dict(startedDateTime=null(dt), endedDateTime=null(dt), estimatedUnits=null(num))),
  costEstimation=obj({}, dict(gigaPixels=null(num), megaPoints=null(num), estimatedCost=num)), options=obj({}, dict(processingEngines=integer, merge=lambda v: isinstance(v,bool)))))
u = lambda v: str(uuid.UUID(v)) == v
img = arr(obj(dict(data_base64=s, mime_type=s), {}))
CONV = obj(dict(id=u, dataset_id=u, created_at=dt, updated_at=dt, file_path=s, file_etag=s, file_size=integer, phase=lambda v: v in PHASES[:11], status=lambda v: v in STATUSES[:7],
  original_snapshot_images=img, raw_kcl_snapshot_images=img, salon_kcl_snapshot_images=img),
  dict(started_at=null(dt), completed_at=null(dt), importer_version=null(s), output=null(s), raw_kcl_output=null(s), salon_kcl_output=null(s), status_message=null(s), metadata=lambda v: True))
p, base = start("itwin_reality_conversion"); k = listing("itwin_reality_conversion", "--known"); c = Client(base, k["token"]); n = 0
for t in k["iTwins"][:6]:
    a = ls(c, "iTwinId eq " + t["id"], 300); got = []
    while True:
        got += jobs(a)
        if not nxt(a): break
        a = follow(c, a)
    assert len(got) == len({j["id"] for j in got}) == t["jobs"], t
    assert sum(j["ownerId"] == k["me"]["ownerId"] for j in got) == t["mine"]
    for j in got:
        JOB(j); n += 1
        e = j.get("executionInformation"); ts = [x for x in (j["createdDateTime"], e and e["submissionDateTime"], e and e["startedDateTime"], e and e["endedDateTime"]) if x]
        assert ts == sorted(ts) and (e is None) == (j["state"] == "unsubmitted")
        assert j["lastModifiedDateTime"] >= ts[-1]
        assert len(j["outputs"]) == (1 if j["options"]["merge"] else len(j["inputs"]))
assert len(jobs(ls(c, None, 1000))) == k["my_jobs"], len(jobs(ls(c, None, 1000)))
for j in k["jobs"]:
    b = jobs(ls(c, "iTwinId eq %s and id eq %s" % (j["iTwinId"], j["id"])))[0]
    assert b["state"] == j["state"] and b["createdDateTime"] == j["createdDateTime"] and b["name"] == j["name"]
stop(p); print(n, "jobs fine")
p, base = start("zoo_datasets"); k = listing("zoo_datasets", "--known"); c = Client(base, k["token"]); n = 0
import time
for r in k["conversions"]:
    b = c.get(path(k, r["name"])).body; CONV(b); n += 1
    assert (b["status"], b["phase"], b["file_size"], b["file_path"]) == (r["status"], r["phase"], r["file_size"], r["file_path"])
for i in range(16):
    for r in k["live_conversions"]:
        b = c.get(path(k, r["name"]), fresh=False).body; CONV(b); n += 1
        ts = [x for x in (b["created_at"], b["started_at"], b["completed_at"]) if x]; assert ts == sorted(ts)
        assert b["updated_at"] >= ts[-1] , b
    time.sleep(.1)
assert all(c.get(path(k, r["name"])).body["status"] == r["final_state"] or r["final_state"] is None for r in k["live_conversions"])
stop(p); print(n, "conversions fine")
