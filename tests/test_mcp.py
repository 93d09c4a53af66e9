"""The server for assistants, tried with the SDK's own client: bounded answers, errors that are answers, no exit."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any
from unittest import mock

import anyio
import pytest
from click.testing import CliRunner
from mcp.client.client import Client
from mcp.client.stdio import StdioServerParameters
from mcp.shared.exceptions import MCPError

from postmortems.assistants.checkout import Checkout
from postmortems.assistants.tools import MOST, MOST_LETTERS, Tools
from postmortems.checks.check import all_checks
from postmortems.commands import mcp as verb
from postmortems.commands.cli import cli
from postmortems.site.project import find_project
from samples import CONFIG, make_project, report
from test_similar_command import ALERT, REPORTS

CODE = "from postmortems.commands.cli import main; main()"
TOOLS = {"similar_incidents", "search_incidents", "get_incident", "list_follow_ups", "statistics"}
Ask = Callable[..., Awaitable[Any]]


def with_server(root: Path, ask: Callable[[Client], Awaitable[None]]) -> None:
    """Start the command as an assistant would, and ask it.

    It is asked from a thread of its own: in this one a browser of other tests may have its loop.
    """

    async def run() -> None:
        started = StdioServerParameters(command=sys.executable, args=["-c", CODE, "mcp"], cwd=root)
        with anyio.fail_after(60):
            async with Client(started) as client:
                await ask(client)

    with ThreadPoolExecutor(1) as thread:
        thread.submit(anyio.run, run).result()


def told(result: Any) -> Any:
    """Return what a tool answered; the text says the same as the structure."""
    assert not result.is_error, result.content[0].text
    assert json.loads(result.content[0].text) == result.structured_content
    return result.structured_content


def test_a_client_lists_the_tools_and_calls_each(tmp_path: Path) -> None:
    make_project(tmp_path, dict(REPORTS))

    async def ask(client: Client) -> None:
        listed = (await client.list_tools()).tools
        assert {tool.name for tool in listed} == TOOLS
        for tool in listed:
            assert tool.description and tool.annotations
            assert (tool.annotations.read_only_hint, tool.annotations.open_world_hint) == (True, False)
        (first, *_) = told(await client.call_tool("similar_incidents", {"text": ALERT}))["incidents"]
        assert (first["id"], first["mitigated"]) == (
            "2025-11-20-queue",
            "mitigated, the broker was restarted",
        )
        assert "same error: ECONNREFUSED" in first["reasons"]
        found = told(await client.call_tool("search_incidents", {"service": ["orders"], "since": "2025"}))
        assert (found["total"], [one["id"] for one in found["incidents"]]) == (1, ["2025-11-20-queue"])
        one = told(await client.call_tool("get_incident", {"id": "inc-9"}))
        assert (one["id"], one["severity"], len(one["timeline"])) == ("2025-11-20-queue", "SEV2", 2)
        assert one["report"]["text"].startswith("## Summary")
        promised = told(
            await client.call_tool("list_follow_ups", {"state": "overdue", "owner": "Queue team"})
        )
        assert [each["title"] for each in promised["follow_ups"]] == ["Raise the limit"]
        figures = told(await client.call_tool("statistics", {}))
        assert figures["reports"] == {"incident": len(REPORTS) - 1, "withdrawn": 1}
        assert figures["durations"]["time_to_resolve"]["n"] == 2
        assert "median_minutes" not in figures["durations"]["time_to_resolve"], "of fewer than five"
        assert len(figures["caveats"]) >= 4

    with_server(tmp_path, ask)


MALFORMED: tuple[tuple[str, dict[str, Any], str], ...] = (
    ("similar_incidents", {}, "text"),
    ("similar_incidents", {"text": 7}, "text"),
    ("similar_incidents", {"text": "x", "limit": 0}, "limit"),
    ("similar_incidents", {"text": "x", "limit": 10_000}, "limit"),
    ("similar_incidents", {"text": "x" * 1_000_001}, "text"),
    ("search_incidents", {"severity": ["SEV9"]}, "there is no severity `SEV9`"),
    ("search_incidents", {"since": "soon"}, "write a day"),
    ("search_incidents", {"sort": "luck"}, "sort"),
    ("search_incidents", {"tag": ["x"] * 999}, "tag"),
    ("search_incidents", {"offset": -1}, "offset"),
    ("get_incident", {"id": "2025-11-20-queu"}, "did you mean `2025-11-20-queue`?"),
    ("get_incident", {"id": "../../../etc/passwd"}, "there is no incident"),
    ("list_follow_ups", {"state": "lost"}, "state"),
    ("statistics", {"year": "the last"}, "is no year"),
    ("no_such_tool", {}, "no_such_tool"),
)


def test_malformed_calls_get_errors_and_the_server_goes_on(tmp_path: Path) -> None:
    make_project(tmp_path, dict(REPORTS))

    async def ask(client: Client) -> None:
        for name, asked, said in MALFORMED:
            try:
                result: Any = await client.call_tool(name, asked)
            except MCPError as why:
                assert said in str(why), name
            else:
                assert result.is_error, (name, asked)
                text = result.content[0].text
                assert said in text, (name, asked)
                assert "Traceback" not in text
        assert told(await client.call_tool("statistics", {}))["incidents"]

    with_server(tmp_path, ask)


def test_what_is_no_protocol_does_not_end_it(tmp_path: Path) -> None:
    make_project(tmp_path, dict(REPORTS))
    asked = "\n".join(
        ("not json", "[]", '{"jsonrpc": "2.0"}', '{"jsonrpc": "2.0", "id": 1, "method": "ping"}', "")
    )
    done = subprocess.run(
        [sys.executable, "-c", CODE, "mcp"],
        input=asked,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert all(json.loads(line)["jsonrpc"] == "2.0" for line in done.stdout.splitlines())
    assert any(json.loads(line).get("id") == 1 for line in done.stdout.splitlines())


def tools(root: Path, reports: dict[str, str], config: str = CONFIG) -> Tools:
    make_project(root, dict(reports), config)
    return Tools(Checkout(find_project(root, root / "mkdocs.yml", all_checks())))


def test_answers_are_bounded(tmp_path: Path) -> None:
    rows = "".join(f"- 2026-03-04 14:{at % 60:02} UTC: step {at}\n" for at in range(400))
    body = f"## Summary\n\n{'Long. ' * 9000}\n\n## Timeline\n\n{rows}\n## Action items\n\n" + "".join(
        f"- [ ] Do {at} {'x' * 900} (owner: a)\n" for at in range(120)
    )
    many = {f"incidents/r{at}.md": report(f"title: Queue {at}\n", body) for at in range(MOST + 5)}
    asked = tools(tmp_path, many)
    answers = (
        asked.similar_incidents("queue long step", limit=20), asked.search_incidents(limit=MOST),
        asked.get_incident("r1"), asked.list_follow_ups(limit=MOST), asked.statistics(),
    )  # fmt: skip
    assert max(len(json.dumps(each)) for each in answers) < 120_000
    found = asked.search_incidents(limit=MOST, offset=MOST)
    assert (found["total"], len(found["incidents"])) == (MOST + 5, 5)
    one = asked.get_incident("r1")
    assert (len(one["report"]["text"]), one["amounts"]["timeline"]) == (MOST_LETTERS, 400)
    rest = asked.get_incident("r1", text_from=MOST_LETTERS)["report"]
    assert (one["report"]["text"] + rest["text"])[:60_000] == body[:60_000][: 2 * MOST_LETTERS]


def test_the_audience_is_respected(tmp_path: Path) -> None:
    config = f"{CONFIG[:-1]}:\n      audience: public\n"
    reports = {**REPORTS, "incidents/open.md": report("title: Open to all\nvisibility: public\n")}
    asked = tools(tmp_path, reports, config)
    assert [one["id"] for one in asked.search_incidents()["incidents"]] == ["open"]
    assert asked.similar_incidents(ALERT)["incidents"] == []
    assert asked.statistics()["incidents"] == 1
    assert "report" not in asked.get_incident("open") or "extra" not in asked.get_incident("open")
    assert all(one["incident"] == "open" for one in asked.list_follow_ups("all")["follow_ups"])
    with pytest.raises(ValueError, match="there is no incident"):
        asked.get_incident("2025-11-20-queue")


def test_what_changes_in_the_checkout_is_answered(tmp_path: Path) -> None:
    asked = tools(tmp_path, REPORTS)
    before = sorted((tmp_path / "incidents").rglob("*"))
    assert asked.similar_incidents(ALERT)["incidents"][0]["id"] == "2025-11-20-queue"
    assert sorted((tmp_path / "incidents").rglob("*")) == before, "it only reads"
    (tmp_path / "incidents/2025-11-20-queue.md").rename(tmp_path / "incidents/moved.md")
    assert asked.similar_incidents(ALERT)["incidents"][0]["id"] == "moved"
    (tmp_path / "incidents/moved.md").unlink()
    assert asked.search_incidents(service=["orders"])["total"] == 0


def test_without_the_extra_it_is_said_how_to_get_it(tmp_path: Path) -> None:
    make_project(tmp_path, dict(REPORTS))
    with mock.patch.object(verb, "find_spec", lambda _: None):
        done = CliRunner().invoke(cli, ["mcp", "-f", str(tmp_path / "mkdocs.yml")])
    assert (done.exit_code, done.stdout) == (2, "")
    assert "pip install 'mkdocs-postmortems[mcp]'" in done.stderr
