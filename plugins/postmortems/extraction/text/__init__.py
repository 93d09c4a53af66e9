"""Written text, whatever it is about: without its markup, in sentences and paragraphs."""
