"""A reader of the interchange format that was written from docs/format.md alone: it imports nothing of ours.

python second_reader.py FOLDER: checks incidents.json and each file that it names; exits 1 where one is wrong.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

TIMES = ("started_at", "detected_at", "declared_at", "acknowledged_at", "mitigated_at", "resolved_at")


def instant(told: dict[str, Any]) -> tuple[str, str]:
    """Return the moments between which a time lies, in UTC; a day is as long as a day."""
    if told["precision"] == "day":
        day = date.fromisoformat(told["at"])
        return day.isoformat(), f"{day.isoformat()}T99"
    at = datetime.strptime(told["at"][:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
    local = datetime.fromisoformat(told["local"])
    if not told["at"].endswith("Z") or abs((local - at).total_seconds()) >= 1:
        raise ValueError("its local time is another instant")
    return (at.strftime("%Y-%m-%dT%H:%M:%S"),) * 2


def problems(one: dict[str, Any], name: str) -> Iterator[str]:
    """Yield what is wrong with one postmortem."""
    if one.get("schema_version", "").partition(".")[0] != "1":
        yield "schema_version: not one that this reader knows"
    if one.get("id") != name:
        yield f"id: the file is called {name}"
    for field in ("title", "severity"):
        if not isinstance(one.get(field), str) or not one[field]:
            yield f"{field}: missing"
    for field in (*TIMES, *(f"timeline {n}" for n in range(len(one.get("timeline", []))))):
        holder = one["timeline"][int(field.split()[1])].get("at") if " " in field else one.get(field)
        try:
            if holder:
                instant(holder)
        except (ValueError, KeyError, TypeError) as error:
            yield f"{field}: {error}"
    for item in one.get("follow_ups", []):
        if not item.get("title") or item.get("status") not in (
            "proposed",
            "open",
            "in-progress",
            "done",
            "wontdo",
        ):
            yield f"follow_ups: {item}"


def main(folder: Path) -> bool:
    """Check a folder."""
    index = json.loads((folder / "incidents.json").read_text("utf-8"))
    found = []
    for known in index["incidents"]:
        one = json.loads((folder / known["href"]).read_text("utf-8"))
        found += [f"{known['href']}: {problem}" for problem in problems(one, known["id"])]
        found += [
            f"{known['href']}: {name} is not that of the index"
            for name in known
            if name != "href" and known[name] != one.get(name)
        ]
    print("\n".join(found) or f"{len(index['incidents'])} incidents, nothing wrong")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
