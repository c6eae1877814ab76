"""The made-up words of a synthetic edition: syllables, plurals, headwords and decoys."""

import random
import re
from dataclasses import dataclass

FUNCTION_WORDS = (
    "the", "of", "and", "in", "to", "a", "that", "for", "with", "as", "on", "by", "from",
    "at", "which", "its", "this", "were", "was", "has", "be", "are", "their", "it", "not",
    "these", "under", "into", "between", "through", "after", "before", "more", "than",
    "such",
)  # fmt: skip
_HAN = (
    "国家发展改革经济社会政策法律制度市场企业银行金融投资贸易关系中央地方政府人民主义共同富裕小康建设"
    "现代化体系能力治理生态文明科技创新教育文化历史思想理论实践战略安全军事外交一带路合作组织会议委员"
    "农村土地城市户口人口劳动就业收入分配保障医疗卫生环境资源能源工业产业结构供给需求消费出口进口汇率"
    "货币财政税收债务风险监管改善提高质量效率公平竞争开放自由贸试验区特色新时代全面深化依法从严党领导"
)
_ONSETS = (
    "b", "br", "c", "ch", "cl", "d", "dr", "f", "fl", "g", "gr", "h", "j", "k", "l", "m",
    "n", "p", "pl", "pr", "qu", "r", "s", "sc", "sh", "sl", "sp", "st", "str", "t", "th",
    "tr", "v", "w",
)  # fmt: skip
_NUCLEI = (
    "a", "e", "i", "o", "u", "ai", "ea", "ee", "ie", "oa", "ou",
)  # fmt: skip
_CODAS = (
    "b", "ck", "d", "ft", "g", "l", "ld", "lt", "m", "mp", "n", "nd", "nt", "p", "r", "rd",
    "rk", "rm", "rn", "rt", "t", "th",
)  # fmt: skip


@dataclass(slots=True)
class Term:
    """A headword, its plural, its Chinese form and (filled in last) its definition."""

    id: str
    english: str
    plural: str
    chinese: str
    definition: str = ""


def fresh_words(
    rng: random.Random, count: int, taken: set[str], shortest: int, longest: int
) -> list[str]:
    """So many words (syllables from `shortest` to `longest`) that are not in `taken`; they are
    put there, with their plurals."""
    found: list[str] = []
    while len(found) < count:
        word = _word(rng, shortest, longest)
        if word not in taken and len(word) > 2 and word + "s" not in taken:
            taken.update((word, word + "s", plural(word)))
            found.append(word)
    return found


def _word(rng: random.Random, shortest: int, longest: int) -> str:
    syllables = rng.randint(shortest, longest)
    opening = "".join(rng.choice(_ONSETS) + rng.choice(_NUCLEI) for _ in range(syllables - 1))
    return opening + rng.choice(_ONSETS) + rng.choice(_NUCLEI) + rng.choice(_CODAS)


def plural(word: str) -> str:
    """The English plural of a regular word."""
    if re.search(r"(s|x|z|ch|sh)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search(r"[^aeiou]y$", word) else word + "s"


def terms(rng: random.Random, count: int, taken: set[str]) -> tuple[list[Term], list[str]]:
    """The headwords, and the decoys: words of headwords that alone are none, and longer words
    that begin with a headword."""
    words = fresh_words(rng, max(60, int(count * 0.6)), taken, 1, 3)
    heads = _headwords(rng, count, words)
    seen: set[str] = set()
    made = []
    for i, head in enumerate(heads, 1):
        *others, last = head.split()
        many = " ".join([*others, plural(last)])
        made.append(Term(f"g{i:06d}", head, many, _chinese(rng, seen)))
    decoys = [word for word in words if word not in heads][:2000]
    return made, decoys + [head + "ating" for head in heads if " " not in head][:500]


def _headwords(rng: random.Random, count: int, words: list[str]) -> dict[str, None]:
    """Headwords of one to four words in order; a third of the longer ones hold another one."""
    heads: dict[str, None] = {}
    ordered: list[str] = []
    while len(heads) < count:
        length = rng.choices((1, 2, 3, 4), (15, 45, 28, 12))[0]
        if length > 1 and heads and rng.random() < 0.35:
            base, extra = rng.choice(ordered), rng.choice(words)
            head = f"{base} {extra}" if rng.random() < 0.5 else f"{extra} {base}"
        else:
            head = " ".join(rng.choice(words) for _ in range(length))
        parts = head.split()
        if len(parts) <= 4 and len(set(parts)) == len(parts) and head not in heads:
            heads[head] = None
            ordered.append(head)
    return heads


def _chinese(rng: random.Random, seen: set[str]) -> str:
    while True:
        form = "".join(rng.choice(_HAN) for _ in range(rng.choice((2, 2, 4, 4, 4, 5, 6))))
        if form not in seen:
            seen.add(form)
            return form
