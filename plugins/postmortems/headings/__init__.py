"""What headings say: which part of a report each of them names, in seven languages."""
