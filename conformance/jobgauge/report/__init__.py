"""
The reports of a run, for the terminal, as HTML and as JUnit XML, made from its results file, with links into the spec.

Each function reads the file afresh and raises BrokenResults for a line that no run writes;
those that write a file write it whole or not at all.
"""

from jobgauge.report.html import write_html, write_index
from jobgauge.report.junit import write_junit
from jobgauge.report.overview import print_overview
from jobgauge.report.summary import print_summary

__all__ = ["print_overview", "print_summary", "write_html", "write_index", "write_junit"]
