"""What tells that an incident began: harm, what stopped working, what was let in."""

from __future__ import annotations

from ...model.milestone import Milestone
from ...patterns import deferred
from . import lexicon as lex
from .grammar import ADVERB, ANY_BE, ANY_DOWN, IS, METRIC, OF, ONE, PERSON, SYSTEMS, TROUBLES, Strength, rules
from .lexicon import forms, past, verbs, words

_STARTING, _STARTED = verbs(lex.BEGIN), verbs(lex.START)
_BROKE = "crash stall freeze/froze/frozen hang/hung die/died collapse"
"""What only a system that has failed does, whatever was worked on."""
_BAD = (
    "bug vulnerability flaw regression faulty broken buggy wrong bad incorrect malicious vulnerable invalid"
)
_STORED = lex.APPLY + " process deliver receive create update store save record print"
STARTS = (
    *rules(Milestone.BEGAN, Strength.STRONG, {
        "start starts started began begins beginning onset":
            r"(?:incident|outage|problem) (?:starts|began|begins|started)\b"
            rf"|(?:start|beginning|onset) of (?:the )?{TROUBLES}\b",
    }),
    *rules(Milestone.BEGAN, Strength.PLAIN, {
        f"{forms(lex.BEGIN)} {forms(lex.START)}":
            rf"{TROUBLES} (?:{OF}{ONE}{{1,5}})?{ADVERB}(?:has |have |had )?{_STARTING}\b"
            rf"(?! to be)(?<!problems starting)(?<!issues starting)|{_STARTED} {ONE}?{TROUBLES}\b",
        f"down offline {forms(_BROKE)}":
            rf"{SYSTEMS} (?:has |have |had )?{ADVERB}{past(_BROKE)}\b"
            rf"|{verbs('bring/brings/brought/bringing knock')} "
            rf"(?!(?:\w{{2,12}} ){{0,3}}{METRIC}\b){ONE}{{0,4}}(?:down|offline)\b",
        lex.DOWN:
            rf"(?<!\w )(?:the |our )?{ONE}{{0,2}}{SYSTEMS} (?:is|are) {ADVERB}{ANY_DOWN}(?=,)",
        f"{forms(lex.CEASE)} first entered":
            rf"{verbs(lex.CEASE)} to \w|first (?:\w{{2,20}} )?(?:{TROUBLES}|failed|version to|occurr?ence)\b"
            r"|entered \w{2,20} state\b",
        "no not cannot could can":
            rf"no (?:\w{{2,20}} ){{1,3}}(?:{ANY_BE}|could|can) |(?:could|can) (?:not|no longer) be\b"
            r"|cannot be\b",
        f"{forms('suffer experience sustain')} had":
            rf"{verbs('suffer experience sustain')} {ONE}{{0,5}}{TROUBLES}\b"
            rf"|had (?:an? )?{ONE}{{0,4}}(?:outage|failure)\b",
        "saw faced encountered hit": rf"(?:saw|faced|encountered|hit) {ONE}{{0,3}}{TROUBLES}\b",
    }),
    *rules(Milestone.BEGAN, Strength.LOOSE, {
        "spik~ ris~ rose~ climb~ increas~ jump~ grow~ grew~ drop~ fall~ fell~ decreas~ declin~":
            rf"{METRIC}\b.{{0,30}}\b(?:spik|ris|rose|climb|increas|jump|grow|grew)|spike\b"
            r"|(?:success|traffic|throughput|availability)\b.{0,30}\b(?:drop|fall|fell|decreas|declin)",
        f"{forms(lex.FAIL)} {forms(lex.CEASE)} expire expires expired":
            rf"{verbs(lex.FAIL)}\b(?! over| height| to (?:{words(lex.REPAIR)}))"
            rf"|{verbs(lex.CEASE)}(?! (?:seeing|getting|failing|crashing|erroring|throwing|complaining)\b)"
            r"(?: \w{1,20}ing\b|\W*$)|expire[sd]?\b",
        "lose loses losing lost loss":
            rf"(?:{verbs('lose/loses/lost/losing')} {ONE}?{words(lex.LOST)}"
            rf"|{words(lex.LOST)} (?:is |was )?lost|loss of {words(lex.LOST)})\b",
        forms("cause trigger"):
            rf"{verbs('cause trigger')} (?:{ONE}{{0,3}})(?:{TROUBLES}|[45](?:\d\d|xx)s?)\b",
        "longer elevated increased rising unable behind":
            r"no longer (?!affected|failing|seeing|seen|observed|occurring|happening|returning)\w{3,20}\b"
            rf"|(?:elevated|increased|rising) {METRIC}\b|{PERSON} unable to\b|(?:fall|falls|fell) behind\b",
        f"{forms(lex.START)} queue~ pile~ slow~ {lex.DOWN}":
            rf"{_STARTED} (?:being|getting) \w{{3,20}}ed\b|(?:queue|pile|slow)(?:[sd]|ed)? (?:up|down)\b"
            rf"|{ANY_DOWN}(?=\W*$)|{_STARTED} (?:to )?{ONE}twice\b",
        _BAD:
            rf"{words(_BAD)} (?:\w{{2,20}} ){{0,4}}{past(lex.ADD)}\b"
            rf"|{verbs(lex.ADD)} (?:the |an? )?{words(_BAD)}\b",
        "can cannot could couldn not longer":
            rf"{words(lex.READERS, plural=True)} {ONE}{{0,3}}"
            r"(?:cannot|can't|couldn't|(?:can|could) (?:not|no longer))\b"
            rf"|(?:is|are|was|were) (?:not|no longer) (?:being )?(?:{past(_STORED)}|sent|written)\b",
        f"{forms('return serve answer show')} full fill fills filled exhausted run runs ran":
            rf"{verbs('return serve answer show')} {ONE}{{0,2}}(?:[45](?:\d\d|xx)s?|errors?)\b"
            rf"|{words('disk volume partition storage memory log queue')} "
            rf"{ONE}?(?:full|fills? up|filled up|exhausted)\b|{verbs('run/runs/ran')} out of\b",
        lex.DOWN: rf"(?:is|are|was|were) {ADVERB}{ANY_DOWN}\b|(?:fully |completely )?down(?=\W*$)",
        f"{forms(lex.HARM)} drained": rf"{IS} {ADVERB}(?:{past(lex.HARM)}|drained (?:of|from|by))\b",
    }),
)  # fmt: skip
CAUSES = deferred(r"\b(?:causing|(?<!oot )causes?|caused|resulting in|resulted in|leading to|led to) ")
"""What the first entry says of the change that it tells when it begins to hurt at once."""
