"""Updates with a date, and clocks of the day of which a page tells that was written on the day behind."""

from __future__ import annotations

import pytest

from understood import read

PAGE = "---\ntitle: Wet cellar\n{name}: {day}\n---\n\n{said} the pump broke.\n\n### Timeline\n\n- **9:36am** - It broke\n"


@pytest.mark.parametrize("name", ["pubDate", "date", "publishDate", "published_at"])
@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Yesterday", "2025-01-15"),
        ("Today", "2025-01-16"),
        ("Last night", "2025-01-15"),
        ("Gestern", "2025-01-15"),
    ],
)
def test_clocks_of_a_page_are_of_its_day_or_of_the_one_before(name: str, said: str, day: str) -> None:
    (entry,) = read(PAGE.format(name=name, day="Jan 16, 2025", said=said)).timeline.entries
    assert entry.at.notation == f"{day}T09:36"


def test_a_page_of_the_first_day_that_there_is_has_no_yesterday() -> None:
    (entry,) = read(PAGE.format(name="date", day="0001-01-01", said="Yesterday")).timeline.entries
    assert entry.text == "It broke"


@pytest.mark.parametrize(
    "head",
    [
        "Update {}",
        "Update {}:",
        "Update 3 - {}",
        "Update #3 - {}",
        "Aktualisierung {}",
        "Mise à jour {}",
        "Actualización {}",
    ],
)
@pytest.mark.parametrize("written", ["27.08.2022 10:00", "2022-08-27 10:00", "27 August 2022, 10:00"])
def test_updates_are_entries_in_any_form_of_their_day(head: str, written: str) -> None:
    said = "".join(
        f"### {head.format(written.replace('27', str(day)))}\n\nNews of {day}.\n\n" for day in (27, 26, 25)
    )
    entries = read(f"# Wet cellar\n\n## Notes\n\nA text.\n\n{said}").timeline.entries
    assert [entry.at.notation for entry in entries] == [f"2022-08-{day}T10:00" for day in (27, 26, 25)]
