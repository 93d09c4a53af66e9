"""Whatever a document holds, reading all of it raises nothing: 2,000 texts made of times, marks and titles."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postmortems.extraction.narrative import read_narrative
from postmortems.reading.document import read_document
from test_timeline_fuzz import PIECES

MORE = (
    "Start: ", "Duration: ", "from ", "5h ", "8 hours", "% of users", "owner: a", "due: 2026-01-01", "- [ ] ", "- [x] ",
    "Action items", "Root cause", "Impact:", "** **", "**\xa0**", "__", "SEV2", "we will fix", "| a | b |\n", "0", "99:99",
)  # fmt: skip
TEXTS = st.lists(st.sampled_from((*PIECES, *MORE)) | st.text(max_size=6), max_size=60).map("".join)


@settings(max_examples=2000, suppress_health_check=list(HealthCheck))
@given(TEXTS)
def test_reading_a_whole_document_never_raises(text: str) -> None:
    document = read_document("2026-03-04-x.md", text.encode("utf-8", "surrogatepass"))
    narrative = read_narrative(document)
    for action in narrative.actions:
        assert 0 <= action.start <= action.end <= len(document.source.text)
    for entry in narrative.timeline.entries:
        assert 0 <= entry.start < entry.end <= len(document.source.text)
