"""What goes over the line and what is kept of it: a call, its answer, the wire between them, and masking."""
