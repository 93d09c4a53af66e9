"""What tells that somebody noticed an incident: alerts, people, declarations.

Of the rules for one milestone the first that fits counts.
"""

from __future__ import annotations

from ...model.milestone import Milestone
from .grammar import ADVERB, ANY_BE, ANY_DOWN, IS, OF, ONE, PERSON, TROUBLES, WATCHER, WHO, Strength, rule
from .lexicon import FAIL, NOTICE, READERS, RING, STAFF, TOLD, WRITE, past, verbs, words

_MAIL = r"(?:message|e?-?mail|post|ticket|call|tweet)s?"
NOTICES = (
    rule(Milestone.DECLARED, Strength.STRONG,
        r"incident\b.{0,15}\bdeclared\b",
        r"declar\w+ (?:an |the )?(?:\w{2,20} )?incident\b"),
    rule(Milestone.DECLARED, Strength.PLAIN,
        rf"{verbs('open raise create')} (?:an? |the )?(?:\w{{2,20}} )?incident\b"
        r"|we(?:'re|’re| are) (?:\w{2,12} ){0,2}(?:investigating|looking into)\b"),
    rule(Milestone.ACKNOWLEDGED, Strength.STRONG,
        r"acknowledged\b",
        r"(?:on-?call|engineers?)\b.{0,30}\b(?:paged|alerted|responded)\b"),
    rule(Milestone.DETECTED, Strength.STRONG,
        r"(?:first|initial)\b.{0,20}\b(?:alert|alarm|report)",
        r"detected\b",
        r"(?:alert|alarm|alerts)\b.{0,25}\b(?:fired|triggered|received)\b"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"(?:{IS} |first |initially |also ){ADVERB}{past(NOTICE)}\b|{past(NOTICE)} (?:by|during|in|from"
        r"|through|via)\b|(?:first|initially) identified\b"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"{WATCHER} {ONE}{{0,2}}(?:{verbs(RING)}|(?:goes|went|comes|came|turns?|turned) (?:off|in|red)"
        rf"|{verbs(TOLD)})\b",
        rf"{WATCHER} {ONE}{{0,2}}{verbs('receive raise arrive report detect identify')}\b",
        rf"{WATCHER} {ONE}{{0,2}}(?:sends?|sent|picks?|picked|catches|caught)\b"
        rf"|{verbs(RING + ' raise send/sends/sent')} (?:an? |the )?{WATCHER}\b"
        rf"|{PERSON} respond(?:s|ed)? to {ONE}{{0,2}}{WATCHER}\b",
        rf"(?:first|initial) {ONE}{{0,3}}(?:{WATCHER}|report|complaint|detection|ticket|call|mail"
        r"|email)s?\b"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"(?:{TROUBLES}|complaints?) {ADVERB}(?:{IS} )?{ADVERB}{past(NOTICE)}\b",
        rf"{WHO} {ONE}{{0,2}}{verbs(NOTICE)}\b",
        rf"(?<!\w )(?!(?:the|an?|our|this|some|no|news|press|media)\b)[\w@.'-]{{1,40}} {verbs(NOTICE)}\b(?! "
        r"?:)",
        rf"(?<![a-z] )(?:(?:but|and|then) )?(?!\w{{3,9}}ing\b){verbs(NOTICE)}\b(?! ?:| (?:is|are|was|were"
        r"|will)\b)",
        rf"{verbs(NOTICE)} {ONE}{{0,6}}(?:{TROUBLES}|{ANY_DOWN}|{verbs(FAIL)}|missing|complaints)\b"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"(?<!we ){verbs(TOLD + ' tell/tells/told')} us\b",
        rf"{WHO} {ONE}{{0,2}}(?:{ANY_BE}|got|gets?) {ADVERB}{past(TOLD)}\b|{past(TOLD)} by\b|paged\b"
        rf"|{verbs(TOLD)} (?:the |our )?(?:\w{{2,20}} )?{words(STAFF, plural=True)}\b"
        rf"|{verbs('notify alert warn')} (?:of |about )?(?:an? |the )?(?:\w{{2,20}} )?{TROUBLES}\b"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        r"(?:(?:is|are|was|were|became|becomes?|made) )?aware of\b|informed (?:of|us|that)\b|team (?:is "
        r"|was )?aware\b"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"{PERSON} {ONE}{{0,4}}(?:{verbs('open raise create file')} {ONE}{{0,2}}(?:tickets?|issues?)"
        rf"|{verbs(WRITE)})\b"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"tickets? {ONE}?{verbs('raise open arrive')}\b",
        rf"{_MAIL} from (?:an? |the )?(?:\w{{2,20}} )?{PERSON}\b"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"{words(STAFF, plural=True)} {ONE}?(?:sees?|saw|seen) {ONE}{{0,4}}(?:{TROUBLES}|{ANY_DOWN}"
        rf"|{words('spike surge increase rise ticket complaint report call queue', plural=True)})\b"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"{words(READERS + ' researcher reporter', plural=True)} {ONE}{{0,2}}(?:identified|disclosed)\b",
        r"(?:report|complaint|disclosure)s? (?:of|from|about|by|came|come|arrive)\b|pages (?:the|on|@)"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"{words(STAFF, plural=True)} {past(TOLD)}(?=\W*$)"),
    rule(Milestone.DETECTED, Strength.PLAIN,
        rf"{ONE}firing(?=\W*$)",
        r"(?:an?|the|got|receive[sd]) page\b(?! load)"),
    rule(Milestone.DETECTED, Strength.LOOSE,
        rf"{verbs('identify')} (?:an? |the )?(?:\w{{2,20}} )?(?:{TROUBLES}|bug)\b",
        rf"(?:{TROUBLES}|bug) (?:{OF}{ONE}{{1,8}})?(?:{IS} )?{ADVERB}identified\b(?! (?:as|during|in"
        r"|above)\b)"),
    rule(Milestone.DETECTED, Strength.LOOSE,
        rf"(?<!to ){verbs(NOTICE)}(?! ?:)\b|{words('alert alarm complaint warning report', plural=True)}\b"
        rf"|{past(TOLD)}\b"),
    rule(Milestone.DETECTED, Strength.LOOSE,
        rf"{_MAIL} {ONE}{{0,8}}(?:about|that|saying|claiming|reporting|warning)\b"),
    rule(Milestone.DETECTED, Strength.LOOSE,
        rf"(?<!we ){verbs(WRITE)} (?:to )?(?:us|(?:the |our )?(?:(?:help|service) ?desk|noc|support))\b"
        r"|pager\b"),
    rule(Milestone.DETECTED, Strength.LOOSE,
        rf"{verbs('escalate')}\b|(?:finds?|found) that .{{0,60}}\b(?:{ANY_DOWN}|{verbs(FAIL)}|not)\b"),
    rule(Milestone.DETECTED, Strength.LOOSE,
        rf"{words(READERS, plural=True)} {ONE}{{0,2}}(?:sees?|saw|seeing)\b"),
)  # fmt: skip
