"""Rules about lists: paging, links, ends, filters, and refused filters."""
