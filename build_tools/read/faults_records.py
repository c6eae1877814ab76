"""Explanations of what can be wrong with the manifest and the apparatus files."""

FAULTS = {
    "M01": """A reader's own copy that is declared or given, and not both.

A path was given for a reader's own copy of the text, and `docs/edition.yml` declares no
text for it. Declare one under `texts:` with `own_copy: true` and `rights: private`. Or the
other way round: the manifest has no other text, and no path was given.""",
    "M02": """A text file, a term or a pack outside the edition's folder.

A text is printed in full, so its files must lie in `docs/`, wherever links lead: `files:
[../../letters.txt]` is refused. Put a copy of the file into `docs/text/`. Only a reader's own
copy, named at the command line (`--text`), may lie anywhere. In the same way no file in `glossary/`
or `docs/teaching/` may be a link to one outside the edition.""",
    "M03": """A text that the manifest does not have.

An emendation, a comment or an allowance is for one text only (`text:`), and no text in
`docs/edition.yml` has that key. It would be passed over in silence. Correct the key; without
`text:` it is for all texts.""",
    "Y01": """A file that is not YAML.

YAML is a list of `key: value` lines; an item of a list begins with `- `; what belongs to an
item is indented below it. A value that holds a colon and a space, or begins with one of `[
{ > | * & ! % @`, must stand in quotation marks. The place given is where reading had to
stop; the slip is there or just before.""",
    "Y02": """A key that is not known.

Every key of the manifest, the apparatus and a pack has a meaning; one that is misspelled would be
overlooked in silence, so it is an error. The cure names the nearest known key.""",
    "Y03": """A key that is missing.

Some keys an item cannot do without: an emendation needs its `id`, `kind`, `reason`,
`certainty` and `by`. Add the key.""",
    "Y04": """A value that does not fit its key.

A number where words stand, a certainty that is not `certain`, `probable` or `conjecture`, a
list where one value is wanted. The message says what is expected.""",
    "Y05": """A key given twice.

Within one item each key may stand once. Most YAML programs take the last and say nothing;
here it is an error.""",
    "Y06": """An id or a note number given twice.

Ids are addresses that others link to, so each may stand once in its file; so may each note. The
exercises of a pack and the items of its quiz share their ids.""",
    "Y07": """An anchor, an alias or a tag, or nesting without end.

`&name`, `*name` and `!tag` let a small file grow without limit or run a program, so they
are not allowed. Write the value out. A value that begins with `*`, `&` or `!` stands in
quotation marks.""",
    "Y08": """A file too large.

The limit guards against a wrong file named by mistake. Divide a file that is right and too
large.""",
    "Y09": """A character written as an escape that no text may hold.

In double quotation marks YAML reads `\\u202e` as a character that turns the direction of writing,
and `\\e` as one that commands a terminal. Such characters can hide what is written. Take the
escape out; a value in single quotation marks is read as it stands.""",
    "Y13": """A value that a number sign cuts short.

In YAML a space and `#` begin a comment, so `says: The Yangtze is # 1.` says no more than “The
Yangtze is”. Put the value in quotation marks. If it is meant as a comment, write it on a line of
its own.""",
}
