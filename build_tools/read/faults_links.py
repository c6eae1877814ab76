"""Explanations of what can be wrong with the report on links."""

FAULTS = {
    "L03": """A record of the report on links that cannot be used.

`docs/apparatus/links.yml` is written by `edition links check`, and this record was changed since:
its day is none (`checked: 2026-11-27`), or one of its addresses is no web address. It is left out.
Take it out of the file, or the file away, and let the links be checked again.""",
}
