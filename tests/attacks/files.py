"""Names of files and folders, and what lies beside reports."""

from __future__ import annotations

from pathlib import PurePosixPath

from .payloads import STRANGE

# fmt: off
NAMES = (
    'd"><svg onload=@>/x.md', 'n"><img src=x onerror=@>.md', 'n" onfocus="@" autofocus x=".md', 'd" onmouseover="@" x="/y.md',
    "d' onclick='@/z.md", "d<script>@</script>/s.md", "n`@`.md", "n${@}.md", "{{ @ }}.md", "d&quot;><svg onload=@>/e.md",
    "javascript:@/j.md", "d%22%3E%3Csvg%20onload=@%3E/p.md", "d\\..\\b.md", "d\nx: @/l.md", "d\x1b[31m@/c.md", "d\u202e@/r.md",
    "d\u2028@/u.md", "..@../t.md", "d#@/h.md", "d?@/q.md", "d\t@/tab.md", "::error::@.md", "n]]>@.md", "-@.md", "=@.md", "d @/space.md",
)

ANIMATED = '<animate xlink:href="#a" attributeName="href" values="javascript:@"/><a id="a"><text>t</text></a>'
SVGS = {
    "script": "<script>@</script>",
    "event": '<rect width="9" height="9" onload="@" onclick="@"/>',
    "link": '<a xlink:href="javascript:@" href="javascript:@"><text>t</text></a>',
    "animated": ANIMATED,
    "set": '<a><set attributeName="href" to="javascript:@"/><text>t</text></a>',
    "foreign": '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" srcdoc="&lt;script&gt;@&lt;/script&gt;"/></foreignObject>',
    "style": f"<style>@import '{STRANGE}/@.css'; rect {{ background: url({STRANGE}/@) }}</style><rect/>",
    "handler": '<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">@</handler>',
    "image": f'<image href="{STRANGE}/@.png" width="9" height="9"/>',
    "use": f'<use href="{STRANGE}/@.svg#x"/><use href="data:image/svg+xml,@"/>',
    "namespace": '<x:script xmlns:x="http://www.w3.org/2000/svg">@</x:script><h:script xmlns:h="http://www.w3.org/1999/xhtml">@</h:script>',
}
HEADS = {
    "plain": "", "styled": '<?xml-stylesheet href="javascript:@"?>',
    "entities": "<!DOCTYPE svg [<!ENTITY x '<script xmlns=\"http://www.w3.org/2000/svg\">@</script>'>]>",
}

BESIDE: dict[str, str] = {
    "evil.html": "<script>@</script>", "evil.htm": "<script>@</script>", "evil.xhtml": '<html xmlns="http://www.w3.org/1999/xhtml"><script>@</script></html>',
    "evil.js": "@", "evil.mjs": "@", "sw.js": "self.addEventListener('fetch', () => {})", "evil.xml": '<x:script xmlns:x="http://www.w3.org/1999/xhtml">@</x:script>',
    "evil.php": "<?php @ ?>", "evil.css": f"@import '{STRANGE}/@.css'", "evil.wasm": "x", "evil.sh": "@", "evil.exe": "MZ", "evil.swf": "FWS",
    "evil.shtml": "<!--#exec cmd='@'-->", "evil.svgz": "x", "evil.mht": "@", "evil": "<script>@</script>", "evil.png.html": "<script>@</script>",
    "evil.html.": "<script>@</script>", "EVIL.HTML": "<script>@</script>", "evil.json": '{"x":"</script><script>@</script>"}', "evil.csv": "=@", "evil.txt": "<script>@</script>",
    "evil.log": "\x1b[31m<script>@</script>", "evil.png": "<script>@</script>", "evil.jpg": "<svg onload=@>", "evil.pdf": "%PDF-1.7 /JS (@)", "evil.webmanifest": "{}",
    "evil.yml": "@", "_headers": "/*\n  Link: @", "CNAME": "strange.example", ".htaccess": "@", "robots.txt": "@", "evil.md.html": "<script>@</script>",
}
# fmt: on
PUBLISHED = frozenset(
    {".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".pdf", ".txt", ".log", ".csv", ".json", ".svg"}
)
"""What may be published from a report's folder."""


def drawings() -> dict[str, str]:
    """Return SVG files by name, each with something that must not run."""
    frame = '{}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" onload="@">{}</svg>'
    return {
        f"{name}-{kind}.svg": frame.format(head, content)
        for name, content in SVGS.items()
        for kind, head in HEADS.items()
    }


def may_be_published(name: str) -> bool:
    """Tell whether a file beside a report may be published, if only as what is harmless of it."""
    return PurePosixPath(name).suffix.lower() in PUBLISHED and not name.endswith("-entities.svg")
