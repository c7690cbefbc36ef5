"""Wrong servers of the iTwin jobs list, one module for each kind of mistake, and servers that only look wrong."""
