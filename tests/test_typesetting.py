"""Typeset files are kept while all that makes them is the same."""

from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
import typesetter
from sample import sample
from sample_packs import packs

from build_tools.kept import Kept
from build_tools.publish import typesetting
from build_tools.write.packs import Unmade, written

IDS = ("bare", "wheels")


class Press:
    """A machine with a typesetter, and what it was asked to do."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.kept, self.count, self.patch = Kept(folder / "cache"), folder / "count", monkeypatch
        self.count.touch()
        self.source(first="first", second="second")
        self.machine(b"one")

    def source(self, first: str, second: str) -> None:
        """Two packs with these sources."""
        words = zip(IDS, (first, second), strict=True)
        made = {id: f"{word} {self.count}".encode() for id, word in words}
        self.patch.setattr(typesetter, "sources", made)

    def machine(self, mark: bytes) -> None:
        """What the machine has is this."""
        self.patch.setattr(typesetting, "machine", lambda: mark)

    def files(self) -> list[bytes | str]:
        """What a build has of the packs; a reason for what it has not."""
        edition, made = sample(), list(packs().values())
        keep = typesetting.typeset(edition, made, self.kept)
        out: list[bytes | str] = []
        for pack in made:
            try:
                out.append(written(typesetter, edition, pack, keep))
            except Unmade as reason:
                out.append(str(reason))
        return out

    @property
    def times(self) -> int:
        """How often something was set."""
        return len(self.count.read_text())


@pytest.fixture(params=[1, 2], ids=["one processor", "two processors"])
def press(
    request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Press]:
    """A press with one processor or with two."""

    def modules(*_: object) -> list[ModuleType]:
        return [typesetter]

    monkeypatch.setattr(typesetting.os, "cpu_count", lambda: request.param)
    monkeypatch.setattr(typesetting, "offered", modules)
    monkeypatch.setattr(typesetting, "folder_of", lambda kept: kept.folder)
    monkeypatch.setattr(typesetting, "version_of", lambda library: "1")
    return Press(tmp_path, monkeypatch)


def test_what_was_set_is_not_set_again(press: Press) -> None:
    """Not as long as its source and the machine are the same."""
    assert press.files() == [b"FIRST", b"SECOND"]
    assert press.files() == [b"FIRST", b"SECOND"]
    assert press.times == 2


def test_what_has_another_source_is_set_again(press: Press) -> None:
    """And nothing else is."""
    press.files()
    press.source(first="first", second="third")
    assert press.files() == [b"FIRST", b"THIRD"]
    assert press.times == 3


def test_another_machine_sets_everything_again(press: Press) -> None:
    """It may have other fonts, or another typesetter."""
    press.files()
    press.machine(b"two")
    press.files()
    assert press.times == 4


@pytest.mark.parametrize(
    "damage", [lambda b: b[:-1], lambda b: b + b"!", lambda _: b"", lambda _: b"\n"]
)
def test_what_is_damaged_is_set_again(press: Press, damage: object) -> None:
    """A file that was cut short, or written to, goes out to nobody."""
    press.files()
    for file in (press.kept.folder or Path()).rglob("*.txt"):
        file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert press.files() == [b"FIRST", b"SECOND"]
    assert press.times == 4


def test_what_cannot_be_set_says_why_each_time(press: Press) -> None:
    """The rest is set; once it can be, it is."""
    press.source(first="first", second="impossible")
    assert press.files() == [b"FIRST", "not on this machine"]
    assert press.files() == [b"FIRST", "not on this machine"]
    press.source(first="first", second="second")
    assert press.files() == [b"FIRST", b"SECOND"]


def test_without_a_folder_nothing_is_kept(press: Press) -> None:
    """Each build sets everything."""
    press.kept = Kept(None)
    assert press.files() == press.files() == [b"FIRST", b"SECOND"]
    assert press.times == 4


def test_a_machine_is_told_by_its_libraries_and_fonts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A font more is another machine; so is another version."""
    monkeypatch.setattr(typesetting, "_ELSEWHERE", ("{HOME}/fonts", "{NOBODY}/fonts"))
    monkeypatch.setattr(typesetting.sys, "platform", "linux")
    monkeypatch.setenv("HOME", str(tmp_path))
    marks = [typesetting.machine.__wrapped__()]
    (tmp_path / "fonts/deep").mkdir(parents=True)
    (tmp_path / "fonts/deep/a.ttf").write_bytes(b"letters")
    marks.append(typesetting.machine.__wrapped__())
    assert typesetting.machine.__wrapped__() == marks[-1]
    monkeypatch.setattr(typesetting, "version_of", lambda library: "2")
    marks.append(typesetting.machine.__wrapped__())
    assert len(set(marks)) == 3
