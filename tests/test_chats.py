"""`postmortems import --into`: a chat becomes entries of a timeline, in its form, each once, and nothing more."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from building import Outcome, postmortems
from postmortems.commands.into import MOST, MOST_BYTES
from postmortems.importing.chats.reading import LONGEST
from postmortems.importing.chats.slack import plain
from postmortems.wording.messages import printable
from test_during import FIELDS, TIMELINES, entries, kb, read, written

FORMS = {**TIMELINES, "no section": ""}
ANA = {"user": "U1", "user_profile": {"display_name": "", "real_name": "Ana Li"}}


def said(clock: str, text: str, **more: object) -> dict[str, object]:
    at = datetime.fromisoformat(f"2026-11-29T{clock}+00:00")
    return {"type": "message", "ts": f"{at.timestamp():.6f}", "text": text, **more}


def chat(folder: Path, told: object, name: str = "chat.json") -> Path:
    file = folder / name
    file.write_text(told if isinstance(told, str) else json.dumps(told), "utf-8")
    return file


def run(folder: Path, told: object, *options: str, name: str = "chat.json") -> Outcome:
    return postmortems(folder, "import", "--into", "a", str(chat(folder, told, name)), *options)


def new(folder: Path, timeline: str) -> list[tuple[str, str]]:
    """Return the entries that a report has beyond those of its timeline before."""
    before = {text for _, text in entries(read(kb(folder / "before", timeline)))}
    return [each for each in entries(read(folder)) if each[1] not in before]


def lines_kept(before: str, after: str) -> bool:
    """Tell whether all lines of a text stand in another one, in their order."""
    rest = iter(after.split("\n"))
    return all(line in rest for line in before.split("\n"))


SLACK = [
    said("08:31:20", "Rolling <@U1> back, see <https://x.test/a_b|the graph> &amp; *wait* :eyes:", user="U2"),
    said("08:30:10", "Errors in <#C1|checkout> &lt;b&gt; | 5_xx, `a*b*`, <!here>", **ANA),
    said("08:30:40", "Errors again\n--- \n## no head", **ANA),
    said("08:32:00", "<@U1> has joined the channel", subtype="channel_join", user="U1"),
    said("08:32:10", "Firing: HighErrorRate", subtype="bot_message", bot_id="B1"),
    said("08:32:20", ":tada:", **ANA), said("08:30:10", "Errors in <#C1|checkout> &lt;b&gt; | 5_xx, `a*b*`, <!here>", **ANA),
    {"text": "no time"}, "no message", {"ts": "nan", "text": "x"}, {"ts": "1e300", "text": "x"},
]  # fmt: skip
EXPECTED = [
    ("08:30", "Ana Li: Errors in #checkout <b> | 5_xx, `a*b*`, @here"),
    ("08:30", "Ana Li: Errors again --- ## no head"),
    ("08:31", "Rolling @Ana Li back, see the graph (https://x.test/a_b) & wait (eyes)"),
]


@pytest.mark.parametrize("kind", FORMS)
def test_an_export_becomes_entries_in_the_form_that_is_there(kind: str, tmp_path: Path) -> None:
    text = (
        written(FORMS[kind]) if FORMS[kind] else written("").replace("## Timeline\n\n", "## Lessons\n\nX\n")
    )
    folder = kb(tmp_path, text)
    done = run(folder, SLACK)
    assert done.returncode == 1, done.stderr  # something is not understood
    assert new(folder, text) == (EXPECTED[::-1] if kind == "newest first" else EXPECTED)
    after = (folder / "incidents/a.md").read_text()
    assert lines_kept(text, after)
    assert done.stdout.count("incidents/a.md:") >= 3
    assert "left out: 1 there already, 1 joins, topics and pins, 1 of bots, 1 without words" in done.stderr
    assert [line for line in done.stderr.splitlines() if line.startswith("not understood")] == [
        f"not understood: {folder}/chat.json: message {number}: {what}"
        for number, what in ((8, '{"text": "no time"}'), (9, '"no message"'), (10, '{"ts": "nan", "text": "x"}'),
                             (11, '{"ts": "1e300", "text": "x"}'))
    ]  # fmt: skip
    again = run(folder, SLACK)
    assert "0 entries for incidents/a.md; left out: 4 there already" in again.stderr
    assert (folder / "incidents/a.md").read_text() == after


COPIED = {
    "Slack": "Ana Li\n  8:30 AM\nit is down\nfor all\n8:31\nrolling back (edited)\n\nBen\n  8:32 AM\nOK\n:+1:\n2\n",
    "Slack, one line": "Ana Li  8:30 AM\nit is down\nfor all\nAna Li  8:31 AM\nrolling back\nBen  8:32 AM\nOK 2\nPagerDuty APP  8:33 AM\nFiring\n",
    "Teams": "[29/11/2026 08:30] Ana Li\nit is down for all\n[29/11/2026 08:31] Ana Li\nrolling back\n[29/11/2026 08:32] Ben\nOK 2\n",
    "Teams, of America": "[11/29/2026 8:30 AM] Ana Li\nit is down for all\n[11/29/2026 8:31 AM] Ana Li\nrolling back\n[11/29/2026 8:32 AM] Ben\nOK 2\n",
    "plain": "Sunday, 29 November 2026\n[08:30] Ana Li: it is down for all\n[08:31:20] Ana Li: rolling back\n[08:32] Ben: OK 2\n",
    "IRC": "08:30 <Ana> it is down for all\n08:31 <Ana> rolling back\n08:32 <Ben> OK 2\n08:33 <Ben> joined #checkout\n",
    "with zones": "2026-11-29 09:30 CET Ana Li: it is down for all\n2026-11-29T08:31:00Z Ana Li: rolling back\n2026-11-29 08:32 UTC Ben: OK 2\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", COPIED)
def test_a_copied_text_becomes_entries(kind: str, tmp_path: Path) -> None:
    text = written(TIMELINES["a list"])
    folder = kb(tmp_path, text)
    done = run(folder, COPIED[kind], "--timezone", "UTC", name="chat.txt")
    assert done.returncode == 0, done.stderr
    ana = "Ana" if kind == "IRC" else "Ana Li"
    assert new(folder, text) == [
        ("08:30", f"{ana}: it is down for all"), ("08:31", f"{ana}: rolling back"), ("08:32", "Ben: OK 2"),
    ]  # fmt: skip


def test_clocks_without_zone_and_day_are_those_of_the_report(tmp_path: Path) -> None:
    text = written(TIMELINES["a list"])
    folder = kb(tmp_path, text)
    told = "who is on call?\n23:58 it is down\n00:03 still is\n"
    done = run(folder, told, name="chat.txt")  # the report began at 09:05, an hour before UTC
    assert f"not understood: {folder}/chat.txt:1: who is on call?" in done.stderr
    assert [str(at.utc)[:16] for _, (at, _) in zip(range(9), read(folder).entry_times, strict=False) if at][-2:] == [
        "2026-11-29 22:58", "2026-11-29 23:03",
    ]  # fmt: skip


def test_a_dry_run_prints_and_writes_nothing(tmp_path: Path) -> None:
    folder = kb(tmp_path, written(TIMELINES["a table"]))
    before = (folder / "incidents/a.md").read_bytes()
    done = run(folder, SLACK, "--dry-run")
    assert "| 2026-11-29 08:31 |" in done.stdout
    assert "nothing was written" in done.stderr
    assert (folder / "incidents/a.md").read_bytes() == before


REFUSED = {
    "not JSON": ("[{", [], "it is no export of Slack's"), "another JSON": ({"a": 1}, [], "no list of messages"),
    "deep": ("[" * 100_000, [], "it is no export"), "bytes": ("x" * (MOST_BYTES + 1), [], "is longer than"),
    "options": ([], ["--force"], "--into goes with"), "no report": ([], ["--into", "b"], "there is no report `b`"),
}  # fmt: skip


@pytest.mark.parametrize("kind", REFUSED)
def test_what_cannot_be_done_writes_nothing(kind: str, tmp_path: Path) -> None:
    told, options, why = REFUSED[kind]
    folder = kb(tmp_path, written(TIMELINES["a list"]))
    before = (folder / "incidents/a.md").read_bytes()
    done = run(folder, told, *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert why in done.stderr
    assert (folder / "incidents/a.md").read_bytes() == before


def test_much_is_bounded_and_told(tmp_path: Path) -> None:
    folder = kb(tmp_path, written(TIMELINES["a list"]))
    many = [said(f"{10 + at // 60:02}:{at % 60:02}:00", f"step {at}") for at in range(MOST + 7)]
    done = run(folder, [said("09:00:00", "long " * LONGEST), *many, *[{"text": "x"}] * 30])
    assert (
        f"{MOST} entries for incidents/a.md; left out: 8 beyond the first {MOST}; cut to 600 letters: 1"
        in done.stderr
    )
    assert "not understood: 10 more" in done.stderr
    assert len(entries(read(folder))) == MOST + 2


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(max_size=60) | st.text("|\\`*_<>!-&#@:~$[]{}() aZ\n1.", max_size=40), min_size=1, max_size=4
    ),
    kind=st.sampled_from(sorted(FORMS)),
)
def test_whatever_is_said_is_read_back_and_the_rest_stays(
    texts: list[str], kind: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    text = written(FORMS[kind])
    folder = kb(tmp_path_factory.mktemp("kb"), text)
    known = entries(read(folder))
    people = [
        said(f"08:{40 + at}:00", one, user="U2", user_profile={"real_name": "Bo"})
        for at, one in enumerate(texts)
    ]
    done = run(folder, people)
    assert done.returncode in (0, 1), done.stderr
    after = (folder / "incidents/a.md").read_bytes().decode()
    assert lines_kept(text, after)
    assert after.count("\n") - text.count("\n") <= 4 + len(texts)
    found = entries(read(folder))
    assert [each for each in found if each in known] == known
    assert len(found) - len(known) == int(done.stderr.partition(" entr")[0].rsplit("\n")[-1])
    expected = {(f"08:{40 + at}", seen(f"Bo: {plain(one, {})}")) for at, one in enumerate(texts)}
    assert {(at, seen(entry)) for at, entry in found if (at, entry) not in known} <= expected
    assert FIELDS in after
    assert not set("<\0\x1b") & set(after[len(text) - len(TIMELINES["nothing"]) :]) - set(text)


def seen(text: str) -> str:
    """Return a text without its blanks, and without what a reader does not show at its end."""
    return "".join(printable(text).split()).rstrip("|")
