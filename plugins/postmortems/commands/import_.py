"""Bring reports of any kind into the knowledge base."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from ..importing.drafting.draft import Destination
from ..importing.formats import endings, in_words
from ..importing.plan import Import, plan_imports
from ..importing.relocate import image_bytes
from ..importing.sources import find_sources, left_out
from ..importing.tidy import can_tidy
from ..reading.clock import zone_of
from ..settings import Settings
from ..site.files import write_whole
from ..site.folder import shown_path
from ..wording.columns import aligned
from ..wording.messages import printable, shorten
from .choices import site_word
from .into import import_into
from .options import CannotDo, config_option, echo_data, project_to_use
from .said_words import IDS, SERVICES, SEVERITIES

_WIDE = 90
KINDS = ("new", "there already", "not imported", "passed over")


def _help() -> str:
    """Return what the command does, and with which files."""
    kinds = ", ".join(in_words())
    known = ", ".join(filter(None, sorted(endings())))
    return f"""Turn reports of any kind into drafts of incident files.

    A FILE is one of these: {kinds}; or a folder of such, of which files are taken that end in {known}
    or in nothing. What it says of the incident becomes fields, its body stays as it is but for layout,
    images beside it come along. What is still to be supplied is listed. Nothing is overwritten, and what was
    imported before is left alone.

    \b
    Exit code 0: all reports are there; 1: some could not be imported; 2: it could not be done. What is no
    report in a folder does not count.

    \b
    Examples:
      postmortems import old/2019-outage.md --dry-run
      postmortems import old/
      postmortems import old/ --severity SEV3 --service checkout
      postmortems import --timezone Europe/Lisbon status/incidents.json
      postmortems import --into 2026-03-04-checkout chat.json
    """


@click.command(help=_help())
@click.argument("paths", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--to", "to", metavar="DIR", type=click.Path(path_type=Path, file_okay=False),
              help="Where to write the incident files. Default: the site's folder of reports.")  # fmt: skip
@click.option("--into", metavar="ID", shell_complete=IDS,
              help="Add a chat (Slack's JSON, or text with times) to the timeline of a report.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Write nothing; print the incident file of a single FILE.")
@click.option("--force", is_flag=True, help="Replace incident files of the same name.")
@click.option("--timezone", metavar="ZONE", help="For clocks without a zone. Default: the site's, else UTC.")
@click.option("--date-order", type=click.Choice(("day", "month")),
              help="What comes first in `03/04/2024` where a report does not tell.")  # fmt: skip
@click.option("--severity", shell_complete=SEVERITIES, help="For reports that state none.")
@click.option("--service", "services", multiple=True, shell_complete=SERVICES,
              help="For reports that name none; may be repeated.")  # fmt: skip
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", show_default=True,
              help="How to write what became of each file.")  # fmt: skip
@config_option
def command(
    paths: tuple[Path, ...], to: Path | None, into: str | None, dry_run: bool, force: bool,
    timezone: str | None, date_order: str | None, severity: str | None, services: tuple[str, ...],
    format_: str, config_file: Path | None,
) -> None:  # fmt: skip
    """Import what the command line names."""
    if missing := next((path for path in paths if not os.path.lexists(path)), None):
        raise CannotDo(f"{missing}: no such file or folder")
    others = (to, force, date_order, severity, services, format_ != "text")
    project = project_to_use(config_file, to)
    named = timezone or project.settings.timezone
    zone = _zone(named)
    if into:
        import_into(project, into, paths, named, dry_run, any(others))
    if not can_tidy():
        raise CannotDo("mdformat is not installed here; `pip install 'mkdocs-postmortems[import]'` brings it")
    supplied = _supplied(project.settings, severity, services)
    destination = Destination(project.settings, tuple(project.templates()), zone, supplied, date_order or "")
    sources = list(find_sources(paths))
    folder = Path(os.path.abspath(to or project.incidents_dir))  # noqa: PTH100 (links stay as they are)
    imports = plan_imports(sources, destination, (folder, project.docs_dir), force)
    if not dry_run:
        _write(imports, force, project.root)
    _report(imports, _tried(imports, dry_run and paths[0].is_file()), dry_run, format_, project.base)
    if format_ == "text":
        _say_left_out(paths, imports)
    raise SystemExit(1 if any(each.problem and not each.passed_over for each in imports) else 0)


def _zone(name: str) -> str:
    """Return the zone for clocks without any. Raises CannotDo."""
    if name and zone_of(name) is None:
        raise CannotDo(f"there is no time zone `{name}`")
    return name or "UTC"


def _tried(imports: Sequence[Import], one: bool) -> Import | None:
    """Return the only one of imports that is tried."""
    return imports[0] if one and len(imports) == 1 else None


def _say_left_out(paths: Sequence[Path], imports: Sequence[Import]) -> None:
    passed = left_out(paths, [path for each in imports for path in each.images.values()])
    if passed:
        click.echo(f"left out: {passed}", err=True)


def _supplied(settings: Settings, severity: str | None, services: Sequence[str]) -> Mapping[str, Any]:
    """Return what a person supplies for all reports, in the site's spelling. Raises CannotDo."""
    worst = site_word("severity", severity or None, settings.severities)
    names = [site_word("service", name, settings.services) for name in services if name.strip()]
    return {name: value for name, value in (("severity", worst), ("services", names)) if value}


def _write(imports: Sequence[Import], force: bool, root: Path) -> None:
    """Write what is new, an incident's images before it; an image that is there stays unless forced."""
    for each in imports:
        if each.problem or each.present or each.target is None:
            continue
        try:
            for target, image in each.images.items():
                if force or not target.exists():
                    write_whole(target, image_bytes(image), root)
            write_whole(each.target, each.content, root)
        except (OSError, ValueError) as error:
            raise CannotDo(f"{each.target}: {getattr(error, 'strerror', None) or error}") from None


def _report(
    imports: Sequence[Import], single: Import | None, dry_run: bool, format_: str, base: Path
) -> None:
    """Print what became of each file; of a `single` one that is only tried, the incident file."""
    if format_ == "json":
        for each in imports:
            click.echo(json.dumps(_as_json(each, base)))
    elif single is not None and single.content:
        echo_data(single.content.decode("utf-8", "replace"))
        click.echo("\n".join(_block(single, base)), err=True)
    elif len(imports) == 1:
        click.echo("\n".join(_block(imports[0], base)))
    elif not imports:
        click.echo("there is no report to import", err=True)
    else:
        click.echo("\n".join(_table(imports, base)))
        click.echo(_count(imports) + ("; nothing was written" if dry_run else ""), err=True)


def _as_json(each: Import, base: Path) -> dict[str, Any]:
    return {
        "file": each.source.as_posix(),
        "incident": shown_path(each.target, base) if each.target else None,
        "there_already": each.present,
        "problem": each.problem or None,
        "understood": each.understood,
        "missing": each.missing,
        "missing_once_final": each.later,
        "doubtful": each.doubts,
        "images": sorted(path.name for path in each.images),
    }


def _block(each: Import, base: Path) -> Iterator[str]:
    """Yield the lines about one incident."""
    target = shown_path(each.target, base) if each.target else ""
    yield printable(f"{each.source.as_posix()} -> {_outcome(each, target)}")
    for name, words in (
        ("understood", each.understood),
        ("to supply", each.missing),
        ("once final", each.later),
        ("images", sorted(path.name for path in each.images)),
    ):
        if words:
            yield f"  {name:11} {', '.join(words)}"
    yield from (printable(f"  {'doubtful':11} {doubt}") for doubt in each.doubts)


def _outcome(each: Import, target: str) -> str:
    if each.problem:
        return f"{_kind(each)}: {each.problem}"
    return f"{target} (there already)" if each.present else target


def _table(imports: Sequence[Import], base: Path) -> Iterator[str]:
    """Yield a row for each incident, then what is doubtful, the same doubt of many files once."""
    rows: list[tuple[str, ...]] = [("FILE", "INCIDENT", "FACTS", "TO SUPPLY")]
    for each in imports:
        outcome = _outcome(each, shown_path(each.target, base) if each.target else "")
        names = (printable(shorten(name, _WIDE)) for name in (_path(each), outcome))
        rows.append((*names, f"{len(each.understood) or '':>5}", ", ".join(each.missing)))
    yield from aligned(rows)
    doubts = Counter(doubt for each in imports for doubt in each.doubts)
    holders = {doubt: _path(each) for each in reversed(imports) for doubt in each.doubts}
    yield from ("", "DOUBTFUL") if doubts else ()
    for doubt, times in doubts.items():
        more = f" and {times - 1} more" if times > 1 else ""
        yield printable(f"{holders[doubt]}{more}: {doubt}")


def _path(each: Import) -> str:
    """Return the path of a source; of a long one its end, which tells it from others."""
    path = each.source.as_posix()
    return path if len(path) <= _WIDE else f"…{path[1 - _WIDE :]}"


def _count(imports: Sequence[Import]) -> str:
    kinds = Counter(map(_kind, imports))
    return ", ".join(f"{kinds[kind]} {kind}" for kind in KINDS if kinds[kind])


def _kind(each: Import) -> str:
    if each.problem:
        return "passed over" if each.passed_over else "not imported"
    return "there already" if each.present else "new"
