"""Drawings from pull requests: what attacks in them become, and that good ones stay as they look."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from limits import at_most
from postmortems.site.svg import clean
from postmortems.site.svg_allowed import ATTRIBUTES, ELEMENTS, SVG, XLINK

HEAD = f'<svg xmlns="{SVG}" xmlns:xlink="{XLINK}" xmlns:ev="http://www.w3.org/2001/xml-events">'
EVIL = "https://evil.example/x"
GIF = "data:image/gif;base64,R0lGODlhAQABAAAAACw="

REMOVED = [
    "<script>alert(1)</script>", "<script href='data:text/javascript,1'/>", f"<script xlink:href='{EVIL}'/>",
    "<script><![CDATA[alert(1)]]></script>", "<g><g><script>1</script></g></g>", "<SCRIPT>alert(1)</SCRIPT>",
    "<x:script xmlns:x='http://www.w3.org/2000/svg'>alert(1)</x:script>",
    "<script xmlns='http://www.w3.org/1999/xhtml'>alert(1)</script>",
    "<script xmlns=''>alert(1)</script>", "<style><script>alert(1)</script></style>",
    "<path onclick='alert(1)'/>", "<path ONLOAD='alert(1)'/>", "<path onbegin='1'/>", "<g onfocusin='1' tabindex='1'/>",
    "<path ev:event='click'/><handler ev:event='load'>alert(1)</handler>", "<ev:listener event='load' handler='#a'/><listener/>",
    "<foreignObject><body xmlns='http://www.w3.org/1999/xhtml'><img src='x' onerror='1'/></body></foreignObject>",
    "<iframe src='javascript:1'/>", "<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='javascript:1'/>",
    "<embed xmlns='http://www.w3.org/1999/xhtml' src='x'/>", "<a href='javascript:alert(1)'><text>x</text></a>",
    "<a xlink:href='javascript:alert(1)'/>", "<a xlink:href=' java&#10;script:alert(1)'/>", f"<a href='{EVIL}'/>",
    "<a href='data:text/html,1'/>", "<a href='#a' target='_top' download='x'/>", "<a xlink:href='//evil.example'/>",
    f"<use href='{EVIL}#a'/>", "<use href='data:image/svg+xml;base64,PHN2Zz4=#x'/>", "<use xlink:href='other.svg#a'/>",
    f"<image href='{EVIL}'/>", "<image xlink:href='/private.png'/>", "<image href='data:image/svg+xml,1'/>",
    "<image href='data:text/html;base64,PHNjcmlwdD4='/>", f"<feImage href='{EVIL}'/>",
    f"<path fill='url({EVIL}#a)'/>", f"<path style='fill:url(&quot;{EVIL}&quot;)'/>", f"<path style='fill:URL( {EVIL} )'/>",
    "<path style='fill:u\\72l(//evil.example)'/>", f"<path style='fill:url(/**/{EVIL})'/>",
    "<path style='background:image-set(&quot;//evil.example/a&quot; 1x)'/>", "<path style='width:expression(alert(1))'/>",
    "<path filter='url(//evil.example/#f)'/>", "<path mask='url(&#9;//evil.example)'/>", "<path cursor='url(x.cur)'/>",
    f"<style>@import '{EVIL}';</style>", f"<style>@IMPORT url({EVIL});</style>", f"<style>*{{fill:url({EVIL})}}</style>",
    f"<style>@font-face{{font-family:a;src:url({EVIL})}}</style>", "<style>\\40 import 'x';</style>",
    f"<style><![CDATA[*{{background:url( \n'{EVIL}')}}]]></style>", "<style>a{b:src('//evil.example')}</style>",
    "<animate attributeName='href' values='javascript:alert(1)'/>", "<set attributeName='onclick' to='alert(1)'/>",
    "<a href='#a'><animate attributeName='href' to='javascript:1'/></a>", "<animateTransform/>", "<animateMotion/>",
    "<discard href='#a'/>", "<mpath href='#a'/>", "<cursor/>", "<font-face-uri href='x'/>", "<color-profile href='x'/>",
    "<tref href='x#a'/>", "<solidColor/>", "<video/>", "<audio/>", "<canvas/>", "<unknown/>", "<path contentScriptType='x'/>",
    "<?xml-stylesheet type='text/xsl' href='data:text/xml,x'?>", "<g style='--p:url(#p)'/>", "<style>:root{--p:/*;*/url(#p)}</style>",
    "<g style='--\U0001f600 : URL(#p);fill:red'/>", "<style>.a{--x:&quot;/*&quot;;--p:/*;*/url(#p)}</style>",
]  # fmt: skip


def _tower(level: str, of: str = "pattern", first: str = "<path id='p0'/>") -> str:
    """Return parts of which each has the one before it nine times: `@` is its number, `%` that before."""
    parts = (
        f"<{of} id='p{n}'>{level.replace('@', str(n)).replace('%', str(n - 1))}</{of}>" for n in range(1, 12)
    )
    return f"{first}{''.join(parts)}<rect fill='url(#p11)'/>"


NINE = "<path/>" * 9
BOMBS = {
    "uses by another spelling": _tower("<use href='#%70%'/>".replace("%70", "&#37;70") * 9, "g").replace("&#37;", "%"),
    "patterns by another spelling": _tower("<path fill='url(#&#37;70%)'/>" * 9),
    "patterns with a blank in their names": _tower("""<path fill='url("#p %")'/>""" * 9).replace("id='p", "id='p ").replace("#p11", "#p 11"),
    "patterns that are inherited": _tower(f"<g fill='url(#p%)'>{NINE}</g>"),
    "patterns inherited by style": _tower(f"<g style='stroke : url( #p% )'>{NINE}</g>"),
    "patterns inherited by class": "<style>" + "".join(f".c{n}{{fill:url(#p{n})}}" for n in range(12)) + "</style>" + _tower(f"<g class='c%'>{NINE}</g>"),
    "patterns inherited by what is used": f"<g id='nine'>{NINE}</g>" + _tower("<use href='#nine' fill='url(#p%)'/>"),
    "markers at each corner": _tower(f"<path marker-mid='url(#p%)' d='M0 0{'h1' * 9}'/>", "marker") + "<path marker-mid='url(#p11)' d='M0 0h1h1'/>",
    "markers at each return": _tower(f"<path style='marker:url(#p%)' d='M0 0{'z' * 9}'/>", "marker"),
    "markers that are inherited": _tower(f"<g marker-mid='url(#p%)'><polyline points='{'1,1 ' * 9}'/></g>", "marker"),
    "markers of everything": "<style>path{marker-mid:url(#m)}</style><marker id='m'>" + "<rect/>" * 300 + f"</marker><path d='M0 0{'h1' * 1000}'/>",
    "masks that are inherited by a word": _tower(f"<g mask='url(#p%)'>{NINE.replace('/', ' mask=&quot;inherit&quot;/').replace('&quot;', chr(34))}</g>", "mask"),
    "rules in rules": "<style>" + "".join(f".c{n}{{&amp; path{{fill:url(#p{n})}}}}" for n in range(12)) + "</style>" + _tower(f"<g class='c%'>{NINE}</g>"),
}  # fmt: skip
REFUSED = {
    "entity": f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}&a;</svg>',
    "bomb": f'<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>{HEAD}&b;</svg>',
    "file": f'<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>{HEAD}&a;</svg>',
    "parameter entity": f'<!DOCTYPE svg [<!ENTITY % a SYSTEM "x"> %a;]>{HEAD}</svg>',
    "default attribute": f'<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>{HEAD}</svg>',
    "entity of another file": f'<!DOCTYPE svg SYSTEM "x.dtd">{HEAD}&a;</svg>',
    "entity of nowhere": f"{HEAD}&nbsp;</svg>",
    "HTML": "<!DOCTYPE html><html><script>alert(1)</script></html>",
    "XHTML": '<html xmlns="http://www.w3.org/1999/xhtml"><script>alert(1)</script></html>',
    "XSLT": '<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform" version="1.0"/>',
    "no namespace": "<svg><script>alert(1)</script></svg>",
    "no XML": f"{HEAD}<script>",
    "two roots": f"{HEAD}</svg>{HEAD}</svg>",
    "empty": "",
    "text": "alert(1)",
    "depth": HEAD + "<g>" * 5000 + "</g>" * 5000 + "</svg>",
    "size": HEAD + " " * 2_000_001 + "</svg>",
    "uses of uses": HEAD + "<path id='p0'/>" + "".join(f"<g id='p{n}'>" + f"<use href='#p{n - 1}'/>" * 10 + "</g>" for n in range(1, 12)) + "</svg>",
    "patterns of patterns": HEAD + "<path id='p0'/>" + "".join(f"<pattern id='p{n}'>" + f"<path fill='url(#p{n - 1})'/>" * 9 + "</pattern>" for n in range(1, 12)) + "</svg>",
    "masks by class": HEAD + "<style>" + "".join(f".c{n}{{mask:url(#p{n})}}" for n in range(12)) + "</style>" + "".join(f"<mask id='p{n}'>" + f"<path class='c{n - 1}'/>" * 9 + "</mask>" for n in range(12)) + "</svg>",
    "masks by name": HEAD + "<style>" + "".join(f"#a{n} path{{mask:url(#p{n})}}" for n in range(12)) + "</style>" + "".join(f"<mask id='p{n}'><path/><path/><path/></mask>" for n in range(12)) + "</svg>",
    **{name: HEAD + bomb + "</svg>" for name, bomb in BOMBS.items()},
    "a rule of very many": HEAD + "<style>.a{" + "".join(f"x:url(#b{n});" for n in range(30_000)) + "}</style>" + "".join(f"<path id='b{n}'/>" for n in range(30_000)) + "<g class='a'/>" * 30_000 + "</svg>",
    "uses itself": f"{HEAD}<g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>",
    "an encoding that is none": "<?xml version='1.0' encoding='rot13'?><svg/>",
    "an encoding of several bytes": "<?xml version='1.0' encoding='utf-7'?><svg/>",
}  # fmt: skip


def assert_harmless(written: bytes) -> None:
    """Parse a written drawing again: every name is allowed, and no address leads out of it."""
    low = written.lower()
    assert b"evil" not in low
    assert b"javascript" not in low
    assert not low.startswith(b"<!")
    for element in ET.fromstring(written).iter():
        space, _, name = str(element.tag)[1:].partition("}")
        assert (space, name in ELEMENTS) == (SVG, True)
        for key, value in element.attrib.items():
            local = key.rpartition("}")[2]
            assert local in ATTRIBUTES | {"href", "space"} or local.startswith("aria-")
            if local == "href":
                assert value.startswith(("#", "data:image/gif;base64,"))


@pytest.mark.parametrize("attack", REMOVED)
def test_what_a_drawing_may_not_hold_is_removed_and_told(attack: str) -> None:
    drawing = clean(f'{HEAD}{attack}<rect width="9"/></svg>'.encode())
    assert drawing.refused == ""
    assert drawing.removed
    assert b'<rect width="9">' in drawing.data
    assert_harmless(drawing.data)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_an_attack_hides_in_no_encoding(encoding: str) -> None:
    said = f"<?xml version='1.0' encoding='{encoding.removesuffix('-sig')}'?>"
    drawing = clean((f"{said}{HEAD}<script>alert(1)</script><text>é</text></svg>").encode(encoding))
    assert drawing.removed == ("the element `<script>`",)
    assert "<text>é</text>".encode() in drawing.data


@pytest.mark.parametrize("attack", REFUSED)
def test_what_cannot_be_made_harmless_is_refused(attack: str) -> None:
    with at_most(10):
        drawing = clean(REFUSED[attack].encode())
        assert drawing.refused
        assert drawing.data == b""


def test_a_lie_about_the_encoding_is_refused() -> None:
    assert clean(f"<?xml version='1.0' encoding='utf-16'?>{HEAD}</svg>".encode()).refused


LIKE_A_PLOT = f"""<?xml version="1.0" encoding="utf-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"
  "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns:xlink="{XLINK}" width="460.8pt" height="345.6pt" viewBox="0 0 460.8 345.6" xmlns="{SVG}" version="1.1">
 <metadata><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><a/></rdf:RDF></metadata>
 <defs><style type="text/css">*{{stroke-linejoin: round; stroke-linecap: butt}}</style></defs>
 <g id="figure_1"><g id="patch_1"><path d="M 0 345.6 L 460.8 345.6 z" style="fill: #ffffff"/></g>
  <g id="axes_1"><defs><path id="m93" d="M 0 0 L 0 3.5" style="stroke: #000000; stroke-width: 0.8"/></defs>
   <g><use xlink:href="#m93" x="73.8" y="307.5" style="stroke: #000000; stroke-width: 0.8"/></g>
   <path d="M 73 280" clip-path="url(#p5c)" style="fill: none; stroke: #1f77b4; stroke-width: 1.5"/>
   <image xlink:href="{GIF}" width="1" height="1" transform="scale(1 -1) translate(0 -1)"/>
   <text style="font: 10px 'DejaVu Sans', sans-serif; text-anchor: middle" transform="rotate(-0 73 322)">0 &lt; 5</text></g></g>
 <defs><clipPath id="p5c"><rect x="57.6" y="41.4" width="357.1" height="266.1"/></clipPath></defs>
</svg>"""
LIKE_A_GRAPH = f"""<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<!-- Made by hand -->
<svg width="206pt" height="116pt" viewBox="0.00 0.00 206.00 116.00" xmlns="{SVG}" xmlns:xlink="{XLINK}">
<g id="graph0" class="graph" transform="scale(1 1) rotate(0) translate(4 112)"><title>G</title>
<polygon fill="white" stroke="none" points="-4,4 -4,-112 202,-112 202,4 -4,4"/>
<g id="node1" class="node"><title>api</title><g id="a_node1"><a xlink:title="the API"><ellipse fill="none" stroke="black" cx="27" cy="-90" rx="27" ry="18"/>
<text text-anchor="middle" x="27" y="-85.8" font-family="Times,serif" font-size="14.00">api</text></a></g></g>
<g id="edge1" class="edge"><title>api&#45;&gt;db</title><path fill="none" stroke="black" stroke-dasharray="5,2" d="M27,-71.7"/></g></g>
</svg>"""
LIKE_AN_EDITOR = f"""<svg width="210mm" viewBox="0 0 210 297" version="1.1" id="svg5" xml:space="preserve" inkscape:version="1.2"
 xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
 xmlns:xlink="{XLINK}" xmlns="{SVG}" xmlns:svg="{SVG}"><sodipodi:namedview id="namedview7" pagecolor="#ffffff"/>
 <defs id="defs2"><linearGradient id="g1"><stop style="stop-color:#e00;stop-opacity:1" offset="0" id="stop1"/></linearGradient>
 <linearGradient xlink:href="#g1" id="g2" x1="0" gradientUnits="userSpaceOnUse"/>
 <filter style="color-interpolation-filters:sRGB" id="blur"><feGaussianBlur stdDeviation="1" id="f1"/></filter>
 <marker style="overflow:visible" id="arrow" refX="0" orient="auto-start-reverse"><path d="M 0,0" id="p1"/></marker></defs>
 <svg:g inkscape:label="Layer 1" inkscape:groupmode="layer" id="layer1"><rect style="fill:url(#g2);filter:url(#blur)" id="rect1" width="99"/>
 <path style="marker-end:url('#arrow');-inkscape-stroke:none" d="m 1,1" id="path1" sodipodi:nodetypes="cc"/>
 <text xml:space="preserve" id="t1" aria-label="5 (five)"><tspan sodipodi:role="line" id="ts1" x="1">Queue</tspan></text></svg:g></svg>"""
LIKE_A_STYLED_ONE = f"""<svg xmlns="{SVG}"><style>.a&gt;.b:not(.c){{fill:url(#g)}} .m{{mask:url(#m)}} rect{{fill:rgb(1 2 3)}}</style>
<linearGradient id="g"><stop class="b"/></linearGradient><mask id="m"><rect/></mask><g class="m"><path class="b"/></g></svg>"""
LIKE_A_MASKED_ONE = f"""<svg xmlns="{SVG}" xmlns:xlink="{XLINK}"><mask id="m">{"<rect/>" * 100}</mask>
<g style="fill:none;stroke:#000;mask:url(#m);clip-path:url(#c)">{"<path/>" * 5000}</g><clipPath id="c"><rect/></clipPath></svg>"""
LIKE_A_HATCHED_ONE = f"""<svg xmlns="{SVG}"><pattern id="h"><path d="M0 0"/></pattern><marker id="dot"><circle/></marker>
<g fill="url(#h)">{"<rect/>" * 5000}</g><path marker-mid="url(#dot)" d="M0 0{"L1.5 2.5" * 5000}"/><path d="M0 0{"L1 2" * 99999}"/></svg>"""
GOOD = {
    "masked": LIKE_A_MASKED_ONE,
    "hatched": LIKE_A_HATCHED_ONE,
    "plot": LIKE_A_PLOT,
    "graph": LIKE_A_GRAPH,
    "editor": LIKE_AN_EDITOR,
    "styled": LIKE_A_STYLED_ONE,
}


def drawn(text: str | bytes) -> list[tuple[str, list[tuple[str, str]], str, str]]:
    """Return what a browser draws: elements with attributes and text, without what editors keep for themselves."""
    root = ET.fromstring(text)
    for parent in list(root.iter()):
        for child in list(parent):
            if not str(child.tag).startswith(f"{{{SVG}}}") or str(child.tag).endswith("metadata"):
                parent.text = (parent.text or "") + (child.tail or "")
                parent.remove(child)
    spaces = (f"{{{XLINK}}}", "{http://www.w3.org/XML")
    return [
        (
            str(element.tag),
            sorted(
                pair for pair in element.attrib.items() if pair[0][0] != "{" or pair[0].startswith(spaces)
            ),
            (element.text or "").strip(),
            (element.tail or "").strip(),
        )
        for element in root.iter()
    ]


@pytest.mark.parametrize("name", GOOD)
def test_a_good_drawing_looks_the_same(name: str) -> None:
    drawing = clean(GOOD[name].encode())
    assert (drawing.removed, drawing.refused) == ((), "")
    assert drawn(drawing.data) == drawn(GOOD[name])
    assert_harmless(drawing.data)


@pytest.mark.parametrize("name", GOOD)
def test_cleaning_twice_changes_nothing(name: str) -> None:
    once = clean(GOOD[name].encode()).data
    assert clean(once).data == once
