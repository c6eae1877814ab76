"""What MkDocs is given at each step of a build: files, finished pages, and what they are set in.

It and `mkdocs_plugin.py` are the only modules that import MkDocs. What is overridden, and why, is
told in `docs/decisions/0003-mkdocs-as-one-door.md`.
"""

import logging
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Literal

import jinja2
from markupsafe import Markup
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from build_tools import citing, pipeline
from build_tools.check.explanations import explanations
from build_tools.kept import Kept
from build_tools.model.edition import Edition
from build_tools.model.moments import EPOCH, BadDate, epoch
from build_tools.publish import findable, handwritten, log, material, rules, take_away, teaching
from build_tools.publish.memory import uncollected
from build_tools.publish.swap import CannotPublish, Publication, publication, told
from build_tools.site_needs import THEME, WRITE_THEME, unfit_theme
from build_tools.write import site
from build_tools.write.addresses import DOWNLOADS, SEARCH_DATA
from build_tools.write.page import Maker
from build_tools.write.page import Page as FinishedPage
from build_tools.write.search.place import Place
from build_tools.write.site.grounds import common_ground
from build_tools.write.site.problems import explained

LOGGER = logging.getLogger("mkdocs.plugins.edition")


class EditionOptions(base.Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say under `edition:`."""

    text = config_options.Optional(config_options.Type(str))


class EditionPlugin(BasePlugin[EditionOptions]):  # type: ignore[no-untyped-call]
    """Builds the edition, hands MkDocs its pages, and publishes the site."""

    def __init__(self) -> None:
        self.command: str = "build"
        self.text: str | None = None
        self.edition: Edition
        self.kept = Kept(None)
        self.ground: object = None
        self.plan: dict[str, Maker] = {}
        self.shelf = teaching.NOTHING
        self.bodies: dict[str, str] = {}
        self.written: list[Place] = []
        self.data: list[File] = []
        self.publication: Publication | None = None
        self.env: jinja2.Environment
        self.rewrite: Callable[[FinishedPage], None] = take_away.no_page
        self.count = log.Count()
        self.undo: list[log.Undo] = []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remembers which command runs."""
        if dirty and command != "serve":
            raise Abort("--dirty would publish half a site; build without it")
        self.command = command

    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Builds the edition; if that went well, opens a fresh folder for the site."""
        self._release()
        if config.theme.name != THEME:
            raise Abort(f"mkdocs.yml: {unfit_theme(config.theme.name)}; {WRITE_THEME}")
        self.count, self.data, self.bodies, self.written = log.Count(), [], {}, []
        self.undo += [uncollected(), log.counting(self.count, config.strict)]
        try:
            self.edition = self._built(config)
            said = [words.encode() for words in explanations().values()]
            known = partial(self.kept.read, "problems", said, explained)
            self.shelf = teaching.for_teachers(self.edition, self.kept)
            plan = site.preview if self.command == "serve" else site.plan
            self.plan = plan(self.edition, known, self.shelf)
            if self.kept.memory is not None:
                ground = common_ground(self.edition)
                self.ground = self.kept.same("ground", ground, lambda: ground)
            material.settle(config, self.edition)
            second = epoch(os.environ.get(EPOCH), self.edition.manifest.date)
            self.undo.append(log.environment(EPOCH, second))
            if self.command != "serve":
                self._open(config)
        except (BadDate, CannotPublish) as error:
            raise Abort(str(error)) from error
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Lets through what is allowed, and adds what the edition is made into."""
        for file in list(files):
            if (reason := rules.kept_back(file, Path(config.docs_dir))) is not None:
                files.remove(file)
            if reason:
                LOGGER.warning("docs/%s is left out: it %s", file.src_uri, reason)
        content: dict[str, str | bytes] = dict(site.files(self.edition))
        content |= {path.removesuffix(".html") + ".md": "" for path in self.plan}
        taken = {file.dest_uri: file for file in files}
        level = InclusionLevel.NOT_IN_NAV
        for path, data in sorted(content.items()):
            file = File.generated(config, path, content=data, inclusion=level)
            if old := taken.get(file.dest_uri):
                LOGGER.warning("docs/%s is left out: the edition makes that page", old.src_uri)
                files.remove(old)
            files.append(file)
            self.data += [file] if data else []
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Escapes the titles that `mkdocs.yml` gives, and lets finished pages pass by Markdown."""
        material.escape_titles(nav.items)
        material.spare_markdown(file.page for file in files if file.dest_uri in self.plan)
        return nav

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Lets MkDocs check links that name a page's `index.html`."""
        return handwritten.checkable(markdown)

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Nothing: the template prints a page from its body."""
        path = page.file.dest_uri
        material.entitle(page, None)
        if path not in self.plan:
            main = handwritten.finished(html)
            self.bodies[path] = site.frame(self.edition, path, "about-page", main)
            self.written += findable.written(page, path, main)
        return ""

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Gives the templates what all pages share, and the site what its search finds."""
        policy = "" if self.command == "serve" else rules.POLICY
        self.env = env
        material.settle_templates(env, self.edition, policy)
        data = findable.data(self.edition, self.plan, self.written)
        level = InclusionLevel.NOT_IN_NAV
        files.append(File.generated(config, SEARCH_DATA, content=data, inclusion=level))
        self.data.append(files.src_uris[SEARCH_DATA])
        return env

    def on_page_context(
        self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        """Gives the template the head and the finished body of a page, which is made now."""
        path = page.file.dest_uri
        while self.data:  # It is written by now, and the pages of a large site need the room.
            self.data.pop().content_bytes = b""
        if made := self._made(path) if path in self.plan else None:
            material.entitle(page, made)
        head = Markup(made.head if made else site.head(self.edition, path))
        context |= {"body": Markup(made.body if made else self.bodies[path]), "head": head}
        context["kind"] = made.kind if made else ""
        context["language"] = self.edition.base.record.language
        if path == DOWNLOADS:
            self.rewrite = partial(material.rewrite, self.env, context, config)
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Warns of links that fail on a disk or below a path; we make none."""
        handmade = page.file.dest_uri in self.bodies
        for address in rules.absolute_addresses(output) if handmade else ():
            LOGGER.warning("%s: make the link %s relative", page.file.src_uri, address)
        return output

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Puts in what can be taken away, and publishes the site."""
        if config.strict and self.count.numbers:
            raise Abort(f"{self.count} in a strict build; the site is left as it was")
        try:
            if self.publication:
                take_away.complete(Path(config.site_dir), self.edition, self.rewrite, self.shelf)
                self.publication.publish()
        except CannotPublish as error:
            raise Abort(str(error)) from error
        self._release()

    def on_build_error(self, *, error: Exception) -> None:
        """Leaves the site as it was; a full or closed disk is told in one line."""
        writing = self.publication is not None
        self._release()
        if writing and isinstance(error, OSError):
            raise Abort(f"cannot write the site: {told(error)}; it is left as it was") from error

    def on_shutdown(self) -> None:
        """Cleans up after an interrupted build."""
        self._release()

    def _made(self, path: str) -> FinishedPage:
        """A page of the plan; while a server runs, the one made before if it would be equal."""
        maker = self.plan[path]
        own = maker.ground() if self.kept.memory is not None else None
        if own is None:
            return maker.make()
        return self.kept.same(path, (own, self.ground), maker.make)

    def _built(self, config: MkDocsConfig) -> Edition:
        """The edition; Abort if it has an error."""
        docs = Path(config.docs_dir)
        if docs.name != "docs":
            raise Abort(f"docs_dir must be a folder named docs, not {docs}")
        copy = self.text or os.environ.get("EDITION_TEXT")
        if not copy and self.config.text:
            copy = str(Path(config.config_file_path).parent / self.config.text)
        cache = docs.parent / citing.CACHE
        if self.kept.folder != cache:
            self.kept = Kept(cache, {} if self.command == "serve" else None)
        built = pipeline.build(docs.parent, text=copy or None, kept=self.kept)
        log.report(built)
        inputs = (p for p in (*built.inputs, docs.parent / "glossary") if p.exists())
        config.watch.extend(map(str, inputs))
        if built.edition is None or built.failed:
            raise Abort(f"{log.errors(built)}; no site is written")
        return built.edition

    def _open(self, config: MkDocsConfig) -> None:
        """Has MkDocs write into a fresh folder, since it empties the one it writes into."""
        named = config.site_dir
        self.publication = publication(Path(named))
        self.undo += [self.publication.discard, lambda: setattr(config, "site_dir", named)]
        config.site_dir = str(self.publication.folder)

    def _release(self) -> None:
        """Puts back what the build has changed around it; what is not published is removed."""
        while self.undo:
            self.undo.pop()()
        self.publication, self.rewrite = None, take_away.no_page
