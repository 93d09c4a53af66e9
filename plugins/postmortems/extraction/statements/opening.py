"""Which words open which rules: before any expression is tried, a clause is asked for them.

One of a rule's words stands in every clause that it fits; a test makes clauses from the rules themselves.
"""

from __future__ import annotations

from ...model.milestone import Milestone
from ..text.signs import Openers
from .abroad import SIGNS
from .ends import ENDS
from .grammar import Strength
from .notices import NOTICES
from .starts import STARTS

RULES = (*ENDS, *NOTICES, *STARTS)
"""What clauses tell, the strongest of each first; whether harm is noticed before whether it began."""
MORE, ABROAD = -1, -2
"""What stands among the numbers of rules for `denials.NO_MORE`, and for those of other languages."""
_WATCHERS = (
    "alert~ alarm~ monitor~ pager~ check checks probe probes dashboard~ watchdog~ warning~ "
    "notification~ page~"
)
_NOTICED = "detect~ notic~ discover~ spot~ flagg~ observ~ witness~ realiz~ realis~ report~ complain~ learn~"
_TOLD = "notif~ inform~ paging ping~ warn~ told wak~ woke~"
_MAIL = "message~ mail~ email~ post posts ticket~ call calls called tweet~"
_WROTE = "tell tells contact~ email~ writes wrote messag~ call~ complain~ ask~ mention~ phone~ ring~ rang"
_DOWN = "down offline inaccessible degraded broken stuck dark slow dead overloaded saturated un~"
_OVER = (
    "stabl~ stabil~ restor~ recover~ solved normal~ operational functional fixed mitigated healthy resolved"
)
_LESS = "drop~ fall~ fell~ decreas~ declin~"
OPENING = {
    (Milestone.RESOLVED, Strength.STRONG): "resolved restored recovered end",
    (Milestone.MITIGATED, Strength.STRONG): "restored recovered back ends mitigated",
    (Milestone.DECLARED, Strength.STRONG): "declar~",
    (Milestone.ACKNOWLEDGED, Strength.STRONG): "acknowledged paged alerted responded",
    (Milestone.DETECTED, Strength.STRONG): "first initial detected fired triggered received",
    (Milestone.BEGAN, Strength.STRONG): "start starts started began begins beginning onset",
    (Milestone.RESOLVED, Strength.PLAIN): (
        "resolved fixed recovered recovery restored end ends ended over solved gone away stop~ ceas~ "
        f"quit~ subsid~ clear~ disappear~ vanish~ last final | {_OVER} | back | {_OVER} intended expected "
        "| resum~ all "
        "since | back resum~ normali~ stabili~ restor~ recover~ | again running back resum~ normali~ "
        "stabili~ restor~ recover~ | back return~ everything~ all~ things~ fine well correctly properly "
        "normally expected | able again | all usual normal~ end~ solv~ fix fixes fixed resolv~ resolution "
        "recovery restor~ cur~ mend~ | confirmed able again | able again all every~ allow~ enabl~ permit~ "
        "normal~ successfully correctly properly | zero~ 0~ baseline~ normal~"
    ),
    (Milestone.RESOLVED, Strength.CLOSED): "closed closes resolved over",
    (Milestone.RESOLVED, Strength.LOOSE): (
        "fix hotfix patch rollback workaround revert correction mitigation rolled caught again withdrawn "
        f"reverted successfully | subsid~ {_LESS} unpaused unjailed unfrozen reopened opened reenabled "
        "enabled brought up | all revoke~ rotate~ secure~ renew~ replace~ invalidate~ patch~ contained gone "
        "empty drained cleared"
    ),
    (Milestone.DECLARED, Strength.PLAIN): "incident investigating looking",
    (Milestone.DETECTED, Strength.PLAIN): (
        f"{_NOTICED} first initial~ | {_WATCHERS} first initial | {_NOTICED} | {_TOLD} alert~ page~ tell "
        f"tells | aware inform~ | issue issues told {_MAIL} {_WROTE} | {_MAIL} | see sees saw seen | "
        f"disclos~ identified report~ complain~ page~ | {_TOLD} alert~ page~ | firing page~"
    ),
    (Milestone.DETECTED, Strength.LOOSE): (
        f"identif~ | {_NOTICED} {_WATCHERS} {_TOLD} | {_MAIL} | pager~ {_TOLD} {_MAIL} {_WROTE} | escalat~ "
        "find finds found | see sees saw seeing"
    ),
    (Milestone.BEGAN, Strength.PLAIN): (
        "start~ commenc~ appear~ occur~ happen~ aris~ arose emerg~ beg~ | down offline crash~ stall~ froze~ "
        "hung died collapsed bring~ brought knock~ | "
        f"start~ beg~ exploited {_DOWN} | start~ beg~ {_DOWN} | zero 0 | stop~ ceas~ quit~ gain~ obtain~ "
        "attacker~ intruder~ actor~ hacker~ adversar~ | stop~ ceas~ quit~ first entered | no not cannot "
        "could can | suffer~ experienc~ sustain~ had | saw faced encountered hit"
    ),
    (Milestone.BEGAN, Strength.LOOSE): (
        f"spik~ ris~ rose~ climb~ increas~ jump~ grow~ grew~ {_LESS} | fail~ crash~ stall~ halt~ freez~ "
        "froze~ hang~ hung break~ broke~ die~ dying reject~ collaps~ malfunction~ degrad~ stop~ ceas~ quit~ "
        "expire~ | lose~ losing lost loss | caus~ trigger~ | longer elevated increased rising unable behind "
        f"| start~ beg~ queue~ pile~ slow~ {_DOWN} | bug~ vulnerab~ flaw~ regression~ broken faulty buggy "
        "wrong bad incorrect malicious invalid | can cannot could couldn not longer | return~ serv~ answer~ "
        f"show~ full fill~ exhausted run runs ran | {_DOWN} | hack~ exploit~ breach~ compromis~ defac~ "
        "infect~ hijack~ tamper~ loot~ plunder~ stole~ drained"
    ),
}
"""The words of each kind of rule, `|` between its rules; what ends in `~` is the beginning of a word."""
_WORDS = {kind: iter(words.split("|")) for kind, words in OPENING.items()}
_OF_RULES = {number: next(_WORDS[rule.milestone, rule.strength]) for number, rule in enumerate(RULES)}
_MORE = "more further longer"
OPENERS = Openers({**_OF_RULES, MORE: _MORE, ABROAD: SIGNS})
STRONG_OPENERS = Openers(
    {number: words for number, words in _OF_RULES.items() if RULES[number].strength is Strength.STRONG}
    | {MORE: _MORE}
)
"""The same of the rules that tell something in so many words; there is none in another language."""
