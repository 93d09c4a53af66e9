"""How the words of the lexicon are put together to tell that an incident began, was noticed, or is over.

A rule names what it tells and how plainly; of the rules for one thing the first that fits counts. All is in
small letters.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import NamedTuple

from ...model.milestone import Milestone
from ...patterns import deferred
from .lexicon import (
    ADD,
    APPLY,
    BE,
    BECOME,
    BEGIN,
    CEASE,
    DOWN,
    FAIL,
    FINE,
    FIX,
    GOING,
    LOST,
    MEND,
    NOTICE,
    OVER,
    PEOPLE,
    READERS,
    REPAIR,
    RETURN,
    RING,
    STAFF,
    SYSTEM,
    TOLD,
    TROUBLE,
    WATCHERS,
    WELL,
    WRITE,
    past,
    verbs,
    words,
)  # fmt: skip


class Strength(IntEnum):
    """How plainly something is told: what is STRONG makes an entry a milestone wherever it stands."""

    STRONG, PLAIN, CLOSED, LOOSE = range(4)


class Rule(NamedTuple):
    """What some words tell, and how plainly."""

    milestone: Milestone
    strength: Strength
    says: re.Pattern[str]


def _rule(milestone: Milestone, strength: Strength, *ways: str) -> Rule:
    return Rule(milestone, strength, deferred(rf"(?<![\w-])(?:{'|'.join(ways)})"))


_TROUBLE, _SYSTEM = words(TROUBLE, plural=True), words(SYSTEM, plural=True)
_WATCHER, _PEOPLE = words(WATCHERS, plural=True), words(PEOPLE, plural=True)
_DOWN, _OVER, _BE = words(DOWN), words(OVER), words(BE)
_IS = rf"(?:{_BE}|has been|have been|had been|gets?|got|goes)"
_WHO = rf"(?:we|i|@[\w-]+|{_PEOPLE}|team)"
_ADVERB = r"(?:(?:\w{2,12}ly|now|all|first|again|back|then|also|already|to be) ){0,2}"
_OF = r"(?:of|in|on|with|for|at) "
_ONE = r"(?:[\w'@#./-]{1,30} )"
_STARTS, _STARTED = verbs(BEGIN), verbs("start begin/begins/began/beginning")
_FAILING = rf"(?:{verbs(FAIL + ' experience climb rise time drop error see receive return')})"
_BAD = words("bug vulnerability flaw regression faulty broken buggy wrong bad incorrect malicious vulnerable")
_METRIC = words(
    "latency error errors load usage memory cpu 5xx queue queues backlog failures rate rates time times"
)

RULES = (
    _rule(
        Milestone.RESOLVED, Strength.STRONG,
        r"(?:incident|issue|outage|problem|service)s?\b.{0,30}\bresolved\b",
        r"fully (?:restored|recovered|resolved)\b",
        rf"end of (?:the )?(?:\w{{2,30}} )?{_TROUBLE}\b",
    ),
    _rule(
        Milestone.MITIGATED, Strength.STRONG,
        r"(?:service|services|site|system|traffic)\b.{0,30}\b(?:restored|recovered|back)\b",
        r"outage ends\b|mitigated\b",
    ),
    _rule(
        Milestone.DECLARED, Strength.STRONG,
        r"incident\b.{0,15}\bdeclared\b", r"declar\w+ (?:an |the )?(?:\w{2,20} )?incident\b",
    ),
    _rule(
        Milestone.ACKNOWLEDGED, Strength.STRONG,
        r"acknowledged\b", r"(?:on-?call|engineers?)\b.{0,30}\b(?:paged|alerted|responded)\b",
    ),
    _rule(
        Milestone.DETECTED, Strength.STRONG,
        r"(?:first|initial)\b.{0,20}\b(?:alert|alarm|report)", r"detected\b",
        r"(?:alert|alarm|alerts)\b.{0,25}\b(?:fired|triggered|received)\b",
    ),
    _rule(
        Milestone.BEGAN, Strength.STRONG,
        r"(?:incident|outage|problem) (?:starts|began|begins|started)\b",
        rf"(?:start|beginning|onset) of (?:the )?{_TROUBLE}\b",
    ),
    _rule(
        Milestone.RESOLVED, Strength.PLAIN,
        rf"[(\[<]?(?:resolved|fixed|recovered|restored|recovery)[)\]>]?(?=\W*$)|{_TROUBLE} to an end\b",
        rf"{_TROUBLE} (?:{_IS} )?{_ADVERB}(?:ends?|ended|over|fixed|solved|gone|away|resolved)\b",
        rf"{_TROUBLE} (?:{_OF}{_ONE}{{1,5}})?(?:has |have |had )?"
        rf"{verbs(CEASE + ' subside clear disappear vanish')}\b",
        rf"{_IS} {_ADVERB}(?:{_OVER}|normal)\b", rf"(?:{_BE}|ha(?:s|ve|d) been) (?:\w{{2,12}}ly |now "
        rf"|all )?back\b(?! and)",
        rf"{_SYSTEM} (?:{_IS} )?(?:fully |all |completely |verified |working )*(?:normal|{_OVER}|as"
        rf" (?:intended|expected))\b",
        rf"{_SYSTEM} {verbs(RETURN)}\b|{_SYSTEM} back to\b|{verbs('recover')} (?:\w{{2,12}}ly|by itself)\b",
        r"(?:is|are|was|were) (?:\w{2,12}ly )?up (?:again|and running)\b|(?:comes?|came) back\b|back"
        r" (?:up|online|on line|in operation|in service|in action)\b",
        rf"(?<!work )(?<!investigation ){verbs(RETURN)}(?=\W*$)|(?:has|have|had) {_ADVERB}{past(RETURN)}\b",
        rf"(?<!to ){verbs('restore')} (?:the |full )?{_SYSTEM}\b|back (?:below|under|within)\b",
        r"(?:recovery|restoration) (?:is |was |now )*completed?\b",
        r"back (?:to|at) (?:(?:its |their )?(?:normal|baseline|usual|work)|100 ?%)",
        r"return(?:s|ed|ing)? to (?:its |their )?(?:normal|baseline|usual|service)",
        rf"(?:everything|all|things)(?: {_BE})?(?: {_ONE}{{0,2}})? ?(?:{words(FINE)}|{words(WELL)})\b",
        rf"(?:work|build|launch|run)(?:s|ing)? {_ONE}{{0,2}}(?:fine|well|correctly|properly|normally|as"
        rf" expected)\b",
        rf"(?:{words(WELL)}|right)\b.{{0,30}}\bagain\b|start(?:s|ed) [^.]{{0,40}}\bagain\b|functional"
        rf" again\b",
        rf"all (?:clear|good|green|systems)\b|(?:usual rate|normal operations?)\b|{verbs(MEND)} (?:the |this "
        rf"|our )?{_TROUBLE}\b",
        rf"(?:resolution|recovery) (?:is |was )?confirmed\b|confirmed (?:to be )?(?:{_OVER}|working|up)\b",
        rf"can {_ONE}{{1,6}}again\b|{words(GOING)}\w{{0,3}} again\b|{words(GOING)}\w{{0,3}} (?:normally"
        rf"|successfully|correctly"
        rf"|properly)(?: again)?(?=\W*$)",
        rf"{_METRIC}\b.{{0,20}}\b{verbs('drop/drops/dropped fall/falls/fell go/goes/went return')}"
        rf" (?:back )?to (?:zero|0|normal|baseline)",
        r"incident résolu|behoben\b",
    ),
    _rule(
        Milestone.RESOLVED, Strength.CLOSED,
        rf"(?:{_TROUBLE}|tickets?) (?:{_IS} )?{_ADVERB}(?:(?:declared|marked)(?: as)?"
        rf" )?{_ADVERB}(?:closed|resolved|over)\b",
        rf"{verbs('close declare mark/marks/marked')} {_ONE}{{0,3}}(?:closed|resolved|over)\b",
        r"close[sd] (?:the |this )?(?:incident|ticket)\b",
    ),
    _rule(
        Milestone.RESOLVED, Strength.LOOSE,
        rf"{words(FIX)} {_ONE}?(?:{_IS} )?{_ADVERB}(?:{past(APPLY)}|live|rolled out|rolled back|performed)\b",
        rf"rolled back\b|{words(FIX)} (?:is |was |has )?(?:completed?|finished|done)\b|caught up\b"
        rf"|again(?=\W*$)|{_ONE}{{1,2}}(?:withdrawn|reverted)\b|reverted (?:the|to)\b",
        rf"{_METRIC}\b.{{0,20}}\b{verbs('drop/drops/dropped fall/falls/fell decrease decline subside')}\b",
    ),
    _rule(
        Milestone.DECLARED, Strength.PLAIN,
        rf"{verbs('open raise create')} (?:an? |the )?(?:\w{{2,20}} )?incident\b",
    ),
    _rule(
        Milestone.DETECTED, Strength.PLAIN,
        rf"(?:{_IS} |first |initially |also ){_ADVERB}{past(NOTICE)}\b|{past(NOTICE)} (?:by|during|in"
        rf"|from|through|via)\b",
        rf"{_WATCHER} {_ONE}{{0,2}}(?:{verbs(RING)}|(?:goes|went|comes|came|turns?|turned) (?:off|in"
        rf"|red)|{verbs(TOLD)})\b",
        rf"{_WATCHER} {_ONE}{{0,2}}{verbs('receive raise arrive report detect')}\b",
        rf"{_WATCHER} {_ONE}{{0,2}}(?:sends?|sent|picks?|picked)\b",
        rf"(?:first|initial) {_ONE}{{0,3}}(?:{_WATCHER}|report|complaint|detection|ticket)s?\b",
        rf"(?:{_TROUBLE}|complaints?) {_ADVERB}(?:{_IS} )?{_ADVERB}{past(NOTICE)}\b",
        rf"{_WHO} {_ONE}{{0,2}}{verbs(NOTICE)}\b",
        rf"(?<!\w )(?!(?:the|an?|our|this|some|no)\b)[\w@.'-]+ {verbs(NOTICE)}\b",
        rf"(?<![a-z] )(?:(?:but|and|then) )?{verbs(NOTICE)}\b(?! ?:| (?:is|are|was|were|will)\b)",
        rf"{verbs(NOTICE)} {_ONE}{{0,6}}(?:{_TROUBLE}|{_DOWN}|{verbs(FAIL)}|missing|complaints)\b",
        rf"{_WHO} {_ONE}{{0,2}}(?:{_BE}|got|gets?) {_ADVERB}{past(TOLD)}\b|{past(TOLD)} by\b|paged\b"
        rf"|{verbs(TOLD)} (?:the |our )?{words(STAFF, plural=True)}\b",
        r"(?:(?:is|are|was|were|became|becomes?|made) )?aware of\b|informed (?:of|us|that)\b|team (?:is"
        r" |was )?aware\b",
        rf"{_PEOPLE} {_ONE}{{0,2}}(?:{verbs('open raise create file')} {_ONE}{{0,2}}(?:tickets?|issues?)"
        rf"|{verbs(WRITE)})\b",
        rf"tickets? {_ONE}?{verbs('raise open arrive')}\b",
        rf"(?:message|mail|email|post|ticket|call|tweet)s? from (?:an? |the )?(?:\w{{2,20}} )?{_PEOPLE}\b",
        rf"{words(STAFF, plural=True)} (?:sees?|saw) {_ONE}{{0,3}}{_TROUBLE}\b",
        r"(?:report|complaint)s? (?:of|from|about|by|came|come|arrive)\b|pages (?:the|on|@)",
        rf"{words(STAFF, plural=True)} {past(TOLD)}(?=\W*$)",
        r"(?:an?|the|got|receive[sd]) page\b(?! load)",
    ),
    _rule(
        Milestone.DETECTED, Strength.LOOSE,
        rf"{verbs('identify')} (?:an? |the )?(?:\w{{2,20}} )?(?:{_TROUBLE}|bug)\b",
        rf"(?:{_TROUBLE}|bug) (?:{_IS} )?{_ADVERB}identified\b",
        rf"{verbs(NOTICE)}(?! ?:)\b|{words('alert alarm complaint warning report', plural=True)}\b"
        rf"|{past(TOLD)}\b",
        rf"(?:message|mail|email|post|ticket|call)s? {_ONE}{{0,8}}(?:about|that|saying)\b",
        rf"{verbs('escalate')}\b|(?:finds?|found) that .{{0,60}}\b(?:{_DOWN}|{verbs(FAIL)}|not)\b",
        rf"{words(READERS, plural=True)} {_ONE}{{0,2}}(?:sees?|saw|seeing)\b",
        r"erkannt\b|détectée?\b|alerte\b",
    ),
    _rule(
        Milestone.BEGAN, Strength.PLAIN,
        rf"{_TROUBLE} (?:{_OF}{_ONE}{{1,5}})?{_ADVERB}(?:has |have |had )?{_STARTS}\b|{_STARTED}"
        rf" {_ONE}?{_TROUBLE}\b",
        rf"{_STARTED} (?:to )?{_FAILING}\b|{verbs(BECOME)} {_ADVERB}(?:{_DOWN}|un\w{{3,20}})\b",
        r"(?:drop|drops|dropped|falls|fell|reache[sd]|goes|went) to (?:zero|0)\b|reache[sd] (?:zero|0)\b",
        rf"{verbs(CEASE)} (?:work|respond|shipp|serv|accept|process|receiv|load|send|answer|writ"
        rf"|deliver)ing\b",
        rf"{verbs(CEASE)} to \w|first (?:\w{{2,20}} )?(?:{_TROUBLE}|failed|version to|occurr?ence)\b|entered"
        rf" \w{{2,20}} state\b",
        rf"no (?:\w{{2,20}} ){{1,3}}(?:{_BE}|could|can) |(?:could|can) (?:not|no longer) be\b|cannot be\b",
        rf"{verbs('suffer experience sustain')} {_ONE}{{0,5}}{_TROUBLE}\b|had (?:an?"
        rf" )?{_ONE}{{0,4}}(?:outage|failure)\b",
        rf"(?:saw|faced|encountered|hit) {_ONE}{{0,3}}{_TROUBLE}\b",
        r"début de (?:l'incident|la panne)|ausfall beginnt\b",
    ),
    _rule(
        Milestone.BEGAN, Strength.LOOSE,
        rf"{_METRIC}\b.{{0,30}}\b(?:spik|ris|rose|climb|increas|jump|grow|grew)|spike\b",
        r"(?:success|traffic|throughput|availability)\b.{0,30}\b(?:drop|fall|fell|decreas|declin)",
        rf"{verbs(FAIL)}\b(?! over| to (?:{words(REPAIR)}))|{verbs(CEASE)}(?: \w{{3,20}}ing\b|\W*$)"
        rf"|expire[sd]?\b",
        rf"(?:{verbs('lose/loses/lost/losing')} {_ONE}?{words(LOST)}|{words(LOST)} (?:is |was )?lost"
        rf"|loss of {words(LOST)})\b",
        rf"{verbs('cause trigger')} (?:{_ONE}{{0,3}})(?:{_TROUBLE}|[45]\d\ds?)\b",
        r"no longer (?!affected|failing|seeing|seen|observed|occurring|happening|returning)\w{3,20}\b",
        rf"(?:elevated|increased|rising) {_METRIC}\b|{_PEOPLE} unable to\b|(?:fall|falls|fell) behind\b",
        rf"{_STARTED} (?:being|getting) \w{{3,20}}ed\b|(?:queue|pile)[sd]? up\b|{_DOWN}(?=\W*$)",
        rf"{_BAD} (?:\w{{2,20}} ){{0,4}}{past(ADD)}\b|{verbs(ADD)} (?:the |an? )?{_BAD}\b",
        rf"(?:is|are|was|were) {_ADVERB}{_DOWN}\b|(?:fully |completely )?down(?=\W*$)",
    ),
)  # fmt: skip
"""What clauses tell, the strongest of each first."""

CAUSES = deferred(r"\b(?:causing|causes?|caused|resulting in|resulted in|leading to|led to) ")
"""What the first entry says of the change that it tells when it begins to hurt at once."""
