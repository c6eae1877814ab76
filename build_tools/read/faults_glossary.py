"""Explanations of what can be wrong with the files of the glossary."""

FAULTS = {
    "Y10": """A term's file without its keys.

A term is a Markdown file that begins with a line `---`; below it stand its keys, then again a line
`---`, and then the definition. Without both lines the file cannot be read, and the term is left
out.

    ---
    english: two sides of one coin
    …
    ---
    The definition.""",
    "F10": """A file in the folder of the glossary that is not read.

Terms stand in `glossary/`, each in a file that ends in `.md`, or many in one that ends in `.csv`.
A file with another ending, or in a folder below, is not looked at. Rename it or move it.""",
}
