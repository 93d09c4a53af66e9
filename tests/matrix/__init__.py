"""Other plugins, themes and settings beside ours: each in an environment of its own, built strictly, and looked at.

`rows.toml` has a row for each: what is installed, what mkdocs.yml says besides, and where it does not work, whose
fault that is and what a user does. A row that works although it should not is told too.
"""
