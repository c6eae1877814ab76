"""The door `edition`: build, check, write, explain, serve; `links` has its own module."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from build_tools.model.diagnostics import Diagnostic, abridged
from build_tools.options import ROOT
from build_tools.publish.memory import left_as_it_is, uncollected
from build_tools.reach.commands import links

TEXT = click.option(
    "--text",
    metavar="FILE",
    type=click.Path(dir_okay=False),
    envvar="EDITION_TEXT",
    help="Your own copy of the published text; the edition is then built of it.",
)


class Door(click.Group):
    """The group of all commands."""

    def invoke(self, ctx: click.Context) -> object:
        """Ctrl+C ends a command in one line with the status that shells expect, 130."""
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("stopped", err=True)
            sys.exit(130)


@click.group(cls=Door, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="annotated-edition", message="%(version)s")
def main() -> None:
    """Compile an annotated edition."""


main.add_command(links)


@main.command("build")
@TEXT
@ROOT
@click.option("--site-dir", metavar="DIR", type=click.Path(file_okay=False, path_type=Path))
@click.option("--strict", is_flag=True, help="Fail on warnings too.")
def build_command(text: str | None, root: Path, site_dir: Path | None, strict: bool) -> None:
    """Build the site."""
    _stand_in_an_edition(root)
    end = uncollected()
    from build_tools.mkdocs_plugin import build_site

    status = build_site(root, text=text, site_dir=site_dir, strict=strict)
    end()
    left_as_it_is()
    sys.exit(status)


@main.command("serve", short_help="Serve the site and rebuild it as you save.")
@TEXT
@ROOT
def serve_command(text: str | None, root: Path) -> None:
    """Serve the site on this machine and rebuild it when a file changes."""
    _stand_in_an_edition(root)
    from build_tools.mkdocs_plugin import serve

    serve(root, text)


@main.command("check", short_help="Report all that is wrong; status 1 if an error is.")
@TEXT
@ROOT
@click.option("--format", "form", type=click.Choice(["text", "json", "github"]), default="text")
def check_command(text: str | None, root: Path, form: str) -> None:
    """Report everything that is wrong with the edition; exit status 1 if an error remains."""
    from build_tools.manifest import MANIFEST
    from build_tools.model.diagnostics import in_order
    from build_tools.pipeline import build
    from build_tools.site_needs import lacking

    built = build(root, text=text)
    unready = list(lacking(root)) if (root / MANIFEST).exists() else []
    problems = in_order([*built.diagnostics, *unready])
    report(problems, form)
    if form == "text":
        click.echo(_summary(problems, len(built.allowed), built.held), err=True)
    sys.exit(1 if built.failed or unready else 0)


@main.command("write", short_help="Write the edition, or a pack, in a format.")
@click.argument("format")
@TEXT
@ROOT
@click.option("--pack", metavar="NAME", help="Of this reading pack, or of `glossary`, the whole.")
@click.option("-o", "--output", metavar="PATH", type=click.Path(dir_okay=False, path_type=Path))
def write_command(
    format: str, text: str | None, root: Path, pack: str | None, output: Path | None
) -> None:
    """Write the edition, or a pack of it, in a FORMAT (see `edition formats`) to PATH or to the
    screen."""
    from build_tools.pipeline import build
    from build_tools.writing import Unwritable, written

    try:
        write = written(format, pack)
    except Unwritable as error:
        raise click.UsageError(str(error)) from error
    built = build(root, text=text)
    report([p for p in built.diagnostics if p.severity != "note"], "text")
    if built.edition is None or built.failed:
        sys.exit(1)
    try:
        data = write(built.edition)
    except Unwritable as error:
        raise click.ClickException(str(error)) from error
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"cannot write {output}: {error.strerror}") from error


@main.command("formats")
def formats_command() -> None:
    """List the formats that `edition write` knows."""
    from build_tools.writing import described

    for name, about in described():
        click.echo(f"{name:<16} {about}")


@main.command("explain")
@click.argument("code")
def explain_command(code: str) -> None:
    """Explain the CODE of a problem, such as N02."""
    from build_tools.check.explanations import explanations

    known = explanations()
    if code.upper() not in known:
        raise click.UsageError(f"no code “{code}”; there are: {', '.join(known)}")
    click.echo(known[code.upper()])


def _stand_in_an_edition(root: Path) -> None:
    if not (root / "mkdocs.yml").is_file():
        raise click.ClickException(
            f"there is no mkdocs.yml in {root.resolve()}: go to the folder of the edition, "
            "or name it with --root"
        )


def report(problems: Sequence[Diagnostic], form: str) -> None:
    """Prints the problems: text and GitHub annotations on stderr, JSON on stdout."""
    match form:
        case "json":
            click.echo(json.dumps([_as_data(p) for p in problems], ensure_ascii=False, indent=1))
        case "github":
            for p in problems:
                click.echo(_as_annotation(p), err=True)
        case _:
            for _, words in abridged(problems):
                click.echo(words, err=True)


def _as_data(p: Diagnostic) -> dict[str, object]:
    return {
        "code": p.code,
        "severity": p.severity,
        "file": p.place.file,
        "line": p.place.line,
        "column": p.place.column,
        "message": p.message,
        "cure": p.cure,
        "subject": p.subject,
        "text": p.text,
    }


def _as_annotation(p: Diagnostic) -> str:
    """A GitHub workflow command; its signs are escaped as GitHub's toolkit does."""
    message = f"{p.message} (cure: {p.cure})"
    for sign, escaped in (("%", "%25"), ("\r", "%0D"), ("\n", "%0A")):
        message = message.replace(sign, escaped)
    file = p.place.file
    for sign, escaped in (("%", "%25"), (":", "%3A"), (",", "%2C")):
        file = file.replace(sign, escaped)
    where = f"file={file},line={p.place.line},col={p.place.column},title={p.code}"
    level = "notice" if p.severity == "note" else p.severity
    return f"::{level} {where}::{message}"


def _summary(problems: Sequence[Diagnostic], allowed: int, held: int) -> str:
    errors, warnings, notes = (
        sum(p.severity == severity for p in problems) for severity in ("error", "warning", "note")
    )
    counted = f"{_count(errors, 'error')}, {_count(warnings, 'warning')}"
    counted += f", {_count(notes, 'note')}" if notes else ""
    back = f"{_count(held, 'problem')} that may follow from these {'is' if held == 1 else 'are'}"
    told = f"\n{back} held back" if held else ""
    return f"{counted}; {_count(allowed, 'problem')} allowed by the manifest{told}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
