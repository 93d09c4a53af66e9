"use strict";
/* The frame around pages that no generator makes: its search, and the scheme that a reader chooses. */
{
  const { index, home } = document.currentScript.dataset;
  const MOST = 20, AROUND = 70;
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  let entries;

  const load = () => {
    if (entries) return;
    entries = [];
    window.pmSearch = (told) => {
      entries = told.map(([address, title, text]) => ({ address, title, text, names: plain(title), says: plain(text) }));
      show();
    };
    document.head.append(Object.assign(document.createElement("script"), { src: index }));
  };

  const form = document.querySelector(".shell-search"), list = form.querySelector(".shell-found");

  /* A word counts most in a title, and more where one begins with it. */
  const weight = ({ names, says }, words) => {
    let sum = 0;
    for (const word of words) {
      const named = names.indexOf(word), said = says.indexOf(word);
      if (named < 0 && said < 0) return 0;
      sum += named < 0 ? 1 : named === 0 || !/[\p{L}\p{N}]/u.test(names[named - 1]) ? 12 : 6;
    }
    return sum;
  };

  const around = ({ text, says }, words) => {
    const at = Math.max(0, Math.min(...words.map((word) => says.indexOf(word)).filter((place) => place >= 0), text.length) - AROUND);
    return text && at < text.length ? `${at ? "… " : ""}${text.slice(at, at + 3 * AROUND)}` : text.slice(0, 3 * AROUND);
  };

  const item = (entry, words) => {
    const made = document.createElement("li"), link = document.createElement("a"), more = document.createElement("small");
    link.href = new URL(entry.address, new URL(home, location.href)).href;
    link.textContent = entry.title;
    more.textContent = around(entry, words);
    link.append(more);
    made.append(link);
    return made;
  };

  const show = () => {
    const words = plain(form.q.value).split(/\s+/).filter(Boolean);
    const found = words.length ? entries.map((entry) => [weight(entry, words), entry]).filter(([sum]) => sum) : [];
    found.sort(([one], [other]) => other - one);
    list.replaceChildren(...found.slice(0, MOST).map(([, entry]) => item(entry, words)));
    if (words.length && !found.length) list.append(list.dataset.none);
    list.hidden = !words.length;
  };

  form.hidden = false;
  form.addEventListener("focusin", load);
  form.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    list.querySelector("a")?.click();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") list.hidden = true;
  });
  document.addEventListener("click", ({ target }) => {
    if (!form.contains(target)) list.hidden = true;
    for (const fold of document.querySelectorAll(".shell-nav details[open]")) if (!fold.contains(target)) fold.open = false;
  });

  const scheme = document.querySelector(".shell-scheme"), dark = scheme.textContent, KEY = "pm-scheme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try { return localStorage.getItem(KEY); } catch { return null; }
  };
  const paint = () => {
    const isDark = (chosen() ?? (system.matches ? "slate" : "default")) === "slate";
    document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
    scheme.textContent = isDark ? scheme.dataset.light : dark;
  };
  scheme.hidden = false;
  scheme.addEventListener("click", () => {
    try { localStorage.setItem(KEY, document.body.dataset.mdColorScheme === "slate" ? "default" : "slate"); } catch { /* it is forgotten then */ }
    paint();
  });
  system.addEventListener("change", paint);
  paint();
}
