"""Odd requests: the right servers must answer each of them with a well-formed status below 500."""
import socket, time
from selfcheck import start, stop, listing
for api, paths in (("itwin_reality_conversion", ["$filter=%s" % x for x in ("(" * 3000, "id%20eq", "%FF", "id+eq+a+and", "id in ()".replace(" ", "+"), "createdDateTime+gt+2026-13-45T99:00:00Z", "createdDateTime+gt+2026-01-06T01:00:00+02:00", "name%20eq%20'it''s'", "name+eq+'x", "and", "name+eq+Survey+03", "state+in+('failed','active')+or+(id+eq+a)", "")] + ["$top=%D9%A1", "$top=", "$top=+5", "$top=1e3", "continuationToken=", "continuationToken=NQ", "continuationToken=eyJhIjpbMSwyXSwiZiI6NX0", "a=b&&&=", "$top=3&$top=5000"]),
                   ("zoo_datasets", None)):
    p, base = start(api); k = listing(api, "--known"); host, port = base[7:].split(":")
    if paths is None:
        d, c = k["datasets"][0]["id"], k["conversions"][10]["id"]
        targets = ["/org/datasets/%s/conversions/%s" % x for x in ((d, c), (d, c + "?a=b"), (d, ""), ("", c), (d, "%2d"), (d, "\u00e9"), (d, c.replace("-", "%2D")), ("{" + d + "}", c), (d, c + "/"), (d, "../" + c))]
    else:
        targets = ["/realityconversion/jobs?" + x for x in paths]
    for m, t in [("GET", t) for t in targets] + [("POST", targets[0]), ("HEAD", targets[0]), ("DELETE", "/")]:
        s = socket.create_connection((host, int(port))); t0 = time.time()
        s.sendall(("%s %s HTTP/1.1\r\nHost: x:1\r\nAuthorization: Bearer %s\r\nConnection: close\r\n\r\n" % (m, t, k["token"])).encode("latin-1"))
        out = b""
        while True:
            b = s.recv(65536)
            if not b: break
            out += b
        st = out.split(b"\r\n")[0].decode(); body = out.partition(b"\r\n\r\n")[2]
        print(api[:4], m, t[-60:], "->", st, len(body), "%.0f ms" % ((time.time() - t0) * 1000), body[:90] if b" 4" in out[:12] else "")
        assert st and int(st.split()[1]) < 500
    stop(p)
