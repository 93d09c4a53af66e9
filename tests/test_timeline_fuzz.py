"""Reading a timeline never raises, keeps to its bounds, and points at the text that it read."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postmortems.extraction.timeline.candidates import MAX_CANDIDATES
from postmortems.extraction.timeline.reader import read_timeline
from postmortems.reading.document import read_document

PIECES = (
    "2024-03-04", "2024-13-45", "20244-03-04", "03/04/2024", "31.12.23", "29 February 2023", "Feb 30",
    "March 4th, 2024",
    "4 mars", "Mon", "Saturday", "10:00", "9:59", "24:00", "25:61", "12:00 AM", "13:55 PM", "2:24p",
    "15.26", "15h50",
    "1430 UTC", "14:??", "HH:mm", "--:--", "[???]", "2X:XX", "23:59:59.999", "00:00", "UTC", "(PST)",
    "CEST", "US/Pacifc",
    "Africa/Lagos", "+02:00", "-0500", "Z", "EDT (17:14 UTC)", "~", "ca.", "about ", "(maybe later?)",
    "between", "and",
    " - ", " – ", "to", "until", "now", ": ", "|", "| ", "\n", "\n\n", "\n- ", "\n  - ", "\n1. ", "\n## ",
    "\n# Timeline\n",
    "\n**", "**", "`", "\n```\n", "\n> ", "[", "]", "(", ")", "T", ",", " ",
    "\n| Time | Event |\n|---|---|\n| ",
    " |\n| ", "all times in ", "Timeline", "Resolved: ", "Update - ", "At ", "deploy", "\u00e9",
    "\U0001f534", "\\", "<b>",
    "\n---\n", "started_at: ", "\t", "\r\n", "\n![x](y.png)\n", "&amp;", "3:45 minutes", "[a][b]",
    "[b]: http://c\n",
)  # fmt: skip


@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.lists(st.sampled_from(PIECES), max_size=40),
    st.sampled_from(["", "# Timeline\n", "---\ntitle: x\n---\n"]),
)
def test_any_mixture_of_dates_clocks_and_markup_is_read(pieces: list[str], head: str) -> None:
    document = read_document("2024-01-02-x.md", (head + "".join(pieces)).encode())
    timeline = read_timeline(document)
    starts = [entry.start for entry in timeline.entries]
    assert starts == sorted(starts)
    assert len(starts) <= MAX_CANDIDATES
    for entry in timeline.entries:
        assert 0 <= entry.start < entry.end <= len(document.source.text)
        assert "\n" not in document.source.text[entry.start : entry.end]
        assert entry.at.notation
        assert entry.clock or entry.day or entry.doubts


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text: str) -> None:
    read_timeline(read_document("x.txt", text.encode("utf-8", "surrogatepass")))
