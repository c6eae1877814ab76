"""A small edition that leads out in every way that an edition can."""

from pathlib import Path

from small import MANIFEST, lay_out

TEXT = """\
A small brief

INTRODUCTION

Rivers rise in the hills.¹ They reach the sea.² A map is at https://maps.example/rivers today.³

ENDNOTES

1. Ann Rain, Hills, https://www.hills.example/rain.

2. Ben Salt, Seas, https://old.example/seas.

3. A remark.
"""
REFERENCES = """\
@online{rain-hills,
  author = {Rain, Ann}, title = {Hills}, organization = {Hill Site}, date = {2020-02-01},
  url = {https://www.hills.example/rain}, urldate = {2024-03-03},
  archiveurl = {https://archive.example/web/20240501000000/https://www.hills.example/rain},
}
@article{salt-seas,
  author = {Salt, Ben}, title = {Seas}, journal = {Waters}, year = {2021},
  url = {https://waters.example/seas}, doi = {10.1234/seas},
  annote = {The [chart](https://charts.example/seas) is newer.},
}
@book{stone-beds, author = {Stone, Cy}, title = {Beds}, publisher = {P}, year = {2022}}
"""
NOTES = """\
- {note: 1, sources: [rain-hills]}
- {note: 2, sources: [salt-seas]}
- {note: 3, sources: [stone-beds]}
"""
COMMENTS = """\
- id: c1
  paragraph: 1
  title: On rivers
  says: They rise.
  evidence: So does [a gauge](https://gauge.example/1).
  certainty: certain
  by: ed
"""
EMENDATIONS = """\
- id: e1
  kind: reading
  note: 2
  printed: https://old.example/seas
  corrected: https://new.example/seas
  reason: The page has [moved](https://why.example/).
  certainty: certain
  by: ed
"""
OWN = MANIFEST.replace(
    "  creators: [A. Author]\ntexts",
    "  creators: [A. Author]\n  url: https://press.example/brief\n"
    "address: https://edition.example/\nreport: https://edition.example/issues\ntexts",
    1,
)
HOME = "# Home\n\nSee <https://home.example/> and `https://code.example/`.\n"
ABOUT = "# About\n\n[Here](https://www.hills.example/rain) and [mail](mailto:a@b.example).\n"


def leading_out(root: Path, **files: str | bytes) -> Path:
    """The edition in this folder; `files` replace or join its own."""
    own: dict[str, str | bytes] = {
        "manifest": OWN,
        "text": TEXT,
        "references": REFERENCES,
        "notes": NOTES,
        "comments": COMMENTS,
        "emendations": EMENDATIONS,
        "docs:index.md": HOME,
        "docs:about/index.md": ABOUT,
    }
    return lay_out(root, **{**own, **files})
