"""The note type of a term in Anki: its fields, its two cards, and how these look."""

from typing import Any

FIELDS = (
    "English", "Simplified", "Traditional", "Pinyin", "Literal", "Definition", "Sentence", "Link",
)  # fmt: skip
"""What a note has; Traditional is empty where both scripts are the same."""

_CHINESE = """\
<div class="han" lang="zh-Hans">{{Simplified}}</div>
{{#Traditional}}<div class="han other" lang="zh-Hant">{{Traditional}}</div>{{/Traditional}}
"""
_PINYIN = """\
{{#Pinyin}}<div class="pinyin" lang="zh-Latn-pinyin">{{Pinyin}}</div>{{/Pinyin}}
"""
_ENGLISH = '<div class="english">{{English}}</div>\n'
_MORE = """\
{{#Literal}}<div class="literal">literally “{{Literal}}”</div>{{/Literal}}
{{#Definition}}<div class="definition">{{Definition}}</div>{{/Definition}}
{{#Sentence}}<div class="sentence">{{Sentence}}</div>{{/Sentence}}
{{#Link}}<div class="link">{{Link}}</div>{{/Link}}
"""
_TURN = '<hr id="answer">\n'

STYLE = """\
.card { font-family: Georgia, "Noto Serif", serif; font-size: 20px; line-height: 1.45;
  text-align: center; color: #1c1c1c; background: #fdfcf9; }
.face { max-width: 34em; margin: 0 auto; padding: 1em; }
.english { font-size: 1.4em; }
.han { font-size: 2.2em; line-height: 1.3; }
.han.other { font-size: 1.6em; opacity: .8; }
:lang(zh-Hans) { font-family: "Noto Serif CJK SC", "Noto Serif SC", "Songti SC", SimSun, serif; }
:lang(zh-Hant) { font-family: "Noto Serif CJK TC", "Noto Serif TC", "Songti TC", PMingLiU, serif; }
.pinyin { font-size: 1.2em; }
.literal { font-style: italic; }
.definition, .sentence { text-align: left; margin-top: .9em; font-size: .9em; }
.definition p { margin: 0 0 .5em; }
.sentence { border-left: 3px solid #9a3324; padding-left: .7em; }
.sentence strong { color: #9a3324; }
.link { margin-top: .9em; font-size: .8em; }
.card a { color: #1d4f91; }
hr { border: 0; border-top: 1px solid #b9b4aa; }
.nightMode.card, .night_mode.card, .nightMode .card, .night_mode .card { color: #e8e6e1;
  background: #1d1d1f; }
.nightMode .sentence strong, .night_mode .sentence strong { color: #f0a08f; }
.nightMode .sentence, .night_mode .sentence { border-color: #f0a08f; }
.nightMode a, .night_mode a { color: #9cc3f5; }
"""
"""Nothing is fetched: the faces are those of the machine."""


def fields() -> list[dict[str, Any]]:
    """The fields as genanki takes them."""
    return [{"name": name} for name in FIELDS]


def cards(language: str) -> list[dict[str, Any]]:
    """The two cards of a note, from English to Chinese and back; `language` is that of the text."""
    return [
        _card("English → Chinese", _ENGLISH, _CHINESE + _PINYIN, language),
        _card("Chinese → English", _CHINESE, _PINYIN + _ENGLISH, language),
    ]


def _card(name: str, front: str, back: str, language: str) -> dict[str, Any]:
    def face(inner: str) -> str:
        return f'<div class="face" lang="{language}">\n{inner}</div>'

    return {"name": name, "qfmt": face(front), "afmt": face(front + _TURN + back + _MORE)}
