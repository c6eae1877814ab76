"""Codes of languages: BCP 47 in the manifest (`en`, `zh-Hant`), names too in BibTeX (`chinese`)."""

import re

EXAMPLES = "en`, `zh` or `de"
_TAG = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)
# ISO 639-1.
_TWO_LETTERS = (
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy "
    "hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg "
    "li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or "
    "os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta "
    "te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
)
_CODES = frozenset(_TWO_LETTERS.split())
# Countries, codes of three letters and names that are taken for the code of a language.
_MEANT = {
    "cn": "zh", "chn": "zh", "chi": "zh", "zho": "zh", "chinese": "zh", "中文": "zh", "汉语": "zh",
    "jp": "ja", "jpn": "ja", "japanese": "ja", "kor": "ko", "korean": "ko", "us": "en", "gb": "en",
    "eng": "en", "english": "en", "ger": "de", "deu": "de", "german": "de", "deutsch": "de",
    "fre": "fr", "fra": "fr", "french": "fr", "français": "fr", "spa": "es", "spanish": "es",
    "rus": "ru", "russian": "ru", "dk": "da", "cz": "cs", "gr": "el", "dut": "nl", "nld": "nl",
    "dutch": "nl", "ita": "it", "italian": "it", "por": "pt", "portuguese": "pt",
}  # fmt: skip


def meant(code: str) -> str:
    """The code that seems to be meant by what is none; empty if nothing is near."""
    return _MEANT.get(code.strip().lower(), "")


def is_code(code: str) -> bool:
    """True if it has the form of BCP 47, and its first part, if of two letters, is in ISO 639-1."""
    first = code.split("-")[0].lower()
    known = len(first) > 2 or first in _CODES
    return _TAG.fullmatch(code) is not None and known and first not in _MEANT


def is_code_or_name(words: str) -> bool:
    """True if BibTeX may have it: the code of a language, or the name of one or several."""
    short = len(words) <= 3 or "-" in words
    return is_code(words) or not short
