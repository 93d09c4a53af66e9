"""Which pages of ours are the largest with 10,000 incidents: `python -m benchmarks.largest [--years N]`.

The incidents have long titles, three follow-ups each, thousands of owners and services, and tags and factors
that few others share. Pages of single reports are left out, and most of those of single values.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from random import Random

import click

from pages.many import many
from pages.shelf import TODAY, site
from postmortems.insight.facets import FACETS
from postmortems.model.action_item import ActionItem
from postmortems.model.incident import Incident
from postmortems.pages.all import all_files, list_pages

AMOUNT, MOST = 10_000, 1_000_000
TAIL = "which nobody had thought of before it came, and which went on for long"
SHOWN = 12


def dressed(incident: Incident, number: int, dice: Random) -> Incident:
    """Return an incident with more in it."""
    title = f"{incident.title}, {TAIL} {number}"
    return replace(
        incident,
        title=title,
        summary=f"{TAIL}, " * 4,
        tags=(f"tag-{number}", f"tag-{number // 2}"),
        contributing_factors=(*incident.contributing_factors, f"factor {number // 2} with a longer name"),
        action_items=tuple(follow_up(title, dice) for _ in range(3)),
    )


def follow_up(title: str, dice: Random) -> ActionItem:
    """Return a follow-up, open in one case of three."""
    due = TODAY + timedelta(days=dice.randrange(-600, 200)) if dice.random() < 0.7 else None
    name, owner = f"{title} {dice.randrange(10**6)}", f"person-{dice.randrange(3000)}"
    return ActionItem(name, owner, due, "detect", status=dice.choice(("open", "done", "wontdo")))


def sizes(years: int) -> Iterator[tuple[int, str]]:
    """Yield the size and path of pages and of what they load."""
    dice = Random(3)
    incidents = enumerate(many(AMOUNT, years=years, services=2000))
    large = site(*(dressed(incident, number, dice) for number, incident in incidents))
    folders = tuple(f"{facet.name}/" for facet in FACETS)
    for page in list_pages(large)[0]:
        of_value = page.path.startswith(folders) and not page.path.endswith("/index.md")
        if page.incident is None and not (of_value and dice.random() > 0.01):
            yield len(page.make("").html.encode()), page.path
    for path, text in all_files(large):
        yield len(text.encode()), path


@click.command()
@click.option("--years", default=15, help="Over how many years they are spread.")
def main(years: int) -> None:
    """Print the largest, without what a theme puts around them."""
    found = sorted(sizes(years), reverse=True)
    for size, path in found[:SHOWN]:
        click.echo(f"{size / 1e6:6.2f} MB  {path}")
    over = [path for size, path in found if size > MOST and path.endswith(".md")]
    click.echo(f"{len(found)} looked at; above 1 MB: {', '.join(over) or 'none'}")


if __name__ == "__main__":
    main()
