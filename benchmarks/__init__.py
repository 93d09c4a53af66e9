"""What this plugin costs beside others, on reports made from a seed: `make bench`.

    corpus       a seed -> reports                 what is measured?
    processes    a command -> what it took         how is it measured?
    peers        a name -> a program, if any       with what is it compared?
    sites        reports -> a site of each kind    what do peers get? The same reports, as plain pages.
    tables       rows -> Markdown                  how is it told?
    building, checking, serving, browsing          one thing measured, one module
    dividing     a number of processes -> times    what does it gain to use several?
    plan         a size -> a table of each         what is measured of which sites?
    goals        what was found -> ratios          how far is what is aimed at?
    page         tables -> docs/speed.md           on which machine, on which day?
    compare      two commits -> ratios             has a branch made it slower?

Apart from these, `knowledge`, `largest`, `similar` and `reading` each look at one part, in one process.
"""

import sys
from pathlib import Path

# How to find a browser, and incidents made by hand, are the tests'.
sys.path.append(str(Path(__file__).resolve().parent.parent / "tests"))
