"""The orders with which tasks begin: `Add an alert`."""

from __future__ import annotations

from ...patterns import deferred

_WORDS = (
    "add adjust adopt agree alert align allow analyse analyze apply ask assess assign audit automate avoid "
    "backport block break bring build bump capture change check choose clarify clean clear collect come "
    "communicate complete conduct configure confirm consider contact continue control convert coordinate "
    "create debug decide decommission define delete deploy deprecate describe design detect determine "
    "develop disable discuss document drop educate eliminate email enable encourage enforce enhance ensure "
    "escalate establish evaluate expand explore expose extend figure find finish fix follow formalise "
    "formalize gather generate get give grant guard harden have help hire identify implement improve "
    "include increase inform install instrument integrate introduce investigate isolate keep label learn "
    "limit link lock log look lower maintain make measure merge migrate mitigate monitor move notify open "
    "optimise optimize organise organize patch perform pin plan practice practise prepare prevent "
    "prioritise prioritize propose protect provide provision publish purchase push put raise rate re reach "
    "read rebuild reconfigure record reduce refactor refine regularly reinforce remove rename reorganise "
    "replace report request require research resolve restart restore restrict restructure rethink retry "
    "review revise revisit rewrite roll rotate run schedule scale script send separate set setup share show "
    "simplify speak specify spike split standardise standardize start stop store streamline strengthen "
    "submit subscribe support switch take talk teach test tidy track train tune turn understand unify "
    "update upgrade use validate verify wait warn work write abandon adapt announce archive ban calculate "
    "cap clone compare correct delay demand disallow discard distribute drain duplicate encrypt examine "
    "exclude execute favour favor forbid forward freeze host ignore include inject inspect invest invite "
    "invalidate mask mirror mount negotiate obtain outline parse pause pin prohibit promote prune "
    "quarantine recover recreate recruit redesign redirect redistribute redo refuse register regulate "
    "relocate remind renew reorder repair repeat reserve reset resize retain retire reuse revoke rework "
    "route sanitise sanitize select serve simulate skip stagger substitute suspend sync tighten transfer "
    "treat trim unblock verify visit whitelist widen wire emphasise emphasize discourage "
)
VERBS = frozenset(_WORDS.split())
"""First words of an order, in their plain form; nouns of the same spelling that open lists are left out."""
FIRST_WORD = deferred(r"[\W_]{0,8}([A-Za-z]+)(?:[-/][a-z]+)?\b(?!:)")


def is_order(text: str) -> bool:
    """Tell whether a text begins like an order: `Add an alert`."""
    first = FIRST_WORD.match(text)
    return first is not None and first[1].lower() in VERBS
