"""Explanations of what can be wrong with the bibliography."""

FAULTS = {
    "B01": """BibTeX that cannot be read.

A brace or a quotation mark lacks its fellow, a comma is missing, or a name stands where a value
in braces should. The place given is where reading had to stop; the slip is there or just before.
Reading goes on with the next entry, so all slips show in one run, up to a hundred.

    @book{ding-2024,
      title = {A Title,
      year = {2024},
    }

Here `title` is never closed: write `title = {A Title},`.""",
    "B02": """A key or a field given twice.

Keys are the addresses of works (`/bibliography/#ding-2024`) and are compared without regard to
capital letters. Give one of the two another key, and mend the notes that cite it. A field may
stand once in an entry; most BibTeX programs take one of the two and say nothing.""",
    "B03": """A value too large.

A field may hold 64 KiB, a list of names 1,000 names, the whole file 16 MiB (32 MiB once its
`@string` names are written out). The limits stop files that grow without end, such as

    @string{s1 = s0 # s0}  @string{s2 = s1 # s1}  @string{s3 = s2 # s2}

Shorten the value; end a long list of names with `and others`.""",
    "B04": """A web address or a DOI that cannot be a link.

Only `http` and `https` addresses become links, with a host, without a user name, and without
quotes, spaces or characters no reader can see. A DOI begins with `10.`; its resolver may stand
before it.

    url = {https://example.org/paper},
    doi = {10.1093/icc/dty034},
    archiveurl = {https://web.archive.org/web/20240501120000/https://example.org/paper},

The field is left out until it is mended; write a space in an address as `%20`.""",
    "B05": """A date that is none.

Write `date = {2023-06-02}`, `{2023-06}` or `{2023}`, a span as `{2020/2021}`, or `year = {2023}`
with `month = jun`. There must be such a day, and a span ends no earlier than it begins. `urldate`
(when a page was seen) and `archivedate` (when an archive copied it) are written so too. Leave the
field out if the date is not known: the bibliography then prints n.d.""",
    "B06": """Something in an entry that is not understood, and so not used.

A field or an entry type that nothing reads is often a slip (`adress`); a TeX command that is not
known prints as nothing. Write the character itself: files are UTF-8. `author-zh` needs one name
for each author, with `;` between them; `archivedate` an `archiveurl`. Fields are not taken over
from another entry (`crossref`): write them out.""",
    "B07": """A work without a title, or without anyone who made it.

Every entry needs `title`; a description in [square brackets] will do, and is printed without
quotation marks. `author`, `editor`, `organization` or `institution` says whose work it is. An
unsigned article in the press (`entrysubtype = {newspaper}`) needs none beside its `journal`.""",
    "B08": """A key that cannot be an address.

Other people link to `/bibliography/#key`. Use small letters a–z, figures and hyphens, at most 80:
`ding-diffusion-2024`. The entry is left out until its key is mended.""",
    "B09": """A Chinese name in the order of Western ones.

BibTeX takes the last word of a name without a comma for the family name: `Liu Shui` becomes Shui,
Liu. Write `Liu, Shui`, and the styles put the parts in their order, or `{{Liu Shui}}`, and the name
stays as it is. This is told where the Chinese beside it begins with that family name.""",
    "B10": """Several names that are read as one.

BibTeX parts names by the word `and` alone: `Moor, Ada and Hill, Ben and others`. Commas, semicolons
and `&` do not part them, so one odd name would be printed. The name of a body that has such signs
in it stands in double braces: `{{Hill, Brook and Sons, Ltd.}}`.""",
    "C01": """A work that could not be formatted.

The citation engine stumbled over this entry, and the site prints it in a plain form: author,
title, date, address. Look for an unusual value in it. Other works are not touched.""",
    "C02": """A machine without the citation engine.

The engine (refkit) is not to be had for every kind of machine. Everything works without it, but
works are printed as author, title, date, address, and not in the citation style. Build the site
that you publish on a machine that has it.""",
}
