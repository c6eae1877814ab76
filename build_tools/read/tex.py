"""The TeX inside BibTeX values, as plain text.

Accents and signs go through latexcodec. Italics stay, in CSL's own notation `<i>…</i>`; other
commands that only change the look of letters are dropped, and what is left over is reported.
"""

import re
import unicodedata

ITALIC, ITALIC_END = "<i>", "</i>"
STYLED = {"textit", "emph", "mkbibemph", "textsl", "enquote", "mkbibquote"}
DROPPED = {"textbf", "textrm", "textup", "textnormal", "textsc", "texttt", "text", "mbox", "url",
           "uppercase", "lowercase", "relax", "protect", "noopsort"}  # fmt: skip
COMMAND = re.compile(r"\\([A-Za-z]+)\s*")
NAMED = {
    "textbackslash": "\\", "textasciitilde": "~", "textasciicircum": "^",
    "textbraceleft": "{", "textbraceright": "}",
}  # fmt: skip
SPELT = re.compile(rf"\\({'|'.join(NAMED)})(?:\{{\}}|\s+|(?![A-Za-z]))")
ASIDE = {name: chr(0xE000 + i) for i, name in enumerate(NAMED)}
BACK = {0xE000 + i: sign for i, sign in enumerate(NAMED.values())}
NEEDS_WORK = re.compile(r"[\\{}~$]|--|``|''")


def plain(tex: str) -> tuple[str, list[str]]:
    """A TeX value as one line of NFC text, and the commands that were not understood."""
    unknown: list[str] = []
    if NEEDS_WORK.search(tex):
        # Signs written as words would be obeyed once they are signs, so they stand aside meanwhile.
        aside = SPELT.sub(lambda sign: ASIDE[sign[1]], tex)
        tex = _without_braces(_decoded(aside), unknown).translate(BACK)
    clean = "".join(" " if unicodedata.category(c) == "Cc" else c for c in tex)
    return unicodedata.normalize("NFC", " ".join(clean.split())), unknown


def address(tex: str) -> str:
    """The value of a `url` or `doi` field, where only `\\url{}` and escaped signs mean anything."""
    bare = re.sub(r"^\s*\\url\s*\{(.*)\}\s*$", r"\1", tex, flags=re.DOTALL)
    return re.sub(r"\\([%&_#~$])", r"\1", bare).strip().strip("{}")


def _decoded(tex: str) -> str:
    import codecs

    import latexcodec  # noqa: F401  (it registers the codec)

    # A bare % is a sign in BibTeX and a comment in TeX.
    tex = re.sub(r"(?<!\\)%", r"\\%", tex)
    try:
        return str(codecs.lookup("ulatex").decode(tex)[0])  # type: ignore[arg-type]
    except (UnicodeError, ValueError):
        return tex


def _without_braces(tex: str, unknown: list[str]) -> str:
    """The text without its braces and commands; those of italics and quotation become marks."""
    out: list[str] = []
    closers: list[str] = []
    waiting = ""
    i = 0
    while i < len(tex):
        char = tex[i]
        command = COMMAND.match(tex, i) if char == "\\" else None
        if command:
            opener, waiting = _styled(command[1], unknown)
            out.append(opener if tex[command.end() : command.end() + 1] == "{" else "")
            i = command.end()
            continue
        if char == "{":
            closers.append(waiting)
        elif char == "}":
            out.append(closers.pop() if closers else "")
        elif char == "\\":
            out.append(tex[i + 1 : i + 2])
            i += 1
        else:
            out.append("\u00a0" if char == "~" else char)
        waiting = ""
        i += 1
    return "".join(out + closers[::-1])


def _styled(name: str, unknown: list[str]) -> tuple[str, str]:
    if name in ("enquote", "mkbibquote"):
        return "“", "”"
    if name in STYLED:
        return ITALIC, ITALIC_END
    if name not in DROPPED:
        unknown.append(name)
    return "", ""
