"""What every client of jobgauge has in common: the same bytes in each generated package."""
