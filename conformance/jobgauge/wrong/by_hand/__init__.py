"""Wrong servers for every API, written by hand: a module for each kind of mistake, found by being here."""
