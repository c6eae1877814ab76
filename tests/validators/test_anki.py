"""Anki itself imports the decks: no note twice, what has changed is renewed, nothing is broken."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import troublesome_pack as sample
from anki.collection import Collection, ImportAnkiPackageOptions, ImportAnkiPackageRequest
from sample import hostile
from sample_packs import lesson

from build_tools.model.edition import Edition
from build_tools.model.packs import Pack
from build_tools.pipeline import build
from build_tools.write.packs import anki as writer
from build_tools.write.packs.shelf import packs
from build_tools.write.packs.whole_glossary import whole_glossary

ROOT = Path(__file__).parent.parent.parent
FIRST = sample.pack()
SECOND = replace(
    sample.pack(terms=("village",), title=sample.words("Second")),
    record=replace(FIRST.record, id="second"),
)
EDITION = sample.edition(FIRST, SECOND)
DECK = "The Mill of Words: an annotated edition"


@pytest.fixture
def collection(tmp_path: Path) -> Iterator[Collection]:
    """An empty collection of Anki's."""
    made = Collection(str(tmp_path / "collection.anki2"))
    yield made
    made.close()


def imported(collection: Collection, edition: Edition, pack: Pack) -> tuple[int, int, int]:
    """How many notes of a deck are new, renewed and already there, as Anki says it."""
    file = Path(collection.path).parent / f"{pack.id}.apkg"
    file.write_bytes(writer.write(edition, pack))
    options = ImportAnkiPackageOptions(merge_notetypes=False, with_scheduling=False)
    request = ImportAnkiPackageRequest(package_path=str(file), options=options)
    log = collection.import_anki_package(request).log
    assert not log.conflicting and not log.missing_notetype and not log.empty_first_field
    return len(log.new), len(log.updated), len(log.duplicate)


def test_a_deck_has_two_cards_a_term(collection: Collection) -> None:
    """In a deck of the pack below that of the edition."""
    assert imported(collection, EDITION, FIRST) == (2, 0, 0)
    assert collection.note_count() == 2
    assert collection.card_count() == 4
    decks = {d.name for d in collection.decks.all_names_and_ids()}
    assert decks == {"Default", DECK, f"{DECK}::Mills “& Water” 水: a <start>"}
    message, right = collection.fix_integrity()
    assert right, message


def test_a_second_import_adds_nothing(collection: Collection) -> None:
    imported(collection, EDITION, FIRST)
    assert imported(collection, EDITION, FIRST) == (0, 0, 2)
    assert collection.note_count() == 2
    assert collection.card_count() == 4


def test_a_later_edition_renews_what_has_changed(collection: Collection) -> None:
    """And leaves what a learner has learnt; the edition is later by its date."""
    imported(collection, EDITION, FIRST)
    (card,) = collection.find_cards("Pinyin:shuǐ card:1")
    collection.sched.set_due_date([card], "7")
    water = EDITION.terms["water"]
    better = replace(water, record=replace(water.record, literal="what flows"))
    later = replace(EDITION, terms={**EDITION.terms, "water": better})
    later = replace(later, manifest=replace(later.manifest, date="2026-12-01", title="Renamed"))
    assert imported(collection, later, FIRST) == (0, 2, 0)
    assert collection.note_count() == 2
    note = collection.get_card(card).note()
    assert note["Literal"] == "what flows"
    assert collection.get_card(card).ivl == 7
    assert collection.decks.name(collection.get_card(card).did).startswith(f"{DECK}::")
    assert len(collection.models.all_names_and_ids()) == len(set(collection.models.all_names()))


def test_colons_in_titles_make_no_decks(collection: Collection) -> None:
    pack = sample.pack(title=sample.words("a:::b::c: d"))
    edition = sample.edition(pack, title="x::y")
    imported(collection, edition, pack)
    decks = {d.name for d in collection.decks.all_names_and_ids()}
    assert decks == {"Default", "x:y", "x:y::a:b:c: d"}


def test_a_term_of_two_packs_is_one_note(collection: Collection) -> None:
    """It stays in the deck that came first, and its tags name both packs."""
    imported(collection, EDITION, FIRST)
    assert imported(collection, EDITION, SECOND) == (0, 0, 1)
    whole = whole_glossary(EDITION)
    assert whole is not None
    assert imported(collection, EDITION, whole) == (0, 0, 2)
    (note,) = collection.find_notes("English:village")
    found = collection.get_note(note)
    assert {t.rpartition("::")[2] for t in found.tags} == {"concept", "mills", "second"}
    homes = {collection.decks.name(c.did) for c in found.cards()}
    assert homes == {f"{DECK}::Mills “& Water” 水: a <start>"}


def test_each_card_shows_its_term_in_its_language(collection: Collection) -> None:
    imported(collection, EDITION, FIRST)
    for id in collection.find_cards("English:village"):
        card = collection.get_card(id)
        front, back = card.question(), card.answer()
        chinese = '<div class="han" lang="zh-Hans">村庄</div>'
        english = '<div class="english">village</div>'
        asked, other = (english, chinese) if card.ord == 0 else (chinese, english)
        assert asked in front and other not in front
        assert asked in back and other in back
        assert '<div class="han other" lang="zh-Hant">村莊</div>' in back
        assert '<div class="pinyin" lang="zh-Latn-pinyin">cūnzhuāng</div>' in back
        assert "<strong>villages</strong>" in back
        assert "shuǐ" not in front + back
    (water, _) = collection.find_cards("English:water")
    assert 'lang="zh-Hant"' not in collection.get_card(water).answer()


def test_hostile_terms_are_words_in_anki(collection: Collection) -> None:
    bad = replace(hostile(), packs={"mills": FIRST})
    assert imported(collection, bad, FIRST) == (2, 0, 0)
    for id in collection.find_cards(""):
        shown = collection.get_card(id).answer().partition("</style>")[2]
        assert "<script" not in shown and "<img" not in shown and "{{7*7}}" in shown
    assert collection.fix_integrity()[1]


@pytest.mark.parametrize("whose", ["small", "ours"])
def test_all_decks_of_an_edition_go_together(whose: str, collection: Collection) -> None:
    """Imported one after the other, each term is there once, with two cards."""
    edition = lesson() if whose == "small" else build(ROOT).edition
    assert edition is not None
    for pack in packs(edition):
        if pack.terms:
            imported(collection, edition, pack)
    assert collection.note_count() == len(edition.terms)
    assert collection.card_count() == 2 * len(edition.terms)
    assert collection.fix_integrity()[1]
