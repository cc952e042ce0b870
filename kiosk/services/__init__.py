"""Service items as data: load, verify, form model, rules, search. Pure."""
