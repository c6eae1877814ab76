"""Plain text as HTML: escaped, its Chinese tagged, two readings side by side."""

import html
import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_HAN_RUN = re.compile(f"[{HAN}](?:[{HAN}0-9·—，、。：；？！“”‘’《》「」]*[{HAN}])?")
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
UNBROKEN = 10
"""Chinese up to so many characters is kept on one line."""


def escaped(text: str) -> str:
    """`text` as HTML, in content and in attributes; characters no page may hold become U+FFFD."""
    return _UNFIT.sub("\ufffd", html.escape(text))


def fit(value: object) -> object:
    """A template's value; in plain strings U+FFFD stands for characters that no page may hold."""
    return _UNFIT.sub("\ufffd", value) if type(value) is str else value


def plain(text: str) -> str:
    """Unmarked text as HTML, its Chinese tagged as simplified."""
    if not _HAN_RUN.search(text):
        return escaped(text)
    out: list[str] = []
    at = 0
    for run in _HAN_RUN.finditer(text):
        out += escaped(text[at : run.start()]), foreign("zh-Hans", run.end() - run.start())
        out += escaped(run.group()), "</span>"
        at = run.end()
    return "".join(out) + escaped(text[at:])


def foreign(lang: str, length: int) -> str:
    """The opening tag of a foreign stretch of `length` characters."""
    whole = ' class="nb"' if lang.startswith("zh-Han") and length <= UNBROKEN else ""
    return f'<span{whole} lang="{escaped(lang)}">'


def sic(printed: str) -> str:
    """The printed reading that stands hidden beside a correction."""
    said = '<span class="vh"> (corrected by the editors)</span>'
    return f'<span class="sic">{plain(printed)}</span>{said}'


def swapped(corrected: str, printed: str) -> str:
    """A short reading, and where the print differs, the printed one beside it for the switch."""
    if corrected == printed:
        return escaped(corrected)
    return (
        f'<span class="corr">{escaped(corrected)}</span><span class="sic">{escaped(printed)}</span>'
    )
