"""For each fault of itwin_reality_conversion a predicate (client, known) that holds on a right server."""
import re
import time
from datetime import datetime, timedelta
from urllib.parse import quote

CHECKS = {}
JOBS = "/realityconversion/jobs"
VND = "application/vnd.bentley.itwin-platform.v1+json"
DT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
STATES = ["unsubmitted", "active", "success", "failed", "cancelled"]


def check(name):
    def deco(fn):
        CHECKS[name] = fn
        return fn
    return deco


def ls(c, flt=None, top=None, extra="", **kw):
    p = []
    if flt:
        p.append("$filter=" + quote(flt, safe="(),'"))
    if top is not None:
        p.append("$top=%s" % top)
    if extra:
        p.append(extra)
    return c.get(JOBS + ("?" + "&".join(p) if p else ""), **kw)


def jobs(a):
    assert a.status == 200, a.status
    return a.body.get("jobs") or []


def nxt(a):
    href = (((a.body.get("_links") or {}).get("next")) or {}).get("href")
    return href if href and "continuationToken=" in href else None


def local(c, href):
    assert href.startswith("http://" + c.host + "/"), href
    return href[len("http://" + c.host):]


def follow(c, a, **kw):
    return c.get(local(c, nxt(a)), **kw)


def walk(c, flt, top, limit=40):
    a, out = ls(c, flt, top), []
    while True:
        out += [j["id"] for j in jobs(a)]
        limit -= 1
        if not nxt(a) or limit < 0:
            return out if limit >= 0 else None
        a = follow(c, a)


def main(k):
    return "iTwinId eq " + k["main_itwin"]


def known(k, **kw):
    return [j for j in k["jobs"] if all(j[n] == v for n, v in kw.items())]


def one(c, j):
    got = jobs(ls(c, "iTwinId eq %s and id eq %s" % (j["iTwinId"], j["id"])))
    assert len(got) == 1 and got[0]["id"] == j["id"]
    return got[0]


def error(a, status):
    e = a.body["error"]
    return a.status == status and isinstance(e, dict) and isinstance(e["code"], str) and isinstance(e["message"], str)


def detail(a):
    return error(a, 422)


def when(text):
    return datetime.fromisoformat(re.sub(r"(\.\d{6})\d+", r"\1", text).replace("Z", "+00:00"))


@check("next-loses-filter")
def _(c, k):
    return all(j["iTwinId"] == k["main_itwin"] for j in jobs(follow(c, ls(c, main(k), 10))))


@check("next-loses-top")
def _(c, k):
    return len(jobs(follow(c, ls(c, "iTwinId eq " + k["wide_itwin"], 7)))) == 7


@check("boundary-repeat")
def _(c, k):
    w = walk(c, main(k), 10)
    return len(w) == len(set(w)) == 56


@check("default-50")
def _(c, k):
    return len(jobs(ls(c, "iTwinId eq " + k["wide_itwin"]))) == 100


@check("top-clipped-500")
def _(c, k):
    return len(jobs(ls(c, "iTwinId eq " + k["big_itwin"], 1000))) == 1000


@check("last-page-loops")
def _(c, k):
    return walk(c, main(k), 20) is not None


@check("next-missing-with-in")
def _(c, k):
    return nxt(ls(c, "state in ('success')", 5))


@check("next-without-port")
def _(c, k):
    return follow(c, ls(c, main(k), 5)).status == 200


@check("in-first-only")
def _(c, k):
    ids = [j["id"] for j in known(k, mine=True)[:2]]
    return {j["id"] for j in jobs(ls(c, "id in ('%s', '%s')" % tuple(ids)))} == set(ids)


@check("gt-inclusive")
def _(c, k):
    j = known(k, mine=True)[3]
    got = jobs(ls(c, "iTwinId eq %s and createdDateTime gt %s" % (j["iTwinId"], j["createdDateTime"])))
    return got and j["id"] not in [x["id"] for x in got]


@check("cancelled-finds-none")
def _(c, k):
    return jobs(ls(c, main(k) + " and state eq cancelled"))


@check("all-users-without-itwin")
def _(c, k):
    return all(j["ownerId"] == k["me"]["ownerId"] for j in jobs(ls(c, "state eq success", 1000)) if "ownerId" in j) and \
        len(jobs(ls(c, "state eq success", 1000))) < 150


@check("itwin-own-only")
def _(c, k):
    return len(jobs(ls(c, main(k)))) == 56


@check("third-clause-ignored")
def _(c, k):
    got = {j["id"] for j in jobs(ls(c, main(k) + " and state eq success and email eq '%s'" % k["colleague_email"]))}
    return got == {j["id"] for j in known(k, iTwinId=k["main_itwin"], state="success", mine=False)}


@check("lt-on-last-modified")
def _(c, k):
    j = known(k, mine=True, state="success")[2]
    t = (when(j["createdDateTime"]) + timedelta(seconds=60)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return j["id"] in [x["id"] for x in jobs(ls(c, "iTwinId eq %s and createdDateTime lt %s" % (j["iTwinId"], t)))]


@check("output-filter-ignored")
def _(c, k):
    j = known(k, mine=True, state="success", merge=True)[0]
    return [x["id"] for x in jobs(ls(c, "outputId eq " + j["outputIds"][0]))] == [j["id"]]


@check("top-1001-accepted")
def _(c, k):
    return detail(ls(c, main(k), 1001))


@check("top-1000-refused")
def _(c, k):
    return ls(c, main(k), 1000).status == 200


@check("top-unchecked-with-token")
def _(c, k):
    a = ls(c, main(k), 5)
    return detail(c.get(local(c, nxt(a)).replace("top=5", "top=1001")))


@check("unknown-property-ignored")
def _(c, k):
    return detail(ls(c, "colour eq red"))


@check("encoded-dollar-ignored")
def _(c, k):
    return len(jobs(c.get(JOBS + "?%24filter=" + quote(main(k)) + "&%24top=3"))) == 3


@check("garbage-token-first-page")
def _(c, k):
    return detail(ls(c, main(k), None, "continuationToken=garbage"))


@check("no-accept-406")
def _(c, k):
    return ls(c, main(k), 1).status == 200


@check("empty-itwin-404")
def _(c, k):
    return jobs(ls(c, "iTwinId eq " + k["empty_itwin"])) == []


@check("unknown-itwin-and-200")
def _(c, k):
    return error(ls(c, "iTwinId eq %s and state eq success" % k["unknown_itwin"]), 404)


@check("bad-top-400")
def _(c, k):
    return all(ls(c, main(k), t).status == 422 for t in (0, -1, "abc", "1.5"))


@check("missing-token-403")
def _(c, k):
    return ls(c, main(k), token=None).status == 401


@check("no-match-404")
def _(c, k):
    return jobs(ls(c, "id eq " + k["unknown_job"])) == []


@check("401-flat")
def _(c, k):
    return error(ls(c, main(k), token=None), 401)


@check("404-error-string")
def _(c, k):
    return error(ls(c, "iTwinId eq " + k["unknown_itwin"]), 404)


@check("details-object")
def _(c, k):
    return isinstance(ls(c, main(k), 0).body["error"].get("details", []), list)


@check("wrong-target-with-filter")
def _(c, k):
    d = ls(c, main(k), 0).body["error"].get("details", [])
    return all(x["target"] == "$top" for x in d)


@check("error-code-number")
def _(c, k):
    return detail(ls(c, main(k), 0))


@check("any-bearer")
def _(c, k):
    return error(ls(c, main(k), token="Bearer " + k["wrong_token"]), 401)


@check("raw-token-accepted")
def _(c, k):
    return error(ls(c, main(k), token=k["token"]), 401)


@check("auth-skipped-on-next-page")
def _(c, k):
    return error(follow(c, ls(c, main(k), 5), token=None), 401)


@check("no-access-visible")
def _(c, k):
    return error(ls(c, "iTwinId eq " + k["no_access_itwin"]), 404)


@check("wrong-token-empty-list")
def _(c, k):
    return error(ls(c, main(k), token="Bearer nonsense"), 401)


@check("retry-after-missing")
def _(c, k):
    a = ls(c, main(k), token="Bearer " + k["exhausted_token"])
    return error(a, 429) and int(a.h("Retry-After")) >= 0


@check("vnd-accept-406")
def _(c, k):
    return ls(c, main(k), 1, Accept=VND).status == 200


@check("cancelled-one-l")
def _(c, k):
    return one(c, known(k, state="cancelled")[0])["state"] == "cancelled"


@check("queued-until-started")
def _(c, k):
    return one(c, known(k, state="active", started=False)[0])["state"] in STATES


@check("input-type-lower-case")
def _(c, k):
    return all(i["type"].isalnum() and i["type"] != i["type"].lower() for i in one(c, known(k, state="success")[0])["inputs"])


@check("datacenter-null-unsubmitted")
def _(c, k):
    return isinstance(one(c, known(k, state="unsubmitted")[0])["dataCenter"], str)


@check("outputs-missing-unsubmitted")
def _(c, k):
    return isinstance(one(c, known(k, state="unsubmitted")[0])["outputs"], list)


@check("single-input-object")
def _(c, k):
    return all(isinstance(j["inputs"], list) for j in jobs(ls(c, main(k))))


@check("merge-two-outputs")
def _(c, k):
    return len(one(c, known(k, merge=True, state="success")[0])["outputs"]) == 1


@check("execution-null-unsubmitted")
def _(c, k):
    return "executionInformation" not in one(c, known(k, state="unsubmitted")[0])


@check("submission-missing-never-started")
def _(c, k):
    return one(c, known(k, started=False, state="cancelled")[0])["executionInformation"]["submissionDateTime"]


@check("dates-without-zone")
def _(c, k):
    j = one(c, known(k, state="success")[0])
    return DT.fullmatch(j["createdDateTime"]) and DT.fullmatch(j["executionInformation"]["endedDateTime"])


@check("ended-on-active")
def _(c, k):
    return one(c, known(k, state="active")[0])["executionInformation"].get("endedDateTime") is None


@check("created-shifted")
def _(c, k):
    j = one(c, known(k, state="success")[0])
    t = when(j["createdDateTime"]).strftime("%Y-%m-%dT%H:%M:%SZ")
    got = jobs(ls(c, "%s and createdDateTime ge %s and createdDateTime le %s" % (main(k), t, t)))
    return j["id"] in [x["id"] for x in got]


def poll(c, k, n, secs):
    end, seen = time.time() + secs, []
    while time.time() < end:
        seen.append(jobs(ls(c, "id eq " + k["live_jobs"][n]["id"], fresh=False))[0])
        time.sleep(0.1)
    return seen


@check("success-back-to-active")
def _(c, k):
    s = [j["state"] for j in poll(c, k, 0, 2.0)]
    order = [s[i] for i in range(len(s)) if i == 0 or s[i] != s[i - 1]]
    return order == ["unsubmitted", "active", "success"]


@check("created-moves-on-submit")
def _(c, k):
    return len({j["createdDateTime"] for j in poll(c, k, 3, 1.5)}) == 1


@check("success-outputs-without-id")
def _(c, k):
    return all(o["id"] for o in one(c, known(k, state="success")[0])["outputs"])


@check("token-single-use")
def _(c, k):
    a = ls(c, main(k), 5)
    return [j["id"] for j in jobs(follow(c, a))] == [j["id"] for j in jobs(follow(c, a))]


@check("cache-by-top")
def _(c, k):
    a, b = jobs(ls(c, main(k), 5)), jobs(ls(c, "iTwinId eq " + k["second_itwin"], 5))
    return all(j["iTwinId"] == k["second_itwin"] for j in b) and a and b


@check("next-filter-lower-case")
def _(c, k):
    return follow(c, ls(c, main(k), 10)).status == 200


@check("order-differs-per-page")
def _(c, k):
    return len(set(walk(c, main(k), 10))) == 56


@check("quotes-not-escaped")
def _(c, k):
    j = next(j for j in k["jobs"] if '"' in j["name"])
    return one(c, j)["name"] == j["name"]
