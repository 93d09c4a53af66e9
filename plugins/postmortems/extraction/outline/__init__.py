"""The parts of a document, those without real headings too."""
