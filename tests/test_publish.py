"""A site is published in one step or not at all."""

import errno
import os
import random
import resource
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest
from stand_in import lay_out, mkdocs, put_in_place, tree

from build_tools.mkdocs_plugin import build_site
from build_tools.publish import swap
from build_tools.publish.swap import MARKER, CannotPublish, publication

STAGES = [
    *("on_config", "on_pre_build", "on_files", "on_nav", "on_pre_page", "on_page_markdown"),
    *("on_page_content", "on_env", "on_pre_template", "on_template_context", "on_post_template"),
    *("on_page_context", "on_post_page", "on_post_build"),
]


@pytest.fixture
def root(tmp_path: Path) -> Iterator[Path]:
    """A small edition with a good site, in a house of its own."""
    with ExitStack() as stack:
        for each in put_in_place():
            stack.enter_context(each)
        lay_out(tmp_path / "house")
        assert build(tmp_path / "house") == 0
        yield tmp_path / "house"


def build(root: Path, strict: bool = False, site_dir: Path | None = None) -> int:
    return build_site(root, text=None, site_dir=site_dir, strict=strict)


def litter(root: Path) -> list[str]:
    return [p.name for p in root.iterdir() if p.name.startswith(".site")]


def hook(root: Path, stage: str, body: str) -> None:
    """Adds a hook to the edition's `mkdocs.yml`."""
    (root / "hook.py").write_text(f"def {stage}(*args, **kwargs):\n    {body}\n")
    with (root / "mkdocs.yml").open("a") as config:
        config.write("hooks: [hook.py]\n")


def test_a_build_replaces_all_of_the_old_site(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (root / "site/stale.html").write_text("old")
    monkeypatch.setenv("STAND_IN", "changed")
    assert build(root) == 0
    assert not (root / "site/stale.html").exists()
    assert "changed" in (root / "site/brief/index.html").read_text()
    assert litter(root) == []


def test_hidden_files_of_the_publisher_stay(root: Path) -> None:
    (root / "site/.nojekyll").write_text("")
    (root / "site/.git").mkdir()
    (root / "site/.git/HEAD").write_text("ref")
    assert build(root) == 0
    assert (root / "site/.git/HEAD").read_text() == "ref"
    assert (root / "site/.nojekyll").exists()


@pytest.mark.parametrize("stage", STAGES)
def test_an_exception_at_any_stage_leaves_the_old_site(root: Path, stage: str) -> None:
    before = tree(root / "site")
    hook(root, stage, f"raise RuntimeError('at {stage}')")
    with pytest.raises(RuntimeError, match=stage):
        build(root)
    assert tree(root / "site") == before
    assert litter(root) == []


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EMFILE])
def test_a_disk_that_refuses_is_told_in_one_line(
    root: Path, number: int, capfd: pytest.CaptureFixture[str]
) -> None:
    before = tree(root / "site")
    hook(root, "on_post_page", f"raise OSError({number}, {os.strerror(number)!r})")
    capfd.readouterr()
    assert build(root) == 1
    said = capfd.readouterr().err
    assert "Traceback" not in said
    assert said.splitlines()[-1] == (
        f"cannot write the site: {os.strerror(number)}; it is left as it was"
    )
    assert tree(root / "site") == before
    assert litter(root) == []


def test_a_disk_that_refuses_the_swap_leaves_the_old_site(
    root: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def refused(one: Path, other: Path) -> bool:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    before = tree(root / "site")
    monkeypatch.setattr(swap, "_exchanged", refused)
    assert build(root) == 1
    assert "Read-only file system" in capfd.readouterr().err
    assert tree(root / "site") == before
    assert litter(root) == []


def test_a_file_too_large_for_the_disk_leaves_the_old_site(root: Path) -> None:
    """RLIMIT_FSIZE stands in for a full disk: it needs no root."""
    before = tree(root / "site")
    small = (1_000, 1_000)
    run = mkdocs(root, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, small))
    said, _ = run.communicate(timeout=30)
    assert run.returncode == 1
    assert "cannot write the site: File too large" in said
    assert "Traceback" not in said
    assert tree(root / "site") == before
    assert litter(root) == []


def test_a_folder_nobody_may_write_to_is_told_in_one_line(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """`/sys` takes no files, not even from root."""
    capfd.readouterr()
    assert build(root, site_dir=Path("/sys/edition/site")) == 1
    said = capfd.readouterr().err
    assert said.startswith("cannot write /sys/edition/site: ")
    assert said.count("\n") == 1


def test_a_strict_build_with_a_warning_publishes_nothing(
    root: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    before = tree(root / "site")
    monkeypatch.setenv("STAND_IN", "warning changed")
    assert build(root, strict=True) == 1
    assert "1 warning in a strict build" in capfd.readouterr().err
    assert tree(root / "site") == before
    assert build(root) == 0
    assert tree(root / "site") != before


def test_a_quiet_strict_build_with_a_broken_link_publishes_nothing(root: Path) -> None:
    before = tree(root / "site")
    (root / "docs/about/more.md").write_text("# More\n\n[gone](nowhere.md)\n")
    run = mkdocs(root, "--strict", "--quiet")
    said, _ = run.communicate(timeout=30)
    assert run.returncode == 1
    assert "nowhere" not in said
    assert tree(root / "site") == before


def test_a_folder_we_did_not_make_is_refused(
    root: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    foreign = tmp_path / "foreign"
    foreign.mkdir()
    (foreign / "thesis.txt").write_text("years of work")
    assert build(root, site_dir=foreign) == 1
    assert f"no {MARKER} in it" in capfd.readouterr().err
    assert tree(foreign) == {"thesis.txt": b"years of work"}
    (foreign / "thesis.txt").unlink()
    assert build(root, site_dir=foreign) == 0


def test_a_file_in_the_sites_place_is_refused(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    assert build(root, site_dir=tmp_path / "file") == 1
    assert (tmp_path / "file").read_text() == "mine"


def test_two_builds_into_one_folder_do_not_meet(
    root: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    before = tree(root / "site")
    other = publication(root / "site")
    assert build(root) == 1
    assert "another build is writing" in capfd.readouterr().err
    assert other.folder.is_dir()
    other.discard()
    assert tree(root / "site") == before
    assert build(root) == 0
    assert litter(root) == []


def test_the_lock_of_a_dead_build_is_no_lock(root: Path) -> None:
    (root / ".site.lock").write_text("")
    dead = root / ".site.edition-0123456789ab"
    dead.mkdir()
    (dead / "half.html").write_text("half")
    assert build(root) == 0
    assert litter(root) == []


def test_without_an_exchange_two_renames_do(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchanged", lambda one, other: False)
    monkeypatch.setenv("STAND_IN", "changed")
    assert build(root) == 0
    assert "changed" in (root / "site/brief/index.html").read_text()
    assert litter(root) == []


def test_a_build_that_died_between_two_renames_is_mended(root: Path) -> None:
    before = tree(root / "site")
    (root / "site").rename(root / ".site.edition-0123456789ab-old")
    publication(root / "site").discard()
    assert tree(root / "site") == before
    assert litter(root) == []


def test_a_site_without_a_first_page_is_not_published(tmp_path: Path) -> None:
    made = publication(tmp_path / "site")
    with pytest.raises(CannotPublish, match=r"index\.md"):
        made.publish()
    assert list(tmp_path.iterdir()) == []


def test_a_link_to_the_site_stays_a_link(root: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(root / "site", target_is_directory=True)
    assert build(root, site_dir=tmp_path / "link") == 0
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "link/index.html").exists()


def test_an_interrupted_build_cleans_up(root: Path) -> None:
    before = tree(root / "site")
    hook(root, "on_post_page", "import time; print('here', flush=True); time.sleep(20)")
    run = mkdocs(root, "-q", words="changed")
    assert run.stdout is not None
    while "here" not in run.stdout.readline():
        pass
    run.send_signal(signal.SIGINT)
    run.communicate(timeout=30)
    assert run.returncode == 1
    assert tree(root / "site") == before
    assert litter(root) == []


def test_a_killed_build_leaves_the_old_site_or_the_new(root: Path, tmp_path: Path) -> None:
    """24 builds are killed at random times, six at once, each in a house of its own."""
    old = tree(root / "site")
    houses = [lay_out(tmp_path / f"house-{n}") for n in range(6)]
    started = time.monotonic()
    assert mkdocs(root, words="changed many").wait(60) == 0
    whole, new = time.monotonic() - started, tree(root / "site")
    chance = random.Random(24)

    def killed(house: Path) -> list[dict[str, bytes]]:
        seen = []
        for _ in range(4):
            (house / "site").exists() or build_quietly(house)
            run = mkdocs(house, words="changed many")
            time.sleep(chance.uniform(0.3, 1.5) * whole)
            run.kill()
            run.communicate()
            seen.append(tree(house / "site"))
        return seen

    with ThreadPoolExecutor(6) as pool:
        seen = [site for sites in pool.map(killed, houses) for site in sites]
    assert len(seen) == 24
    assert all(site in (old, new) for site in seen)
    for house in houses:
        build_quietly(house)
        assert litter(house) == []


def build_quietly(house: Path) -> None:
    assert mkdocs(house, "-q").wait(60) == 0
