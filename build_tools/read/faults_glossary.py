"""Explanations of what can be wrong with the files of the glossary."""

FAULTS = {
    "Y10": """A file of a term or a pack without its keys.

A term is a Markdown file that begins with a line `---`; below it stand its keys, then again a line
`---`, and then the definition. So is a reading pack, whose introduction and questions stand below
its keys. Without both lines the file cannot be read, and the term or the pack is left out.

    ---
    english: two sides of one coin
    …
    ---
    The definition.""",
    "Y11": """A row of a term bank that is broken.

In `glossary/*.csv` the first row names the columns, and every row below has as many cells. A cell
that holds a comma, a quotation mark or a line break stands in double quotation marks, and a
quotation mark in it is written twice. The row is left out, the others are read.

    id,english,simplified,…,definition
    two-sides,two sides,两面,…,"Plain words, with a ""comma"" in them."
""",
    "Y12": """Forms that are not parted.

A form holds a Chinese comma, a semicolon or a bar, and so counts as one form that is hardly ever
found: `variants: [Mr Li，Port Li]`. In YAML the items of a list are parted by a comma and a space,
in a term bank by ` | `. If the sign belongs to the form, allow this in `docs/edition.yml`.""",
    "P02": """Markup that a definition or a pack cannot hold.

A definition is made of paragraphs of plain sentences, with `*emphasis*` and `[links](#t-…)`.
Headings, lists, quotations set off, code and HTML are refused; their words stay. If a sign is meant
as such, write a backslash before it: `\\<`. A reading pack may have quotations, tables, and lists
whose items are one paragraph each and hold no lists; its headings are `## ` for a section and
`### ` for an exercise.""",
    "P03": """A definition or a pack that is too long.

A definition has two to six sentences; one of more than 100,000 characters is not read. Probably
another file was pasted into this one. Cut it, or write a page of your own in `docs/about/` and link
to it. A file of a reading pack, its answers included, may have 250,000 characters.""",
    "F10": """A file of the glossary, the apparatus or the packs that is not read.

Terms stand in `glossary/`, each in a file that ends in `.md`, or many in one that ends in `.csv`.
A file with another ending, or in a folder below, is not looked at. The apparatus is `notes.yml`,
`references.bib`, `emendations.yml`, `names.yml`, `comments.yml`, `events.yml` and `links.yml` in
`docs/apparatus/`; a file called otherwise (`name.yml`, `comments.yaml`), or in another folder, is
passed over. Reading packs are the files of `docs/teaching/` that end in `.md`. Rename the file or
move it.""",
}
