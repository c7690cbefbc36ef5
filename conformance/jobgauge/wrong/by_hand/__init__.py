"""Wrong servers written by hand, for every API: one module for each kind of mistake."""
