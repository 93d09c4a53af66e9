"""What colours mean: red is for severity, phases are steps that grey print keeps apart, words can be read on all."""

from __future__ import annotations

import colorsys
import itertools
import re
from pathlib import Path

import pytest

import postmortems.pages.all

STYLES = Path(postmortems.pages.all.__file__).parent / "styles"
BACKGROUND = {"light": "#ffffff", "dark": "#1e2129"}
FILLS = {f"pm-{name}" for name in ("s0", "s1", "s2", "s3", "s4", "t0", "t1", "t2", "t3", "t4", "edge")}


def colours(scheme: str) -> dict[str, str]:
    """Return the colours of our own by name."""
    light, dark = (STYLES / "base.css").read_text("utf-8").split('[data-md-color-scheme="slate"]')
    found = re.findall(r"--(pm-[\w-]+): (#[0-9a-f]{3,6});", light if scheme == "light" else dark)
    return {
        name: value if len(value) == 7 else "#" + "".join(2 * digit for digit in value[1:])
        for name, value in found
    }


def channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return red, green, blue


def luminance(colour: str) -> float:
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels(colour)]
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


each_scheme = pytest.mark.parametrize("scheme", ["light", "dark"])


@each_scheme
def test_phases_are_steps_of_one_neutral(scheme: str) -> None:
    found = colours(scheme)
    steps = [found[f"pm-p{step}"] for step in range(3)]
    assert all(contrast(one, other) >= 2 for one, other in itertools.pairwise(steps))
    assert all(colorsys.rgb_to_hsv(*channels(step))[1] <= 0.45 for step in steps)
    assert contrast(steps[0], BACKGROUND[scheme]) > contrast(steps[2], BACKGROUND[scheme]) >= 1.5


@each_scheme
def test_the_worst_severity_is_the_only_saturated_red(scheme: str) -> None:
    hue, saturation, value = colorsys.rgb_to_hsv(*channels(colours(scheme)["pm-s0"]))
    assert min(hue, 1 - hue) < 0.03
    assert saturation > 0.75
    assert value > 0.65
    for name, colour in colours(scheme).items():
        hue, saturation, _ = colorsys.rgb_to_hsv(*channels(colour))
        if name not in FILLS:
            assert not (saturation > 0.5 and min(hue, 1 - hue) < 0.06), name


@each_scheme
def test_the_worse_stands_out_more(scheme: str) -> None:
    found = colours(scheme)
    against = [contrast(found[f"pm-s{tint}"], BACKGROUND[scheme]) for tint in range(5)]
    assert against == sorted(against, reverse=True)


@each_scheme
def test_words_can_be_read_on_every_fill(scheme: str) -> None:
    found = colours(scheme)
    pairs = [(f"pm-s{n}", f"pm-t{n}") for n in range(5)] + [(f"pm-p{n}", f"pm-on-p{n}") for n in range(3)]
    assert all(contrast(found[fill], found[word]) >= 4.5 for fill, word in pairs)
    assert contrast(found["pm-count"], BACKGROUND[scheme]) >= 3


def test_only_severities_are_filled_with_their_colours() -> None:
    """A part of a drawing that is no incident has a colour of its own."""
    severity = re.compile(r"(sev|mark|stack|piece|shape|week|mix)")
    for path in STYLES.rglob("*.css"):
        for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", path.read_text("utf-8")):
            if re.search(r"(fill|background|border-color|color): *var\(--pm-[st]\d\)", body):
                assert severity.search(selector), selector
