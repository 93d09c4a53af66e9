"""What a drawing may hold: shapes, text, colours and filters; nothing that runs, moves or fetches."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..frozen import Frozen
from ..patterns import deferred

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
XML = "http://www.w3.org/XML/1998/namespace"
XHTML = "http://www.w3.org/1999/xhtml"

# fmt: off
ELEMENTS = frozenset({
    "a", "circle", "clipPath", "defs", "desc", "ellipse", "feBlend", "feColorMatrix", "feComponentTransfer",
    "feComposite", "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight",
    "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge",
    "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight", "feTile",
    "feTurbulence", "filter", "g", "image", "line", "linearGradient", "marker", "mask", "path", "pattern",
    "polygon", "polyline", "radialGradient", "rect", "stop", "style", "svg", "switch", "symbol", "text",
    "textPath", "title", "tspan", "use",
})
SILENT = frozenset({"metadata"})
"""What no browser draws: it goes without a word, as do elements of an editor's own."""
ATTRIBUTES = frozenset({
    "alignment-baseline", "amplitude", "azimuth", "baseFrequency", "baseProfile", "baseline-shift", "bias",
    "class", "clip", "clip-path", "clip-rule", "clipPathUnits", "color", "color-interpolation",
    "color-interpolation-filters", "color-rendering", "cx", "cy", "d", "diffuseConstant", "direction",
    "display", "divisor", "dominant-baseline", "dx", "dy", "edgeMode", "elevation", "enable-background",
    "exponent", "fill", "fill-opacity", "fill-rule", "filter", "filterRes", "filterUnits", "flood-color",
    "flood-opacity", "font", "font-family", "font-size", "font-size-adjust", "font-stretch", "font-style",
    "font-variant", "font-weight", "fr", "fx", "fy", "gradientTransform", "gradientUnits", "height", "id",
    "image-rendering", "in", "in2", "intercept", "k1", "k2", "k3", "k4", "kernelMatrix", "kernelUnitLength",
    "kerning", "lang", "lengthAdjust", "letter-spacing", "lighting-color", "limitingConeAngle", "marker",
    "marker-end", "marker-mid", "marker-start", "markerHeight", "markerUnits", "markerWidth", "mask",
    "mask-type", "maskContentUnits", "maskUnits", "mode", "numOctaves", "offset", "opacity", "operator",
    "order", "orient", "overflow", "paint-order", "pathLength", "patternContentUnits", "patternTransform",
    "patternUnits", "pointer-events", "points", "pointsAtX", "pointsAtY", "pointsAtZ", "preserveAlpha",
    "preserveAspectRatio", "primitiveUnits", "r", "radius", "refX", "refY", "requiredExtensions",
    "requiredFeatures", "result", "role", "rotate", "rx", "ry", "scale", "seed", "shape-rendering", "slope",
    "specularConstant", "specularExponent", "spreadMethod", "startOffset", "stdDeviation", "stitchTiles",
    "stop-color", "stop-opacity", "stroke", "stroke-dasharray", "stroke-dashoffset", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-opacity", "stroke-width", "style", "surfaceScale",
    "systemLanguage", "tableValues", "targetX", "targetY", "text-anchor", "text-decoration",
    "text-rendering", "textLength", "title", "transform", "transform-origin", "type", "unicode-bidi",
    "values", "vector-effect", "version", "viewBox", "visibility", "width", "word-spacing", "writing-mode",
    "x", "x1", "x2", "xChannelSelector", "y", "y1", "y2", "yChannelSelector", "z",
})
WORDS = frozenset({"class", "id", "lang", "role", "title"})
"""Attributes whose text browsers do not read as style."""
_FUNCTIONS = frozenset({
    "calc", "circle", "color", "color-mix", "cubic-bezier", "ellipse", "hsl", "hsla", "hwb", "inset", "lab",
    "lch", "matrix", "max", "min", "not", "nth-child", "is", "where", "oklab", "oklch", "polygon", "rgb",
    "rgba", "rotate", "scale", "scalex", "scaley", "skew", "skewx", "skewy", "translate", "translatex",
    "translatey", "url", "var", "blur", "brightness", "contrast", "drop-shadow", "grayscale", "hue-rotate",
    "invert", "opacity", "saturate", "sepia",
})
# fmt: on
_CALL = deferred(r"(?:(?<![\w-])([\w-]++)|(?<![\w\s-]))\s*+\((?=\s*+(['\"]?#?))")
_PICTURE = deferred(r"data:image/(?:png|jpe?g|gif|webp);base64,[A-Za-z0-9+/=\s]*+", re.IGNORECASE)
_REFERENCE = deferred(r"#[^\s#()'\"\\]+")
_POINTER = deferred(r"""url\(\s*+(?:"#([^"]*+)|'#([^']*+)|#([^'")\s]*+))""", re.IGNORECASE)
_INHERITED = deferred(r"fill|stroke|marker", re.IGNORECASE)
_VARIABLE = deferred(r"(?<![\w-])--")
_END = deferred(r"[;{}]")


class Pointer(Frozen):
    """A part of the drawing that style points at, and whether what is in an element has it too."""

    name: str
    inherited: bool


def safe_style(text: str) -> bool:
    """Tell whether style fetches nothing: no at-rules, no escapes, and only functions that are known."""
    if "@" in text or "\\" in text or "expression" in text.lower() or "behavior" in text.lower():
        return False
    if _hides_a_part(text):
        return False
    return all(_safe_call(name.lower(), opening) for name, opening in _CALL.findall(text))


def _hides_a_part(text: str) -> bool:
    """Tell whether a variable may stand for a part of the drawing: nobody could count who uses it."""
    if "(" not in text or not _VARIABLE.search(text) or "url(" not in text.lower():
        return False
    is_plain = not any(mark in text for mark in ("/*", '"', "'"))
    parts = _END.split(text.lower())
    return not is_plain or any(part.lstrip().startswith("--") and "url(" in part for part in parts)


def _safe_call(name: str, opening: str) -> bool:
    return name in _FUNCTIONS and (name != "url" or opening.endswith("#"))


def safe_reference(element: str, address: str) -> bool:
    """Tell whether an element may refer to this: a part of the drawing, for an image also its own bytes."""
    is_part = bool(_REFERENCE.fullmatch(address.strip()))
    return is_part or (element == "image" and bool(_PICTURE.fullmatch(address.strip())))


def pointers(text: str, name: str = "") -> Iterator[Pointer]:
    """Yield the parts of the drawing that style points at: that of an attribute with this name, or rules."""
    inherited, at = bool(_INHERITED.match(name)), 0
    for found in _POINTER.finditer(text) if "(" in text else ():
        if not name or name == "style":
            last = text.rfind(";", at, found.start())
            inherited = bool(_INHERITED.search(text, max(at, last), found.start())) or (
                inherited and last < 0
            )
        at = found.end()
        yield Pointer(found[found.lastindex or 0], inherited)
