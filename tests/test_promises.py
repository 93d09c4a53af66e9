"""Promises of the documentation, each once and end to end: what a careless change of a line would break in silence."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from mkdocs.config import load_config

from building import mkdocs, postmortems
from pages.shelf import at, attr, only, text, texts, told
from postmortems.checks.check import all_checks
from postmortems.fixes import fix
from postmortems.fixes.fix import Edit
from postmortems.hosts.exported import write_site
from postmortems.insight.similar import similar
from postmortems.model.details import Detection
from postmortems.model.document import Document
from postmortems.publishing import load
from postmortems.reading.document import read_document
from postmortems.review.watch import stamps
from postmortems.settings import Settings
from postmortems.site.corpus import read_knowledge_base
from postmortems.site.files import write_whole
from postmortems.site.project import find_project
from samples import BODY, CONFIG, NOW, check, codes, make_project, report

PLUGIN = f"{CONFIG[:-1]}:\n      "


def test_the_zone_of_the_site_is_that_of_times_without_one(tmp_path: Path) -> None:
    text = report(
        "started_at: 2026-03-04T23:05\ndetected_at: 2026-03-04T23:09\nresolved_at: 2026-03-05T00:30\n"
    )
    make_project(tmp_path, {"incidents/a.md": text}, f"{PLUGIN}timezone: Asia/Tokyo\n")
    (incident,) = read_knowledge_base(find_project(tmp_path, None, all_checks()))[0].incidents
    assert incident.started_at.utc == datetime(2026, 3, 4, 14, 5, tzinfo=UTC)


@pytest.mark.parametrize("field", ["severity: SEV9", "started_at: soon", "title: [a, b]"])
def test_what_leaves_nothing_to_publish_cannot_be_excused(field: str, tmp_path: Path) -> None:
    excused = f"# postmortems: allow invalid-value because it is old\n{field}\n"
    make_project(tmp_path, {"incidents/a.md": report(f"{field}\n").replace(f"{field}\n", excused)})
    assert "invalid-value" in codes(check(tmp_path))
    assert postmortems(tmp_path, "check").returncode == 1


def test_a_strict_plugin_fails_a_build_with_warnings_and_writes_nothing(tmp_path: Path) -> None:
    warned = report(body=f"{BODY}\n<b onclick='x()'>bold</b>\n")
    make_project(tmp_path, {"incidents/a.md": warned, "docs/a.md": "# A\n"}, CONFIG + "theme: mkdocs\n")
    assert mkdocs(tmp_path, "build").returncode == 0
    (tmp_path / "mkdocs.yml").write_text(f"theme: mkdocs\n{PLUGIN}strict: true\n")
    done = mkdocs(tmp_path, "build", "-d", "strict")
    assert done.returncode == 1
    assert "warning[unsafe-html]" in done.stderr
    assert not (tmp_path / "strict").exists()
    write_site(load(find_project(tmp_path, None, all_checks()), NOW), tmp_path / "strict")
    assert not (tmp_path / "strict").exists()


def test_a_file_is_there_whole_until_the_new_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target, seen = tmp_path / "a", list[bytes]()
    target.write_bytes(b"before")
    monkeypatch.setattr(os, "fsync", lambda _: seen.append(target.read_bytes()))
    write_whole(target, b"after", tmp_path)
    assert (seen, target.read_bytes()) == ([b"before"], b"after")


def test_an_import_overwrites_no_image_unless_it_is_told_to(tmp_path: Path) -> None:
    make_project(tmp_path, {
        "old/x.md": "# X\n\n## Impact\n\n2024-01-02 ![it](g.png)\n", "old/g.png": b"\x89PNG\r\n\x1a\n new",
    })  # fmt: skip
    image = tmp_path / "incidents/2024-01-02-x-g.png"
    assert postmortems(tmp_path, "import", "old/x.md").returncode == 0
    made, mine = image.read_bytes(), b"\x89PNG\r\n\x1a\n mine"
    image.write_bytes(mine)
    (tmp_path / "incidents/2024-01-02-x.md").unlink()
    assert postmortems(tmp_path, "import", "old/x.md").returncode == 0
    assert image.read_bytes() == mine
    assert postmortems(tmp_path, "import", "--force", "old/x.md").returncode == 0
    assert image.read_bytes() == made


def test_a_zone_that_a_report_states_goes_before_that_of_its_fields(tmp_path: Path) -> None:
    fields = "timezone: Asia/Tokyo\nstarted_at: 2026-03-04T23:05\ndetected_at: 2026-03-04T23:09\nresolved_at: 2026-03-05T00:30\n"
    body = BODY.replace("## Timeline\n", "## Timeline\n\nAll times are in UTC.\n").replace(" UTC:", ":")
    make_project(tmp_path, {"incidents/a.md": report(fields, body)})
    assert "All times are in UTC" in body
    assert "timeline-outside-incident" not in codes(check(tmp_path))
    (tmp_path / "incidents/a.md").write_text(
        report(fields, body.replace("All times are in UTC.", "As it was."))
    )
    assert "timeline-outside-incident" in codes(check(tmp_path))


def test_what_follows_midnight_is_the_next_day() -> None:
    body = "## Timeline\n\n- 23:50 UTC: it began\n- 00:20 UTC: more of it\n- 00:40 UTC: it was over\n"
    page = only(told(body, start="2026-03-04T23:45", resolved_at=at("2026-03-05T01:00")))
    entries = [attr(time, "datetime")[:16] for time in page.query(".pm-entries__at time")]
    assert entries == ["2026-03-04T23:50", "2026-03-05T00:20", "2026-03-05T00:40"]


def test_no_milestone_is_taken_from_an_entry_before_the_start() -> None:
    entries = "".join(
        f"- 2026-03-04 {told_}\n" for told_ in ("13:00 UTC: detected", "14:20 UTC: x", "14:30 UTC: mitigated")
    )
    page = only(told(f"## Timeline\n\n{entries}", resolved_at=at("2026-03-04T15:30")))
    assert "13:00 UTC: detected" in text(page)
    assert texts(page, "desc")[0].startswith("unmitigated 25 min, then recovering 1 h 00 min.")
    assert texts(page, ".pm-times th[scope=row]") == ["Started", "Resolved"]


@pytest.mark.parametrize("name", ["Login-Down.md", "x.md"])
def test_ids_with_capital_letters_are_found_and_are_the_same_as_those_without(
    name: str, tmp_path: Path
) -> None:
    make_project(tmp_path, {
        "incidents/a.md": report("related: [Login-Down]\n"),
        f"incidents/{name}": report("" if name != "x.md" else "id: Login-Down\n"),
    })  # fmt: skip
    for given in ((), ("incidents/a.md",)):
        assert "unknown-reference" not in postmortems(tmp_path, "check", *given).stdout
    (tmp_path / "incidents/b.md").write_text(report("id: login-down\n"))
    for given in ((), ("incidents/b.md",))[: 1 + (name != "x.md")]:
        assert "unique-id" in postmortems(tmp_path, "check", *given).stdout


def test_serve_watches_the_reports_and_the_templates(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"incidents/a.md": report(), "templates/own.md": "", "docs/a.md": ""}
    make_project(tmp_path, files, f"{PLUGIN}templates_dir: templates\n")
    config = load_config(str(tmp_path / "mkdocs.yml"))
    watched = config.plugins.on_config(config).watch
    assert {str(tmp_path / "incidents"), str(tmp_path / "templates")} <= set(watched)


def test_a_baseline_keeps_no_note(tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report("status: draft\n", "## Summary\n\nShort.\n")})
    notes = [each for each in check(tmp_path) if each.level.value == "info"]
    known = [
        {"path": each.place.path, "code": each.code, "message": each.message, "count": 1} for each in notes
    ]
    (tmp_path / "known.json").write_text(json.dumps({"version": 1, "problems": known}))
    said = postmortems(tmp_path, "check", "--baseline", "known.json", "--format", "json").stdout
    assert [each["code"] for each in json.loads(said)] == codes(tuple(notes)) != []


def test_those_that_share_little_are_not_alike() -> None:
    texts_of = (
        "One disk filled up.",
        "A key was lost.",
        "Traffic doubled.",
        "Two cables broke.",
        "Time ran backwards.",
    )
    incidents = [
        told(f"## Summary\n\n{said}\n", f"i{number}", services=(f"s{number}",), detection=Detection(source))
        for number, (said, source) in enumerate(
            zip(texts_of, ("alert", "alert", "staff", "customer", "audit"), strict=True)
        )
    ]
    found = similar(incidents)
    assert "alert" in str(found.facts)
    assert [found.of(incident) for incident in incidents] == [()] * len(incidents)


@pytest.mark.parametrize("name", ["incidents/a.md", "docs/a.md", "templates/a.md", "mkdocs.yml"])
def test_an_edit_is_seen_whatever_its_size_and_wherever(name: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {"incidents/a.md": report(), "templates/a.md": "", "docs/a.md": "a"}
    make_project(tmp_path, files, f"{PLUGIN}templates_dir: templates\n")
    project = find_project(tmp_path, None, all_checks())
    before = stamps([project], ())
    os.utime(tmp_path / name, ns=(1, 1))
    after = stamps([project], ())
    assert {path for path in after if after[path] != before[path]} == {str(tmp_path / name)}
    (tmp_path / "docs/new.md").write_text("")
    assert stamps([project], ()).keys() - before.keys() == {str(tmp_path / "docs/new.md")}


def test_a_fix_that_would_change_what_a_report_says_is_not_made(monkeypatch: pytest.MonkeyPatch) -> None:
    """The fixes that there are change no meaning; this holds one that does, whoever writes it."""
    document = read_document("incidents/a.md", report().encode())
    at_severity = document.source.text.index("SEV2")
    spaces = document.source.text.index("title: ") + len("title:")

    def worse(*_: object) -> Iterator[Edit]:
        yield Edit(at_severity, at_severity + 4, "SEV1")

    def harmless(changed: Document, _: object) -> Iterator[Edit]:
        if "title:  " not in changed.source.text:
            yield Edit(spaces, spaces, " ")

    monkeypatch.setattr(fix, "all_fixes", lambda: {"worse": worse, "harmless": harmless})
    fixed = fix.apply_fixes(document, Settings(), ("minimal",)).source.text
    assert fixed == document.source.text.replace("title: ", "title:  ")


@pytest.mark.parametrize("level", ["error", "warning", "off"])
def test_a_check_that_only_notes_can_be_raised_by_the_site(level: str, tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        "incidents/a.md": report(body=f"{BODY}\n![there](https://x.example/a.png)\n")
    }
    chosen = f"{CONFIG.rstrip()}:\n      checks: {{external-image: {level}}}\n"
    found = check(make_project(tmp_path, files, chosen))
    assert [(each.code, each.level.value) for each in found] == [("external-image", level)][: level != "off"]


def test_what_a_status_makes_a_note_stays_one_or_is_off(tmp_path: Path) -> None:
    for level, expected in (("error", {"info"}), ("off", set())):
        chosen = f"{CONFIG.rstrip()}:\n      checks: {{missing-section: {level}}}\n"
        draft = report("status: draft\n", "## Summary\n\nShort.\n")
        found = check(make_project(tmp_path, {"incidents/a.md": draft}, chosen))
        assert {each.level.value for each in found if each.code == "missing-section"} == expected


@pytest.mark.parametrize("version", [2, 0, "1", None])
def test_a_baseline_of_another_version_is_not_guessed_at(version: object, tmp_path: Path) -> None:
    make_project(tmp_path, {"incidents/a.md": report()})
    (tmp_path / "known.json").write_text(json.dumps({"version": version, "problems": []}))
    done = postmortems(tmp_path, "check", "--baseline", "known.json")
    assert done.returncode == 2
    assert "it is not of version 1" in done.stderr


def test_an_excuse_names_a_check_in_any_case(tmp_path: Path) -> None:
    body = f"{BODY}\n<!-- Postmortems: Allow External-Image because it is theirs -->\n![a](https://x.example/a.png)\n"
    assert check(make_project(tmp_path, {"incidents/a.md": report(body=body)})) == ()
