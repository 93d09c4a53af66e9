"""Random files through the whole path, for as long as `make fuzz` is given; no part of `make test`.

texts.py     random reports, settings and things to import, from a seed and a number
trials.py    what is done with them, and what has to hold
shrinking.py the least of the files with which it still does not
__main__.py  one trial after the other, each with a limit
"""
