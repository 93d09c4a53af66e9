"""The command `postmortems import`: what is written, what is left alone, and what is said about it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from postmortems.commands.import_ import command
from postmortems.importing.relocate import MAX_IMAGE_BYTES
from samples import check, codes, make_project, report, shown

OUTAGE = """\
Checkout down
=============

Severity: sev-1
Services: checkout, payments

On 4 March 2024 nobody could pay from 14:05 to 15:30 UTC. See [the log][log].
## Timeline (UTC)
* 14:05 Outage begins
* 14:09 Detected: Marta sees the alert
* 15:30 The incident is resolved

```
14:05  error
```
![Errors](img/error%20rate.png) and ![again](<img/error rate.png>)

[log]: https://logs.example.com/42
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(make_project(tmp_path / "site", {}))
    return tmp_path / "site"


@pytest.fixture
def old(tmp_path: Path) -> Path:
    folder = tmp_path / "old"
    (folder / "img").mkdir(parents=True)
    (folder / "outage.md").write_text(OUTAGE, "utf-8")
    (folder / "img/error rate.png").write_bytes(b"a picture")
    return folder


def run(*arguments: object) -> Result:
    result = CliRunner().invoke(command, [str(argument) for argument in arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def answers(*arguments: object) -> list[dict[str, Any]]:
    return [json.loads(line) for line in run("--format", "json", *arguments).stdout.splitlines()]


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


EXPECTED = """\
---
title: Checkout down
status: draft
severity: SEV1
services: [checkout, payments]
started_at: 2024-03-04T14:05+00:00
detected_at: 2024-03-04T14:09+00:00
resolved_at: 2024-03-04T15:30+00:00
timezone: UTC
x-imported-from: {file: outage.md, sha256: DIGEST}
---

# Checkout down

Severity: sev-1
Services: checkout, payments

On 4 March 2024 nobody could pay from 14:05 to 15:30 UTC. See [the log][log].

## Timeline (UTC)

- 14:05 Outage begins
- 14:09 Detected: Marta sees the alert
- 15:30 The incident is resolved

```
14:05  error
```

![Errors](2024-03-04-checkout-down-error-rate.png) and ![again](2024-03-04-checkout-down-error-rate.png)

[log]: https://logs.example.com/42
"""


def test_a_report_becomes_an_incident_file(site: Path, old: Path) -> None:
    done = run(old / "outage.md")
    assert done.exit_code == 0, done.output
    written = files(site / "incidents")
    text = written.pop("2024-03-04-checkout-down.md").decode()
    digest = text.partition("sha256: ")[2][:16]
    assert text == EXPECTED.replace("DIGEST", digest)
    assert written == {"2024-03-04-checkout-down-error-rate.png": b"a picture"}
    found = check(site)
    assert {each.level.value for each in found} <= {"info"}, shown(found)


def test_what_is_still_to_be_supplied_is_listed(site: Path, old: Path) -> None:
    (old / "bare.md").write_text("# The lift stuck\n\n## Impact\n\nOn 2024-01-02 nobody came up.\n")
    (answer,) = answers(old / "bare.md", "--dry-run")
    assert answer["understood"] == ["title", "started_at"]
    assert answer["missing"] == ["severity", "services"]
    assert "detected_at" in answer["missing_once_final"]
    assert answer["doubtful"] == ["started_at: only the day is told"]
    assert "to supply   severity, services" in run(old / "bare.md").stdout


def test_what_reports_leave_out_may_be_supplied_for_all(site: Path, old: Path) -> None:
    (old / "bare.md").write_text("# The lift stuck\n\n## Impact\n\nOn 2024-01-02 nobody came up.\n")
    done = run(old, "--severity", "sev4", "--service", "lift")
    assert "to supply" not in done.stdout.partition("\n")[2]
    bare = (site / "incidents/2024-01-02-the-lift-stuck.md").read_text()
    assert "severity: SEV4\nservices: [lift]\n" in bare
    stated = (site / "incidents/2024-03-04-checkout-down.md").read_text()
    assert "severity: SEV1\nservices: [checkout, payments]\n" in stated
    assert {each.level.value for each in check(site)} <= {"info"}
    before = files(site)
    assert run(old, "--severity", "SEV1", "--service", "stairs").exit_code == 0
    assert files(site) == before


def test_a_dry_run_prints_the_file_and_writes_nothing(site: Path, old: Path) -> None:
    tried = run(old / "outage.md", "--dry-run")
    assert files(site / "incidents") == {}
    run(old / "outage.md")
    assert tried.stdout.encode() == files(site / "incidents")["2024-03-04-checkout-down.md"]
    assert "understood  title, severity" in tried.stderr


def test_a_second_import_changes_nothing(site: Path, old: Path) -> None:
    run(old)
    before = files(site)
    again = run(old)
    assert (again.exit_code, files(site)) == (0, before)
    assert "there already" in again.output


def test_an_edited_incident_is_left_alone_even_if_it_was_renamed(site: Path, old: Path) -> None:
    run(old / "outage.md")
    file = site / "incidents/2024-03-04-checkout-down.md"
    file.write_text(file.read_text("utf-8").replace("SEV1", "SEV3"))
    file.rename(site / "incidents/renamed.md")
    before = files(site)
    assert run(old / "outage.md").exit_code == 0
    assert files(site) == before


def test_a_source_that_changed_needs_force(site: Path, old: Path) -> None:
    run(old / "outage.md")
    (old / "outage.md").write_text(OUTAGE.replace("sev-1", "sev-2"))
    before = files(site)
    refused = run(old / "outage.md")
    assert (refused.exit_code, files(site)) == (1, before)
    assert "a report of this name is there" in refused.stdout
    assert run(old / "outage.md", "--force").exit_code == 0
    assert b"severity: SEV2" in files(site)["incidents/2024-03-04-checkout-down.md"]
    assert files(site).keys() == before.keys()


def test_a_report_that_was_written_here_is_not_overwritten(site: Path, old: Path) -> None:
    make_project(site, {"incidents/2024-03-04-checkout-down.md": report()})
    assert run(old / "outage.md").exit_code == 1
    assert files(site / "incidents") == {"2024-03-04-checkout-down.md": report().encode()}


def test_an_incident_file_is_taken_over_byte_for_byte(site: Path, old: Path) -> None:
    ours = report("x-team:   'night'  # kept\n").replace("\n", "\r\n").encode()
    (old / "2020-01-01-ours.md").write_bytes(ours)
    assert run(old / "2020-01-01-ours.md").exit_code == 0
    assert files(site / "incidents") == {"2020-01-01-ours.md": ours}
    for source in (old / "2020-01-01-ours.md", site / "incidents/2020-01-01-ours.md", site / "incidents"):
        assert run(source).exit_code == 0
        assert files(site / "incidents") == {"2020-01-01-ours.md": ours}
    make_project(site, {"incidents/2020-01-01-ours.md": report()})
    assert run(old / "2020-01-01-ours.md").exit_code == 1
    assert files(site / "incidents") == {"2020-01-01-ours.md": report().encode()}


def test_incidents_of_one_day_and_title_get_names_of_their_own(site: Path, old: Path) -> None:
    (old / "copy.md").write_text(OUTAGE.replace("15:30", "15:40"))
    answer = answers(old)
    stems = ["2024-03-04-checkout-down", "2024-03-04-checkout-down-2"]
    assert [each["incident"] for each in answer] == [f"incidents/{stem}.md" for stem in stems]
    assert "unique-id" not in codes(check(site))
    assert all(each["there_already"] for each in answers(old))


def test_the_same_text_is_imported_once(site: Path, old: Path) -> None:
    (old / "backup").mkdir()
    (old / "backup/outage.md").write_text(OUTAGE, "utf-8")
    assert [each["there_already"] for each in answers(old)] == [False, True]
    assert run(old).exit_code == run(old, "--force").exit_code == 0
    assert len(files(site / "incidents")) == 2


def test_ids_stay_with_who_has_them(site: Path, old: Path) -> None:
    make_project(site, {"incidents/a.md": report("id: inc-1\naliases: [inc-2]\n")})
    for name, id_ in (("x", "INC-1"), ("y", "inc-2"), ("z", "inc-3")):
        (old / f"{name}.md").write_text(f"---\nid: {id_}\ndate: 2024-01-02\n---\n# The {name} broke\n")
    for force in ([], ["--force"]):
        run(old / "x.md", old / "y.md", old / "z.md", *force)
        assert "unique-id" not in codes(check(site))
        texts = [files(site)[f"incidents/the-{name}-broke.md"].decode() for name in "xyz"]
        for text, line in zip(texts, ("x-id: INC-1", "x-id: inc-2", "id: inc-3"), strict=True):
            assert f"\n{line}\n" in text


def test_links_between_imported_reports_follow_them(site: Path, old: Path) -> None:
    (old / "later.md").write_text(
        "# Again\n\n## Impact\n\nOn 2024-04-01, like [before](outage.md#timeline-utc).\n"
    )
    run(old)
    text = (site / "incidents/2024-04-01-again.md").read_text("utf-8")
    assert "[before](2024-03-04-checkout-down.md#timeline-utc)" in text
    assert "broken-link" not in codes(check(site))
    (old / "third.md").write_text("# Third\n\n## Impact\n\nOn 2024-05-01, see [it](outage.md).\n")
    run(old / "third.md", old)
    assert "[it](2024-03-04-checkout-down.md)" in (site / "incidents/2024-05-01-third.md").read_text("utf-8")


@pytest.mark.parametrize(
    "named", ["[outage.md, REVIEW.md]", "[{id: outage}, {id: REVIEW}]", "[REVIEW, outage]"]
)
def test_reports_that_one_names_follow_it_or_are_kept_aside(named: str, site: Path, old: Path) -> None:
    (old / "later.md").write_text(f"---\nrelated: {named}\n---\n# Again\n\n## Impact\n\nOn 2024-04-01.\n")
    told = answers(old)
    assert "there is no report with the id `REVIEW`; kept as `x-related`" in str(told)
    text = (site / "incidents/2024-04-01-again.md").read_text("utf-8")
    assert "2024-03-04-checkout-down" in text
    assert "x-related" in text
    assert "unknown-reference" not in codes(check(site))


def test_a_link_to_a_page_of_the_site_leads_there_still(site: Path) -> None:
    make_project(site, {
        "docs/runbook.md": "# Runbook\n",
        "docs/old/outage.md": "# Outage\n\n## Impact\n\nOn 2024-01-02, see [how](../runbook.md).\n",
    })  # fmt: skip
    assert run("docs/old/outage.md").exit_code == 0
    assert "[how](../docs/runbook.md)" in (site / "incidents/2024-01-02-outage.md").read_text("utf-8")
    assert "broken-link" not in codes(check(site))


@pytest.mark.parametrize(
    "url", ["../secret.png", "/secret.png", "..%2fsecret.png", "link.png", ".hidden.png", "a.exe"]
)
def test_no_file_from_outside_comes_along(url: str, site: Path, old: Path, tmp_path: Path) -> None:
    for path in (tmp_path / "secret.png", old / ".hidden.png", old / "a.exe"):
        path.write_bytes(b"secret")
    (old / "link.png").symlink_to(tmp_path / "secret.png")
    (old / "x.md").write_text(f"# X\n\n## Impact\n\n2024-01-02 ![it]({url}) <img src='{url}'>\n")
    (answer,) = answers(old / "x.md")
    assert (answer["images"], answer["doubtful"][-1]) == (
        [],
        f"link: `{url}` leads to nothing that comes along",
    )
    assert list(files(site / "incidents")) == ["2024-01-02-x.md"]


def test_a_drawing_comes_along_without_its_script(site: Path, old: Path) -> None:
    start = '<svg xmlns="http://www.w3.org/2000/svg">'
    (old / "good.SVG").write_text(f"{start}<script>alert(1)</script><path/></svg>")
    (old / "bad.svg").write_text(f'<!DOCTYPE svg [<!ENTITY a "b">]>{start}&a;</svg>')
    (old / "x.md").write_text("# X\n\n## Impact\n\n2024-01-02 ![a](good.SVG) ![b](bad.svg)\n")
    (answer,) = answers(old / "x.md")
    assert answer["images"] == ["2024-01-02-x-good.svg"]
    assert answer["doubtful"][-2:] == [
        "link: `bad.svg` leads to nothing that comes along",
        "image: the element `<script>` is removed from `2024-01-02-x-good.svg`",
    ]
    written = (site / "incidents/2024-01-02-x-good.svg").read_text()
    assert "script" not in written
    assert "<path>" in written


def test_the_site_decides_what_words_mean(site: Path, old: Path) -> None:
    make_project(site, {"mkdocs.yml": (
        "plugins:\n  - postmortems:\n      timezone: Europe/Lisbon\n"
        "      severities: [{name: Red, aliases: [sev-1]}, Amber]\n      services: [{name: shop, aliases: [checkout]}]\n"
    )})  # fmt: skip
    (old / "outage.md").write_text(OUTAGE.replace(" UTC", "").replace(" (UTC)", ""))
    (answer,) = answers(old / "outage.md")
    text = (site / "incidents/2024-03-04-checkout-down.md").read_text("utf-8")
    assert "severity: Red\nservices: [shop]\nstarted_at: 2024-03-04T14:05\n" in text
    assert "timezone: Europe/Lisbon\n" in text
    assert answer["doubtful"] == [
        "services: payments not among the site's",
        "timezone: no zone is named; clocks were taken for Europe/Lisbon",
    ]


def test_a_folder_may_hold_anything(site: Path, old: Path) -> None:
    (old / "readme.md").write_text("# Our reports\n\nThey stand here.\n")
    (old / "package.json").write_text('{"name": "x"}')
    (old / "notes.txt").write_bytes("# Caf\xe9\n\n## Impact\n\nOn 2024-01-02 it was shut.\n".encode("cp1252"))
    (old / "binary.md").write_bytes(b"\x00\x01\xff")
    (old / "empty.md").write_bytes(b"")
    (old / "circle.md").symlink_to(old / "circle.md")
    (old / "again").symlink_to(old)
    done = run(old)
    assert done.exit_code == 1
    assert sorted(files(site / "incidents")) == [
        "2024-01-02-café.md", "2024-03-04-checkout-down-error-rate.png", "2024-03-04-checkout-down.md",
    ]  # fmt: skip
    assert "# Café" in (site / "incidents/2024-01-02-café.md").read_text("utf-8")
    for said in ("it is no text", "the file is empty"):
        assert f"not imported: {said}" in done.stdout
    for said in ("it reads like no report", "its format is not known"):
        assert f"passed over: {said}" in done.stdout
    assert "2 new, 3 not imported, 2 passed over" in done.stderr
    for name in ("binary.md", "empty.md", "circle.md"):
        (old / name).unlink()
    done = run(old)
    assert (done.exit_code, "not imported" in done.stdout + done.stderr) == (0, False)


@pytest.mark.parametrize(
    "arguments", [["nowhere.md"], [], ["--timezone", "Mars/Base", "."], ["--severity", "SEV9", "."]]
)
def test_what_cannot_be_done_ends_with_2(arguments: list[str], site: Path) -> None:
    assert run(*arguments).exit_code == 2


def test_a_place_that_cannot_be_written_to_ends_with_2(site: Path, old: Path) -> None:
    (site / "a file").write_text("")
    done = run(old / "outage.md", "--to", site / "a file" / "below")
    assert done.exit_code == 2
    assert "outage" not in " ".join(files(site))


def test_nothing_unfinished_stays_when_a_file_cannot_be_replaced(site: Path, old: Path) -> None:
    (site / "incidents/2024-03-04-checkout-down.md").mkdir()
    done = run(old / "outage.md", "--force")
    assert done.exit_code == 2
    assert list(files(site / "incidents")) == ["2024-03-04-checkout-down-error-rate.png"]


def test_a_terminal_obeys_no_report(site: Path, old: Path) -> None:
    (old / "x\x1b[31m.md").write_text('---\ntitle: a\nseverity: "\\u202e"\n---\n## Impact\n\n2024-01-02\n')
    assert "\x1b" not in run(old).output


def test_only_import_needs_the_formatter(site: Path, old: Path) -> None:
    hidden = "import sys; sys.modules.update(mdformat=None, mdformat_gfm=None)\n"
    code = hidden + "from postmortems.commands.cli import main; main()"

    def without(*arguments: object) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", code, *map(str, arguments)]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)

    before = files(site)
    done = without("import", old)
    assert (done.returncode, done.stdout) == (2, "")
    assert "mkdocs-postmortems[import]" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(site) == before
    for arguments in (("--help",), ("import", "--help"), ("check",), ("explain", "invalid-value")):
        assert without(*arguments).returncode == 0


def test_another_incident_of_that_day_and_title_that_is_there_keeps_its_name(site: Path, old: Path) -> None:
    run(old / "outage.md")
    (first,) = [name for name in files(site / "incidents") if name.endswith(".md")]
    (old / "again.md").write_text(OUTAGE.replace("14:09", "14:10"), "utf-8")
    before = files(site / "incidents")
    assert run(old / "again.md").exit_code == 0
    after = files(site / "incidents")
    assert before.items() <= after.items()
    assert f"{Path(first).stem}-2.md" in after


def test_images_of_one_name_get_names_of_their_own_and_huge_ones_stay(site: Path, old: Path) -> None:
    for folder in ("a", "b", "c"):
        (old / folder).mkdir()
        (old / folder / "graph.png").write_bytes(folder.encode())
    with (old / "c/graph.png").open("r+b") as file:
        file.truncate(MAX_IMAGE_BYTES + 1)
    text = OUTAGE + "".join(f"\n![{name}]({name}/graph.png)\n" for name in "abc")
    (old / "outage.md").write_text(text, "utf-8")
    run(old / "outage.md")
    images = {data for name, data in files(site / "incidents").items() if name.endswith(".png")}
    assert images == {b"a picture", b"a", b"b"}


def test_the_table_names_the_folders_of_both_sides(site: Path, old: Path) -> None:
    for year in ("2019", "2020"):
        (old / year).mkdir()
        (old / year / "outage.md").write_text(
            f"# Lift stuck\n\n## Impact\n\nOn {year}-01-02 nobody came up.\n"
        )
    told = run(old, "--dry-run").stdout
    for year in ("2019", "2020"):
        line = next(line for line in told.split("\n") if f"old/{year}/outage.md" in line)
        assert f"incidents/{year}-01-02-lift-stuck.md" in line


@pytest.mark.parametrize("data", [b"%PDF-1.4\n1 0 obj", b"{\\rtf1 It was down.}", b"PK\x03\x04word", b"a\0b"])
def test_what_is_no_text_is_no_report(site: Path, old: Path, data: bytes) -> None:
    (old / "report.bin").write_bytes(data)
    done = run(old / "report.bin")
    assert done.exit_code == 1
    assert "not imported: it is no text: save it as HTML or Markdown first" in done.stdout


def test_an_empty_folder_is_told(site: Path, tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    done = run(tmp_path / "none")
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", "there is no report to import\n")


def test_nothing_is_left_out_in_silence(site: Path, old: Path) -> None:
    for name in ("notes.docx", "more.DOCX", "_hidden.md", "img/unused.png"):
        (old / name).write_text("x")
    assert "left out: 2 .docx, 1 .png, 1 hidden by `_` or `.`" in run(old).stderr


def test_dates_that_may_be_two_days_are_read_as_a_person_says(site: Path, old: Path) -> None:
    (old / "outage.md").write_text(
        "# Lift stuck on 03/04/2023\n\n## Impact\n\nOn 03/04/2023 nobody came up.\n"
    )
    taken = {
        order: answers(old / "outage.md", "--dry-run", *order)
        for order in ((), ("--date-order", "day"), ("--date-order", "month"))
    }
    names = {order: Path(answer["incident"]).name for order, (answer,) in taken.items()}
    assert names[("--date-order", "day")] == "2023-04-03-lift-stuck.md"
    assert names[("--date-order", "month")] == "2023-03-04-lift-stuck.md"
    doubts = {
        order: [doubt for doubt in answer["doubtful"] if doubt.startswith("date:")]
        for order, (answer,) in taken.items()
    }
    assert doubts[()] == ["date: `03/04/2023` was taken for 2023-04-03; 2023-03-04 may be meant"]
    assert doubts[("--date-order", "day")] == doubts[("--date-order", "month")] == []
    run(old / "outage.md", "--date-order", "month")
    written = (site / "incidents/2023-03-04-lift-stuck.md").read_text()
    assert "title: Lift stuck on 03/04/2023\n" in written
    assert "On 03/04/2023 nobody" in written
    assert "ambiguous-date" not in codes(check(site))


@pytest.mark.parametrize("day", ["30.02.2023", "31/06/2023", "2023-02-30", "31 June 2023", "Feb 30, 2023"])
def test_a_day_that_cannot_be_is_listed_wherever_it_stands(site: Path, old: Path, day: str) -> None:
    (old / "outage.md").write_text(f"# Lift stuck\n\n## Impact\n\nNobody came up on {day}, as it was wet.\n")
    (answer,) = answers(old / "outage.md")
    assert any(doubt.startswith(f"date: `{day}`: there is no such day") for doubt in answer["doubtful"])
    assert "started_at" in answer["missing"]


@pytest.mark.parametrize(
    "title",
    ["4 March 2024 outage of the lift", "Outage of the lift - 04.03.2024", "2024-03-04 Outage of the lift"],
)
def test_the_day_stands_once_in_a_name(site: Path, title: str) -> None:
    file = site / "incidents/2024-03-04-lift.md"
    file.parent.mkdir(exist_ok=True)
    file.write_text(f"# {title}\n\n## Impact\n\nOn 4 March 2024 nobody came up.\n")
    (answer,) = answers(file, "--severity", "SEV2", "--service", "lift")
    name = Path(answer["incident"]).name
    assert name.startswith("2024-03-04-")
    assert not any(piece in name[11:] for piece in ("2024", "march", "04"))
    assert file.read_text().startswith("# ")


def test_what_contradicts_itself_and_what_check_would_stop_for_is_said(site: Path, old: Path) -> None:
    (old / "outage.md").write_text(
        "# Lift stuck\n\n## Impact\n\nOn 4 March 2024 from 10:00 to 12:00 UTC nobody came up. The outage lasted 5 hours.\n"
    )
    (answer,) = answers(old / "outage.md")
    assert any(doubt.startswith("duration-mismatch: ") for doubt in answer["doubtful"])


def test_an_import_never_stops_a_site(site: Path, old: Path) -> None:
    links = "See ![a](img/none.png), [b](other.md) and <img src='none.png'>."
    (old / "bare.md").write_text(f"# The lift stuck\n\n## Impact\n\nNobody came up. {links}\n")
    assert run(old / "bare.md").exit_code == 0
    found = check(site)
    assert {each.level.value for each in found} <= {"info"}
    assert [each.code for each in found].count("missing-asset") == 2
    (file,) = (site / "incidents").glob("*lift*.md")
    file.write_text(file.read_text().replace("status: draft", "status: in-review"))
    assert {"error"} == {
        each.level.value for each in check(site) if each.code in ("missing-asset", "broken-link")
    }


def test_a_text_about_reports_and_a_form_are_none(site: Path, old: Path) -> None:
    text = "# How we write a postmortem\n\n## Timeline\n\nA postmortem has one. Each postmortem says when. No postmortem blames.\n"
    (old / "guide.md").write_text(text)
    (answer,) = answers(old / "guide.md")
    assert "it is about reports" in answer["problem"]
    form = "# [Title]\n\n## Impact\n\n[describe the impact]\n\n## Timeline\n\n- HH:MM [describe it]\n\n## Root cause\n\n[explain the cause]\n"
    (old / "form.md").write_text(form)
    (answer,) = answers(old / "form.md")
    assert "it is a form" in answer["problem"]
    assert run(old, "--dry-run").exit_code == 0
