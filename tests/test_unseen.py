"""What a reader of a public part does not see, or takes for another part, is not published with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from canary import STEM, told
from postmortems.checks.check import all_checks
from postmortems.hosts.exported import write_site
from postmortems.publishing import load
from postmortems.redaction.unseen import without_unseen
from postmortems.site.edition import for_audience
from postmortems.site.project import find_project
from samples import NOW, make_project, report

CONFIG = """\
site_name: Site
plugins:
  - postmortems:
      checks: {missing-section: off}
      public: {sections: [summary, impact], opening: true}
"""
FIELDS = "visibility: public\nstatus: draft\n"
ENDS = f"## Root cause\n\nWhy[^why], see [how].\n\n## Impact\n\nAll of Europe.[^who]\n\n[^who]: And a note[^in].\n\n[^in]: Shown.\n\n{{}}\n\n[a]: https://example.com/{STEM}b\n"
HIDDEN = {
    "a note of an internal part": ENDS.format(f"[^why]: {STEM}\n\n    More {STEM}"),
    "a note of such a note": ENDS.format(f"[^why]: So[^so].\n\n[^so]: {STEM}"),
    "an address of an internal part": ENDS.format(f'[how]: https://example.com/{STEM}\n  "{STEM}"'),
    "a note in a quote": ENDS.format(f"> said\n>\n> [^why]: {STEM}"),
    "an instruction": f"## Summary\n\nNobody could pay. <?php {STEM} ?>\n\n<?php\n{STEM}\n?>\n\n<!DOCTYPE {STEM}>\n",
    "a script": f"## Summary\n\nNobody could pay.\n\n<script>\n{STEM}\n</script>\n\n<style>.{STEM} {{}}</style>\n",
    "a heading in HTML": f"## Summary\n\nNobody.\n\n<h2>Root cause</h2>\n\n{STEM}\n\n### Details\n\n{STEM}\n\n## Impact\n\nAll.\n",
    "a heading in a quote": f"## Summary\n\nNobody.\n\n> # Root cause\n>\n> {STEM}\n>\n> ## Details\n>\n> {STEM}\n\n## Impact\n\nAll.\n",
    "a heading in a list": f"## Summary\n\nNobody.\n\n- ## Root cause\n\n  {STEM}\n\n## Impact\n\nAll.\n",
    "bold lines": f"**Summary**\n\nNobody could pay.\n\n**Root cause**\n\n{STEM}\n\n**Impact**\n\nAll.\n",
    "plain lines": f"Summary\n\nNobody could pay.\n\nRoot cause\n\n{STEM}\n\nImpact\n\nAll.\n",
    "headings of a wiki": f"== Summary ==\n\nNobody.\n\n== Root cause ==\n\n{STEM}\n\n== Impact ==\n\nAll.\n",
}


@pytest.mark.parametrize("kind", HIDDEN)
def test_it_is_nowhere_on_a_public_site(kind: str, tmp_path: Path) -> None:
    body = f"{HIDDEN[kind]}\n"
    make_project(tmp_path, {"incidents/one.md": report(FIELDS, body), "docs/index.md": "# Here\n"}, CONFIG)
    found = write_site(
        load(for_audience(find_project(tmp_path, None, all_checks()), "public"), NOW), tmp_path / "out"
    )
    assert found.pages, found.diagnostics
    page = (tmp_path / "out/incidents/one/index.html").read_text("utf-8")
    assert "Nobody" in page or "And a note" in page
    assert told(tmp_path / "out") == []


def test_what_is_seen_stays() -> None:
    body = """\
One[^1], [two][ II ], [three] and ![four][iv], and `[five]: x`. <!X>

[ii]: https://example.com/2
[Three]: https://example.com/3
  "of several lines"
[iv]: four.png
[gone]:
https://example.com/gone
[^1]: Said.

    More.

said here
[none]: is text

| [a]: b | c |
| --- | --- |
| [d]: e | f |

```
[code]: x
<?php ?>
```

<div>
[html]: x
</div>
"""
    left = body.replace(" <!X>", "").replace("[gone]:\nhttps://example.com/gone\n", "\n").rstrip()
    assert without_unseen(body) == left


def test_a_line_that_is_no_heading_publishes_nothing(tmp_path: Path) -> None:
    text = f"## Root cause\n\nWhy.\n\n> ## Summary\n>\n> {STEM}\n\n<h3>Impact</h3>\n\n{STEM}\n"
    make_project(tmp_path, {"incidents/one.md": report(FIELDS, text)}, CONFIG)
    write_site(
        load(for_audience(find_project(tmp_path, None, all_checks()), "public"), NOW), tmp_path / "out"
    )
    assert told(tmp_path / "out") == []
