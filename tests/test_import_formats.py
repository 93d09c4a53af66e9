"""Formats that can be imported: each is recognised by what it holds, and says what the source says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as tried
from hypothesis import strategies as st

from limits import at_most
from postmortems.extraction.narrative import read_narrative
from postmortems.importing.drafting.draft import Destination, Draft
from postmortems.importing.drafting.names import severity_of
from postmortems.importing.drafting.times import impossible
from postmortems.importing.existing import name_of
from postmortems.importing.formats import endings, format_of, formats, read_drafts
from postmortems.importing.formats.incident_file import text_of
from postmortems.importing.plan import plan_imports
from postmortems.importing.sources import find_sources
from postmortems.importing.tidy import LONGEST, meaning, tidy
from postmortems.model.field_types import declarations
from postmortems.model.incident import Incident
from postmortems.model.vocabulary import Word
from postmortems.reading.document import read_document
from postmortems.reading.front_matter import plain
from postmortems.settings import Settings
from samples import report

if TYPE_CHECKING:
    from collections.abc import Sequence

OUTSIDE = Path(__file__).parent / "outside"
DESTINATION = Destination(Settings(), ("default", "minimal"), "UTC")


def drafts(text: str, name: str = "old.md", destination: Destination = DESTINATION) -> Sequence[Draft]:
    return read_drafts(read_document(name, text.encode()), destination)


def draft(text: str, name: str = "old.md", destination: Destination = DESTINATION) -> Draft:
    (only,) = drafts(text, name, destination)
    return only


CSTATE = """\
---
title: {title}
date: 2026-05-04T09:30:00-00:00
resolved: {resolved}
{end}
severity: down
affected: [Trusted CI, updates]
section: issue
---
Service is back.
"""
ICCO = """\
---
uuid: 0149
url: {url}
start_time: "2014-07-19T08:00:00Z"
end_time: ""
categories: [postmortem, hardware, cloud]
keywords: [database]
company: Some Broadcaster
product: ""
---
The database was overloaded.
"""
ZOLA = """\
+++
title = "Mirror outage"
date = 2024-05-01T10:00:00Z
authors = ["Mirror team"]
[extra]
draft_of = 3
+++
## Impact

On 2024-04-30 from 10:00 to 11:00 UTC the mirror was down.
"""
UPDATES = [
    {"status": "resolved", "body": "It is over.", "display_at": "2024-05-01T12:30:00.000Z"},
    {
        "status": "investigating",
        "body": "We look into it.\nMore soon.",
        "display_at": "2024-05-01T10:00:12Z",
        "affected_components": [{"name": "API"}],
    },
]
INCIDENT: dict[str, Any] = {
    "id": "abc", "name": "Elevated errors", "impact": "major", "created_at": "2024-05-01T10:00:12.345Z",
    "monitoring_at": "2024-05-01T13:00:00+02:00", "resolved_at": "2024-05-01T12:30:00Z",
    "shortlink": "https://status.example.com/abc", "components": [{"name": "Web"}, {"name": "API"}],
    "incident_updates": UPDATES, "postmortem_body": "## Root cause\n\nA limit.",
}  # fmt: skip
RST = """\
=============
Checkout down
=============

:Severity: SEV1

Summary
-------

On 4 March 2024 from 14:05 to 15:30 UTC nobody could pay, see `the log <https://example.org/log>`_ and ``code``.

Timeline (UTC)
--------------

.. list-table::
   :header-rows: 1

   * - Time
     - What
   * - 14:05
     - Outage begins

{table}

Example::

    a
      b

.. toctree::

   other

Action items
~~~~~~~~~~~~

#. Add an alert
#. Test it
"""
PAGE = """\
<!DOCTYPE html><html><head><title>x</title><style>a {{}}</style></head><body><nav>Home</nav>
<h1>Checkout   down</h1><p>Severity: SEV1<br>Services: checkout</p>
<h2>Summary</h2><p>On 4 March 2024 from 14:05 to 15:30 UTC <b>nobody</b> could pay, see
<a href="https://example.org/a b">the <i>log</i></a> &lt;b&gt; *now*.</p>
<h2>Timeline (UTC)</h2><table><tr><th>Time</th><th>What</th></tr><tr><td><p>14:05</p></td><td>It | began</td></tr></table>
<h2>Action items</h2><ul><li>Add an alert<ul><li>owner: web</li></ul></li><li><input type="checkbox" checked> Test it</li></ul>
<pre><code>a &lt; b
  c</code></pre><blockquote><p>said</p></blockquote><p># no heading</p><script>alert(1)</script>{more}</body></html>
"""
SAMPLES = {
    "restructured": RST.format(table=""),
    "web_page": PAGE.format(more=""),
    "plain": "# A report\n\nIt broke.\n",
    "cstate": CSTATE.format(title="T", resolved="true", end="resolvedWhen: 2026-05-04T12:00:00-00:00"),
    "icco": ICCO.format(url="https://example.com/report"),
    "toml_front_matter": ZOLA,
    "statuspage": json.dumps({"incidents": [INCIDENT]}),
    "incident_file": report(),
    "interchange": json.dumps({"schema_version": "1.0", "id": "a", "title": "It broke"}),
    **{path.stem: path.read_text("utf-8") for path in OUTSIDE.glob("*.[jh]*")},
}


def test_every_format_has_a_sample() -> None:
    assert set(formats()) == set(SAMPLES)


@pytest.mark.parametrize("name", SAMPLES)
def test_a_file_is_recognised_by_what_it_holds(name: str) -> None:
    ending = formats()[name].ENDINGS[0]
    assert format_of(read_document(f"x{ending}", SAMPLES[name].encode())) == name
    assert drafts(SAMPLES[name])


@pytest.mark.parametrize("text", ["", " \n", "[" * 50_000, '{"incidents": [{"name": 1}]}', "{"])
def test_data_of_no_known_format_is_none(text: str) -> None:
    assert drafts(text, "x.json") == ()


def test_cstate() -> None:
    found = draft(SAMPLES["cstate"])
    assert found.fields == {
        "started_at": "2026-05-04T09:30+00:00", "resolved_at": "2026-05-04T12:00+00:00", "severity": "SEV1",
        "x-severity": "down", "services": ["Trusted CI", "updates"], "title": "T", "status": "draft",
        "approximate": [],
    }  # fmt: skip
    assert found.doubts == ("severity: `down` was taken for SEV1",)


def test_cstate_that_goes_on_and_that_was_planned() -> None:
    found = draft(CSTATE.format(title="Planned maintenance of DNS", resolved="false", end=""))
    assert (found.fields["kind"], found.fields["ongoing"]) == ("maintenance", True)
    assert "resolved_at" not in found.fields


def test_icco() -> None:
    found = draft(SAMPLES["icco"])
    expected = {
        "title": "Incident at Some Broadcaster", "services": ["Some Broadcaster"], "trigger": "hardware",
        "tags": ["cloud", "database"], "started_at": "2014-07-19T08:00+00:00", "x-uuid": "0149",
        "links": [{"title": "Report", "url": "https://example.com/report"}],
    }  # fmt: skip
    assert {name: found.fields[name] for name in expected} == expected
    hostile = draft(ICCO.format(url='"javascript:alert(1)"')).fields
    assert ("links" in hostile, hostile["x-url"]) == (False, "javascript:alert(1)")


def test_toml() -> None:
    found = draft(ZOLA)
    expected = {
        "title": "Mirror outage", "started_at": "2024-04-30T10:00+00:00", "authors": ["Mirror team"],
        "x-date": "2024-05-01T10:00:00+00:00", "x-extra": {"draft_of": "3"},
    }  # fmt: skip
    assert {name: found.fields[name] for name in expected} == expected
    assert found.document.body.lstrip().startswith("## Impact")


def test_statuspage() -> None:
    found = draft(SAMPLES["statuspage"], "x.json")
    expected = {
        "title": "Elevated errors", "severity": "SEV2", "services": ["Web", "API"],
        "started_at": "2024-05-01T10:00:12+00:00", "mitigated_at": "2024-05-01T13:00+02:00",
        "resolved_at": "2024-05-01T12:30+00:00", "x-statuspage-id": "abc",
        "links": [{"title": "Status page", "url": "https://status.example.com/abc"}],
    }  # fmt: skip
    assert {name: found.fields[name] for name in expected} == expected
    assert found.document.body.lstrip() == (
        "## Timeline\n\n- 2024-05-01 10:00 UTC: Investigating. We look into it.\n  More soon.\n"
        "- 2024-05-01 12:30 UTC: Resolved. It is over.\n\n## Root cause\n\nA limit.\n"
    )


def test_statuspage_in_every_wrapping_and_planned_work() -> None:
    planned = {**INCIDENT, "impact": "maintenance", "scheduled_for": "2024-05-01T09:00:00Z"}
    for data in (INCIDENT, [INCIDENT, 1], {"incident": INCIDENT}, {"incidents": [INCIDENT]}):
        assert draft(json.dumps(data), "x.json").title == "Elevated errors"
    both = drafts(json.dumps({"incidents": [INCIDENT], "scheduled_maintenances": [planned]}), "x.json")
    assert [each.fields.get("kind") for each in both] == [None, "maintenance"]
    assert "severity" not in both[1].fields
    assert both[1].fields["started_at"] == "2024-05-01T09:00+00:00"


def test_own_fields_are_taken_where_they_are_valid_and_the_rest_is_kept() -> None:
    found = draft(
        "---\ntrigger: Deploy\nimpact: {users: 12}\nstatus: final\nauthor: web-team\nvisibility: secret\n"
        "weight: 8\nx-team: night\nid: not an id\n---\n# The pump broke\n"
    ).fields
    expected = {
        "trigger": "Deploy", "impact": {"users": "12"}, "status": "draft", "authors": "web-team", "x-weight": "8",
        "x-status": "final", "x-visibility": "secret", "x-team": "night", "x-id": "not an id",
    }  # fmt: skip
    assert {name: found[name] for name in expected} == expected
    assert not {"weight", "visibility", "id"} & found.keys()


@pytest.mark.parametrize(
    ("times", "field", "doubt"),
    [
        ("start: 2024-01-02T10:00Z\nend: 2024-01-02T09:00Z", "resolved_at", "2024-01-02T10:00+00:00"),
        ("start: 2024-01-03\nend: 2024-01-02", "resolved_at", "2024-01-03"),
        (
            "start: 2025-01-02T10:00Z\ndetected: 2024-01-02T09:00Z\nend: 2024-01-02T09:30Z",
            "started_at",
            "2024-01-02T09:00+00:00",
        ),
    ],
)
def test_a_time_that_cannot_be_is_kept_apart(times: str, field: str, doubt: str) -> None:
    found = draft(f"---\n{times}\n---\nNothing more is known.\n")
    assert field not in found.fields
    assert f"x-{field}" in found.fields
    assert any(said.startswith(f"{field}: ") and doubt in said for said in found.doubts)


NO_TIMES = [
    "2301-05-06T07:08:00Z", "9999-12-31T23:59:59Z", "0000-00-00 00:00:00", "0001-01-01T00:00:00Z",
    "1969-12-31T23:59:59Z", "2201-01-01 07:08", "2024-13-05T07:08:00Z", "2024-02-31T07:08:00Z", "20245-05-01T07:08Z",
    "6 May 2301 07:08 UTC", "May 6, 2301 at 07:08", "05/06/2301 07:08", "31.02.2024 07:08",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_TIMES)
@pytest.mark.parametrize("field", ["started_at", "detected_at", "mitigated_at", "resolved_at"])
def test_no_day_is_invented_for_a_time_that_cannot_be(text: str, field: str) -> None:
    given = {"started_at": "2024-05-01T05:00Z", field: text}
    body = "## Timeline\n\n- 2024-05-01 05:00 UTC: It began\n"
    front = "".join(f"{name}: {json.dumps(value)}\n" for name, value in given.items())
    toml = "".join(f"{name} = {json.dumps(value)}\n" for name, value in given.items())
    for one in (draft(f"---\n{front}---\n{body}"), draft(f"+++\n{toml}+++\n{body}")):
        assert "07:08" not in str(one.fields.get(field, ""))
        assert one.fields.get(field, "")[:10] in ("", "2024-05-01")
        assert one.fields[f"x-{field}"] == text
        assert any(said.startswith(f"{field}: ") and "no time that can be" in said for said in one.doubts)


@pytest.mark.parametrize("text", NO_TIMES)
def test_no_day_is_invented_for_other_tools(text: str) -> None:
    page = {**INCIDENT, "resolved_at": text, "started_at": "2024-05-01T05:00Z", "incident_updates": []}
    status = draft(json.dumps(page), "x.json")
    cstate = draft(CSTATE.format(title="a", resolved="true", end=f"resolvedWhen: {json.dumps(text)}"))
    icco = draft(SAMPLES["icco"].replace("---\n", f"---\nend_time: {json.dumps(text)}\n", 1))
    for one, name in ((status, "resolved_at"), (cstate, "resolvedWhen"), (icco, "end_time")):
        assert "resolved_at" not in one.fields
        assert one.fields[f"x-{name}"] == text


def test_a_clock_of_a_day_that_cannot_be_is_not_one_of_the_report_s_day() -> None:
    one = draft("# Down on 2024-05-01\n\n- Started: 2024-05-01 05:00 UTC\n- Resolved: 2301-05-06 07:08 UTC\n")
    assert one.fields["started_at"][:16] == "2024-05-01T05:00"
    assert "resolved_at" not in one.fields


def test_an_update_without_a_time_is_kept() -> None:
    updates = [
        {"status": "resolved", "body": "It is over.", "display_at": "2301-05-06T07:08:00Z"},
        {"status": "investigating", "body": "We look.", "display_at": "2024-05-01T10:00:00Z"},
    ]
    body = draft(json.dumps({**INCIDENT, "incident_updates": updates}), "x.json").document.body
    assert body.index("We look.") < body.index("- Resolved. It is over.")


def test_times_in_order_are_possible() -> None:
    times = {"started_at": "2024-01-02T10:00", "detected_at": "2024-01-02", "resolved_at": "2024-01-02T10:00"}
    assert impossible(times, None) is None
    assert impossible({}, None) is None


@pytest.mark.parametrize(
    ("zone", "started", "timezone"),
    [
        ("UTC", "2024-07-02T10:00+00:00", "UTC"),
        ("Europe/Paris", "2024-07-02T10:00+02:00", "Europe/Paris"),
        ("PDT", "2024-07-02T10:00-07:00", None),
        ("", "2024-07-02T10:00", "UTC"),
    ],
)
def test_a_zone_is_written_as_far_as_it_is_known(zone: str, started: str, timezone: str | None) -> None:
    found = draft(f"# T\n\nTimezone: {zone or '-'}\n\n## Timeline\n\n- 2024-07-02 10:00 Outage begins\n")
    assert (found.fields["started_at"], found.fields.get("timezone")) == (started, timezone)
    assert bool(zone) is not any(said.startswith("timezone") for said in found.doubts)


def test_a_zone_of_the_body_counts_for_clocks_of_the_front_matter() -> None:
    found = draft("---\nstart: 2024-07-02 10:00\ntitle: Other\n---\n# T\n\nAll times are in PDT.\n")
    assert found.fields["started_at"] == "2024-07-02T10:00-07:00"
    assert found.doubts == ()
    assert (found.title, found.fields["x-title"]) == ("T", "Other")


def test_estimates_are_marked() -> None:
    found = draft("# T\n\n## Timeline (UTC)\n\n- 2024-07-02 ~10:00 Outage begins\n- 10:30 Resolved\n")
    assert found.fields["approximate"] == ["started_at"]


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        ("sev2", "SEV2"), ("Sev-3", "SEV3"), ("P1", "SEV1"), ("2", "SEV2"), ("Severity 4 (minor)", "SEV4"),
        ("critical", "SEV1"), ("notice", "SEV5"), ("low", "SEV5"), ("9", ""), ("awful", ""),
    ],
)  # fmt: skip
def test_severities_of_other_tools(text: str, severity: str) -> None:
    vocabulary = Settings().severities
    assert severity_of(text, vocabulary)[0] == severity
    assert severity_of("critical", (Word("Amber", ("critical",)), Word("Red"))) == ("Amber", "")


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Incident on 2024-01-02 - Nodes failed", "2024-01-02-nodes-failed"),
        ("Incident on 2024-01-02", "2024-01-02-incident"),
        ("January 2nd, 2024 Prow Outage", "2024-01-02-prow-outage"),
        ("Café: ../../etc", "2024-01-02-café-etc"),
        ("停電", "2024-01-02-停電"),
        ("!?", "2024-01-02-old"),
        ("word " * 40, "2024-01-02-word-word-word-word-word-word-word-word-word-word-word-word"),
    ],
)
def test_files_are_named_by_day_and_title(title: str, name: str) -> None:
    document = read_document("old.md", b"x")
    assert name_of(Draft(document, {"title": title, "started_at": "2024-01-02T10:00"})) == name


TIDY = {
    "Title\n=====\ntext\n* a\n* b\n": "# Title\n\ntext\n\n- a\n- b\n",
    "|a|b|\n|-|-|\n|long cell|x|\n": "| a         | b   |\n| --------- | --- |\n| long cell | x   |\n",
    "1. x\n2. y\n\n* * *\n": "1. x\n2. y\n\n---\n",
    "note[^1]\n\n[^1]: two words\n": None,
    "a" * (LONGEST + 1): None,
}


@pytest.mark.parametrize(("body", "expected"), TIDY.items(), ids=lambda value: str(value)[:20])
def test_bodies_are_tidied_where_that_keeps_their_meaning(body: str, expected: str | None) -> None:
    assert tidy(body) == expected


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("* a\n* b", "- a\n- b", True), ("a\nb", "a b", True), ("    x = 1", "```\nx = 1\n```", True),
        ("[a]\n\n[a]: /x", "[a](/x)", True), ("- a\n- b", "- a\n\n- b", False), ("a *b*", "a*b*", False),
        ("`a  b`", "`a b`", False), ("```\na\n  b\n```", "```\na\nb\n```", False), ("```py\n```", "```\n```", False),
        ("[a](/x)", "[a](/y)", False), ("![a](x)", "[a](x)", False), ("# a", "## a", False), ("a", "", False),
    ],
)  # fmt: skip
def test_meaning(one: str, other: str, same: bool) -> None:
    assert (meaning(one) == meaning(other)) is same


VALUES = st.recursive(
    st.text(st.characters(exclude_categories=("C", "Zl", "Zp")), min_size=1).filter(str.strip),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(st.from_regex(r"[a-z][a-z-]{0,8}", fullmatch=True), inner, min_size=1, max_size=3)
    ),
    max_leaves=6,
)
NAMES = st.sampled_from([*declarations(Incident), "x-team", "x-on", "x-1"])


@tried(max_examples=200, deadline=None)
@given(st.dictionaries(NAMES, VALUES, min_size=1))
def test_what_is_written_is_read_again(fields: dict[str, Any]) -> None:
    text = text_of(fields, "## Summary\n\nIt broke.\n")
    document = read_document("x.md", text.encode())
    assert document.problems == ()
    assert {name: plain(field.value) for name, field in document.fields.items()} == fields
    order = [name for name in declarations(Incident) if name in fields]
    assert list(document.fields)[: len(order)] == order
    assert document.body.lstrip() == "## Summary\n\nIt broke.\n"


PIECES = st.sampled_from([
    "---\n", "+++\n", "title: a\n", "date: 2024-01-02\n", "severity: down\n", "# T\n", "## Timeline\n", "- 10:00 x\n",
    "![a](b.png)", "[a]: b\n", "<img src='b.png'>", "\x00", "\x1b[1m", "\ufeff", "\u2028", "{", "}", "[", '"name": "x"',
    '"incident_updates": []', ",", "|a|b|\n|-|-|\n", "```\n", "停電", "2024-01-02T10:00Z", "\n", "  ", ": ", "&a ", "*a",
])  # fmt: skip


@tried(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.one_of(
        st.binary(max_size=200), st.lists(PIECES, max_size=20).map(lambda parts: "".join(parts).encode())
    )
)
def test_any_bytes_can_be_imported_or_are_said_not_to_be(content: bytes, tmp_path: Path) -> None:
    source = tmp_path / "old"
    source.write_bytes(content)
    for found in plan_imports(
        list(find_sources([source])), DESTINATION, (tmp_path / "incidents",), force=False
    ):
        assert found.problem or format_of(read_document("x.md", found.content)) == "incident_file"


@pytest.mark.parametrize("name", formats())
def test_a_format_says_in_which_files_it_comes(name: str) -> None:
    own = formats()[name].ENDINGS
    assert own
    assert {ending.lower() for ending in own} == set(own)
    assert set(own) <= endings()
    assert all(ending == "" or ending.startswith(".") for ending in own)


@pytest.mark.parametrize("written", ["2023-02-30", "2023-13-04", "2023-11-31", "2023-02-29", "Feb 30, 2023"])
@pytest.mark.parametrize(
    "text",
    [
        "Date: {}\n\nDown from 10:00 to 11:00 UTC.\n\n## Timeline (UTC)\n\n- 10:00 start\n- 11:00 resolved\n",
        "On {} payments were down from 10:00 to 11:00 UTC.\n\n## Timeline (UTC)\n\n- 10:00 start\n- 11:00 resolved\n",
        "Down.\n\n## Timeline (UTC)\n\n- {} 10:00 start\n- {} 11:00 resolved\n",
    ],
)
def test_a_day_that_cannot_be_is_doubtful_and_no_other_day(written: str, text: str) -> None:
    (draft,) = drafts(f"# Payments outage\n\n{text.replace('{}', written)}")
    assert not {"started_at", "resolved_at"} & draft.fields.keys()
    assert [doubt for doubt in draft.doubts if f"date: `{written}`: there is no such day" in doubt]
    assert not [doubt for doubt in draft.doubts if "likely meant" in doubt]


@pytest.mark.parametrize("table", [
    "=====  =====\nTime   What\n=====  =====\n15:30  over\n=====  =====",
    "+-------+------+\n| Time  | What |\n+=======+======+\n| 15:30 | over |\n+-------+------+",
])  # fmt: skip
def test_restructured_text(table: str) -> None:
    found = draft(RST.format(table=table), "x.rst")
    assert (found.title, found.fields["severity"]) == ("Checkout down", "SEV1")
    assert found.fields["started_at"] == "2024-03-04T14:05+00:00"
    body = found.document.body
    for piece in (
        "\n## Timeline (UTC)\n", "| 14:05 | Outage begins |", "| 15:30 | over |", "[the log](https://example.org/log)", "`code`",
        "```\na\n  b\n```", "```rst\n.. toctree::\n   other\n```", "\n### Action items\n", "1. Add an alert\n1. Test it",
    ):  # fmt: skip
        assert piece in body


def test_a_page_of_html() -> None:
    found = draft(PAGE.format(more=""), "x.html")
    assert (found.title, found.fields["severity"], found.fields["services"]) == (
        "Checkout down",
        "SEV1",
        ["checkout"],
    )
    body = found.document.body
    for piece in (
        "# Checkout down\n\nSeverity: SEV1\nServices: checkout\n\n## Summary\n", "**nobody**", "[the *log*](https://example.org/a%20b)",
        "&lt;b>", "\\*now\\*", "| 14:05 | It \\| began |", "- Add an alert\n   - owner: web\n- [x] Test it\n", "```\na < b\n  c\n```",
        "> said", "\n\\# no heading\n",
    ):  # fmt: skip
        assert piece in body
    assert not {"alert(1)", "Home", "a {"} & {piece for piece in ("alert(1)", "Home", "a {") if piece in body}
    narrative = read_narrative(found.document)
    assert [action.item.status for action in narrative.actions] == ["open", "done"]
    assert [action.item.owner for action in narrative.actions] == ["web", ""]


@given(
    st.lists(
        st.sampled_from(
            (
                "<p>",
                "</p>",
                "<ul>",
                "<li>",
                "</li>",
                "</ul>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<b>",
                "</b>",
                "<a href=x>",
                "</a>",
                "<h2>",
                "</h2>",
                "one ",
                "two",
                "&lt;script&gt;",
                "<br>",
                "<script>",
                "</script>",
                "<",
            )
        )
    )
)
def test_any_page_of_html_becomes_text(pieces: list[str]) -> None:
    (found,) = drafts(PAGE.format(more="".join(pieces)), "x.html")
    assert "<script" not in found.document.body


@given(
    st.lists(
        st.sampled_from(
            (
                "Title\n",
                "=====\n",
                "-----\n",
                "* a\n",
                "  b\n",
                "\n",
                ".. note:: x\n",
                "::\n",
                "   c\n",
                "+---+\n",
                "| a |\n",
                "===  ===\n",
                ":F: x\n",
                "`a <b>`_ ",
                ".. x\n",
                "#. y\n",
            )
        )
    )
)
def test_any_restructured_text_becomes_markdown(pieces: list[str]) -> None:
    text = "".join(pieces)
    (found,) = drafts(f"Away\n====\n\n{text}", "x.rst")
    assert all(found.document.body.count(letter) >= text.count(letter) for letter in "cy")


def test_statements_of_mdx_are_code() -> None:
    text = "import Note from './note'\n\nexport const post = {\n  title: 'Relay away',\n}\n\n## What happened\n\nIt was away.\n"
    found = draft(text, "x.mdx")
    assert found.title == "Relay away"
    assert found.document.body.startswith(
        "\n```js\nimport Note from './note'\n\nexport const post = {\n  title: 'Relay away',\n}\n```\n## What"
    )
    assert draft(text.replace("import", "to import"), "x.md").document.body.startswith("to import")


@pytest.mark.parametrize(
    ("page", "body"),
    [
        ("<p>run <code>a * b_c &lt; `d`</code> now</p>", "run `` a * b_c < `d` `` now"),
        ("<p><code>x<p>*y*</p></code></p>", "`x`\n\n\\*y\\*"),
        ("<pre>a\n```\nb\n````</pre>", "`````\na\n```\nb\n````\n`````"),
        ("<p>a<br>===</p>", "a\n\\==="),
        ("<p>~~~</p><p>b</p>", "\\~~~\n\nb"),
        ("<p>&gt;5 errors</p>", "\\>5 errors"),
        ("<p>[a]: b</p>", "\\[a]: b"),
        ("<p>__init__ and a_b_c, &amp;lt;</p>", "\\_\\_init_\\_ and a_b_c, \\&lt;"),
        ("<h99999999999>no</h99999999999>", "no"),
        ('<a href="java\nscript:x">a</a> <a href="b) (c">d</a>', "a [d](b%29%20%28c)"),
    ],
)  # fmt: skip
def test_what_a_page_of_html_says_is_no_markup(page: str, body: str) -> None:
    assert (
        body
        in draft(
            f"<html><head><title>x</title><body><h1>It broke</h1>{page}</body></html>", "x.html"
        ).document.body
    )


@pytest.mark.parametrize(
    ("text", "piece"),
    [
        (".. ---> <b>seen", "<!-- .. - - -> <b>seen -->"),
        (".. code:: x` y\n\n   ```\n   a", "````x\n```\na\n````"),
        (".. image:: a b)c.png", "![](a%20b%29c.png)"),
    ],
)
def test_what_restructured_text_holds_stays_in_it(text: str, piece: str) -> None:
    assert piece in draft(f"Away\n====\n\n{text}\n", "x.rst").document.body


def test_no_statement_of_mdx_is_a_title() -> None:
    for above in ("import Note from './note'\n", "import a from 'a'\nexport const b = 1\n"):
        title = draft(f"{above}\nThe relay was away on 4 March 2024.\n", "x.mdx").title
        assert not title.startswith(("import", "export"))


@pytest.mark.parametrize("piece", [
    "<a href=x>", "<a href=x>b</a> ", "<ul><li>", "<table><tr><td>", "<b>", "</p>", "<!--", "&lt;", "<blockquote>", "<pre>", "<", "&", "<br>",
])  # fmt: skip
def test_long_pages_are_bounded(piece: str) -> None:
    with at_most(10):
        drafts(PAGE.format(more=piece * (100_000 // len(piece))), "x.html")


@pytest.mark.parametrize(
    "piece",
    ["a\n=\n", "`", "`a <b>`_ ", ".. x::\n", "* - a\n", "+--+\n| a |\n", "== ==\n", "::\n\n  a\n", ":a: b\n"],
)
def test_long_restructured_texts_are_bounded(piece: str) -> None:
    with at_most(10):
        drafts(RST.format(table=piece * (100_000 // len(piece))), "x.rst")
