"""A spec that breaks a convention is refused, with the place and the reason; `widgets/` follows all of them."""

import copy
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import lint_specs
from jobgauge.spec.conventions import read_conventions
from jobgauge.spec.violations import Violation

WIDGETS = Path(__file__).parent / "widgets"
CONVENTIONS = read_conventions(lint_specs.SPECS)
EXAMPLE = yaml.safe_load((WIDGETS / "openapi.yaml").read_text(encoding="utf-8"))
DELETE = object()

JOB = "/components/schemas/Job"
ORDER = "/components/schemas/Order"
PART = "/components/schemas/Part"
STATE = "/components/schemas/State"
LIST = "/paths/~1widgets/get"
MAKE = "/paths/~1widgets/post"
GET = "/paths/~1widgets~1{id}/get"
CYCLE = f"{JOB}/x-job-lifecycle"


@pytest.fixture
def widgets(tmp_path: Path) -> Path:
    return Path(shutil.copytree(WIDGETS, tmp_path / "widgets"))


def lint(folder: Path) -> list[Violation]:
    return lint_specs.lint(folder, CONVENTIONS)


def edited(pointer: str, value: Any) -> Any:
    document = copy.deepcopy(EXAMPLE)
    *tokens, last = [t.replace("~1", "/").replace("~0", "~") for t in pointer.split("/")[1:]]
    holder: Any = document
    for token in tokens:
        holder = holder[token if token in holder else int(token)]
    key = last if isinstance(holder, dict) else int(last)
    if value is DELETE:
        del holder[key]
    else:
        holder[key] = value
    return document


def test_every_spec_follows_the_conventions() -> None:
    folders = sorted(path.parent for path in lint_specs.SPECS.glob("*/openapi.yaml"))

    found = [str(problem) for folder in folders for problem in lint(folder)]

    assert folders
    assert found == []


def test_the_example_follows_the_conventions(widgets: Path) -> None:
    assert lint(widgets) == []


Mistakes = list[tuple[str, Any, str]]

FORM: Mistakes = [
    # misspelt and unknown
    (
        f"{JOB}/x-evidense",
        "supplement",
        "`x-evidense` is not known here, did you mean `x-evidence`?",
    ),
    (
        f"{ORDER}/properties/parts/minitems",
        1,
        "`minitems` is not known here, did you mean `minItems`?",
    ),
    (f"{GET}/x-rate-limit", 5, "`x-rate-limit` is not known here"),
    (f"{GET}/parameters/0/x-opne", {"status": "free"}, "did you mean `x-open`?"),
    (f"{GET}/operationID", "get", "did you mean `operationId`?"),
    ("/components/callbacks", {}, "`callbacks` is not known here"),
    ("/x-job-lifecycle", {}, "`x-job-lifecycle` is not known here"),
    (f"{GET}/x-job-lifecycle", {}, "`x-job-lifecycle` is not known here"),
    (f"{CYCLE}/failed", [], "`failed` is not known here"),
    (f"{LIST}/x-pagination/pages", 1, "`pages` is not known here"),
    (f"{LIST}/parameters/0/x-filter/propertys", {}, "did you mean `properties`?"),
    (f"{STATE}/x-known-differences/value", [], "did you mean `values`?"),
    (f"{ORDER}/not", {}, "`not` is not known here"),
    (f"{ORDER}/allOf", [], "`allOf` is not known here"),
    (f"{ORDER}/nullable", True, "`nullable` is not known here"),
    (
        "/components/schemas/order",
        {"type": "string", "description": "x"},
        '`"order"` does not belong',
    ),
    # wrong words
    (f"{PART}/x-evidence", "rumour", "expected document, supplement or inferred"),
    (f"{PART}/x-evidence/required:count", "rumour", "expected document, supplement or inferred"),
    (f"{PART}/x-source", DELETE, "`x-source` is missing"),
    (f"{PART}/properties/weight/x-unit", "percent", "expected epoch-milliseconds, seconds"),
    (f"{PART}/properties/count/format", "int16", "expected int32, int64"),
    (f"{CYCLE}/stages/done", "finished", "expected initial, running, succeeded"),
    (f"{CYCLE}/poll", [0], "expected seconds above 0"),
    (f"{CYCLE}/read", DELETE, "`read` is missing"),
    (f"{LIST}/parameters/0/x-filter/operators", ["eq", "like"], "expected eq, ne, lt"),
    (f"{LIST}/parameters/0/x-filter/properties/id/literal", "text", "expected guid, string"),
    ("/openapi", "3.0.3", "expected the version `3.1.0`"),
    # anyOf, oneOf, references
    (f"{ORDER}/oneOf/0/properties", {}, "`properties` is not known here"),
    (f"{ORDER}/oneOf/0", {"required": []}, "expected a list of different member names"),
    (f"{ORDER}/properties", DELETE, "expected oneOf beside properties"),
    (
        f"{JOB}/properties/reason",
        {"oneOf": [{"type": "string"}, {"type": "null"}]},
        "`type` is not known",
    ),
    (
        "/components/schemas/JobList/properties/next/anyOf/1",
        {"type": "string"},
        'expected `{type: "null"}` as the second choice',
    ),
    (
        "/components/schemas/JobList/properties/next/anyOf/0",
        {"type": "string"},
        "expected a `$ref` to a component",
    ),
    (
        f"{JOB}/properties/state",
        {"$ref": "#/components/schemas/State", "description": "x"},
        "beside it at most x-evidence and x-source",
    ),
    (
        f"{JOB}/properties/state",
        {"$ref": "https://widgets.example/state.json"},
        "expected a reference like",
    ),
    # numbers
    (f"{PART}/properties/count/maximum", DELETE, "expected minimum and maximum beside format"),
    (f"{PART}/properties/count/minimum", DELETE, "expected minimum and maximum beside format"),
    (f"{PART}/properties/count/maximum", 2**31, "expected a 32-bit integer"),
    (f"{ORDER}/properties/number/maximum", 2**63, "expected a 64-bit integer"),
    (f"{PART}/properties/weight/format", "int64", "on an integer only"),
    (f"{JOB}/properties/id/format", "int64", "expected format int32 and int64 on an integer only"),
    (f"{JOB}/properties/id/minimum", 1, "on an integer or a number only"),
    (f"{PART}/properties/count/minLength", 1, "on a string only"),
    (f"{PART}/properties/count/type", DELETE, "expected a `type` beside every keyword"),
    (f"{JOB}/properties/id/x-unit", "seconds", "expected a numeric unit on a number"),
    # inline schemas
    (
        f"{JOB}/properties/reason",
        {"type": "object", "properties": {"a": {"type": "string"}}},
        "an object schema must not be inline",
    ),
    (
        f"{JOB}/properties/reason",
        {"type": "object", "additionalProperties": True},
        "an object schema must not be inline",
    ),
    (f"{JOB}/properties/reason", {"type": ["object", "null"]}, "must not be inline"),
    (f"{JOB}/properties/parts/items", {"type": "object"}, "must not be inline"),
    (
        f"{JOB}/properties/reason",
        {"type": "string", "enum": ["a"]},
        "an enum must not be inline",
    ),
    (f"{JOB}/properties/parts/items", DELETE, "expected items beside `type: array`"),
    (f"{STATE}/enum", ["waiting", True], "expected a string, in quotes"),
    (f"{STATE}/enum", ["waiting", "waiting"], "expected a list of different strings"),
    (f"{STATE}/description", DELETE, "`description` is missing"),
    (f"{JOB}/properties", DELETE, "expected an object with properties"),
    # operations
    (f"{GET}/operationId", DELETE, "`operationId` is missing"),
    (f"{GET}/operationId", "getJob", "expected a snake_case name"),
    (f"{GET}/summary", DELETE, "`summary` is missing"),
    (f"{GET}/description", DELETE, "`description` is missing"),
    (f"{GET}/tags", DELETE, "`tags` is missing"),
    (f"{GET}/tags", ["widgets", "jobs"], "expected a list of exactly one tag"),
    (f"{GET}/externalDocs", DELETE, "`externalDocs` is missing"),
    (f"{GET}/externalDocs/url", "widgets.example", "expected an address that begins with https://"),
    (f"{GET}/security", DELETE, "`security` is missing"),
    (f"{GET}/security", [], "expected a list with at least one requirement"),
    (f"{GET}/responses/4XX", DELETE, "expected at least one documented error"),
    (f"{GET}/responses/200", DELETE, "expected a documented success"),
    (f"{GET}/responses/default", {"description": "x"}, '`"default"` does not belong here'),
    (f"{GET}/parameters/0/description", "The job.", "its description belongs inside the schema"),
    (f"{GET}/parameters/0/schema/description", DELETE, "`description` is missing"),
    (f"{GET}/parameters/0/required", False, "every path parameter is required"),
    (f"{LIST}/parameters/1/in", "cookie", "expected path, query or header"),
    (f"{LIST}/parameters/0/in", "header", "expected x-filter on a query parameter only"),
    (f"{MAKE}/requestBody/content/text", {}, "expected one media type"),
    (
        f"{MAKE}/requestBody/content/application~1json/example",
        {},
        "worked examples belong in vectors/",
    ),
    ("/components/headers/Trace/description", "x", "its description belongs inside the schema"),
]

MEANING: Mistakes = [
    # unresolved names
    (f"{JOB}/properties/parts/items/$ref", "#/components/schemas/Parts", "does not exist"),
    ("/components/schemas/Spare", {"type": "string", "description": "x"}, "nothing refers to it"),
    (f"{GET}/operationId", "list_jobs", "is used twice"),
    (f"{GET}/tags", ["jobs"], '`"jobs"` is not a tag'),
    (f"{GET}/security", [{"key": []}], '`"key"` is not a security scheme'),
    (f"{GET}/parameters/0/name", "key", "is not in the path"),
    (f"{MAKE}/responses/200/links/job/operationId", "find_job", '`"find_job"` is not an operation'),
    (f"{MAKE}/responses/200/links/job/parameters/key", "$response.body#/id", "is not a parameter"),
    (f"{MAKE}/responses/200/links/job/parameters/after", "$response.body#/key", "does not exist"),
    (f"{MAKE}/responses/200/links/job/parameters/after", "$response.header.Key", "does not exist"),
    # contradictory values
    (f"{PART}/properties/weight/maximum", -1, "is above maximum"),
    (f"{ORDER}/properties/parts/minItems", 6, "is above maxItems"),
    (f"{ORDER}/properties/name/pattern", "^[$", "expected a regular expression"),
    (f"{ORDER}/properties/name/examples", ["LEVER"], "expected a value that the schema allows"),
    (f"{LIST}/parameters/2/schema/default", 11, "expected a value that the schema allows"),
    (f"{ORDER}/required", ["parts", "size"], '`"size"` is not in properties'),
    (f"{ORDER}/required", ["parts", "name"], '`"name"` is always required'),
    (f"{ORDER}/oneOf/0/required", ["title"], '`"title"` is not in properties'),
    # evidence and x-open
    (f"{PART}/x-evidence/maxItems", "supplement", '`"maxItems"` does not exist'),
    (f"{PART}/x-evidence/required:weight", "supplement", '`"required:weight"` does not exist'),
    (f"{JOB}/properties/id/x-evidence", "supplement", "`x-source` is missing"),
    (f"{JOB}/x-open/required:reason", "x", '`"required:reason"` does not exist'),
    (f"{LIST}/parameters/0/x-open/minimun", "x", "did you mean `minimum`?"),
    # known differences
    (f"{STATE}/x-known-differences/values", ["done"], '`"done"` is documented'),
    (f"{JOB}/x-known-differences/values", ["x"], "no `enum` beside it"),
    (f"{JOB}/x-known-differences/members", {"reason": {}}, '`"reason"` is documented'),
    (f"{JOB}/x-known-differences/absent", ["reason"], '`"reason"` is not in required'),
    # lifecycles
    (f"{CYCLE}/id", "number", '`"number"` does not exist'),
    (f"{CYCLE}/status", "status", '`"status"` does not exist'),
    (f"{CYCLE}/stages/broken", DELETE, '`"broken"` has no stage'),
    (f"{CYCLE}/stages/lost", "failed", '`"lost"` is not a status'),
    (f"{CYCLE}/stages/waiting", "running", "no status has the stage `initial`"),
    (f"{CYCLE}/times", ["made", "begun"], '`"begun"` does not exist'),
    (f"{CYCLE}/times", ["made", "id"], '`"id"` is not a time'),
    (f"{CYCLE}/members", {"begun": {"null": ["initial"]}}, '`"begun"` does not exist'),
    (f"{CYCLE}/members", {"made": {"evidence": "supplement"}}, "expected null, present or only"),
    (
        f"{CYCLE}/members",
        {"made": {"null": ["initial"], "evidence": "document"}},
        "supplement or inferred",
    ),
    (f"{CYCLE}/slow", "run_all", '`"run_all"` is not an operation'),
    (f"{CYCLE}/result_at", "run_all", '`"run_all"` is not an operation'),
    (f"{CYCLE}/changed_by", ["run_all"], '`"run_all"` is not an operation'),
    (f"{CYCLE}/error", "why", '`"why"` does not exist'),
    (f"{CYCLE}/result", "parts/0/size", "does not exist"),
    (f"{CYCLE}/partial", "lost", '`"lost"` does not exist'),
    (f"{CYCLE}/read/operation", "read_job", '`"read_job"` is not an operation'),
    (f"{CYCLE}/read/parameters", {"key": "{id}"}, '`"key"` is not a parameter'),
    (f"{CYCLE}/read/parameters/id", "{number}", '`"number"` is not a member'),
    (f"{CYCLE}/read/job", "/parts/0", "is not the job"),
    # paging and filters
    (f"{LIST}/x-pagination/items", "/items", "is not of type `array`"),
    (f"{LIST}/x-pagination/next", "/next", "is not of type `string`"),
    (f"{LIST}/x-pagination/token", "cursor", '`"cursor"` is not a query parameter'),
    (f"{LIST}/x-pagination/limit", "top", '`"top"` is not a query parameter'),
    (f"{LIST}/x-pagination/keep", ["filter"], '`"filter"` is not a query parameter'),
    (f"{LIST}/x-pagination", DELETE, "the operation has no x-pagination"),
    (f"{LIST}/parameters/0/x-filter/properties/id/path", "/key", '`"/key"` does not exist'),
    (f"{LIST}/parameters/0/x-filter/properties/id/literal", "number", "the literal is"),
    (f"{LIST}/parameters/0/x-filter/properties/made/literal", "string", "expected date-time if"),
]


@pytest.mark.parametrize(("pointer", "value", "reason"), [*FORM, *MEANING])
def test_a_spec_with_one_mistake_is_refused_for_that_mistake(
    pointer: str, value: object, reason: str
) -> None:
    document = edited(pointer, value)

    found = [str(each) for each in lint_specs.lint_document(WIDGETS, document, CONVENTIONS)]

    assert any(reason in each for each in found), found


@pytest.mark.parametrize(("pointer", "value", "reason"), FORM)
def test_a_structural_mistake_is_reported_at_its_place(
    pointer: str, value: object, reason: str
) -> None:
    above = "#" + pointer.rsplit("/", 1)[0]

    found = lint_specs.lint_document(WIDGETS, edited(pointer, value), CONVENTIONS)

    assert all(each.pointer.startswith(above) for each in found), [str(each) for each in found]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("info: {title: a, title: b}", "duplicate member 'title'"),
        ("responses: {200: {}, '200': {}}", "duplicate member '200'"),
        ("info: {version: .nan}", "nan is not a JSON number"),
        ("info: {version: !!binary aGk=}", "as a JSON value"),
        ("a: [", "expected a YAML file"),
    ],
)
def test_ambiguous_yaml_is_refused(widgets: Path, text: str, reason: str) -> None:
    (widgets / "openapi.yaml").write_text(text, encoding="utf-8")

    found = [str(problem) for problem in lint(widgets)]

    assert any(reason in each for each in found), found


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("make_widget.request.json", '{"parts": []}', "[] has less than 1 item"),
        ("make_widget.request.json", '{"parts": [{"count": 1}, ], "name": "a"}', "a JSON file"),
        ("make_widget.request.json", '{"name": "a", "name": "b"}', "duplicate member 'name'"),
        ("get_job.404.json", '{"message": NaN}', "NaN is not JSON"),
        ("get_job.503.json", "{}", "the operation has no response 503"),
        ("get_job.request.json", "{}", "the operation has no request body"),
        ("get_jobs.200.json", "{}", "not the name of a vector"),
        ("get_job.200.yaml", "{}", "not the name of a vector"),
        ("get_job.filter.json", "[]", "the operation has no x-filter"),
        ("list_jobs.filter.json", "[1]", "expected a list of strings"),
    ],
)
def test_a_vector_that_is_not_an_example_of_its_operation_is_refused(
    widgets: Path, name: str, text: str, reason: str
) -> None:
    (widgets / "vectors" / name).write_text(text, encoding="utf-8")

    found = [str(problem) for problem in lint(widgets)]

    assert any(name in each and reason in each for each in found), found


def test_an_invalid_vector_is_allowed_if_the_sources_name_it(widgets: Path) -> None:
    (widgets / "vectors" / "make_widget.request.json").write_text("{}", encoding="utf-8")
    refused = lint(widgets)
    (widgets / "SOURCES.md").write_text("`make_widget.request.json` lacks its parts.")

    assert refused
    assert lint(widgets) == []


def test_a_folder_without_sources_or_with_unknown_files_is_refused(widgets: Path) -> None:
    (widgets / "SOURCES.md").rename(widgets / "NOTES.md")

    found = [str(problem) for problem in lint(widgets)]

    assert any("SOURCES.md: missing" in each for each in found)
    assert any("NOTES.md: not known here" in each for each in found)


def test_the_command_prints_a_line_for_each_problem_and_exits_with_1(widgets: Path) -> None:
    document = edited(f"{JOB}/x-evidense", "supplement")
    (widgets / "openapi.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    command = [sys.executable, lint_specs.__file__, str(widgets)]

    done = subprocess.run(command, capture_output=True, text=True, check=False)

    assert done.returncode == 1
    assert done.stdout == "specs: 1, problems: 1\n"
    assert f"openapi.yaml: #{JOB}/x-evidense: `x-evidense` is not known here" in done.stderr
