"""Explanations of what can be wrong with the files of a text, its structure, and prose."""

FAULTS = {
    "F01": """A file that is not there.

The manifest or the command line names a file that does not exist. For example, `files:
[text/breif.txt]` where the file is called `brief.txt`. Correct the name; paths in the manifest
start from the folder `docs/`. If it is `docs/edition.yml` that is not there, the command was
probably given in another folder; and `apparatus/references.bib` must be there as soon as the
apparatus names a source.""",
    "F02": """A file that is not plain text in UTF-8.

Text must be in UTF-8, the one encoding that holds all scripts and that every editor can write. The
place given is the first byte that does not fit, and the message says what the file looks like: an
old Word export is often Windows-1252, a Chinese page GB18030 or Big5, a file saved by Notepad as
“Unicode” UTF-16. Nothing is guessed, because a wrong guess changes characters without a word. Save
the file again as UTF-8 and look whether quotation marks, accents and Chinese are right. A Word file
or a PDF is no text at all, whatever its name says: save its words as plain text.""",
    "F03": """A file without text.

The file is empty, or has nothing but white space and lines of dashes in it. Put the text into it,
or take it out of the manifest.""",
    "F04": """A control character in a text.

Characters such as NUL or backspace print nothing and mean nothing in a text; they come from
damaged files and from copying out of PDF. Those from U+0080 to U+009F are mostly curly quotation
marks of a file that was saved in Windows-1252. They are left out of the text. Delete them at the
place given; a tab, a line end and a form feed (a page break) are allowed.""",
    "F05": """A character that turns the direction of writing.

These unseen characters (U+202A to U+202E, U+2066 to U+2069, and the marks U+061C, U+200E, U+200F)
make text run from right to left, or back. They
can make a line read otherwise than it is written, so they are left out of the text, and reported.
Delete them; Arabic and Hebrew words are shown rightly without them.""",
    "F06": """A path that is no file.

The path leads to a folder, a pipe or a device. Name the file in the folder: `text/brief.txt`, not
`text`.""",
    "F07": """A file that is too large.

No text that people read is larger than the limit (64 MiB, some ten million words), so another file
was probably named by mistake. If it is the right one, divide it: one file for each chapter.""",
    "F08": """A file that cannot be read.

It exists, but the system does not give it out; most often its permissions forbid it. On a Mac or
on Linux `ls -l FILE` shows them and `chmod u+r FILE` mends them.""",
    "F09": """An edition without `apparatus/notes.yml`.

The text has endnotes, and no file says which works they cite. Make the file, with a line for each
note; the works stand in `apparatus/references.bib` under the same keys.

    - {note: 1, sources: [rain-hills-2001]}""",
    "F12": """A pile of combining marks.

A letter carries an accent or two, in the spelling of some languages four. Dozens of them (“zalgo”)
are a prank or a damaged file, and are drawn over the lines above and below. Pages show the first
eight. Delete the others at the place given.""",
    "T01": """A text without a list of endnotes.

The list begins with a line `Endnotes`, `Notes` or `Footnotes` (or what `notes_heading` in the
manifest says), a blank line before it, and has one numbered note after the other: `1. …`, `1) …`,
`[1] …` or `¹ …`. If the text has note markers this is an error, without them a warning: allow it
in the manifest if the text has no notes.""",
    "T02": """A hint that does not fit.

Under `structure:` the manifest says of a block what plain text cannot show, for example `kind:
quotation`, `begins: Rivers rise`, `paragraph: 12`. The words must be the first of one block and no
other, and the number must be that of its paragraph (headings, notices and bylines have none).
Correct the words or the number; if several blocks begin alike, the number decides.""",
    "T03": """A text without paragraphs.

Only a title was found. Blocks are parted by blank lines, and the first block is the title, so a
text without any blank line is all title. Put blank lines between the title, the headings and the
paragraphs.""",
    "T04": """A list of endnotes with nothing in it.

The heading stands there, and no line after it begins with a number. Begin each note on a line of
its own: `1. A. Rain, *Hills*, 2001.`. A note without a number cannot be found by its marker.""",
    "T05": """A line that may be a heading, or none.

A short line that ends in a question mark or a colon is no heading by rule, since sentences end so
too. Write `## ` before it if it is one, or `kind: heading` under `structure:` in the manifest. If
it is a paragraph, say `kind: paragraph` there.

    structure:
      - {kind: heading, begins: What does the delta get}

A line below the title with a heading right after it may be the subtitle. It is taken for one if a
line beginning with “By” follows it; otherwise say `kind: byline`, or write `## ` before it. The
signs `##` make a heading only with a blank behind them.""",
    "T06": """A paragraph before the first heading.

Under the title a line in capitals or beginning with “By” is the byline; anything else before the
first heading is a numbered paragraph. An institution, a date or a number of a series is none: give
it `kind: byline` or `kind: notice` under `structure:` in the manifest. If an introduction stands
there without a heading, say `kind: paragraph` of its first paragraph.""",
    "T07": """What looks like a note marker, or the number of a note, and is none.

A marker is written `[8]` and a note begins with `8. `, in the figures, brackets and points of a
Western keyboard. `［８］` and `８．`, and the `[^8]` of some kinds of Markdown, are read as words
of the text. Write them anew; if they are words, allow this in `docs/edition.yml`.""",
    "P01": """A link or picture in editors' prose that cannot stand.

Links lead to a web address (`https://…`, `http://…`) or to a place of the edition by its id
(`[note 15](#n15)`). Other schemes, such as `mailto:` and `javascript:`, paths without a host, and
pictures are refused; the words stay, as plain text. Write the full address.""",
}
