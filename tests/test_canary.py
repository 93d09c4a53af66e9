"""Nothing internal is anywhere in a public site, and if one place forgot, this would tell."""

from __future__ import annotations

import base64
import gzip
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from shutil import copytree
from typing import Any
from urllib.parse import quote

import pytest

import postmortems.redaction.parts
import postmortems.redaction.passages
import postmortems.redaction.report
import postmortems.site.attachments
import postmortems.site.edition
from building import built
from building import postmortems as command
from canary import STEM, Words, dumped, make_canary, told
from postmortems.checks.check import all_checks
from postmortems.exporting.interchange import file_of
from postmortems.hosts.exported import write_site
from postmortems.hosts.targets import names
from postmortems.model.field_types import declarations
from postmortems.model.incident import Incident
from postmortems.pages.all import _modules
from postmortems.pages.base.page import Site
from postmortems.publishing import load
from postmortems.redaction.passages import PASSAGE, REMARK, Cut
from postmortems.site.edition import for_audience
from postmortems.site.project import find_project
from samples import NOW


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the knowledge base."""
    return make_canary(tmp_path_factory.mktemp("canary"), Words())


@pytest.fixture(scope="module")
def public(root: Path) -> Iterator[Path]:
    """Yield its site for the public, as MkDocs writes it."""
    yield built(root, POSTMORTEMS_AUDIENCE="public")


def published(root: Path, target: Path) -> Path:
    """Write its site for the public as a folder."""
    loaded = load(for_audience(find_project(root, None, all_checks()), "public"), NOW)
    found = write_site(loaded, target)
    assert found.pages, found.diagnostics
    return target


def test_nothing_internal_is_told(public: Path) -> None:
    assert told(public) == []


def test_what_is_public_is_there(public: Path) -> None:
    page = (public / "incidents/open/index.html").read_text("utf-8")
    said = (
        "Payments unavailable",
        "Nobody could pay",
        "A supplier failed",
        "first failed payment",
        "Set a limit",
        "gold",
    )
    assert [text for text in said if text not in page] == []
    assert sorted(path.name for path in public.glob("incidents/shown.*")) == [
        f"shown.{kind}" for kind in ("gif", "jpg", "png", "svg", "webp")
    ]
    assert not (public / "writing").exists()
    assert "About" in page


def test_the_words_stand_everywhere_inside(root: Path, tmp_path: Path) -> None:
    found = write_site(load(find_project(root, None, all_checks()), NOW), tmp_path / "site")
    assert found.pages
    assert len({word for _, word in told(tmp_path / "site")}) > 100


def test_no_verb_tells_more(root: Path, tmp_path: Path) -> None:
    assert command(root, "export", "--audience", "public", "--to", str(tmp_path / "out")).returncode == 0
    assert told(tmp_path / "out") == []
    for name in names():
        done = command(root, "export", "--for", name, "--audience", "public", "--to", str(tmp_path / name))
        assert (done.returncode, told(tmp_path / name)) == (0, []), done.stderr
    for form in ("table", "json", "csv"):
        done = command(root, "list", "--audience", "public", "--format", form)
        assert ("Payments unavailable" in done.stdout, STEM in done.stdout) == (True, False)


VERBS = (
    ("digest", "--since", "9000d"), ("digest", "--since", "9000d", "--format", "html"), ("actions",), ("actions", "--format", "json"),
    ("actions", "--format", "ics"), ("list",), ("similar", f"payments {STEM} nobody could pay"), ("similar", STEM, "--format", "json"),
)  # fmt: skip


def test_each_verb_that_tells_of_reports_follows_the_audience(root: Path, tmp_path: Path) -> None:
    folder = copytree(root, tmp_path / "own", ignore=lambda *_: ["site"])
    config = folder / "mkdocs.yml"
    config.write_text(
        config.read_text().replace("- postmortems:\n", "- postmortems:\n      audience: public\n")
    )
    for number, arguments in enumerate(VERBS):
        done = command(folder, *arguments)
        assert done.returncode == 0, done.stderr
        (tmp_path / "told").mkdir(exist_ok=True)
        (tmp_path / f"told/{number}").write_text(done.stdout + done.stderr)
    assert told(tmp_path / "told") == []


@pytest.mark.parametrize(
    "data",
    [
        STEM.upper().encode(), gzip.compress(STEM.encode(), mtime=0), quote(STEM).encode(), dumped(STEM), STEM.encode("utf-16"),
        "".join(f"&#{ord(letter)};" for letter in STEM).encode(), "".join(f"%{ord(letter):02x}" for letter in STEM).encode(),
        *(base64.b64encode(b"x" * before + STEM.encode() + b"1") for before in range(3)),
    ],
)  # fmt: skip
def test_a_word_is_found_however_it_is_written(data: bytes, tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"said " + data if not data.startswith(b"\x1f") else data)
    assert told(tmp_path)


def _without(kind: str) -> Callable[..., Any]:
    real = postmortems.redaction.passages.cuts_of
    return lambda *given: (each for each in real(*given) if not (isinstance(each, Cut) and each.kind == kind))


def _all_public(*given: Any) -> Iterator[Any]:
    return (replace(part, public=True) for part in postmortems.redaction.parts.parts_of(*given))


def _everything(project: Any, knowledge_base: Any, _: Any) -> Any:
    return replace(REAL_EDITION(project, knowledge_base), settings=project.settings)


REAL_EDITION = postmortems.site.edition.edition_of
REDACTION, EDITION = "postmortems.redaction", "postmortems.site.edition"
FORGETS: dict[str, tuple[tuple[str, Any], ...]] = {
    "a field": (("postmortems.model.public.Public.all_fields", property(lambda _: frozenset((*declarations(Incident), f"{STEM}field")))),),
    "a part of a field": (("postmortems.model.public.Public.has_part", lambda *_: True),),
    "relations": ((f"{REDACTION}.fields._related", lambda value, _: value),),
    "the title for the public": ((f"{REDACTION}.fields.INSTEAD", {}),),
    "sections": ((f"{REDACTION}.report.parts_of", _all_public),),
    "passages": tuple((f"{REDACTION}.report.{name}", value) for name, value in (("cuts_of", _without(PASSAGE)), ("Marked.is_clean", True))),
    "comments": tuple((f"{REDACTION}.report.{name}", value) for name, value in (("cuts_of", _without(REMARK)), ("Marked.is_clean", True))),
    "reports": ((f"{EDITION}.is_public", lambda _: True),),
    "settings": (("postmortems.checks.runner.edition_of", _everything),),
    "images": (("postmortems.site.attachments.bare", lambda _, data: data),),
    "drawings": (("postmortems.site.attachments.clean", lambda data, **_: postmortems.site.svg.Drawing(data)),),
}  # fmt: skip
"""What is to be taken out, with how each forgets to."""


@pytest.mark.parametrize("what", FORGETS)
def test_it_is_told_when_redaction_forgets(
    what: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in FORGETS[what]:
        monkeypatch.setattr(name, value)
    assert told(published(root, tmp_path / "site"))


MAKERS = {"pages", "files", "list_files", "some_files"}
KINDS = sorted(name for name, module in _modules().items() if MAKERS & {*vars(module)})


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_told_when_one_kind_of_page_or_file_asks_all_reports(
    kind: str, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    loaded = load(find_project(root, None, all_checks()), NOW)
    module = _modules()[kind]

    def forgetting(make: Callable[[Site], Any]) -> Callable[[Site], Any]:
        return lambda site: make(
            replace(site, knowledge_base=loaded.shown, settings=loaded.project.settings, exported=file_of)
        )

    for name in MAKERS & {*vars(module)}:
        monkeypatch.setattr(module, name, forgetting(getattr(module, name)))
    real = load(for_audience(find_project(root, None, all_checks()), "public"), NOW)
    found = write_site(real, tmp_path / "site")
    assert bool(found.pages) == (kind not in REFUSED)
    assert bool(told(tmp_path / "site")) == (kind not in (*NOTHING_OF_REPORTS, *REFUSED))


NOTHING_OF_REPORTS = ("action_rows", "not_found")
"""Kinds that tell nothing of any report, or only where there are many."""
REFUSED = ("incident", "seen_before")
"""Kinds whose pages cannot even be made of a report that is not public: nothing is built."""
