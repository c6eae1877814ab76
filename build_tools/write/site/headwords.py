"""Chinese words as the head of an entry shows them, and their readings for running text."""

from functools import lru_cache

from build_tools.model.edition import Edition
from build_tools.model.glossary import NameRecord, TermRecord
from build_tools.write.escape import HAN_RUN, Reading, Readings, escaped, plain
from build_tools.write.wording import listed


def characters(simplified: str, traditional: str) -> str:
    """A word in simplified script, and in traditional where that differs, as HTML."""
    if not simplified:
        return ""
    simple = f'<span class="simp" lang="zh-Hans">{escaped(simplified)}</span>'
    if not traditional or traditional == simplified:
        return simple
    return f'{simple} <span class="trad" lang="zh-Hant">{escaped(traditional)}</span>'


def pinyin(words: str) -> str:
    """The reading of a word, as HTML; empty if it has none."""
    return f'<span class="py" lang="zh-Latn-pinyin">{escaped(words)}</span>' if words else ""


def brief_label(record: TermRecord) -> str:
    """A term in one line, as HTML: its Chinese and its English."""
    return f'<span lang="zh-Hans">{escaped(record.simplified)}</span> {plain(record.english)}'


def english(record: TermRecord) -> str:
    """The English of a term with its English variants, as HTML."""
    others = [plain(v) for v in english_variants(record)]
    return f"<b>{plain(record.english)}</b>" + (f", also {listed(others)}" if others else "")


def chinese_variants(record: TermRecord | NameRecord) -> list[str]:
    """The further Chinese forms of an entry."""
    return [v for v in record.variants if _is_chinese(v)]


def english_variants(record: TermRecord | NameRecord) -> list[str]:
    """The further English forms of an entry."""
    return [v for v in record.variants if not _is_chinese(v)]


def _is_chinese(words: str) -> bool:
    return HAN_RUN.search(words) is not None


@lru_cache(maxsize=1)
def readings(edition: Edition) -> Readings:
    """The Chinese of all terms and names, by its simplified form; terms go before names."""
    records: list[NameRecord | TermRecord] = [n.record for n in edition.names.values()]
    records += [t.record for t in edition.terms.values()]
    return {
        r.simplified: Reading(r.traditional or r.simplified, r.pinyin)
        for r in records
        if r.simplified
    }
