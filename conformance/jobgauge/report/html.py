"""
A run as one HTML file that needs nothing else: no network, no other file, hardly a script.

Everything that is interpolated is escaped and made visible; that nothing else runs or loads, even
if that failed, is held by a content security policy that names our own style and script by hash.
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

from jobgauge.report.entries import findings_of, section_anchor, sections_of
from jobgauge.report.files import write_whole
from jobgauge.report.recorded import KINDS, MEANINGS, number, read_run, tally
from jobgauge.report.spec_lines import spec_of_run
from jobgauge.report.visible import visible

MOST = 40
"""How many findings the list at the top of a report has."""


def write_html(path: Path, out: Path) -> None:
    """Write the run of a results file as one HTML file."""
    run = read_run(path)
    spec = spec_of_run(run.start.api, run.start.spec)
    sections = sections_of(run, spec)
    entries = [entry for section in sections for entry in section.entries]
    many = Counter(kind for entry in entries for kind in entry.kinds)
    _render(
        out,
        "report.html.jinja",
        run=run,
        spec=spec,
        sections=sections,
        findings=findings_of(entries),
        MOST=MOST,
        many=many,
        left_out=sum(each.left_out for entry in entries for each in entry.sides),
    )


def write_index(paths: Sequence[Path], out: Path) -> None:
    """Write one HTML file that leads to the report.html beside each of several results files."""
    runs = [(read_run(path), _beside(out, path.with_name("report.html"))) for path in paths]
    kinds = [kind for kind in KINDS if any(kind in run.counts for run, _ in runs)]
    _render(out, "index.html.jinja", runs=runs, kinds=kinds)


def _beside(page: Path, other: Path) -> str:
    """The address of one file in a page that is another."""
    return quote(Path(os.path.relpath(other, page.parent)).as_posix())


def _render(out: Path, template: str, **values: Any) -> None:
    made = Environment(
        loader=PackageLoader("jobgauge", "report"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
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
    made.filters.update(filters)
    names: dict[str, Any] = {"KINDS": KINDS, "MEANINGS": MEANINGS, "anchor": section_anchor}
    folder = resources.files("jobgauge.report")
    for kind in ("css", "js"):
        text = folder.joinpath(f"report.{kind}").read_text(encoding="utf-8")
        names |= {kind: Markup(text), f"{kind}_hash": _hash(text)}  # noqa: S704 - our own file
    made.globals.update(names)
    write_whole(out, made.get_template(template).render(**values))


def _shown(value: Any) -> Any:
    return visible(value) if type(value) is str else value


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _fragment(anchor: str) -> str:
    return "#" + quote(visible(anchor), safe="/:")


def _coded(text: str) -> Markup:
    """Text in which what stands between backticks is code."""
    *pairs, last = re.split("`([^`]*)`", visible(text))
    marked = (Markup("<code>{}</code>").format(part) for part in pairs[1::2])
    return (
        Markup("").join(part for two in zip(pairs[::2], marked, strict=True) for part in two) + last
    )
