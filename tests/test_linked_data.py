"""What a page of an incident says of it to programs, as a parser of HTML and one of JSON find it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from justhtml import JustHTML

from building import built
from pages.shelf import attr
from samples import CONFIG, make_project, report

HOSTILE = 'A </script><script>alert(1)</script> <!-- & \u2028 ]]> it\'s "q"'


def told(page: Path) -> dict[str, Any]:
    scripts = JustHTML(page.read_text("utf-8"), sanitize=False).query("script")
    (found,) = [each for each in scripts if attr(each, "type") == "application/ld+json"]
    assert not any("alert(1)" in each.to_text() for each in scripts if each is not found)
    data: dict[str, Any]
    (data,) = json.loads(found.to_text())
    return data


def page(root: Path, fields: str = "", config: str = CONFIG, name: str = "a") -> dict[str, Any]:
    site = built(
        make_project(root, {f"incidents/{name}.md": report(fields), "docs/index.md": "# Home\n"}, config)
    )
    return told(site / f"incidents/{name}/index.html")


def test_a_report_says_what_its_page_says(tmp_path: Path) -> None:
    fields = "tags: [card]\ntrigger: deploy\nauthors: [web-team]\nlinks: [{title: Status, url: https://s.example.com/1}]\n"
    assert page(tmp_path, fields) == {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": "Checkout down in Europe",
        "reportNumber": "a",
        "abstract": "Nobody in Europe could pay for 35 minutes.",
        "creativeWorkStatus": "Published",
        "temporalCoverage": "2026-03-04T14:05:00+00:00/2026-03-04T15:30:00+00:00",
        "about": [{"@type": "Thing", "name": "checkout"}],
        "keywords": ["SEV2", "deploy", "missing limit", "card"],
        "citation": [{"@type": "WebPage", "name": "Status", "url": "https://s.example.com/1"}],
        "encoding": {"@type": "MediaObject", "encodingFormat": "application/json", "contentUrl": "../a.json"},
    }
    assert (tmp_path / "site/incidents/a/../a.json").is_file()


def test_nothing_in_it_ends_it(tmp_path: Path) -> None:
    found = page(tmp_path, f"title: {json.dumps(HOSTILE)}\nservices: ['</script>', '<!--']\n")
    assert found["headline"].split() == HOSTILE.split()
    assert [each["name"] for each in found["about"]] == ["</script>", "<!--"]


@pytest.mark.parametrize(
    ("fields", "covered"),
    [
        (
            "started_at: 2026-03-04\ndetected_at: 2026-03-04\nresolved_at: 2026-03-06\n",
            "2026-03-04/2026-03-06",
        ),
        ("ongoing: true\nresolved_at:\n", "2026-03-04T14:05:00+00:00/.."),
        ("status: draft\nresolved_at:\n", "2026-03-04T14:05:00+00:00"),
        ("timezone: Europe/Berlin\n", "2026-03-04T15:05:00+01:00/2026-03-04T16:30:00+01:00"),
    ],
)
def test_an_end_that_nobody_knows_is_not_invented(fields: str, covered: str, tmp_path: Path) -> None:
    assert page(tmp_path, fields)["temporalCoverage"] == covered


def test_the_public_has_it_of_public_reports_alone(tmp_path: Path) -> None:
    config = f"{CONFIG.rstrip()}:\n      audience: public\n"
    found = page(tmp_path, "visibility: public\nx-note: Hidden\n", config)
    assert (found["reportNumber"], "Hidden" in str(found)) == ("a", False)
    (tmp_path / "incidents/b.md").write_text(report("title: Secret\n"), "utf-8")
    site = built(tmp_path)
    assert not (site / "incidents/b/index.html").exists()
    assert "Secret" not in (site / "incidents/a/index.html").read_text("utf-8")
