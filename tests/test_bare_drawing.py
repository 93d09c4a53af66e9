"""A drawing on a site for the public tells nothing but what it shows."""

from __future__ import annotations

import base64

import pytest

from images import ALL
from postmortems.site.svg import clean

START = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" style="fill: red">'
SHOWN = '<rect width="5" height="5" style="fill:blue"></rect>'
TOLD = "zqhushed"


@pytest.mark.parametrize(
    "part",
    [
        f'<g display="none"><text>{TOLD}</text></g>',
        f'<g style="fill:red; DISPLAY : none"><rect/><g><text>{TOLD}</text></g></g>',
        f'<text style="display:none">{TOLD}</text>',
        f"<style>.a {{ fill: red }} /* {TOLD} */</style>",
        f'<rect style="fill:red; /* {TOLD} */ stroke:blue"/>',
        f"<!-- {TOLD} -->",
        *(
            f'<image href="data:image/{kind.replace("jpg", "jpeg")};base64,{base64.b64encode(make(TOLD)).decode()}"/>'
            for kind, make in ALL.items()
            if kind != "svg"
        ),
    ],
)
def test_it_keeps_nothing_else(part: str) -> None:
    whole = clean(f"{START}{part}{SHOWN}</svg>".encode(), is_bare=True)
    assert SHOWN.encode() in whole.data
    assert TOLD.encode() not in whole.data
    within = whole.data.partition(b"base64,")[2].partition(b'"')[0]
    assert TOLD.encode() not in base64.b64decode(within)
    assert bool(within) == ("base64" in part)


def test_what_is_shown_stays_as_it_is() -> None:
    text = f'{START}<defs><g id="a" display="inline"><path d="M0 0"></path></g></defs><use href="#a"></use>{SHOWN}</svg>'
    found = clean(text.encode(), is_bare=True)
    assert found.data.decode().replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "").count(
        "<"
    ) == text.count("<")
    assert found.data == clean(text.encode()).data


def test_a_picture_that_cannot_be_read_is_left_out() -> None:
    found = clean(f'{START}<image href="data:image/png;base64,AAAA"/>{SHOWN}</svg>'.encode(), is_bare=True)
    assert b"data:" not in found.data
    assert SHOWN.encode() in found.data
