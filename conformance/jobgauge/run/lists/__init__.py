"""Lists as a run sees them: read page by page, narrowed by filters, compared with the whole list."""
