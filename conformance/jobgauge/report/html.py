"""
A run as one HTML file that needs nothing else: no network, no other file, and a script only to filter.

Every value is escaped, its invisible characters too. Even if that failed, nothing else would run or load: a content
security policy names our own style and script by hash.
"""

import base64
import hashlib
import os
import re
import shlex
from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from jobgauge.report.conclusion import conclusion_of
from jobgauge.report.entries import findings_of, sections_of
from jobgauge.report.files import write_whole
from jobgauge.report.recorded import GRAVEST_FIRST, MEANINGS, number, read_run, tally
from jobgauge.report.spec_lines import spec_of_run
from jobgauge.report.visible import visible

MOST_FINDINGS = 40
"""The most findings in the list at the top of a report."""


def write_html(path: Path, out: Path) -> None:
    """Write the run of a results file as one HTML file."""
    run = read_run(path)
    spec = spec_of_run(run.start.api, run.start.spec)
    sections = sections_of(run, spec)
    entries = [entry for section in sections for entry in section.entries]
    _render(
        out,
        "report.html.jinja",
        run=run,
        conclusion=conclusion_of(run),
        spec=spec,
        sections=sections,
        findings=findings_of(entries),
        MOST_FINDINGS=MOST_FINDINGS,
        kinds={side.kind for entry in entries for side in entry.sides},
        rule_counts=Counter(verdict for entry in entries for verdict in entry.verdicts),
        left_out=sum(side.left_out for entry in entries for side in entry.sides),
    )


def write_index(paths: Sequence[Path], out: Path) -> None:
    """Write one HTML file that links to the report.html beside each of several results files."""
    read = [read_run(path) for path in paths]
    links = (_link(out, path.with_name("report.html")) for path in paths)
    runs = list(zip(read, map(conclusion_of, read), links, strict=True))
    verdicts = [each for each in GRAVEST_FIRST if any(each in run.counts for run in read)]
    _render(out, "index.html.jinja", runs=runs, verdicts=verdicts)


def _link(page: Path, other: Path) -> str:
    """Return the address by which one file links to another."""
    return quote(os.fsencode(Path(os.path.relpath(other, page.parent)).as_posix()))


def _render(out: Path, template: str, **values: Any) -> None:
    environment = Environment(
        loader=PackageLoader("jobgauge", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalize,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    filters: dict[str, Any] = {
        "coded": _coded,
        "fragment": _fragment,
        "number": number,
        "quoted": shlex.quote,
        "tally": tally,
        "thousands": "{:,}".format,
    }
    environment.filters.update(filters)
    names: dict[str, Any] = {"GRAVEST_FIRST": GRAVEST_FIRST, "MEANINGS": MEANINGS}
    folder = resources.files("jobgauge.report")
    for extension in ("css", "js"):
        text = folder.joinpath(f"report.{extension}").read_text(encoding="utf-8")
        names[extension] = Markup(text)  # noqa: S704 - our own file
        names[f"{extension}_hash"] = _hash(text)
    environment.globals.update(names)
    write_whole(out, environment.get_template(template).render(**values))


def _finalize(value: Any) -> Any:
    return visible(value) if type(value) is str else value


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _fragment(anchor: str) -> str:
    return "#" + quote(visible(anchor), safe="/:")


def _coded(text: str) -> Markup:
    """Return the text with everything between backticks marked as code."""
    *pairs, last = re.split("`([^`]*)`", visible(text))
    marked = (Markup("<code>{}</code>").format(part) for part in pairs[1::2])
    return (
        Markup("").join(part for two in zip(pairs[::2], marked, strict=True) for part in two) + last
    )
