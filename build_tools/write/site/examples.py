"""The examples of a term: Chinese sentences with their pinyin word by word, English and source."""

import re
from collections.abc import Iterable, Iterator

from build_tools.model.edition import Edition
from build_tools.model.glossary import Example, Term, TermRecord
from build_tools.write.escape import escaped, plain
from build_tools.write.site.headwords import chinese_variants
from build_tools.write.site.works import work_link
from build_tools.write.word_by_word import Piece, word_by_word


def examples(edition: Edition, here: str, term: Term, level: int) -> str:
    """The examples under a heading of this level; empty if there are none."""
    if not term.record.examples:
        return ""
    items = "\n".join(_item(edition, here, term.record, x) for x in term.record.examples)
    id = f"_examples-{escaped(term.id)}"
    heading = f'<h{level} id="{id}">In a sentence</h{level}>'
    inner = f'{heading}\n<ul role="list">\n{items}\n</ul>'
    # of landmarks with one name there may be only one on a page
    if level > 2:
        return f'<div class="examples">\n{inner}\n</div>'
    return f'<section class="examples" aria-labelledby="{id}">\n{inner}\n</section>'


def _item(edition: Edition, here: str, r: TermRecord, example: Example) -> str:
    return (
        f"<li>\n{_sentence(r, example)}\n"
        f'<p class="eng">{plain(example.english)}{_source(edition, here, example)}</p>\n</li>'
    )


def _source(edition: Edition, here: str, example: Example) -> str:
    if example.source not in edition.sources:
        return ""
    where = f", {plain(example.locator)}" if example.locator else ""
    return f' <span class="from">{work_link(edition, here, example.source)}{where}</span>'


def _sentence(r: TermRecord, example: Example) -> str:
    """The Chinese, in both scripts where the other is given and differs."""
    own = _own(r, example)
    hans = f'<span lang="zh-Hans">{_ruby(example.chinese, example.pinyin, own)}</span>'
    if example.traditional in ("", example.chinese):
        return f'<div class="sentence">{hans}</div>'
    hant = _ruby(example.traditional, example.pinyin, own)
    return f'<div class="sentence han">{hans}<span class="hant" lang="zh-Hant">{hant}</span></div>'


def _own(r: TermRecord, example: Example) -> frozenset[int]:
    """The places in the sentence where the term's own characters stand."""
    forms = {r.simplified, r.traditional, *chinese_variants(r)} - {""}
    either = (example.chinese, example.traditional)
    found = (m.span() for s in either for f in forms for m in re.finditer(re.escape(f), s))
    return frozenset(i for start, end in found for i in range(start, end))


def _ruby(chinese: str, pinyin: str, own: Iterable[int]) -> str:
    """The sentence with its pinyin above, word by word (HTML, W3C Ruby Markup)."""
    out, at = "", 0
    for piece in word_by_word(chinese, pinyin):
        words = "".join(_set_off(piece, at, frozenset(own)))
        reading = f'<rt lang="zh-Latn-pinyin">{escaped(piece.reading)}</rt>'
        ruby = f"<ruby>{words}<rp>(</rp>{reading}<rp>)</rp></ruby>"
        out += ruby if piece.reading else words
        at += len(piece.characters)
    return out


def _set_off(piece: Piece, at: int, own: frozenset[int]) -> Iterator[str]:
    """The characters of a piece that begins at `at`, the term's own among them as `b`."""
    start = 0
    for i in range(1, len(piece.characters) + 1):
        belongs = at + start in own
        if i == len(piece.characters) or (at + i in own) != belongs:
            words = escaped(piece.characters[start:i])
            yield f"<b>{words}</b>" if belongs else words
            start = i
