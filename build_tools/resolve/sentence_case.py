"""English titles in sentence case, as APA style has it (7th ed., 6.17).

No program can tell a proper noun from a word that headline style has capitalised. So a title, or a
part of it, is changed only if it is in headline style; and there these keep their capitals: what
begins a part, words with more than one capital, names of countries, peoples, months and days, some
phrases every title may hold, a word before its figure (“Project 921”; 6.19), the authors’ names,
and whatever stands in braces in BibTeX.
"""

import re
from collections.abc import Iterable

from build_tools.resolve.headlines import SMALL

WORD = re.compile(r"[^\W\d_]+(?:[.’'‑-][^\W\d_]+)*(?:’s?)?")
START = re.compile(r"(?:[:?!—]|\s–|(?<=[a-z]{3})\.)[\s“‘\"'(\[]*$|^\W*$")
_PROPER = (
    "africa african america american arab arabic argentina asia asian athens australia australian "
    "austria barcelona beijing belgium berlin brazil brazilian britain british brussels buddhist "
    "california cambridge canada canadian chengdu china chinese chongqing christian communist "
    "confucian cuba czech danish denmark deng dutch egypt england english europe european finland "
    "france french fujian german germany greece greek guangdong guangzhou hainan han hangzhou "
    "hong hubei hungarian hungary i india indian indonesia internet iran iraq ireland irish islam "
    "islamic israel italian italy japan japanese jewish jiang jiangsu jinping kong korea korean "
    "latin leninist london macau malaysia maoist mao marxist marxism mexico mongolia mongolian "
    "moscow muslim nanjing netherlands nazi norway olympic olympics oxford pacific pakistan paris "
    "philippines poland polish portugal portuguese qing romania russia russian shandong shanghai "
    "shenzhen singapore singaporean sinologist south-east soviet spain spanish stalinist sweden "
    "swedish swiss switzerland taiwan taiwanese thai thailand tianjin tibet tibetan tokyo turkey "
    "turkish ukraine ukrainian uyghur vietnam vietnamese washington western wuhan xi xinjiang "
    "xinhua york yunnan zhejiang zhou january february march april june july august september "
    "october november december monday tuesday wednesday thursday friday saturday sunday"
)
PARTS = re.compile(r"((?<=[:?!]) )")
BEGINNING = re.compile(r"(?:^|[:?!] )[“‘\"'(]*[^\W\d_](?![^\W\d_]*[A-Z])")
PROPER = frozenset(_PROPER.split())
PHRASES = (
    "Belt and Road", "Central Committee", "Chinese Communist Party", "Cold War", "Communist Party",
    "Cultural Revolution", "European Commission", "European Union", "Five-Year Plan",
    "Great Leap Forward", "Great Wall", "Long March", "Ministry of Education", "National Congress",
    "National People’s Congress", "New York", "Open Door", "People’s Congress",
    "People’s Daily", "People’s Liberation Army", "People’s Republic", "Republic of China",
    "Silk Road", "Standing Committee", "State Council", "United Kingdom", "United Nations",
    "United States", "World Bank", "World Trade Organization", "World War", "Zhou Enlai",
    "Mao Zedong", "Deng Xiaoping", "Jiang Zemin", "Hu Jintao", "Xi Jinping",
)  # fmt: skip
NUMBERED = re.compile(r" \d")
COUNTING = {"next", "last", "past", "first", "top", "over", "another", "these", "those", "all"}
HALF = 0.5


def sentence_case(title: str, names: Iterable[str] = ()) -> str:
    """A title with capitals where sentences have them; `names` are phrases that keep theirs."""
    kept = [*PHRASES, *filter(None, names)]
    return _begun("".join(_part(part, kept) for part in PARTS.split(title)))


def _part(title: str, names: Iterable[str]) -> str:
    """A title or what stands before or after its colon: either may be in headline style."""
    if not _is_headline(title):
        return title
    kept = [range(*found.span()) for name in names
            for found in re.finditer(re.escape(name), title)]  # fmt: skip
    out, end = [], 0
    for found in WORD.finditer(title):
        out.append(title[end : found.start()])
        known = any(found.start() in place for place in kept) or _numbered(title, found)
        begins = bool(START.search(title[max(0, found.start() - 12) : found.start()]))
        out.append(found[0] if known else _word(found[0], begins))
        end = found.end()
    return "".join([*out, title[end:]])


def _begun(title: str) -> str:
    """A title with a capital at its start and after a colon."""
    return BEGINNING.sub(lambda found: found[0].upper(), title)


def _numbered(title: str, found: re.Match[str]) -> bool:
    """True for a word before its figure (“Project 921”), and not “the Next 15 Years”."""
    return bool(NUMBERED.match(title, found.end())) and found[0].lower() not in COUNTING


def _is_headline(title: str) -> bool:
    """True if most of the words that sentence case would have small are capitalised."""
    inner = [w[0] for w in WORD.finditer(title) if w.start() and w[0].lower() not in SMALL]
    inner = [w for w in inner if not _is_name(w)]
    return sum(w[0].isupper() for w in inner) > HALF * len(inner)


def _word(word: str, begins: bool) -> str:
    parts = re.split(r"([-‑])", word)
    small = [part if _is_name(part) else part.lower() for part in parts]
    if begins:
        small[0] = parts[0]
    return "".join(small)


def _is_name(word: str) -> bool:
    """True for a word that keeps its capitals anywhere."""
    bare = re.sub(r"’s?$", "", word)
    if len(bare) == 1:
        return bare not in "Aa"
    if sum(c.isupper() for c in bare) > 1:
        return not bare.istitle()
    return any(part.lower() in PROPER for part in (bare, *re.split(r"[-‑]", bare)))
