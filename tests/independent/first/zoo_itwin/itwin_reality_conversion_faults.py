"""The faults and variants of itwin_reality_conversion: (short, breaks, kind, meets, evidence, promise, fault, seen_by)."""
T, F = True, False
P, S, O = "page", "supplement", "open"
ROWS = [
    # -- paging
    ("next-loses-filter", T, "paging", T, P, "_links.next leads to the next page of the same results (page, Next Page Link, example has the filter)", "the link has no $filter, and the next page is not filtered", "list main_itwin with $top=10 and follow the link: other iTwins' jobs come"),
    ("next-loses-top", T, "paging", T, P, "$top is the number of jobs in each page (page, Request parameters)", "the link forgets $top, so the next page has up to 100", "list wide_itwin with $top=7 and follow the link"),
    ("boundary-repeat", T, "paging", F, P, "the next page continues the previous one (page, Request parameters, continuationToken)", "repeats the last job of the page before", "list main_itwin with a small $top through all pages, look for an id twice"),
    ("default-50", T, "paging", F, P, "100 jobs are the default page (page, Request parameters, $top)", "50", "list wide_itwin (110 jobs) without $top"),
    ("top-clipped-500", T, "paging", T, P, "$top may go to 1000 and is the number of jobs in each page (page, Request parameters)", "more than 500 are cut to 500", "list big_itwin with $top=1000"),
    ("last-page-loops", T, "paging", T, S, "a list ends without _links, without next, or with a next without token (supplement, iTwin)", "the last of several pages has a link to itself", "follow the links of main_itwin with $top=20 to the end"),
    ("next-missing-with-in", T, "paging", T, P, "_links.next is there when there are more results (page, Reality Conversion Jobs)", "never, if the filter uses `in`", "list state in ('success') with $top=5"),
    ("next-without-port", T, "paging", F, P, "next.href is a URL that gives the next page (page, Next Page Link)", "the URL lacks the port of this server", "follow next.href of any first page as it is, not only its token"),
    # -- filter
    ("in-first-only", T, "filter", F, P, "`in` matches any of its values (page, supported operators and the inputId example)", "matches only the first", "list id in (two known ids)"),
    ("gt-inclusive", T, "filter", F, P, "gt excludes the value itself (page, supported operators)", "gt includes it", "list createdDateTime gt the exact time of a known job, with its iTwin"),
    ("cancelled-finds-none", T, "filter", F, P, "state can be filtered, and cancelled is a state (page, properties and Job state)", "no job matches state eq cancelled", "list state eq cancelled"),
    ("all-users-without-itwin", T, "filter", F, P, "without iTwinId only jobs of the same user are returned (page, first paragraph)", "jobs of all users are", "list state eq success without iTwinId, look for a colleague's jobs"),
    ("itwin-own-only", T, "filter", T, P, "with iTwinId the jobs of that iTwin are returned (page, first paragraph)", "only the caller's own", "list main_itwin and count (56 jobs, 32 mine), or big_itwin"),
    ("third-clause-ignored", T, "filter", T, P, "a job is returned where the filter is true (page, Request parameters)", "of several clauses joined by `and` only two are evaluated", "list iTwinId eq main_itwin and state eq success and email eq the colleague's"),
    ("lt-on-last-modified", T, "filter", T, P, "createdDateTime can be filtered with lt (page, Request parameters)", "lt compares the time of last modification", "list createdDateTime lt a time between the creation of a known job and its modification"),
    ("output-filter-ignored", T, "filter", F, P, "outputId can be filtered (page, Request parameters)", "is always true", "list outputId eq a known output"),
    # -- request
    ("top-1001-accepted", T, "request", F, P, "$top does not exceed 1000, else 422 (page, Request parameters and 422 example)", "more than 1000 is accepted", "list with $top=1001"),
    ("top-1000-refused", T, "request", F, P, "$top may be 1000 (page, Request parameters)", "1000 is refused with 422", "list with $top=1000"),
    ("top-unchecked-with-token", T, "request", T, P, "$top is at most 1000, else 422 (page, Request parameters and 422 example)", "is not checked when a continuationToken is sent", "follow a next link with $top changed to 1001"),
    ("unknown-property-ignored", T, "request", F, P, "nine properties can be filtered; a malformed request gives 422 (page, Request parameters and 422)", "a clause with another property is always true", "list with $filter=colour eq red"),
    ("encoded-dollar-ignored", T, "request", F, P, "the parameters are $filter and $top (page, Request parameters); %24 is the same letter", "%24filter and %24top are ignored", "list with %24top=3"),
    ("garbage-token-first-page", T, "request", F, P, "the token must be passed exactly as received; a malformed request gives 422 (page, Request parameters and 422)", "a token that cannot be read gives the first page", "list with continuationToken=garbage"),
    ("no-accept-406", T, "request", F, P, "Accept is only recommended (page, Request headers)", "a request without Accept is refused with 406", "list without an Accept header"),
    # -- status
    ("empty-itwin-404", T, "status", T, P, "404 is for an iTwin that is not available (page, 404); one without jobs gives 200", "an iTwin without jobs gives 404", "list empty_itwin"),
    ("unknown-itwin-and-200", T, "status", T, P, "an iTwin that is not available gives 404 (page, 404 example)", "gives 200 and no jobs when the filter has a further clause", "list iTwinId eq unknown and state eq success"),
    ("bad-top-400", T, "status", F, P, "a wrong $top gives 422 (page, 422 example)", "gives 400 with the same body", "list with $top=0"),
    ("missing-token-403", T, "status", F, P, "a request without Authorization gives 401 (page, 401 example)", "gives 403", "list without Authorization"),
    ("no-match-404", T, "status", F, P, "only jobs where the filter is true are returned; 404 is for the iTwin (page, Request parameters and 404)", "gives 404 when no job matches", "list id eq an unknown id"),
    # -- error
    ("401-flat", T, "error", F, P, "errors are in a member error (page, Error Response)", "401 has code and message at the top", "list without Authorization"),
    ("404-error-string", T, "error", F, P, "error is an object with code and message (page, Error)", "in 404 it is a string", "list an unknown iTwin"),
    ("details-object", T, "error", F, P, "details is an array (page, DetailedError)", "is a single object", "list with $top=0"),
    ("wrong-target-with-filter", T, "error", T, P, "target names what was wrong, $top in the example (page, 422 example and Error)", "names $filter for a wrong $top when both are sent", "list with a filter and $top=0"),
    ("error-code-number", T, "error", F, P, "code is a string (page, DetailedError)", "is the number 422 in 422", "list with $top=0"),
    # -- auth
    ("any-bearer", T, "auth", F, P, "a valid Bearer token is required (page, Authentication)", "any Bearer token is accepted", "list with a wrong token"),
    ("raw-token-accepted", T, "auth", F, P, "the token is sent as Bearer (page, Authentication)", "is also accepted without the scheme", "list with `Authorization: <token>`"),
    ("auth-skipped-on-next-page", T, "auth", T, P, "a valid Bearer token is required (page, Authentication)", "requests with a continuationToken are not checked", "follow a next link without Authorization"),
    ("no-access-visible", T, "auth", F, P, "an iTwin's jobs are returned if the user has access to it (page, first paragraph; 404)", "access is not checked", "list no_access_itwin"),
    ("wrong-token-empty-list", T, "auth", F, P, "an invalid token gives 401 (page, 401)", "gives 200 and an empty list", "list with a wrong token"),
    # -- header
    ("retry-after-missing", T, "header", F, P, "429 has a header with the seconds to wait (page, Response headers; supplement: Retry-After)", "429 has no such header", "list with exhausted_token"),
    ("vnd-accept-406", T, "header", F, P, "Accept application/vnd.bentley.itwin-platform.v1+json is recommended (page, Request headers)", "is refused with 406", "list with that Accept"),
    # -- enum
    ("cancelled-one-l", T, "enum", F, P, "the state is cancelled (page, Job state)", "canceled in the jobs (the filter takes cancelled)", "list a cancelled job"),
    ("queued-until-started", T, "enum", T, P, "a job has one of five states (page, Job state)", "a job that was submitted and has not started has state queued", "list active jobs and look at those with startedDateTime null"),
    ("input-type-lower-case", T, "enum", F, P, "input types are LAS, LAZ, PLY, E57 (page, Job Input type)", "are written in lower case", "list any job"),
    # -- response
    ("datacenter-null-unsubmitted", T, "response", T, P, "dataCenter is a required string (page, Job)", "null until the job is submitted", "list an unsubmitted job"),
    ("outputs-missing-unsubmitted", T, "response", T, P, "outputs is required (page, Job)", "left out until the job is submitted", "list an unsubmitted job"),
    ("single-input-object", T, "response", T, P, "inputs is an array (page, Job)", "a single input is sent as the bare object", "list a job with one input"),
    ("merge-two-outputs", T, "response", T, P, "with merge true all inputs go into one output (page, Options)", "such jobs list two", "list a job with options.merge true"),
    ("execution-null-unsubmitted", T, "response", T, S, "executionInformation is absent before a job is submitted, and not nullable (supplement, iTwin; page, Job)", "is null", "list an unsubmitted job"),
    ("submission-missing-never-started", T, "response", T, P, "submissionDateTime is required in executionInformation (page, Execution Info)", "is left out if the job has not started", "list a cancelled job that never started, or an active one with startedDateTime null"),
    # -- time
    ("dates-without-zone", T, "time", F, P, "dates are date-time, so have an offset (page, Job)", "have neither Z nor offset", "list any job"),
    ("ended-on-active", T, "time", T, P, "endedDateTime is the end of the job, and nullable (page, Execution Info)", "is 0001-01-01T00:00:00Z while the job is active", "list active jobs"),
    ("created-shifted", T, "time", T, P, "createdDateTime is the creation time, by which it can be filtered (page, Job and Request parameters)", "the body shows local time (one hour later) with a Z, the filter uses UTC", "list createdDateTime le the time that the body shows minus some minutes, or eq it"),
    # -- lifecycle
    ("success-back-to-active", T, "lifecycle", T, O, "a job that has succeeded stays so (page, Job state, implied)", "is active again 0.4 s later", "poll a live job for 2 s"),
    ("created-moves-on-submit", T, "lifecycle", T, P, "createdDateTime is the creation time (page, Job)", "moves to the time of submission when the job is submitted", "poll a live job and compare createdDateTime"),
    ("success-outputs-without-id", T, "lifecycle", T, O, "outputs have their id once the job was submitted (page, example; supplement: absent before)", "jobs that succeeded list outputs without id", "list a success"),
    # -- state
    ("token-single-use", T, "state", F, O, "a next link gives the next page (page, Next Page Link), so also when asked again", "the second use of a token gives 422", "follow the same next link twice"),
    ("cache-by-top", T, "state", T, P, "the filter is evaluated for each job (page, Request parameters)", "for one second the list of the last request with the same $top and token is given, whatever its filter", "list two different filters within a second"),
    # -- echo
    ("next-filter-lower-case", T, "echo", T, P, "next.href has the filter as it was (page, 200 example)", "has it in lower case, so that following it gives 422", "list main_itwin with $top=10 and follow the link"),
    # -- sort
    ("order-differs-per-page", T, "sort", T, P, "the next page continues the previous one (page, Request parameters, continuationToken)", "the first page is sorted by time, the further ones by name, so jobs come twice or never", "list main_itwin through all pages with $top=10"),
    # -- transport
    ("quotes-not-escaped", T, "transport", T, P, "the body is a JSON object (page, 200 example)", "quotation marks in a job's name are not escaped", "list a job whose name has a quotation mark (by its id, or main_itwin)"),
    # -- right variants
    ("null-links", F, "paging", F, S, "_links may be null at the end of a list", "_links null", "list to the end"),
    ("next-without-token", F, "paging", F, S, "a list may end with a next.href without continuationToken", "does so", "list to the end"),
    ("empty-object", F, "paging", F, S, "jobs is not required: {} is a page; no next ends a list", "{} for no jobs, and `_links` {} at the end of a list", "list with no match"),
    ("strict-opens", F, "request", F, S, "left open: a list without $filter, an unknown state in a filter, an unknown iTwin inside in, inputId of jobs with several, a wrong Accept", "422, 422, 404, only the first, 406", "ask for those"),
    ("seven-digit-dates", F, "time", F, S, "dates occur with 7 digits and +00:00", "all dates are written so", "list any job"),
    ("newer-types", F, "enum", F, S, "the server is ahead of its page in types and options; new fields are backward compatible", "Cesium3DTiles, GLB, ImportFeatures, inputSRS, jpgQuality, a new member", "list failed jobs"),
    ("extra-empty-page", F, "paging", F, S, "the three ends of a list, and that jobs may be empty", "a full page always has a next link, so that the last page may be empty", "list second_itwin (8 jobs) with $top=4"),
    ("slow-chunked-gzip", F, "transport", F, O, "nothing is said of it", "answers after 0.25 s, chunked, with labelled gzip if the client accepts it, extra headers", "list anything"),
    ("other-order-odd-token", F, "sort", F, S, "the order of the list is open; errors may have other members (page: additionalProperties true); the token is opaque", "oldest first, tokens with + / = (percent-encoded in the link), link's parameters in another order, indented, \\u escapes, target null and an inner error", "page through main_itwin; cause an error"),
    ("minimal-and-spellings", F, "response", F, S, "optional members may be missing; outputs[].id is nullable; 5.0 is 5; error details may be missing", "no ownerId, email, costEstimation, merge; null times left out; output ids null before submission; processingEngines 5.0; errors without details", "list anything"),
]
