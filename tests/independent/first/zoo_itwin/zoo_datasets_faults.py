"""The faults and variants of zoo_datasets: (short, breaks, kind, meets, evidence, promise, fault, seen_by)."""
T, F = True, False
P, S, O = "page", "supplement", "open"
ROWS = [
    # -- response
    ("file-size-string", T, "response", F, S, "file_size is an int64 integer (supplement, Zoo body table)", "sends it as a string of digits", "read any conversion"),
    ("file-size-int32-wrap", T, "response", T, S, "file_size is an int64 integer, a size of a file (supplement, Zoo body table)", "sizes of 2^31 and more wrap into a signed 32-bit number, so 3 GB come out negative", "read success_large_file (known size 3221225479)"),
    ("etag-missing-empty-file", T, "response", T, S, "file_etag is required (supplement, Zoo body table)", "leaves file_etag out when the file is empty", "read error_user"),
    ("raw-images-null-early", T, "response", T, S, "the snapshot arrays are required and not nullable (supplement, Zoo body table)", "raw_kcl_snapshot_images is null until the raw snapshot was made", "read a queued conversion, or one in an early phase"),
    ("salon-images-absent-on-error", T, "response", T, S, "salon_kcl_snapshot_images is required (supplement, Zoo body table)", "is left out when the conversion ended in an error", "read error_internal"),
    ("image-without-mime", T, "response", F, S, "data_base64 and mime_type are both required in an image (supplement, Zoo body table)", "images have no mime_type", "read a success that has images"),
    ("image-data-url", T, "response", F, S, "data_base64 is base64 text (supplement, Zoo body table and the sentence on its alphabet)", "sends a data: URL in it", "read a success that has images and decode one"),
    ("single-image-object", T, "response", T, P, "the snapshot members are arrays (page, body; supplement table)", "a list of one image is sent as the bare object", "read success_one_image (every success has one raw snapshot)"),
    ("wrapped-body", T, "response", F, S, "the body is flat (supplement, Zoo)", "puts the conversion into a member `conversion`", "read any conversion"),
    ("score-percent", T, "response", T, S, "the later similarity scores lie in 0..1 (supplement, Zoo, added since)", "the server has the later members, and sends the scores in percent", "read a success"),
    # -- enum
    ("cancelled-two-l", T, "enum", F, P, "status has the value canceled, one l (page, second list; supplement)", "spells it cancelled", "read canceled"),
    ("phase-index-number", T, "enum", F, P, "phase is one of the listed words (page, first list; supplement table)", "sends the phase index as a number", "read any conversion"),
    ("phase-snapshot-salon", T, "enum", T, P, "the tenth phase is snapshot_salon_kcl (page, first list)", "that one phase is sent as snapshot_salon", "read in_progress_snapshot_salon_kcl"),
    ("phase-failed", T, "enum", T, P, "phase has eleven values, none of them for failures (page, first list)", "conversions that ended in an error have phase failed", "read error_user, error_unsupported or error_internal"),
    ("status-generic-error", T, "enum", F, P, "errors have three statuses of their own (page, second list)", "error_internal is sent as error", "read error_internal"),
    ("phase-status-swapped", T, "enum", F, S, "the first list is phase, the second status (supplement, Zoo)", "the two values are in each other's member", "read in_progress_salon or success"),
    # -- status
    ("in-progress-202", T, "status", T, P, "a conversion is answered with 200 (page, Returns)", "one that is in progress is answered with 202", "read an in_progress conversion"),
    ("queued-204", T, "status", T, P, "a conversion is answered with 200 and its metadata (page, Returns)", "one that is queued is answered with 204 and no body", "read queued"),
    ("unknown-200-null", T, "status", F, S, "errors are 4XX or 5XX with an error body (supplement, Zoo Errors); a 200 has the flat body", "an unknown conversion gives 200 and null", "read the unknown conversion id"),
    ("malformed-500", T, "status", F, S, "a malformed UUID gives some 4xx (supplement, left open: the 4xx for a malformed UUID)", "gives 500", "read not-a-uuid"),
    # -- error
    ("nested-error", T, "error", F, S, "errors are flat: message, request_id (supplement, Zoo Errors)", "puts them into a member `error`", "cause any error"),
    ("message-missing", T, "error", F, S, "an error has message (supplement, Zoo Errors)", "the text is in a member `error`, there is no message", "cause any error"),
    ("request-id-nowhere", T, "error", F, S, "an error has its request id in the body or, failing that, in x-request-id (supplement, Zoo Errors)", "has it in neither", "cause any error and look at body and headers"),
    ("error-plain-text", T, "error", F, S, "errors are JSON objects (supplement, Zoo Errors)", "sends the message as plain text", "cause any error"),
    ("html-for-malformed", T, "error", T, S, "errors are JSON objects (supplement, Zoo Errors)", "only malformed ids are answered with a framework's HTML page", "read not-a-uuid"),
    ("empty-401", T, "error", F, S, "4XX errors have the error body (supplement, Zoo Errors)", "401 has an empty body", "ask without a token"),
    ("request-id-mismatch", T, "error", T, O, "request_id and x-request-id name the same request (supplement, Zoo Errors, implied)", "they are two different ids", "cause any error and compare the body with the header"),
    # -- auth
    ("no-token-accepted", T, "auth", F, S, "HTTP Bearer is required (supplement, Zoo)", "a request without Authorization is served", "read a conversion without the header"),
    ("any-bearer", T, "auth", F, S, "HTTP Bearer (supplement, Zoo)", "any Bearer token is served", "read a conversion with a wrong token"),
    ("token-prefix", T, "auth", F, S, "HTTP Bearer (supplement, Zoo)", "a prefix of the token (12 letters or more) is accepted", "read with the token cut short"),
    ("any-scheme", T, "auth", F, S, "the scheme is Bearer (supplement, Zoo)", "the token is accepted after any scheme word", "read with `Basic <token>`"),
    ("auth-once-per-connection", T, "auth", T, S, "each request needs its token (supplement, Zoo: HTTP Bearer)", "only the first request of a kept-alive connection is checked", "on one connection read with the token, then without"),
    ("auth-skipped-when-terminal", T, "auth", T, S, "each request needs its token (supplement, Zoo: HTTP Bearer)", "finished conversions are served without a check", "read success with a wrong or no token"),
    ("wrong-token-500", T, "auth", F, S, "a wrong token is the client's error, 4XX (supplement, Zoo Errors)", "a wrong token gives 500, a missing one 401", "read with a wrong token"),
    # -- path
    ("dataset-ignored", T, "path", T, P, "the conversion is that of the dataset in the path (page, path)", "a conversion is served under any existing dataset", "read a conversion of the first dataset under the second"),
    ("upper-case-uuid-404", T, "path", F, S, "both path ids are UUIDs, whose letter case does not matter (supplement, Zoo)", "upper-case ids are not found", "read a known id in upper case"),
    ("trailing-garbage-accepted", T, "path", F, S, "both path ids are UUIDs; a malformed one gives a 4xx (supplement, Zoo and left open)", "reads only the first 36 letters of an id", "read a known id with letters added"),
    ("v1-uuid-refused", T, "path", T, S, "both path ids are UUIDs, of no special version (supplement, Zoo)", "a conversion whose id is a version 1 UUID is refused as malformed", "read success_v1_uuid"),
    ("malformed-dataset-accepted", T, "path", T, S, "both path ids are UUIDs; a malformed one gives a 4xx (supplement, Zoo and left open)", "a dataset id that is no UUID is ignored, the conversion served", "read a known conversion under not-a-uuid"),
    # -- header
    ("no-call-id", T, "header", F, S, "a 200 carries X-Api-Call-Id (supplement, Zoo)", "does not", "read any conversion"),
    ("no-call-id-terminal", T, "header", T, S, "a 200 carries X-Api-Call-Id (supplement, Zoo)", "finished conversions are answered without it", "read a finished conversion"),
    # -- request
    ("accept-star-406", T, "request", F, P, "the operation has no other parameters than the two of the path (page, Parameters; supplement)", "refuses with 406 what does not name application/json in Accept", "read with `Accept: */*` or without Accept"),
    # -- time
    ("no-offset", T, "time", F, S, "times are date-time, so have an offset (supplement, Zoo body table)", "times have no Z and no offset", "read any conversion"),
    ("completed-rfc1123", T, "time", T, S, "completed_at is a date-time (supplement, Zoo body table)", "is written as `Mon, 02 Mar 2026 09:31:50 GMT`", "read a finished conversion"),
    ("completed-empty-string", T, "time", T, S, "completed_at is null or a date-time (supplement, Zoo body table)", "is an empty string until the conversion has finished", "read queued"),
    ("updated-now", T, "time", T, O, "updated_at tells when the conversion last changed (supplement, by its name)", "is the time of the answer when the conversion has finished", "read a finished conversion twice"),
    # -- lifecycle
    ("success-phase-not-completed", T, "lifecycle", F, P, "phase completed: finished successfully (page, first list) and status success: finished (second list)", "a success stays in phase snapshot_salon_kcl", "read a success"),
    ("completed-in-progress", T, "lifecycle", F, P, "phase completed means that the conversion has finished (page, first list)", "for 0.4 s before success the phase is completed and the status in_progress", "read a live conversion every 0.1 s for 1.5 s"),
    ("in-progress-phase-queued", T, "lifecycle", F, P, "phase queued means waiting for a worker, status in_progress that it is being converted (page, both lists)", "the phase stays queued as long as the conversion is in progress", "read an in_progress conversion"),
    ("error-phase-completed", T, "lifecycle", F, P, "phase completed: finished successfully (page, first list)", "conversions that ended in an error have phase completed", "read error_user, error_unsupported or error_internal"),
    ("canceled-resumes", T, "lifecycle", T, P, "canceled: the file will not be converted (page, second list)", "after its first read a canceled conversion is in_progress", "read canceled twice"),
    ("success-regresses", T, "lifecycle", F, P, "success: the conversion has finished (page, second list)", "from the third read a success is in_progress again", "read a success three times"),
    ("output-null-on-success", T, "lifecycle", F, P, "success: finished with the result available; the operation fetches the converted output (page, title and second list)", "all three outputs are null in a success", "read a success"),
    # -- echo
    ("id-other", T, "echo", F, S, "id is the conversion's (supplement, Zoo body table; page, path)", "sends another UUID", "read a conversion and compare id with the path"),
    ("dataset-id-is-conversion", T, "echo", F, S, "dataset_id is the dataset's (supplement, Zoo body table; page, path)", "sends the conversion's id in it", "read a conversion and compare dataset_id with the path"),
    # -- state
    ("cache-by-dataset", T, "state", T, P, "the answer is about the conversion in the path (page, path)", "for one second the last answer of a dataset is given for each of its conversions", "read two conversions of one dataset within a second"),
    ("negative-cache", T, "state", T, P, "a conversion that exists is answered with 200 (page, Returns)", "for one second after an unknown id all conversions of that dataset are not found", "read the unknown id, then at once a known one"),
    # -- transport
    ("content-length-chars", T, "transport", T, P, "the body is the whole JSON object (page, body)", "Content-Length counts letters, not bytes, so bodies with letters beyond ASCII are cut", "read success_non_ascii"),
    ("nan-metadata", T, "transport", T, S, "metadata is a JSON value (supplement, Zoo body table)", "a volume that is not known is written as NaN", "read success_mesh_without_volume with a strict parser"),
    ("gzip-unlabelled", T, "transport", T, P, "the body is a JSON object (page, body)", "sends gzip without Content-Encoding to a client that accepts gzip", "read with `Accept-Encoding: gzip`"),
    # -- right variants
    ("later-members", F, "response", F, S, "the members added since", "sends manual_kcl_override_active and its companions, scores in 0..1", "read any conversion"),
    ("later-enums", F, "enum", F, S, "the phase and the statuses added since", "live conversions pass through phase manual_kcl_override; live_f ends in error_geometry_mismatch", "follow a live conversion"),
    ("base64-standard-padded", F, "response", F, S, "a decoder accepts both alphabets, padded or not", "standard alphabet, with padding", "read a success"),
    ("times-3-and-9-digits", F, "time", F, S, "timestamps with 3 and with 9 digits occur in one body", "3 and 9 digits, and completed_at with +00:00", "read any conversion"),
    ("omit-nulls", F, "response", F, S, "the nullable members are not required", "leaves out all that would be null", "read queued"),
    ("slow-chunked-gzip", F, "transport", F, O, "nothing is said of it", "answers after 0.25 s, chunked, with labelled gzip if the client accepts it", "read any conversion"),
    ("error-id-in-header", F, "error", F, S, "bodies without request_id occur, the id is then in x-request-id", "has it only there, and no error_code", "cause any error"),
    ("malformed-404", F, "status", F, S, "the 4xx for a malformed UUID is open", "404", "read not-a-uuid"),
    ("retry-to-queued", F, "lifecycle", F, S, "a fall back from in_progress to queued is open", "live conversions are queued again once, and begin anew", "follow a live conversion"),
    ("spellings-and-order", F, "transport", F, S, "the order of members and extra headers are open; 48213.0 is the integer 48213", "members in reverse order, indented, \\u escapes, file_size as 48213.0, header names in lower case, extra headers", "read any conversion"),
]
