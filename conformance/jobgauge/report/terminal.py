"""
Paragraphs and tables for a terminal or a log, without markup, control characters or characters it cannot encode.

Our own words are ASCII and no meaning is carried by colour alone, so the output reads the same everywhere.
"""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from jobgauge.report.recorded import ShownVerdict
from jobgauge.report.visible import encodable, one_line, visible

STYLES: dict[ShownVerdict, str] = {
    "fail": "bold red",
    "error": "bold magenta",
    "drift": "yellow",
    "note": "cyan",
    "skip": "dim",
    "pass": "green",
}

Piece = str | tuple[str, str]
"""Text, or text and its style."""


def say(
    console: Console, *pieces: Piece, indent: int = 0, hang: int = 0, wrap: bool = True
) -> None:
    """
    Print one paragraph, its first line indented by `indent` spaces, the others by `hang` more.

    Without `wrap` it stays on one line, so that it can be copied.
    """
    text = Text()
    for piece in pieces:
        content, style = (piece, "") if isinstance(piece, str) else piece
        text.append(encodable(visible(content), console.encoding), style)
    lines = text.wrap(console, max(console.width - indent - hang, 1)) if wrap else [text]
    for position, line in enumerate(lines):
        line.rstrip()
        line.pad_left(indent + (hang if position else 0))
        console.print(line, highlight=False, soft_wrap=True)


def cell(console: Console, text: str, style: str = "") -> Text:
    """Return text for a cell of a table, on one line."""
    return Text(encodable(one_line(text), console.encoding), style)


def plain_table() -> Table:
    """Return an empty table without borders."""
    return Table(box=None, padding=(0, 2, 0, 0), pad_edge=False)


def print_table(console: Console, table: Table) -> None:
    """Print a table without spaces at the end of its lines."""
    for segments in console.render_lines(table, pad=False):
        line = Text()
        for segment in segments:
            # rich puts an ellipsis where a cell has no room
            line.append(encodable(segment.text, console.encoding), segment.style)
        line.rstrip()
        console.print(line, highlight=False, soft_wrap=True)


def fits(console: Console, table: Table) -> bool:
    """Return True if a table can be printed without folding or cutting a word."""
    roomy = console.options.update(width=10_000)
    return console.measure(table, options=roomy).maximum <= console.width
