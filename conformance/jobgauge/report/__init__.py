"""
What a results file says, for people and for machines: the terminal, HTML, JUnit.

Each function reads the file afresh and raises BrokenResults where a line of it is not one that a
run writes; those that write a file put it there whole or not at all.
"""

from jobgauge.report.html import write_html, write_index
from jobgauge.report.junit import write_junit
from jobgauge.report.overview import print_overview
from jobgauge.report.summary import print_summary

__all__ = ["print_overview", "print_summary", "write_html", "write_index", "write_junit"]
