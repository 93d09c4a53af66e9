"""The pages of a site: one module for each kind, found by its `pages(site)` function (see `all.py`)."""
