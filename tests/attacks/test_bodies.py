"""Each construct of a body alone: what comes out of the renderer is text, and tame."""

from __future__ import annotations

import pytest

from postmortems.rendering.raw_html import safe_address
from postmortems.rendering.report import render

from . import addresses
from .corpus import constructs, numbered
from .payloads import armed
from .view import strange_in_a_report

GROUPS = sorted({group for group, _ in constructs()})


@pytest.mark.parametrize("group", GROUPS)
def test_nothing_but_words_comes_out(group: str) -> None:
    texts = [armed(text, number) for number, (name, text) in enumerate(constructs()) if name == group]
    found = {text: strange_in_a_report(render(text).html) for text in texts}
    assert {text: strange for text, strange in found.items() if strange} == {}


def test_nothing_but_words_comes_out_of_all_of_them_together() -> None:
    texts = [text for _, text in numbered()]
    assert strange_in_a_report(render("\n\n".join(texts)).html) == []
    assert strange_in_a_report(render("".join(texts)).html) == []


def test_a_construct_inside_another_is_no_way_out() -> None:
    texts = [text for _, text in numbered()]
    pairs = [
        f"{one[: len(one) // 2]}{other}{one[len(one) // 2 :]}"
        for one, other in zip(texts, texts[7:], strict=False)
    ]
    assert {text: found for text in pairs if (found := strange_in_a_report(render(text).html))} == {}


@pytest.mark.parametrize("spelling", addresses.SPELLINGS)
def test_no_spelling_is_a_safe_address(spelling: str) -> None:
    assert not safe_address(armed(spelling, 1)) or spelling in addresses.RELATIVE


@pytest.mark.parametrize(
    "html",
    [
        '<p onclick="x">t</p>', "<script>x</script>", '<a href="java&#10;script:x">t</a>', "<p style=x>t</p>", "<svg></svg>",
        '<img srcset="a.png 1x, javascript:x 2x">', "<a name=x>t</a>", "<base href=x>", "<b is=x>t</b>", '<a href="\x01javascript:x">t</a>',
    ],
)  # fmt: skip
def test_the_view_sees_what_would_be_wrong(html: str) -> None:
    assert strange_in_a_report(html)
