"""The orders with which tasks begin: `Add an alert`."""

from __future__ import annotations

from ...patterns import deferred

_WORDS = (
    "abandon adapt add adjust adopt agree alert align allow amend analyse analyze announce apply archive "
    "arrange ask assess assign audit automate avoid backport ban block break bring build bump buy calculate "
    "cap capture catch centralise centralize change check choose circulate clarify clean clear clone collect "
    "come communicate compare complete compress conduct configure confirm consider contact continue control "
    "convert coordinate correct create debug decide decommission decouple dedicate deduplicate define delay "
    "delegate delete deliver demand deploy deprecate describe design detach detect determine develop disable "
    "disallow discard discourage discuss distribute diversify document downgrade drain drill drop duplicate "
    "educate eliminate email embed emphasise emphasize enable encourage encrypt enforce engage enhance "
    "ensure equip escalate establish evaluate examine exclude execute expand explore expose extend favor "
    "favour figure fill finalise finalize find finish fix flag follow forbid formalise formalize forward "
    "freeze gather generate get give grant guard handle harden have help hire hold host identify ignore "
    "implement improve include increase inform inject inspect install instruct instrument integrate "
    "introduce invalidate invest investigate invite isolate keep label learn leave limit link lock log look "
    "lower maintain make mask measure meet merge migrate minimise minimize mirror mitigate modify monitor "
    "mount move negotiate notify obtain offer onboard open optimise optimize organise organize outline "
    "overhaul parse patch pause perform pick pin plan populate practice practise precompute prefer prepare "
    "prevent prioritise prioritize produce prohibit promote propose protect prove provide provision prune "
    "publish purchase purge push put quantify quarantine raise rate re reach read reassess rebalance rebase "
    "reboot rebuild recalculate recompute reconcile reconfigure record recover recreate recruit recycle "
    "redesign redirect redistribute redo reduce refactor refine refuse register regularly regulate rehearse "
    "reindex reinforce reject relabel relax reload relocate remediate remind remove rename renew reorder "
    "reorganise repair repeat replace report reprocess reproduce reprovision repurpose request require "
    "research resend reserve reset resize resolve restart restore restrict restructure resubmit resume "
    "resync retain rethink retire retrofit retry reuse revamp review revise revisit revoke rework rewrite "
    "roll rotate route run sandbox sanitise sanitize save scale scan schedule script secure seek select send "
    "separate serve set settle setup share shorten show shrink shut sign simplify simulate skip soften solve "
    "speak specify spike split stabilise stabilize stagger standardise standardize start stop store "
    "streamline strengthen strip submit subscribe substitute sunset supply support suspend swap switch sync "
    "take talk teach tell test throttle tidy tighten track train transfer translate treat triage trim try "
    "tune turn unblock understand unify uninstall unpin update upgrade upload use validate verify vet visit "
    "wait warn whitelist widen wipe wire withdraw work wrap write "
)
_ALSO_NOUNS = (
    "address balance bench benchmark book call charge clock contract cover cut date drive face fan file "
    "fine fit group grow hand head land light line load mail map mark model name order page paint pair "
    "place point post power print process program query question rank rule seed ship sort staff stage "
    "stock tag target tie time trace trust value vary vote weigh "
)
VERBS = frozenset(_WORDS.split())
"""First words of an order, in their plain form; nouns of the same spelling that open lists are left out."""
_BEFORE_ARTICLE = frozenset(_ALSO_NOUNS.split())
"""Words that are nouns as often, and open an order where a thing is named behind them: `Call the pilots`."""
FIRST_WORD = deferred(r"[\W_]{0,8}([A-Za-z]+)(?:[-/][a-z]+)?\b(?!:)")
_ARTICLE = deferred(r" (?:the|an?|all|each|every|our|its|their|this|these|those|any)\b")

_WAS_DONE = deferred(
    r"[\W_]{0,8}[A-Za-z]+\s(?:\w{3,20}(?<!e)ed|built|sent|made|set|written|taken|shut)"
    r"(?=\W*$|[.,;!)]|\s(?:to|from|in|on|by|at|with|for|after|back|out|off|up|again|across|into|\w{3,20}ly)\b)"
    r"|[\W_]{0,8}[A-Za-z]+\s(?:(?:for|of|on|to|in|against)\s(?:(?!(?:that|which|when|if|where|how|what|who|why|while|so|as)\b)"
    r"[\w'’/-]{1,30}\s){1,6}?)?(?:has|have|was|were)\s(?:(?:now|already|also|since|been)\s){0,2}\w{2,20}(?:ed|ilt|ent|en|ut)\b"
)
"""What was done to something of the same spelling is no order: `Patch applied to all hosts`."""


def is_order(text: str) -> bool:
    """Tell whether a text begins like an order: `Add an alert`."""
    first = FIRST_WORD.match(text)
    if first is None or _WAS_DONE.match(text):
        return False
    word = first[1].lower()
    return word in VERBS or (word in _BEFORE_ARTICLE and _ARTICLE.match(text, first.end()) is not None)
