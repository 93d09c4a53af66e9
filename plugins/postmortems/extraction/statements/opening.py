"""Which words open which rules: before any expression is tried, a clause is asked for them."""

from __future__ import annotations

from ..text.openers import Openers
from .abroad import SIGNS
from .ends import ENDS
from .grammar import Strength
from .notices import NOTICES
from .starts import STARTS

RULES = (*ENDS, *NOTICES, *STARTS)
"""What clauses tell, the strongest of each first; whether harm is noticed before whether it began."""
ABROAD = -1
"""What stands among the numbers of rules for those of other languages."""
OPENERS = Openers({**{number: rule.opens for number, rule in enumerate(RULES)}, ABROAD: SIGNS})
STRONG_OPENERS = Openers(
    {number: rule.opens for number, rule in enumerate(RULES) if rule.strength is Strength.STRONG}
)
"""The same of the rules that tell something in so many words; there is none in another language."""
