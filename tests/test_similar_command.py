"""What was seen before, on a terminal and for other programs."""

from __future__ import annotations

import json
import os
from pathlib import Path
from unittest import mock

import pytest
from click.testing import CliRunner, Result

from postmortems.commands.cli import cli
from samples import make_project, report

QUEUE = """\
## Summary

Orders waited because the broker on mq-3.eu refused connections: ECONNREFUSED.

## Timeline

- 2025-11-20 10:00 UTC: QueueAgeHigh fires
- 2025-11-20 10:30 UTC: mitigated, the broker was restarted

## Root cause

The broker had run out of file descriptors.

## Action items

- [ ] Raise the limit (owner: queue-team, due: 2026-01-15, ticket: OPS-12)
- [x] Alert on descriptors (owner: queue-team)
"""
REPORTS = {
    "incidents/2026-03-04-checkout.md": report(),
    "incidents/2025-11-20-queue.md": report(
        "title: Orders waited in the queue\nservices: [orders]\nstarted_at: 2025-11-20T10:00Z\n"
        "detected_at: 2025-11-20T10:05Z\nresolved_at: 2025-11-20T10:30Z\naliases: [inc-9]\n"
        "detection: {source: alert, detail: QueueAgeHigh above ten minutes}\n",
        QUEUE,
    ),
    "incidents/2024-01-02-gone.md": report(
        "title: Orders waited, withdrawn\nstatus: withdrawn\nstarted_at: 2024-01-02\ndetected_at: 2024-01-02\n"
        "resolved_at: 2024-01-02\n",
        QUEUE,
    ),
    **{f"incidents/2023-01-{day:02}-other.md": report(
        f"title: Another thing\nstarted_at: 2023-01-{day:02}\ndetected_at: 2023-01-{day:02}\nresolved_at: 2023-01-{day:02}\n"
    ) for day in range(1, 9)},
}  # fmt: skip
ALERT = "[FIRING] QueueAgeHigh orders: connect ECONNREFUSED mq-17.eu:5672"
KEYS = ["id", "title", "score", "reasons", "mitigated", "open_follow_ups"]


def run(root: Path, *arguments: str, given: str | bytes = "", reports: dict[str, str] = REPORTS) -> Result:
    if not (root / "mkdocs.yml").exists():
        make_project(root, dict(reports))
    return CliRunner().invoke(cli, ["similar", "-f", str(root / "mkdocs.yml"), *arguments], input=given)


def told(
    root: Path, *arguments: str, given: str = "", reports: dict[str, str] = REPORTS
) -> list[dict[str, object]]:
    done = run(root, "--format", "json", *arguments, given=given, reports=reports)
    assert done.exit_code == 0, done.output
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_an_alert_finds_the_incident_and_what_helped(tmp_path: Path) -> None:
    first, *others = told(tmp_path, ALERT)
    assert list(first) == KEYS
    assert first["id"] == "2025-11-20-queue"
    assert first["mitigated"] == "mitigated, the broker was restarted"
    assert first["open_follow_ups"] == [
        {"title": "Raise the limit", "owner": "queue-team", "due": "2026-01-15", "ticket": "OPS-12"}
    ]
    assert first["reasons"] == [
        "same service: orders", "same error: ECONNREFUSED", "same name: QueueAgeHigh", "host like: mq-*.eu",
        "both say: orders, queue, age, high",
    ]  # fmt: skip
    assert all(one["score"] <= first["score"] for one in others)  # type: ignore[operator]
    assert "2024-01-02-gone" not in [one["id"] for one in others], "withdrawn"


def test_people_read_what_helped_first(tmp_path: Path) -> None:
    done = run(tmp_path, *ALERT.split())
    assert done.exit_code == 0
    assert done.stdout.splitlines()[:6] == [
        "1. Orders waited in the queue",
        "   20 Nov 2025, SEV2, orders; took 30 min",
        "   mitigated     mitigated, the broker was restarted",
        "   was           The broker had run out of file descriptors.",
        "   open          Raise the limit (queue-team, due 2026-01-15, OPS-12)",
        "   same service  orders",
    ]


def test_a_pasted_text_is_read_as_it_is_given(tmp_path: Path) -> None:
    assert told(tmp_path, "-", given=ALERT) == told(tmp_path, ALERT)
    assert told(tmp_path, "-", given=f"\x00\ufffd\x1b[31m {ALERT}\n") == told(tmp_path, ALERT)


def test_of_a_huge_text_the_ends_are_read_and_that_is_said(tmp_path: Path) -> None:
    log = "".join(f"{at} worker-{at} GET /cart/{at} took {at * 7} ms abc{at}def\n" for at in range(120_000))
    assert len(log) > 4_500_000
    done = run(tmp_path, "-", "--format", "json", given=f"{log}{ALERT}")
    assert done.exit_code == 0
    assert json.loads(done.stdout)[0]["id"] == "2025-11-20-queue"
    assert "the first 100,000 and the last 100,000 of " in done.stderr


@pytest.mark.parametrize(
    "given", [b"\xff\xfe\x00" * 4000, b"(" * 300_000, b"a-" * 300_000, b"9" * 300_000, b"\n" * 9]
)
def test_hostile_input_finds_nothing(given: bytes, tmp_path: Path) -> None:
    done = run(tmp_path, "-", given=given)
    assert (done.exit_code, done.stdout) == (0, "")
    assert "nothing like it was seen before" in done.stderr


def test_another_incident_is_a_question_too(tmp_path: Path) -> None:
    reports = {**REPORTS, "incidents/2026-05-01-queue.md": report(
        "title: The queue again\nservices: [orders]\nstarted_at: 2026-05-01\ndetected_at: 2026-05-01\nresolved_at: 2026-05-01\n",
        "## Summary\n\nmq-9.eu said ECONNREFUSED again, QueueAgeHigh fired.\n",
    )}  # fmt: skip
    found = told(tmp_path, "--id", "2025-11-20-queue", reports=reports)
    assert found[0]["id"] == "2026-05-01-queue"
    assert "2025-11-20-queue" not in [one["id"] for one in found], "not itself"
    assert told(tmp_path, "--id", "inc-9") == found, "by an earlier name"


def test_how_many_is_asked_for(tmp_path: Path) -> None:
    assert len(told(tmp_path, "ECONNREFUSED orders checkout", "-n", "1")) == 1


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "say what to look for"),
        (("a", "--id", "b"), "say what to look for"),
        (("--id", "2025-11-20-queu"), "did you mean `2025-11-20-queue`?"),
        (("--id", "\x1b[2J"), "there is no incident"),
        (("--id", "2024-01-02-gone"), "there is no incident `2024-01-02-gone` to compare"),
        (("x", "-n", "0"), "-n"),
    ],
)
def test_what_cannot_be_asked_is_said(arguments: tuple[str, ...], said: str, tmp_path: Path) -> None:
    done = run(tmp_path, *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert said in done.stderr
    assert "\x1b" not in done.stderr


def test_without_reports_that_is_said(tmp_path: Path) -> None:
    done = run(tmp_path, "anything", reports={})
    assert (done.exit_code, done.stdout) == (0, "")
    assert "no incidents yet" in done.stderr


def test_what_is_kept_answers_as_what_is_made(tmp_path: Path) -> None:
    many = {**REPORTS, **{f"incidents/2022-02-{day:02}-x.md": report("title: X\n") for day in range(1, 25)}}
    root = tmp_path / "site"
    with mock.patch.dict(os.environ, {"XDG_CACHE_HOME": str(tmp_path / "kept")}):
        first = told(root, ALERT, reports=many)
        assert list((tmp_path / "kept").rglob("*.sqlite"))
        assert told(root, ALERT) == first
        assert told(root, "--id", "2025-11-20-queue") == told(root, "--id", "inc-9")
        path = root / "incidents/2025-11-20-queue.md"
        path.write_text(path.read_text().replace("was restarted", "was replaced"))
        assert told(root, ALERT)[0]["mitigated"] == "mitigated, the broker was replaced"
        path.unlink()
        assert "2025-11-20-queue" not in [one["id"] for one in told(root, ALERT)]


def test_files_that_are_as_they_were_are_not_read_and_any_others_are(tmp_path: Path) -> None:
    many = {**REPORTS, **{f"incidents/2022-02-{day:02}-x.md": report("title: X\n") for day in range(1, 25)}}
    root, recalling = tmp_path / "site", "postmortems.recalling"
    path = root / "incidents/2025-11-20-queue.md"
    environment = mock.patch.dict(os.environ, {"XDG_CACHE_HOME": str(tmp_path / "kept")})
    with environment, mock.patch("postmortems.site.unchanged.SETTLED", 0):
        first = told(root, ALERT, reports=many)
        with mock.patch(f"{recalling}.contents", side_effect=AssertionError("files are read")):
            assert told(root, ALERT) == first
        state, text = path.stat(), path.read_text()
        path.write_text(text.replace("was restarted", "was retarded!"))  # as long as before
        os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
        assert told(root, ALERT)[0]["mitigated"] == "mitigated, the broker was retarded!"
        (root / "other").write_text(text)
        os.utime(root / "other", ns=(state.st_atime_ns, state.st_mtime_ns))
        (root / "other").rename(path)
        assert told(root, ALERT) == first
        path.rename(root / "incidents/2025-11-21-queue.md")
        assert told(root, ALERT)[0]["id"] == "2025-11-21-queue"
        path.symlink_to("2025-11-21-queue.md")
        (root / "incidents/2025-11-21-queue.md").rename(root / "incidents/_hidden.md")
        assert "queue" not in str([one["id"] for one in told(root, ALERT)])
    with environment, mock.patch(f"{recalling}.contents", side_effect=AssertionError("files are read")):
        assert isinstance(run(root, ALERT).exception, AssertionError), (
            "what changed just now may change again"
        )


def test_no_report_puts_a_command_on_a_terminal(tmp_path: Path) -> None:
    hostile = report(
        'title: "Zebra \\u001b[31m \\u202e quagga"\n', "## Resolution\n\nZebra \x1b[2J restarted.\n"
    )
    done = run(tmp_path, "zebra quagga", reports={**REPORTS, "incidents/a.md": hostile})
    assert done.exit_code == 0
    assert "quagga" in done.stdout
    assert not {"\x1b", "\u202e"} & set(done.stdout)


def test_what_no_reader_sees_is_not_compared(tmp_path: Path) -> None:
    body = "## Summary\n\nSee [it](../quagga-host.md). <!-- zebracode -->\n\n<!-- okapicode -->\n\n<div data-x='gnucode'></div>\n"
    reports = {**REPORTS, "incidents/a.md": report("title: Hidden words\n", body)}
    assert told(tmp_path, "quagga-host zebracode okapicode gnucode", reports=reports) == []
