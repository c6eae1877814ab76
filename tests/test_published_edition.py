"""The apparatus fits a reader's own copy of the published brief (EDITION_PUBLISHED)."""

import os
from pathlib import Path

import pytest
from facts import TERMS
from facts_hold import chinese_of, chinese_used, holds

from build_tools.model.edition import Edition
from build_tools.pipeline import Built, build
from build_tools.write.json import write

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def built() -> Built:
    """The edition of the published text, the retelling beside it."""
    return build(ROOT, text=os.environ["EDITION_PUBLISHED"])


@pytest.fixture(scope="module")
def edition(built: Built) -> Edition:
    """The edition, resolved."""
    assert built.edition is not None
    return built.edition


def test_nothing_is_wrong_that_is_not_allowed(built: Built) -> None:
    """No error and no warning remains: both texts agree and every emendation fits."""
    assert [str(d) for d in built.diagnostics if d.severity != "note"] == []


def test_facts_hold(edition: Edition) -> None:
    """The same facts hold as in the built-in text."""
    holds(edition, write(edition))
    assert chinese_of(edition.base) == TERMS
    assert set(TERMS) - chinese_used(edition) == set()


def test_texts(edition: Edition) -> None:
    """The published text is the base, the retelling stands beside it; the edition is private."""
    assert [t.key for t in edition.texts] == ["published", "retelling"]
    assert edition.private


def test_author_and_institutions_stand_apart(edition: Edition) -> None:
    """One author in the byline; author and institutions each in a section of the back matter."""
    assert [b.text.casefold() for b in edition.base.byline] == ["jeroen groenewegen-lau"]
    headings = [s.heading.text for s in edition.base.back]
    assert headings == ["Author", "About IGCC", "About MERICS"]


def test_corrected_words(edition: Edition) -> None:
    """The year of the list of thirty-five reads 2018, and the slip in ¶ 38 is mended."""
    words = {p.number: p.text for p in edition.base.paragraphs}
    assert "2018" in words[21]
    assert "2016" not in words[21]
    assert "interlocutors" in words[38]
