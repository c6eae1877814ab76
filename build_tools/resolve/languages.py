"""In which language a work is cited, its names in that language, and where Chinese stands in it.

In GB/T 7714–2015 each work is cited in its own language (4.1 there). A work is Chinese if its
`langid` or `language` says so (`zh`, `zh-Hans`, `chinese`). Where neither says anything, it is
Chinese if it has a Chinese title and a Chinese author (or a Chinese body in the place of one) and
no translator: a translator is named by the translation, and that is the work we cite.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from build_tools.model.pinyin import SYLLABLES, parted

# The commonest family names of one syllable, and those of two.
_FAMILY_NAMES = (
    "ai an ao ba bai ban bao bei bi bian bo bu cai cao cen chai chang che chen cheng chi chong "
    "chu cui dai dang deng di diao ding dong dou du duan fan fang fei feng fu gan gao ge geng "
    "gong gou gu guan guo han hao he heng hong hou hu hua huang huo ji jia jian jiang jiao jin "
    "jing ju kang ke kong kuang lai lan lang lei leng li lian liang liao lin ling liu long lou lu "
    "luan luo lü ma man mao mei meng mi miao min mo mu na ni nie ning niu ou pan pang pei peng pi "
    "piao pu qi qian qiang qiao qin qiu qu quan ran rao ren rong ruan rui sang sha shan shang "
    "shao shen sheng shi shu shui si song su sui sun suo tai tan tang tao teng tian tong tu wan "
    "wang wei wen weng wu xi xia xian xiang xiao xie xin xing xiong xu xuan xue yan yang yao ye "
    "yi yin ying you yu yuan yue yun zai zang zeng zha zhai zhan zhang zhao zhen zheng zhi zhong "
    "zhou zhu zhuang zhuo zong zou zu zuo ouyang sima shangguan zhuge situ"
)
FAMILY_NAMES = frozenset(_FAMILY_NAMES.split())
MOST_SYLLABLES = 2


@cache
def han() -> re.Pattern[str]:
    """A Chinese character and the bracket or quotation mark before it."""
    return re.compile(r"[《「（]?[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def is_chinese(item: Mapping[str, Any]) -> bool:
    """True if a work is cited in Chinese where each is cited in its own language."""
    language = str(item.get("language", "")).lower()
    if language:
        return language.startswith("zh") or "chinese" in language
    custom = item.get("custom", {})
    title = custom.get("title-zh") or item.get("title", "")
    return bool(han().match(title)) and not item.get("translator") and _by_chinese(item, custom)


def _by_chinese(item: Mapping[str, Any], custom: Mapping[str, Any]) -> bool:
    if authors := item.get("author") or item.get("editor"):
        literals = (name.get("literal", "") for name in authors)
        return bool(custom.get("author-zh")) or any(han().search(words) for words in literals)
    return bool(custom.get("institution-zh"))


def in_chinese(words: str) -> str:
    """What is Chinese of a name in two scripts: “习近平” of “Xi Jinping 习近平”; else all of it."""
    found = han().search(words)
    return words[found.start() :].strip(" ()[]") if found else words


def in_letters(words: str) -> str:
    """What is in Latin letters of a name in two scripts, if it begins so; else all of it."""
    found = han().search(words)
    before = words[: found.start()].rstrip(" ([（") if found else ""
    return before or words


def with_family_name(name: str) -> str:
    """A romanised Chinese name with its family name in capitals (“XI Jinping”; GB/T 7714, 8.1.1).

    Others stay as they are, bodies above all (8.1.4 there).
    """
    words = name.split(" ")
    if len(words) != MOST_SYLLABLES or words[0].lower() not in FAMILY_NAMES:
        return name
    family, given = words
    if not (family.istitle() and given.istitle() and _is_given(given.lower())):
        return name
    return f"{family.upper()} {given}"


def _is_given(name: str) -> bool:
    """True for one or two syllables of Mandarin."""
    return name in SYLLABLES or any(len(way) == MOST_SYLLABLES for way in parted(name))


@cache
def han_run() -> re.Pattern[str]:
    """Chinese in a formatted entry; made when one is formatted, which takes time to make."""
    return re.compile(
        r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
        r"(?:[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff\d·]*"
        r"[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff\uff09\u300b])?"
    )
