"""What a page says: its title, its first heading, its words; and whether they say “not found”."""

import html
import re
import unicodedata
from collections import Counter

from build_tools.reach.fetching import Answer

LONGEST = 120
"""The characters kept of a title."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")
_WORD = re.compile(r"[^\W\d_]+")
_LOST = re.compile(
    r"^\W*(?:error\W*)?(?:404|410)\b"
    r"|\b(?:http|error)\s*(?:404|410)\b|\b(?:404|410)\W*$|\b404\W+(?:error|not found)\b"
    r"|^\W*not found\b|\bnot found\W*$"
    r"|\b(?:page|file|document|article|content|url|site|resource)\b.{0,24}?"
    r"\b(?:not found|(?:can(?:no|’|')t|cannot|could not|couldn[’']t) be found|does(?: not|n[’']t) "
    r"exist|no longer (?:exists?|available)|(?:is|was) (?:missing|removed|deleted))\b"
    r"|\bseite nicht gefunden\b|\bpage (?:introuvable|non trouvée)\b"
    r"|(?:页面|頁面|网页|網頁|文章|内容|內容|文件|信息).{0,6}?(?:不存在|未找到|没有找到|沒有找到|找不到|"
    r"已删除|已刪除|已失效|被删除)"
    r"|(?:找不到|未找到|无法找到|無法找到|没有找到).{0,6}?(?:页面|頁面|网页|網頁|文章|内容|文件)",
    re.IGNORECASE,
)


def words_of(answer: Answer) -> str:
    """The HTML of a page as characters, by the encoding that it or its header names."""
    named = _CHARSET.search(answer.headers.get("content-type", ""))
    named = named or _CHARSET.search(answer.body[:2048].decode("latin-1"))
    try:
        return answer.body.decode(named[1] if named else "utf-8", "replace")
    except (LookupError, ValueError):
        return answer.body.decode("utf-8", "replace")


def title(page: str) -> str:
    """The title of a page on one line, shortened; without what no reader sees."""
    return _short(_between(page, "title"))


def says_it_is_lost(page: str) -> str:
    """The title or first heading of a page that says there is none; empty if neither does."""
    said = (title(page), _short(_between(page, "h1")))
    return next((words for words in said if words and _LOST.search(words)), "")


def alike(page: str, other: str) -> bool:
    """True if two pages have one title and nearly the same words."""
    if title(page) != title(other):
        return False
    first, second = _counted(page), _counted(other)
    most = max(first.total(), second.total())
    return not most or (first & second).total() >= 0.95 * most


def _between(page: str, name: str) -> str:
    """What stands in the first element of this name, without tags; linear in the page's length."""
    low = page.lower()
    start = low.find(f"<{name}")
    opened = low.find(">", start)
    end = low.find(f"</{name}", opened)
    return html.unescape(_TAG.sub(" ", page[opened + 1 : end])) if -1 < start < opened < end else ""


def _short(words: str) -> str:
    seen = "".join(c if unicodedata.category(c)[0] != "C" else " " for c in words[: 20 * LONGEST])
    line = unicodedata.normalize("NFC", " ".join(seen.split()))
    return line if len(line) <= LONGEST else line[: LONGEST - 1].rstrip() + "…"


def _counted(page: str) -> Counter[str]:
    """The words of a page without its scripts and styles, and how often each stands there."""
    low = page.lower()
    for name in ("script", "style"):
        kept, at = [], 0
        while (start := low.find(f"<{name}", at)) >= 0:
            kept.append(low[at:start])
            end = low.find(f"</{name}", start)
            at = end if end >= 0 else len(low)
        low = "".join((*kept, low[at:]))
    return Counter(_WORD.findall(_TAG.sub(" ", low)))
