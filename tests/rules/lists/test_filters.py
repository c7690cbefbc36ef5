"""Each mistake in filtering fails the rules about it and no others."""

import re
from collections.abc import Callable, Sequence

import attrs
import pytest
from tests.rules.judging import failed
from tests.rules.lists.server import ABOUT_FILTERS, API, KNOWN, Job, JobList, findings

from jobgauge.apis.itwin_reality_conversion import filters
from jobgauge.apis.itwin_reality_conversion.filters import (
    Comparison,
    Expression,
    FilterError,
    Junction,
)
from jobgauge.reference.service import Refusal
from jobgauge.rules.lists import filters as filtering
from jobgauge.run.lists.expressions import GUID
from jobgauge.run.run import Depth

Edit = Callable[[Comparison], Comparison]


def edited(expression: Expression, edit: Edit) -> Expression:
    """Return the expression with each comparison edited."""
    if isinstance(expression, Comparison):
        return edit(expression)
    return attrs.evolve(expression, parts=tuple(edited(each, edit) for each in expression.parts))


def joined_by(expression: Expression, word: str, other: str) -> Expression:
    """Return the expression with `and` in place of `or`, or the reverse."""
    if isinstance(expression, Comparison):
        return expression
    return Junction(
        other if expression.operator == word else expression.operator,
        tuple(joined_by(each, word, other) for each in expression.parts),
    )


class Edited(JobList):
    """Comparisons are edited before they are evaluated."""

    def __init__(self, edit: Edit) -> None:
        super().__init__()
        self.edit = edit

    def holds(self, expression: Expression, job: Job) -> bool:
        return super().holds(edited(expression, self.edit), job)


def as_operator(operator: str, other: str, name: str | None = None) -> Edited:
    """Return a server that evaluates one operator as another, on one property or on all."""

    def edit(each: Comparison) -> Comparison:
        named = name in {None, each.property.name}
        return attrs.evolve(each, operator=other) if named and each.operator == operator else each

    return Edited(edit)


def first_of_several() -> Edited:
    """Return a server whose `in` compares only with the first literal."""
    return Edited(lambda each: attrs.evolve(each, literals=each.literals[:1]))


def as_property(name: str, other: str) -> Edited:
    """Return a server that evaluates one property as another."""
    return Edited(
        lambda each: (
            attrs.evolve(each, property=KNOWN[other]) if each.property.name == name else each
        )
    )


class Loose(JobList):
    """`eq` on one property also finds values that only begin with the literal, contain it or end with it."""

    def __init__(self, name: str, fits: Callable[[str, str], bool]) -> None:
        super().__init__()
        self.name, self.fits = name, fits

    def holds(self, expression: Expression, job: Job) -> bool:
        if not isinstance(expression, Comparison):
            return super().holds(expression, job)
        if (expression.property.name, expression.operator) != (self.name, "eq"):
            return super().holds(expression, job)
        held = expression.property.held_by(job)
        return any(self.fits(each or "", expression.literals[0]) for each in held)


class Ignored(JobList):
    def chosen(self, text: str | None) -> list[Job]:
        return super().chosen(text and None)


class AndAsOr(JobList):
    def parsed(self, text: str) -> Expression:
        return joined_by(super().parsed(text), "and", "or")


class OrAsAnd(JobList):
    def parsed(self, text: str) -> Expression:
        return joined_by(super().parsed(text), "or", "and")


class OrBindsTighter(JobList):
    """Without parentheses, `or` before `and` is evaluated first."""

    def parsed(self, text: str) -> Expression:
        match = re.fullmatch(r"([^()]+) or ([^()]+) and ([^()]+)", text)
        return super().parsed(
            "({}) and {}".format(f"{match[1]} or {match[2]}", match[3]) if match else text
        )


class NoParentheses(JobList):
    def parsed(self, text: str) -> Expression:
        match = re.fullmatch(r"\((.+ or .+)\) and (.+)", text)
        return super().parsed(f"{match[1]} and {match[2]}" if match else text)


class QuoteNotRead(JobList):
    """A doubled quote is read as two quotes."""

    def parsed(self, text: str) -> Expression:
        return super().parsed(re.sub(r"(?<=\w)''(?=\w)", "''''", text))


class DatesAsText(JobList):
    def holds(self, expression: Expression, job: Job) -> bool:
        if isinstance(expression, Comparison) and expression.property.literal == "date-time":
            compares = filters.COMPARES[expression.operator.replace("in", "eq")]
            return any(compares(job["createdDateTime"], each) for each in expression.literals)
        return super().holds(expression, job)


class WithinASecond(JobList):
    """Jobs are created half a second after a full second."""

    def __init__(self) -> None:
        super().__init__()
        names = ("createdDateTime", "lastModifiedDateTime")
        self.jobs = [
            {**job, **{name: f"{job[name][:19]}.5Z" for name in names}} for job in self.jobs
        ]


class ToTheSecond(WithinASecond):
    """Date-times are cut to whole seconds before they are compared."""

    def parsed(self, text: str) -> Expression:
        return super().parsed(re.sub(r"\.5Z", "Z", text))

    def holds(self, expression: Expression, job: Job) -> bool:
        return super().holds(
            expression, {**job, "createdDateTime": f"{job['createdDateTime'][:19]}Z"}
        )


class RefusesIn(JobList):
    def parsed(self, text: str) -> Expression:
        if " in (" in text:
            raise FilterError(0, "something else")
        return super().parsed(text)


class TakesAnything(JobList):
    """A filter that cannot be read is ignored."""

    def parsed(self, text: str) -> Expression:
        try:
            return super().parsed(text)
        except FilterError:
            return super().parsed("type eq Conversion")


class TakesUnknownProperties(JobList):
    def parsed(self, text: str) -> Expression:
        return super().parsed(re.sub("^jobgaugeUnknown", "name", text))


class TakesUnknownOperators(JobList):
    def parsed(self, text: str) -> Expression:
        return super().parsed(text.replace(" jobgaugeUnknown ", " eq "))


class NamesAnother(JobList):
    def target(self) -> str:
        return "$top"


class HidesOne(JobList):
    """The list without a filter lacks a job that a filter finds."""

    def unfiltered(self) -> list[Job]:
        return self.jobs[1:]


class EmptyForUnknown(JobList):
    def require_itwin(self, comparison: Comparison) -> None:
        pass


class JobsOfOthers(JobList):
    def __init__(self) -> None:
        super().__init__()
        self.jobs = [{**job, "ownerId": job["id"][:1]} for job in self.jobs]


class ModifiedEarly(JobList):
    def __init__(self) -> None:
        super().__init__()
        self.jobs = [{**job, "lastModifiedDateTime": "2020-01-01T00:00:00Z"} for job in self.jobs]


class RunUnsubmitted(JobList):
    def __init__(self) -> None:
        super().__init__()
        run = {"submissionDateTime": "2024-06-24T13:00:00Z"}
        self.jobs = [{"executionInformation": run, **job} for job in self.jobs]


class OutputsUnsubmitted(JobList):
    def __init__(self) -> None:
        super().__init__()
        self.jobs = [
            {**job, "outputs": [{"id": "a", **each} for each in job["outputs"]]}
            for job in self.jobs
        ]


OF_IN = {f"filter/{name}/in" for name in KNOWN}

WRONG: list[tuple[Callable[[], JobList], set[str]]] = [
    (lambda: as_operator("lt", "le"), {"filter/createdDateTime/lt"}),
    (lambda: as_operator("le", "lt"), {"filter/createdDateTime/le"}),
    (lambda: as_operator("gt", "ge"), {"filter/createdDateTime/gt"}),
    (lambda: as_operator("ge", "gt"), {"filter/createdDateTime/ge"}),
    (lambda: as_operator("ne", "eq", "state"), {"filter/state/ne"}),
    (lambda: as_operator("ne", "eq", "outputId"), {"filter/outputId/ne"}),
    (lambda: as_operator("in", "ne", "name"), {"filter/name/in"}),
    (lambda: Loose("name", str.startswith), {"filter/name/eq", "filter/name/quote"}),
    (lambda: Loose("name", str.__contains__), {"filter/name/eq", "filter/name/quote"}),
    (lambda: Loose("name", str.endswith), {"filter/name/eq"}),
    (lambda: Loose("email", str.startswith), {"filter/email/eq"}),
    (lambda: Loose("id", str.startswith), {"filter/id/eq"}),
    (lambda: Loose("inputId", str.startswith), {"filter/inputId/eq"}),
    (first_of_several, OF_IN - {"filter/type/in"}),
    (ToTheSecond, {"filter/createdDateTime/gt"}),
    (RefusesIn, OF_IN - {"filter/createdDateTime/in"}),
    (
        lambda: as_property("inputId", "outputId"),
        {f"filter/inputId/{each}" for each in ("eq", "ne", "in")},
    ),
    (AndAsOr, {"filter/and", "filter/precedence", "filter/parentheses"}),
    (OrAsAnd, {"filter/or", "filter/precedence", "filter/parentheses"}),
    (OrBindsTighter, {"filter/precedence"}),
    (NoParentheses, {"filter/parentheses"}),
    (QuoteNotRead, {"filter/name/quote", "filter/email/quote"}),
    (DatesAsText, {f"filter/createdDateTime/{each}" for each in ("eq", "ne", "lt", "ge", "in")}),
    (TakesAnything, {"filter/malformed", "filter/unknown_property", "filter/unknown_operator"}),
    (TakesUnknownProperties, {"filter/unknown_property"}),
    (TakesUnknownOperators, {"filter/unknown_operator"}),
    (NamesAnother, {"filter/target"}),
    (HidesOne, {"filter/state/union", "filter/type/union"}),
    (EmptyForUnknown, {"filter/unknown_itwin"}),
    (JobsOfOthers, {"filter/own_jobs"}),
    (ModifiedEarly, {"lifecycle/modified_after_created"}),
    (RunUnsubmitted, {"lifecycle/unsubmitted_not_run"}),
    (OutputsUnsubmitted, {"lifecycle/unsubmitted_no_output_ids"}),
]


@pytest.mark.parametrize(("wrong", "expected"), WRONG)
def test_a_wrong_filter_fails_the_rules_about_it_and_no_other(
    wrong: Callable[[], JobList], expected: set[str]
) -> None:
    assert failed(findings(wrong(), ABOUT_FILTERS)) == expected


def test_an_ignored_filter_fails_for_every_property() -> None:
    found = failed(findings(Ignored(), ABOUT_FILTERS))

    assert {f"filter/{name}/eq" for name in KNOWN} - {"filter/type/eq"} <= found
    assert all(each.startswith("filter/") for each in found)


class OtherLetters(JobList):
    """Strings are compared without regard to letter case."""

    def holds(self, expression: Expression, job: Job) -> bool:
        lowered = {name: _lower(value) for name, value in job.items()}
        return super().holds(edited(expression, _lowered), lowered)


def _lower(value: object) -> object:
    return (
        value.lower() if isinstance(value, str) and not value.endswith(("Z", "+00:00")) else value
    )


def _lowered(each: Comparison) -> Comparison:
    if each.property.literal == "date-time":
        return each
    return attrs.evolve(each, literals=tuple(map(str.lower, each.literals)))


class BareTexts(JobList):
    """Quotes are part of a string, and a string ends with the expression."""

    def parsed(self, text: str) -> Expression:
        match = re.fullmatch(r"(\w+) (eq|ne) (.+)", text)
        if match is None or match[1] not in KNOWN or KNOWN[match[1]].literal != "string":
            return super().parsed(text)
        if re.search(" (and|or) ", text):
            return super().parsed(text)
        return Comparison(attrs.evolve(KNOWN[match[1]], values=None), match[2], (match[3],))


class NoAbsent(JobList):
    """`ne` does not find a job without the property."""

    def holds(self, expression: Expression, job: Job) -> bool:
        if not isinstance(expression, Comparison) or expression.operator != "ne":
            return super().holds(expression, job)
        present = expression.property.held_by(job) not in ([None], [])
        return present and super().holds(expression, job)


class FirstInput(JobList):
    """A job with several inputs is found only by the first one."""

    def holds(self, expression: Expression, job: Job) -> bool:
        return super().holds(expression, {**job, "inputs": job["inputs"][:1]})


class SharedITwin(JobList):
    """A filter by iTwin finds other users' jobs too."""

    def chosen(self, text: str | None) -> list[Job]:
        others = [{**job, "id": f"other {job['id']}"} for job in self.jobs]
        mine, self.jobs = self.jobs, [*self.jobs, *others]
        try:
            found = super().chosen(text)
        finally:
            self.jobs = mine
        shared = text is not None and "iTwinId eq" in text
        return found if shared else [job for job in found if "other" not in job["id"]]


class Advancing(JobList):
    """With every request, one job changes its state and its place in the list."""

    def chosen(self, text: str | None) -> list[Job]:
        first, *others = self.jobs
        state = "failed" if first["state"] == "success" else "success"
        self.jobs = [*others, {**first, "state": state}]
        return super().chosen(text)


class ShortIdsRefused(JobList):
    """A value of an id property that is not a GUID is refused."""

    def parsed(self, text: str) -> Expression:
        match = re.fullmatch(r"(id|iTwinId|inputId|outputId) eq '?([^']*)'?", text)
        if match and not GUID.fullmatch(match[2]):
            raise FilterError(0, "a GUID")
        return super().parsed(text)


class SecondWithoutId(JobList):
    """A job has a second output without an id, and `ne` holds for it."""

    def __init__(self) -> None:
        super().__init__()
        self.jobs = [
            {**job, "outputs": [*job["outputs"][:1], {"type": "OPC"}]} for job in self.jobs
        ]

    def holds(self, expression: Expression, job: Job) -> bool:
        if isinstance(expression, Comparison) and expression.property.name == "outputId":
            return expression.operator == "ne"
        return super().holds(expression, job)


class RefusesDatesIn(JobList):
    def parsed(self, text: str) -> Expression:
        if "createdDateTime in" in text:
            raise FilterError(0, "a comparison")
        return super().parsed(text)


class NoTarget(JobList):
    def target(self) -> str:
        return ""


@pytest.mark.parametrize(
    "right",
    [
        JobList,
        OtherLetters,
        BareTexts,
        NoAbsent,
        FirstInput,
        SharedITwin,
        Advancing,
        RefusesDatesIn,
        ShortIdsRefused,
        SecondWithoutId,
        NoTarget,
        WithinASecond,
    ],
)
def test_allowed_choices_about_filters_fail_no_rule(right: type[JobList]) -> None:
    assert failed(findings(right(), ABOUT_FILTERS)) == set()


def test_an_open_question_is_skipped_with_the_status_that_was_seen() -> None:
    found = findings(RefusesDatesIn(), ABOUT_FILTERS)

    assert found["filter/createdDateTime/in"].verdict == "skip"
    assert "refused with 422" in found["filter/createdDateTime/in"].reason


class NoEmails(JobList):
    count = 3

    def __init__(self) -> None:
        super().__init__()
        self.jobs = [{name: job[name] for name in job if name != "email"} for job in self.jobs]


def test_a_property_that_no_job_has_is_skipped() -> None:
    found = findings(NoEmails(), ABOUT_FILTERS)

    assert found["filter/email/eq"].verdict == "skip"
    assert (
        found["filter/email/eq"].reason == "none of 3 items has one `email` that a filter can name"
    )


@pytest.mark.parametrize("given", ["state ne failed", "state eq success or state eq active"])
def test_a_given_filter_narrows_every_list(given: str) -> None:
    assert failed(findings(JobList(), ABOUT_FILTERS, filter=[given])) == set()


@pytest.mark.parametrize("depth", ["quick", "normal", "deep"])
def test_a_right_list_passes_at_every_depth(depth: Depth) -> None:
    class Whole(JobList):
        count = 120

    found = findings(Whole(), depth=depth)

    assert {finding.verdict for finding in found.values()} <= {"pass", "skip"}
    skipped = {name: each.reason for name, each in found.items() if each.verdict == "skip"}
    assert [name for name in skipped if not name.startswith(("lifecycle/", "responses/"))] == []


def test_a_right_spelling_that_meets_a_5xx_once_does_not_fail_for_another_spelling() -> None:
    class Intermittent(JobList):
        """Fails once on a doubled quote, and reads an undoubled one as the end of a literal."""

        failed = False

        def parsed(self, text: str) -> Expression:
            if "''" in text and not self.failed:
                self.failed = True
                raise Refusal(503, "Unavailable", "Not ready just now.")
            return super().parsed(text)

    found = findings(Intermittent(), ABOUT_FILTERS)["filter/name/quote"]

    assert (found.verdict, found.cases) == ("pass", 1)  # of two values, one met the 503


def test_a_429_for_a_filter_is_a_skip() -> None:
    class Busy(JobList):
        def parsed(self, text: str) -> Expression:
            if "createdDateTime lt" in text:
                raise Refusal(429, "RateLimitExceeded", "Later.", headers={"Retry-After": "999"})
            return super().parsed(text)

    found = findings(Busy(), ABOUT_FILTERS)["filter/createdDateTime/lt"]

    assert (found.verdict, "429" in found.reason) == ("skip", True)


def test_rules_about_documented_filters_have_the_evidence_of_the_document() -> None:
    evidence = {rule.id.split("/filter/")[1]: rule.evidence for rule in filtering.rules(API)}

    assert {evidence[f"{name}/eq"] for name in KNOWN} == {"document"}
    assert (evidence["or"], evidence["precedence"], evidence["name/quote"]) == (
        "document",
        "inferred",
        "inferred",
    )


def test_the_start_of_a_list_that_is_too_long_shows_a_filter_that_is_ignored() -> None:
    class Ignoring(JobList):
        count = 200

        def page(
            self, jobs: Sequence[Job], start: int, top: int
        ) -> tuple[Sequence[Job], int | None]:
            return super().page(jobs, start, min(top, 20))

        def chosen(self, text: str | None) -> list[Job]:
            super().chosen(text)
            return self.jobs

    found = findings(Ignoring(), [filtering.rules])

    assert found["filter/createdDateTime/gt"].verdict == "fail"
    assert "which does not fulfil it" in found["filter/createdDateTime/gt"].reason
    assert found["filter/state/union"].verdict == "skip"
