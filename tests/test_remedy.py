"""The sentences that say what it was and how it was mitigated: found where a report says so, and nowhere else."""

from __future__ import annotations

import pytest

from postmortems.extraction.narrative import read_narrative
from postmortems.reading.document import read_document


def mitigation(body: str) -> str:
    return read_narrative(read_document("x.md", f"---\ntitle: T\n---\n{body}".encode())).mitigation


def cause(body: str) -> str:
    return read_narrative(read_document("x.md", f"---\ntitle: T\n---\n{body}".encode())).cause


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## Resolution\n\nIt took a while. We rolled the release back at noon.", "We rolled the release back at noon."),
        ("## Mitigation\n\n- Restarted the workers.\n", "Restarted the workers."),
        ("## Resolution\n\n| a | b |\n|---|---|\n| x | The pool was drained. |\n", "x | The pool was drained."),
        ("## Resolution\n\nWe could have restarted it. The certificate was renewed instead.",
         "The certificate was renewed instead."),
        ("## Timeline\n\n- 2026-03-04 10:00 alert\n- 2026-03-04 10:20 mitigated by failing over, traffic restored\n",
         "mitigated by failing over, traffic restored"),
        ("## Timeline\n\n- 2026-03-04 10:00 alert\n- 2026-03-04 10:10 the flag was disabled\n- 2026-03-04 10:20 quiet\n",
         "the flag was disabled"),
        ("## Summary\n\nThe site was down until the change was reverted.", "The site was down until the change was reverted."),
        ("## 解決\n\n証明書を更新した。", "証明書を更新した。"),
        ("## Resolution\n\nIt went away while we were looking for its reason.",
         "It went away while we were looking for its reason."),
    ],
)  # fmt: skip
def test_how_it_was_mitigated_is_found(body: str, expected: str) -> None:
    assert mitigation(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "## Summary\n\nNobody could pay.",
        "## Timeline\n\n- 2026-03-04 10:00 the site stops answering\n- 2026-03-04 10:20 the service is deleted\n",
        "## Timeline\n\n- 2026-03-04 10:00 the restart failed, nothing was restored\n",
        "## Action items\n\n- [ ] Restarted workers need an alert\n",
        "## Lessons learned\n\nWe restarted too late.",
        "## Summary\n\nIt is not possible to see what was restored.",
        "## Resolution\n\nWhy did nobody restart it?",
        "",
    ],
)
def test_where_no_report_says_so_nothing_is_made_up(body: str) -> None:
    assert mitigation(body) == ""


def test_a_heading_of_a_few_words_is_no_cause() -> None:
    assert cause("## Root cause\n\n**The date.** A year later was taken for the same day.\n") == (
        "A year later was taken for the same day."
    )
    assert cause("## Summary\n\nNobody knows.\n") == ""


def test_a_sentence_is_bounded() -> None:
    assert len(mitigation(f"## Resolution\n\nWe restarted {'x ' * 5000}.")) <= 240
