"""What tells that somebody noticed an incident: alerts, people, declarations."""

from __future__ import annotations

from ...model.milestone import Milestone
from . import lexicon as lex
from .grammar import ADVERB, ANY_BE, ANY_DOWN, IS, OF, ONE, PERSON, TROUBLES, WATCHER, WHO, Strength, rules
from .lexicon import NOTICE, TOLD, forms, nouns, past, verbs, words

_STAFF = words(lex.STAFF, plural=True)
_MAILS = "message mail email post ticket call tweet"
_MAIL = words(_MAILS + " e-mail", plural=True)
_OTHERS = lex.READERS + " researcher reporter"
_WARNINGS = "alert alarm complaint warning report"
_DOES = "receive raise arrive report detect identify send/sends/sent pick/picks/picked catch/catches/caught"
"""What a watcher does that has seen something."""
_SEEN = "spike surge increase rise ticket complaint report call queue"
NOTICES = (
    *rules(Milestone.DECLARED, Strength.STRONG, {
        "declar~": r"incident\b.{0,15}\bdeclared\b|declar\w+ (?:an |the )?(?:\w{2,20} )?incident\b",
    }),
    *rules(Milestone.DECLARED, Strength.PLAIN, {
        "incident room investigating looking":
            rf"{verbs('open raise create')} (?:an? |the )?(?:\w{{2,20}} )?incident\b"
            rf"|war room (?:{IS} )?(?:opened|established|created|set up|started)\b"
            r"|we(?:'re|’re| are) (?:\w{2,12} ){0,2}(?:investigating|looking into)\b",
    }),
    *rules(Milestone.ACKNOWLEDGED, Strength.STRONG, {
        "acknowledged paged alerted responded":
            r"acknowledged\b|(?:on-?call|engineers?)\b.{0,30}\b(?:paged|alerted|responded)\b",
    }),
    *rules(Milestone.DETECTED, Strength.STRONG, {
        "first initial detected fired triggered received":
            r"(?:first|initial)\b.{0,20}\b(?:alert|alarm|report)|detected\b"
            r"|(?:alert|alarm|alerts)\b.{0,25}\b(?:fired|triggered|received)\b",
    }),
    *rules(Milestone.DETECTED, Strength.PLAIN, {
        f"{nouns(lex.WATCHERS)} first initial":
            rf"{WATCHER} {ONE}{{0,2}}(?:{verbs(f'{lex.RING} {TOLD} {_DOES}')}"
            r"|(?<!is )(?<!are )(?<!was )(?<!were )(?:goes|went|comes|came|turns?|turned) (?:off|in|red))\b"
            rf"|{verbs(lex.RING + ' raise send/sends/sent')} (?:an? |the )?{WATCHER}\b"
            rf"|{PERSON} respond(?:s|ed)? to {ONE}{{0,2}}{WATCHER}\b"
            rf"|(?:first|initial) {ONE}{{0,3}}"
            rf"(?:{WATCHER}|report|complaint|detection|ticket|call|mail|email)s?\b",
        f"{forms(NOTICE)} first initially":
            rf"(?:{IS} |first |initially |also ){ADVERB}{past(NOTICE)}\b"
            rf"|{past(NOTICE)} (?:by|during|in|from|through|via)\b|(?:first|initially) identified\b"
            rf"|(?:{TROUBLES}|complaints?) {ADVERB}(?:{IS} )?{ADVERB}{past(NOTICE)}\b"
            rf"|{WHO} {ONE}{{0,2}}{verbs(NOTICE)}\b"
            r"|(?<!\w )(?!(?:the|an?|our|this|some|no|news|press|media)\b)[\w@.'-]{1,40} "
            rf"{verbs(NOTICE)}\b(?! ?:)"
            rf"|(?<![a-z] )(?:(?:but|and|then) )?(?!\w{{3,9}}ing\b){verbs(NOTICE)}\b"
            r"(?! ?:| (?:is|are|was|were|will)\b)"
            rf"|{verbs(NOTICE)} {ONE}{{0,6}}(?:{TROUBLES}|{ANY_DOWN}|{verbs(lex.FAIL)}|missing|complaints)\b",
        f"{forms(TOLD)} tell tells told":
            rf"(?<!we ){verbs(TOLD + ' tell/tells/told')} us\b"
            rf"|{WHO} {ONE}{{0,2}}(?:{ANY_BE}|got|gets?) {ADVERB}{past(TOLD)}\b|{past(TOLD)} by\b|paged\b"
            rf"|{verbs(TOLD)} (?:#[\w-]{{2,40}}|(?:the |our )?(?:\w{{2,20}} )?{_STAFF})\b"
            rf"|{_STAFF} {past(TOLD)}(?=\W*$)"
            rf"|{verbs('notify alert warn')} (?:of |about )?(?:an? |the )?(?:\w{{2,20}} )?{TROUBLES}\b",
        "aware informed heard":
            r"(?:(?:is|are|was|were|became|becomes?|made) )?aware of\b|informed (?:of|us|that)\b"
            r"|team (?:is |was )?aware\b|heard (?:of|about) (?:it|this|the)\b",
        nouns(_MAILS):
            rf"tickets? (?:\S{{1,90}} )?{ONE}{{0,2}}{verbs('raise open arrive')}\b"
            rf"|{_MAIL} from (?:an? |the )?(?:\w{{2,20}} )?{PERSON}\b",
        "see sees saw seen":
            rf"{_STAFF} {ONE}?(?:sees?|saw|seen) {ONE}{{0,4}}"
            rf"(?:{TROUBLES}|{ANY_DOWN}|{words(_SEEN, plural=True)})\b",
        f"identified pages {nouns('disclosed report complaint disclosure')}":
            rf"{words(_OTHERS, plural=True)} {ONE}{{0,2}}(?:identified|disclosed)\b"
            r"|(?:report|complaint|disclosure)s? (?:of(?! (?:the )?\d)|from|about|by|came|come|arrive)\b"
            r"|pages (?:the|on|@)",
        f"{forms('receive')} flooded inundated swamped":
            rf"(?:{PERSON}|{_STAFF}) {ONE}{{0,2}}(?:{verbs('receive')}|(?:flooded|inundated|swamped) "
            rf"(?:with|by)) {ONE}{{0,3}}(?:{_MAIL}|reports?|complaints?|questions?)\b",
        "visible":
            rf"visible (?:in|on) (?:an? |the |our )?(?:\w{{2,20}} )?(?:{WATCHER}|graphs?|metrics|logs?)\b",
        "firing page": rf"{ONE}firing(?=\W*$|,)|(?:an?|the|got|receive[sd]) page\b(?! load)",
    }),
    *rules(Milestone.DETECTED, Strength.LOOSE, {
        forms("identify"):
            rf"{verbs('identify')} (?:an? |the )?(?:\w{{2,20}} )?(?:{TROUBLES}|bug)\b"
            rf"|(?:{TROUBLES}|bug) (?:{OF}{ONE}{{1,8}})?(?:{IS} )?{ADVERB}identified\b"
            r"(?! (?:as|during|in|above)\b)",
        f"{forms(NOTICE)} {forms(TOLD)} {nouns(_WARNINGS)}":
            rf"(?<!to ){verbs(NOTICE)}(?! ?:)\b|{words(_WARNINGS, plural=True)}\b|{past(TOLD)}\b",
        nouns(_MAILS): rf"{_MAIL} {ONE}{{0,8}}(?:about|that|saying|claiming|reporting|warning)\b",
        f"pager {forms(lex.WRITE)}":
            rf"(?<!we ){verbs(lex.WRITE)} (?:to )?"
            r"(?:us|(?:the |our )?(?:(?:help|service) ?desk|noc|support))\b|pager\b",
        f"{forms('escalate')} find finds found":
            rf"{verbs('escalate')}\b|(?:finds?|found) that .{{0,60}}\b(?:{ANY_DOWN}|{verbs(lex.FAIL)}|not)\b",
        "see sees saw seeing say says said":
            rf"{words(lex.READERS, plural=True)} {ONE}{{0,2}}(?:sees?|saw|seeing|says?|said)\b",
    }),
)  # fmt: skip
