"""
Holds what all clients have in common: the same bytes in each generated package.

A call such as `client.diagrams.get_job(1)` passes, in this order:

    resources      the operation by its resource; only names
    api/…          its own module: what it sends, and which bodies it can get
    parameters     checks the arguments by the spec before anything is sent, and writes them into the URL
    client         the options of this client: address, headers, deadline, connections
    exchange       when to send again and where a redirect leads, for sync and async in one generator
    events         the log and the hooks of each attempt
    tokens, flows  the token of this attempt, and what an authentication of httpx sends for one
    wire           one HTTP request within its limits; the only calls of httpx
    deadlines      ends a sync request at the deadline, which httpx cannot
    bodies         counts and decompresses the body, as httpx has no limit for it
    answers        the parsed body, or the error for the status (envelope)
    models         reads the body; checks explains why one is not valid

The waiters add `waiting` and `jobs` before this, lists `paging` and `listing`.
"""
