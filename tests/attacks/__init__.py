"""What a pull request may try against the site, as data, and the site that is built of all of it.

payloads.py   what hostile text tries, wherever text may stand
addresses.py  addresses that run code, in every place where an address may stand
markup.py     raw HTML, Markdown and template syntax of report bodies
fields.py     front matter: every declared field, by walking the declarations
files.py      names of files and folders, and what lies beside reports
corpus.py     all of it as the files of one knowledge base, and the same with harmless texts
built.py      that knowledge base, built
view.py       what an element of a page may be
"""
