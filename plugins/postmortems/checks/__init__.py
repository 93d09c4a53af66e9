"""What can be wrong with a report: one module, one check, which documents itself.

A check's code is its module's name with hyphens. The module's docstring says in its first line what the
check finds, then why that matters. Besides it holds `LEVEL`, the examples `BAD` and `GOOD`, and
`find(document, context)`, which yields problems. Nothing else has to be told of a new check.
"""
