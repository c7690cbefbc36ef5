"""Lists read during a run: page by page, narrowed by filters, and compared with the whole list."""
