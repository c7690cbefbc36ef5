"""
Paragraphs on a terminal or in a log: no markup, nothing that acts, nothing it cannot encode.

Only ASCII of our own and never a colour alone, so that it reads the same everywhere.
"""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jobgauge.report.recorded import Kind
from jobgauge.report.visible import encodable, visible

STYLES: dict[Kind, str] = {
    "fail": "bold red",
    "error": "bold magenta",
    "drift": "yellow",
    "note": "cyan",
    "skip": "dim",
    "pass": "green",
}

Piece = str | tuple[str, str]
"""Words, or words and their style."""


def say(
    console: Console, *pieces: Piece, indent: int = 0, hang: int = 0, wrap: bool = True
) -> None:
    """
    Print one paragraph, its first line indented by `indent`, the others by `hang` more.

    Without `wrap` it stays one line, to be copied.
    """
    text = Text()
    for piece in pieces:
        words, style = (piece, "") if isinstance(piece, str) else piece
        text.append(encodable(visible(words), console.encoding), style)
    lines = text.wrap(console, console.width - indent - hang) if wrap else [text]
    for position, line in enumerate(lines):
        line.rstrip()
        line.pad_left(indent + (hang if position else 0))
        console.print(line, highlight=False, soft_wrap=True)


def plain_table() -> Table:
    """A table of words in columns, without a line."""
    return Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)


def show(console: Console, table: Table) -> None:
    """Print a table without blanks at the end of its lines."""
    for segments in console.render_lines(table, pad=False):
        line = Text()
        for segment in segments:
            line.append(segment.text, segment.style)
        line.rstrip()
        console.print(line, highlight=False, soft_wrap=True)


def fits(console: Console, table: Table) -> bool:
    """Whether a table can be shown without folding or cutting a word."""
    roomy = console.options.update(width=10_000)
    return console.measure(table, options=roomy).maximum <= console.width
