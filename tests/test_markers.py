"""Comments in pages of the site's own: what they place, and that nothing that is amiss in one is silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from building import built, mkdocs, postmortems
from samples import CONFIG, make_project, report

OWN = f"{CONFIG.rstrip()}:\n      fields:\n        customer_tier: {{type: choice, values: [gold, silver]}}\n"
REPORTS = {
    "a": "title: Aaa\nstarted_at: 2026-01-01T10:00+00:00\nseverity: SEV1\ncustomer_tier: gold\n",
    "b": "title: Bbb\nstarted_at: 2026-02-01T10:00+00:00\nservices: ['Card payments']\n",
    "c": "title: Ccc\nstarted_at: 2025-03-01T10:00+00:00\nservices: [checkout, search]\ntags: [black friday]\n",
    "d": "title: Ddd\nstarted_at: 2026-04-01T10:00+00:00\nstatus: withdrawn\n",
    "e": "title: Eee\nstarted_at: 2026-05-01T10:00+00:00\nseverity: SEV3\nongoing: true\nresolved_at:\n",
}
TIMES = "detected_at: {0}\nresolved_at: {0}\n"


def site(root: Path, page: str, config: str = OWN) -> Path:
    files: dict[str, str | bytes] = {"docs/sub/page.md": page}
    for name, fields in REPORTS.items():
        start = re.search(r"started_at: (\S+)", fields)
        assert start
        times = f"detected_at: {start[1]}\n"
        times += "" if "resolved_at" in fields else f"resolved_at: {start[1].replace('T10', 'T11')}\n"
        body = "## Summary\n\nShort.\n\n## Action items\n\n- [ ] Do it (owner: web, due: 2026-05-05, kind: prevent)\n"
        files[f"incidents/{name}.md"] = report(f"{fields}{times}", body)
    return make_project(root, files, f"{config}      checks: {{missing-section: off}}\n")


def shown(root: Path, *comments: str) -> list[list[str]]:
    """Return the titles that each comment places, in their order."""
    page = "# Page\n\n" + "\n\n".join(f"<!-- postmortems: {comment} -->" for comment in comments)
    html = (built(site(root, page)) / "sub/page/index.html").read_text("utf-8")
    parts = html.split('<section class="pm-part"')[1:]
    assert len(parts) == len(comments)
    return [list(dict.fromkeys(re.findall(r"\b(Aaa|Bbb|Ccc|Ddd|Eee)\b", part))) for part in parts]


def test_the_filters_choose_and_sort_orders(tmp_path: Path) -> None:
    expected = {
        "latest": ["Eee", "Bbb", "Aaa", "Ccc"],
        "latest limit=2": ["Eee", "Bbb"],
        "latest service=checkout limit=5": ["Eee", "Aaa", "Ccc"],
        'latest service="Card Payments"': ["Bbb"],
        "latest service=card-payments service=search": ["Bbb", "Ccc"],
        "latest severity=sev1 service=checkout": ["Aaa"],
        "latest severity=SEV1 service=search": [],
        'latest tag="black friday"': ["Ccc"],
        "latest year=2025": ["Ccc"],
        "latest since=2026-02": ["Eee", "Bbb"],
        "latest status=withdrawn": ["Ddd"],
        "latest customer_tier=GOLD": ["Aaa"],
        "latest text=bb": ["Bbb"],
        "latest open-actions sort=title": ["Aaa", "Bbb", "Ccc", "Eee"],
        "latest sort=-date limit=1": ["Ccc"],
        "ongoing service=search": [],
        "ongoing severity=SEV3": ["Eee"],
        "overdue year=2025": ["Ccc"],
    }
    assert dict(zip(expected, shown(tmp_path, *expected), strict=True)) == expected


def test_all_of_them_are_one_link_away(tmp_path: Path) -> None:
    built(
        site(
            tmp_path, '# A\n\n<!-- postmortems: latest service="Checkout" since=2025 limit=1 sort=title -->\n'
        )
    )
    html = (tmp_path / "site/sub/page/index.html").read_text("utf-8")
    (href,) = re.findall(r'<p class="pm-onward"><a href="([^"]+)">All ', html)
    assert href == "../../incidents/?service=checkout&amp;from=2025-01-01&amp;sort=title"


def test_none_that_is_like_that_is_said(tmp_path: Path) -> None:
    built(site(tmp_path, "# A\n\n<!-- postmortems: latest severity=SEV5 -->\n"))
    assert "No report is like that." in (tmp_path / "site/sub/page/index.html").read_text("utf-8")


WRONG = "# A\n\nText <!-- postmortems: latest servce=checkout --> on\n"
SAID = "docs/sub/page.md:3:31: warning[unknown-marker]: the part `latest` takes no `servce`"


def test_check_and_build_say_the_same_once(tmp_path: Path) -> None:
    root = site(tmp_path, WRONG)
    assert SAID in postmortems(root, "check").stdout
    assert postmortems(root, "check", "incidents/a.md").stdout.count("unknown-marker") == 0
    done = mkdocs(root, "build")
    assert (done.returncode, (done.stdout + done.stderr).count("takes no `servce`")) == (0, 1)
    assert "did you mean `service`?" in done.stdout + done.stderr
    assert mkdocs(root, "build", "--strict").returncode == 1


@pytest.mark.parametrize("level", ["error", "off"])
def test_the_site_says_how_bad_it_is(level: str, tmp_path: Path) -> None:
    root = site(tmp_path, WRONG)
    config = (root / "mkdocs.yml").read_text("utf-8")
    (root / "mkdocs.yml").write_text(
        config.replace("checks: {", f"checks: {{unknown-marker: {level}, "), "utf-8"
    )
    assert postmortems(root, "check").returncode == (level == "error")
    done = mkdocs(root, "build")
    assert (done.returncode, "servce" in done.stdout + done.stderr) == (level == "error", level == "error")


HOOK = """\
def on_page_markdown(markdown, **kwargs):
    return markdown.replace("MARK", "<!-- postmortems: latest limit=no -->")
"""


def test_what_a_plugin_puts_into_a_page_is_told_too(tmp_path: Path) -> None:
    root = site(tmp_path, "# A\n\nMARK\n", f"hooks: [hook.py]\n{OWN}")
    (root / "hook.py").write_text(HOOK, "utf-8")
    done = mkdocs(root, "build")
    assert (done.stdout + done.stderr).count(
        "docs/sub/page.md:1:1: warning[unknown-marker]: `limit` is `no`"
    ) == 1


def test_a_marker_that_is_shown_as_code_is_none(tmp_path: Path) -> None:
    root = site(tmp_path, "# A\n\n`<!-- postmortems: x -->`\n\n```\n<!-- postmortems: y -->\n```\n")
    assert "unknown-marker" not in postmortems(root, "check", "--notes").stdout
    assert "unknown-marker" not in mkdocs(root, "build").stderr


def test_what_the_public_may_not_see_is_not_placed(tmp_path: Path) -> None:
    root = site(
        tmp_path, "# A\n\n<!-- postmortems: latest service=search -->\n", f"{OWN}      audience: public\n"
    )
    html = (built(root) / "sub/page/index.html").read_text("utf-8")
    assert not {"Aaa", "Ccc"} & set(re.findall(r"\w+", html))
