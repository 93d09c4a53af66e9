"""A folder of incident reports, read, checked and turned into a knowledge base.

The path through the package, from a file to a page, one room after the other:

    reading/    bytes -> Document -> Incident        what does the file say?
    checks/     Corpus -> Diagnostic...              what is wrong, and how is it mended?
    rendering/  the body -> safe HTML                what does the report look like?
    pages/      Corpus -> Page...                    which pages does the site have?
    hosts/      Page... -> MkDocs                    where do they go?

`model/` holds the values that travel along it, `settings.py` what a site may choose.
"""

__version__ = "0.1.0"
