"""What can be wrong with a report: one module, one check, which documents itself.

A check's code is its module's name with hyphens. The module's docstring says in its first line what the
check finds, then why that matters. Besides it holds `LEVEL`, the examples `BAD` and `GOOD`, and
`find(report, context)`, which yields problems; `check.py` has one for those that are found elsewhere. With
`ON_TEXT = True` it is asked about files without front matter too, which are no reports yet; with
`LOOKS_AROUND = True` it may ask the context: the other reports, the site's files, the day. What it says by
itself of a report is kept with that; one that looks around is asked again each time, unless its
`may_find(report, settings)` says that it finds nothing there, whatever is around, or not after a moment.
Nothing else has to be told of a new check.
"""
