"""The common part of rules about pages: a judge of a list in pages of some size, and the rule made from it."""

from collections.abc import Callable, Iterator

from jobgauge.run.finding import Finding, conclude
from jobgauge.run.lists.listing import Listing, PagedList
from jobgauge.run.lists.sized import SIZES, Sized, sized_lists
from jobgauge.run.lists.whole import NoWholeList, WholeList, whole_list
from jobgauge.run.rule import Rule, rule
from jobgauge.run.run import Run
from jobgauge.spec.constraints import Evidence

SizeJudge = Callable[[Run, Sized], Iterator[Finding]]
"""Judge a list that was read in pages of one size."""
ListJudge = Callable[[Run, WholeList, list[Sized]], Iterator[Finding]]
"""Judge a list that was read in pages of several sizes."""
Promise = tuple[Evidence, str, SizeJudge]
"""The evidence for a promise about pages, its sentence, and its judge."""


def paging_rule(
    listing: Listing,
    what: str,
    sentence: str,
    judge: ListJudge,
    *,
    evidence: Evidence = "document",
    astray: Callable[[Run, PagedList], Iterator[Finding]] | None = None,
) -> Rule:
    """Return a rule about the pages of a list; `astray` judges pages whose links do not lead to an end."""

    def check(run: Run) -> Finding:
        try:
            base = whole_list(run, listing)
        except NoWholeList as error:
            pages = error.astray or (error.start and error.start.paged)
            found = astray(run, pages) if astray and pages else ()
            return conclude([*found], error.finding)
        lists = [sized for size in SIZES for sized in sized_lists(run, base, size)]
        unseen = f"{base.count} items: no list was longer than a page and short enough to read"
        return conclude([*judge(run, base, lists)], unseen)

    kept = ", ".join(f"`{name}`" for name in listing.keep if name != listing.limit.name)
    return rule(
        listing.api,
        listing.operation,
        "paging",
        what,
        sentence.format(limit=listing.limit.name, token=listing.token, keep=kept),
        check=check,
        pointer=f"{listing.operation.node.pointer}/x-pagination",
        evidence=evidence,
    )


def each_size(judge: SizeJudge) -> ListJudge:
    """Return the judge that looks at each size of pages by itself."""
    return lambda run, _base, lists: (found for sized in lists for found in judge(run, sized))
