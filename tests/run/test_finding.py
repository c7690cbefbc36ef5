"""One finding is concluded from many: the worst counts, and it is known only if every departure is."""

import pytest

from jobgauge.run.finding import Finding, blocked, conclude

KNOWN, NEW = Finding("drift", "known", known=True), Finding("drift", "new")


@pytest.mark.parametrize(("departures", "known"), [([KNOWN], True), ([NEW], False), ([KNOWN, NEW], False)])  # fmt: skip
def test_a_conclusion_is_known_only_if_every_departure_is(
    departures: list[Finding], known: bool
) -> None:
    found = conclude([Finding("pass"), *departures], "")

    assert (found.verdict, found.known) == ("drift", known)
    assert found.cases == len(departures) + 1


def test_the_worst_verdict_counts_and_the_number_of_further_reasons_is_told() -> None:
    failures = [Finding("fail", "one"), Finding("fail", "two"), Finding("fail", "one")]

    found = conclude([Finding("skip", "left"), KNOWN, *failures], "", passed=4)

    assert (found.verdict, found.reason, found.cases) == ("fail", "one (and 1 more)", 8)


def test_a_blocked_skip_comes_first_and_counts_only_if_nothing_was_judged() -> None:
    skips = [Finding("skip", "unseen"), blocked("answered with 500")]

    alone, beside = conclude(skips, ""), conclude(skips, "", passed=2)

    assert (alone.verdict, alone.blocked, alone.cases) == ("skip", True, 0)
    assert alone.reason == "answered with 500 (and 1 more)"
    assert (beside.verdict, beside.blocked, beside.cases) == ("pass", False, 2)
    assert beside.reason == "2 judged, 2 not: unseen"


def test_without_findings_the_skip_is_the_given_one() -> None:
    assert conclude([], "nothing was seen").reason == "nothing was seen"
    assert conclude([], blocked("answered with 500")).blocked
