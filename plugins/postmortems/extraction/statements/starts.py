"""What tells that an incident began: harm, what stopped working, what was let in.

Of the rules for one milestone the first that fits counts.
"""

from __future__ import annotations

from ...model.milestone import Milestone
from ...patterns import deferred
from . import lexicon as lex
from .grammar import ADVERB, ANY_BE, ANY_DOWN, IS, METRIC, OF, ONE, PERSON, SYSTEMS, TROUBLES, Strength, rule
from .lexicon import past, verbs, words

_STARTING, _STARTED = verbs(lex.BEGIN), verbs("start begin/begins/began/beginning")
_FAILING = rf"(?:{verbs(lex.FAIL + ' experience climb rise time drop error see receive return')})"
_BROKE = "crash stall freeze/froze/frozen hang/hung die/died collapse"
"""What only a system that has failed does, whatever was worked on."""
_BAD = words(
    "bug vulnerability flaw regression faulty broken buggy wrong bad incorrect malicious vulnerable invalid"
)
STARTS = (
    rule(Milestone.BEGAN, Strength.STRONG,
        r"(?:incident|outage|problem) (?:starts|began|begins|started)\b",
        rf"(?:start|beginning|onset) of (?:the )?{TROUBLES}\b"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        rf"{TROUBLES} (?:{OF}{ONE}{{1,5}})?{ADVERB}(?:has |have |had )?{_STARTING}\b(?! to be)(?<!problems "
        rf"starting)(?<!issues starting)|{_STARTED} {ONE}?{TROUBLES}\b"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        rf"{SYSTEMS} (?:has |have |had )?{ADVERB}{past(_BROKE)}\b"
        rf"|{verbs('bring/brings/brought/bringing knock')} (?!(?:\w{{2,12}} ){{0,3}}{METRIC}\b)"
        rf"{ONE}{{0,4}}(?:down|offline)\b"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        rf"{_STARTED} (?:with|as) {ONE}{{0,3}}(?:{TROUBLES}|{ANY_DOWN}|performance)\b|{TROUBLES} (?:is |was "
        rf"|were )?{ADVERB}exploited\b|(?<!\w )(?:the |our )?{ONE}{{0,2}}{SYSTEMS} (?:is|are) "
        rf"{ADVERB}{ANY_DOWN}(?=,)"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        rf"{_STARTED} (?:to )?(?:{_FAILING}|queue|slow|back up|pile|build up)\b|{verbs(lex.BECOME)} "
        rf"{ADVERB}(?:{ANY_DOWN}|un\w{{3,20}})\b"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        r"(?:drop|drops|dropped|falls|fell|reache[sd]|goes|went) to (?:zero|0)\b|reache[sd] (?:zero|0)\b"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        rf"{verbs(lex.CEASE)} {words(lex.STOPPED)}ing\b|{words(lex.INTRUDER, plural=True)} "
        rf"{ONE}{{0,2}}{verbs(lex.ENTER)}\b|(?:gain|obtain)(?:s|ed) (?:\w{{2,15}} )?access\b"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        rf"{verbs(lex.CEASE)} to \w|first (?:\w{{2,20}} )?(?:{TROUBLES}|failed|version to|occurr?ence)\b"
        r"|entered \w{2,20} state\b"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        rf"no (?:\w{{2,20}} ){{1,3}}(?:{ANY_BE}|could|can) |(?:could|can) (?:not|no longer) be\b|cannot "
        r"be\b"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        rf"{verbs('suffer experience sustain')} {ONE}{{0,5}}{TROUBLES}\b|had (?:an? "
        rf")?{ONE}{{0,4}}(?:outage|failure)\b"),
    rule(Milestone.BEGAN, Strength.PLAIN,
        rf"(?:saw|faced|encountered|hit) {ONE}{{0,3}}{TROUBLES}\b"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"{METRIC}\b.{{0,30}}\b(?:spik|ris|rose|climb|increas|jump|grow|grew)|spike\b",
        r"(?:success|traffic|throughput|availability)\b.{0,30}\b(?:drop|fall|fell|decreas|declin)"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"{verbs(lex.FAIL)}\b(?! over| to (?:{words(lex.REPAIR)}))|{verbs(lex.CEASE)}(?: \w{{3,20}}ing\b"
        r"|\W*$)|expire[sd]?\b"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"(?:{verbs('lose/loses/lost/losing')} {ONE}?{words(lex.LOST)}|{words(lex.LOST)} (?:is |was "
        rf")?lost|loss of {words(lex.LOST)})\b"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"{verbs('cause trigger')} (?:{ONE}{{0,3}})(?:{TROUBLES}|[45](?:\d\d|xx)s?)\b"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        r"no longer (?!affected|failing|seeing|seen|observed|occurring|happening|returning)\w{3,20}\b",
        rf"(?:elevated|increased|rising) {METRIC}\b|{PERSON} unable to\b|(?:fall|falls|fell) behind\b"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"{_STARTED} (?:being|getting) \w{{3,20}}ed\b|(?:queue|pile|slow)(?:[sd]|ed)? (?:up|down)\b",
        rf"{ANY_DOWN}(?=\W*$)|{_STARTED} (?:to )?{ONE}twice\b"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"{_BAD} (?:\w{{2,20}} ){{0,4}}{past(lex.ADD)}\b|{verbs(lex.ADD)} (?:the |an? )?{_BAD}\b"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"{words(lex.READERS, plural=True)} {ONE}{{0,3}}(?:cannot|can't|couldn't|(?:can|could) (?:not|no "
        r"longer))\b|(?:is|are|was|were) (?:not|no longer) (?:being "
        rf")?(?:{past(lex.APPLY + ' process deliver receive create update store save record print')}|sent"
        r"|written)\b"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"{verbs('return serve answer show')} {ONE}{{0,2}}(?:[45](?:\d\d|xx)s?|errors?)\b"
        rf"|{words('disk volume partition storage memory log queue')} {ONE}?(?:full|fills? up|filled up"
        rf"|exhausted)\b|{verbs('run/runs/ran')} out of\b"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"(?:is|are|was|were) {ADVERB}{ANY_DOWN}\b|(?:fully |completely )?down(?=\W*$)"),
    rule(Milestone.BEGAN, Strength.LOOSE,
        rf"{IS} {ADVERB}(?:{past(lex.HARM)}|drained (?:of|from|by))\b"),
)  # fmt: skip
CAUSES = deferred(r"\b(?:causing|causes?|caused|resulting in|resulted in|leading to|led to) ")
"""What the first entry says of the change that it tells when it begins to hurt at once."""
