"""A family whose rules cannot be made is one error, and the other families are judged."""

from collections.abc import Iterator

import pytest
from tests.rules.judging import ZOO, running

from jobgauge.rules import rules
from jobgauge.rules.http import errors
from jobgauge.run.checking import judged
from jobgauge.run.rule import Rule
from jobgauge.spec.document import Api, load_api


def test_a_family_that_a_spec_breaks_is_one_error_with_its_trace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    own = errors.rules

    def broken(api: Api) -> Iterator[Rule]:
        yield next(own(api))
        raise LookupError("no such response")

    monkeypatch.setattr(errors, "rules", broken)
    made = rules.__wrapped__(load_api(ZOO))
    with running(ZOO) as run:
        (result,) = [judged(each, run) for each in made if each.family == "suite"]

    assert len(made) > 200
    assert result.verdict == "error"
    assert "errors" in result.rule
    assert "no such response" in result.trace
