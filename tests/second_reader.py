"""A reader of the interchange format, written from docs/format.md alone: it imports nothing of ours.

python second_reader.py FOLDER: checks incidents.json and each file that it names; exits 1 where one is wrong.
"""

import json
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ALWAYS = "schema_version id title status withdrawn ongoing started_at severity services"
TIMES = "started_at detected_at declared_at acknowledged_at mitigated_at resolved_at"
STATES = ("proposed", "open", "in-progress", "done", "wontdo")


def wrong(told: dict[str, Any]) -> str:
    """Return what is wrong with a time, an empty text where nothing is."""
    try:
        if told["precision"] == "day":
            return "" if date.fromisoformat(told["at"]) else "no day"
        at = datetime.strptime(told["at"][:19], "%Y-%m-%dT%H:%M:%S").replace(tzinfo=UTC)
        apart = abs((datetime.fromisoformat(told["local"]) - at).total_seconds())
        return "" if apart < 1 and told["at"].endswith("Z") else "its local time is another instant"
    except (ValueError, KeyError, TypeError) as error:
        return str(error)


def problems(one: dict[str, Any], name: str) -> Iterator[str]:
    """Yield what is wrong with one postmortem."""
    yield from (f"{each}: missing" for each in ALWAYS.split() if one.get(each) in (None, "", []))
    if str(one.get("schema_version")).partition(".")[0] != "1":
        yield "schema_version: not one that this reader knows"
    if one.get("id") != name:
        yield f"id: the file is called {name}"
    entries, items = one.get("timeline", []), one.get("follow_ups", [])
    times = [one[each] for each in TIMES.split() if each in one]
    for told in (*times, *(each["at"] for each in entries if "at" in each)):
        if problem := wrong(told):
            yield f"{told}: {problem}"
    yield from (f"timeline: {each}" for each in entries if ("at" in each) == ("written" in each))
    yield from (f"follow-up: {e}" for e in items if not e.get("title") or e.get("status") not in STATES)


def main(folder: Path) -> int:
    """Check a folder; return how many problems it has."""
    index, found = json.loads((folder / "incidents.json").read_text("utf-8")), []
    for known in index["incidents"]:
        one = json.loads((folder / known["href"]).read_text("utf-8"))
        same = (name for name in known if name != "href" and known[name] != one.get(name))
        told = (*problems(one, known["id"]), *(f"{name} is not that of the index" for name in same))
        found += [f"{known['href']}: {problem}" for problem in told]
    print("\n".join(found) or f"{len(index['incidents'])} incidents, nothing wrong")
    return len(found)


if __name__ == "__main__":
    sys.exit(bool(main(Path(sys.argv[1]))))
