"use strict";
/* What a page's script does when the page is shown: at once, and after each instant navigation. */
const whenShown = (act) => (window.document$ ? window.document$.subscribe(act) : act());
