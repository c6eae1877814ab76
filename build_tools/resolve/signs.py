"""Signs that travel through the citation engine inside the data and come out as marks.

The engine knows no italics inside a title, does not turn “…” into ‘…’ inside other quotation
marks, and would treat Chinese like English. So titles go in with private-use characters (plane 16,
which no text has a use for) where something is to happen, and `printed.py` reads them off.
"""

import re

ZH, ZH_END, QUOTE, QUOTE_END, ITALIC, ITALIC_END, ONCE, ONCE_END, BARE, BARE_END = (
    chr(0x10FF00 + i) for i in range(10)
)
SHIELD = 0x10FE00
OURS = {0x10FF00 + i: None for i in range(10)} | {SHIELD + i: None for i in range(128)}
"""What no text has a use for, and what is taken out of data before signs of ours come in."""

TAGS = {"<i>": ITALIC, "</i>": ITALIC_END}
QUOTES = re.compile(r"[“‘”’\"]")


def signed(title: str, *, bracketed: bool = True) -> str:
    """A title with signs for its italics and quotation marks, and where it is a description, which
    stands in brackets if it is `bracketed`."""
    text = title.translate(OURS)
    if text.startswith("[") and text.endswith("]"):
        text = f"{BARE}{text if bracketed else text[1:-1]}{BARE_END}"
    text = _quotes(text)
    for tag, sign in TAGS.items():
        text = text.replace(tag, sign)
    unclosed = text.rfind(ITALIC) > text.rfind(ITALIC_END)
    return text + ITALIC_END if unclosed else text


def shielded(words: str) -> str:
    """Words whose letters the engine does not know as letters and leaves as they are."""
    return "".join(chr(SHIELD + ord(c)) if c.isascii() and c.isalpha() else c for c in words)


def unshielded(char: str) -> str:
    """A character as it was before it was shielded."""
    return chr(ord(char) - SHIELD) if SHIELD <= ord(char) < SHIELD + 128 else char


def upright(title: str) -> str:
    """What stands upright in an italic title."""
    return f"{ITALIC}{title}{ITALIC_END}"


def quoted(title: str) -> str:
    """A title with signs that stands in quotation marks where the engine would have italics."""
    turned = title.translate({ord(ITALIC): ITALIC_END, ord(ITALIC_END): ITALIC})
    return f"{ITALIC}{QUOTE}{turned}{QUOTE_END}{ITALIC_END}"


def with_chinese(title: str, chinese: str) -> str:
    """A title with its Chinese form in brackets, if it has one."""
    if not chinese:
        return title
    end = BARE_END if title.endswith(BARE_END) else ""
    return f"{title.removesuffix(end)} [{ZH}{chinese.translate(OURS)}{ZH_END}]{end}"


def unsigned(title: str) -> str:
    """A title without tags, for plain forms."""
    for tag in TAGS:
        title = title.replace(tag, "")
    return title.translate(OURS)


def _quotes(text: str) -> str:
    """Signs for pairs of quotation marks; apostrophes, lone marks and those about Chinese stay."""
    out = list(text)
    opened: list[tuple[int, str]] = []
    for found in QUOTES.finditer(text):
        i, mark = found.start(), found[0]
        after = text[i + 1 : i + 2]
        if mark == '"':
            mark = "”" if opened and opened[-1][1] == '"' else '"'
        if mark in ("“", "‘", '"'):
            opened.append((i, mark))
        elif opened and _closes(opened[-1][1], mark) and not (mark == "’" and after.isalpha()):
            start = opened.pop()[0]
            if not _is_han(text[start + 1 : start + 2]):
                out[start], out[i] = QUOTE, QUOTE_END
    return "".join(out)


def _closes(opener: str, closer: str) -> bool:
    return (opener, closer) in (("“", "”"), ("‘", "’"), ('"', "”"))


def _is_han(char: str) -> bool:
    return bool(char) and ("\u3000" <= char <= "\u9fff" or char >= "\U00020000")
