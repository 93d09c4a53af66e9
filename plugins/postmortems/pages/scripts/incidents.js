/* The filters of the table of incidents. What is chosen stands in the form, and from there in the address. */

const STEP = 300;
const counted = (amount) => `${amount.toLocaleString("en")} incident${amount === 1 ? "" : "s"}`;

/* How two rows compare; rows of one rank stay newest first. */
const { compare } = new Intl.Collator(undefined, { numeric: true });
const ORDERS = {
  date: (sign) => (a, b) => sign * (b.index - a.index),
  title: (sign) => (a, b) => sign * compare(a.title, b.title),
  severity: (sign) => (a, b) => sign * (a.marks[0] - b.marks[0]),
  length: (sign) => (a, b) => (a.length === null) - (b.length === null) || sign * (a.length - b.length),
};

/* Which rows meet all filters, and for each choice how many would, whatever else of its own filter is chosen.
 * `bits` has the filter of each choice as a bit, `chosen` whether it is. */
const sifted = (all, bits, chosen, words) => {
  const wanted = bits.reduce((sum, bit, mark) => sum | (chosen[mark] ? bit : 0), 0);
  const counts = new Uint32Array(bits.length);
  const found = all.filter(({ text, marks }) => {
    if (!words.every((word) => text.includes(word))) return false;
    const missing = wanted & ~marks.reduce((sum, mark) => sum | (chosen[mark] ? bits[mark] : 0), 0);
    const several = missing & (missing - 1);
    if (!several) for (const mark of marks) if (!missing || bits[mark] === missing) counts[mark] += 1;
    return !missing;
  });
  return { found, counts };
};

/* Rows under the headings of their years, or without any where they do not stand by date. */
const grouped = (shown, heading) => {
  const years = new Map();
  for (const one of shown) {
    const year = heading ? one.year : "";
    if (!years.has(year)) years.set(year, []);
    years.get(year).push(one.row());
  }
  return [...years].map(([year, rows]) => {
    if (!heading) return made("tbody", "", ...rows);
    const title = heading.cloneNode(true);
    title.id = `y${year}`;
    title.cells[0].replaceChildren(`${year} `, made("small", "", counted(rows.length)));
    return made("tbody", "", title, ...rows);
  });
};

/* A filter says in its summary what is chosen. */
const said = (filter) => {
  const labels = [...filter.querySelectorAll(":checked + span")].map((label) => label.textContent);
  const summary = filter.querySelector("summary");
  filter.classList.toggle("pm-filter--on", labels.length > 0);
  summary.replaceChildren(summary.dataset.title ??= summary.textContent);
  if (labels.length) summary.append(": ", made("bdi", "", labels.length > 2 ? `${labels.length} chosen` : labels.join(", ")));
};

/* A heading that sorts: first one way, then the other. The choice itself is made in the form. */
const sortable = (cell, form, changed) => {
  const { first, then } = cell.dataset;
  const button = made("button", "", ...cell.childNodes);
  button.type = "button";
  button.addEventListener("click", () => {
    form.sort.value = form.sort.value === first ? then : first;
    changed();
  });
  cell.append(button);
  return () => {
    const now = form.sort.value;
    if (![first, then].includes(now)) cell.removeAttribute("aria-sort");
    else cell.ariaSort = (now || "-").startsWith("-") ? "descending" : "ascending";
  };
};

const written = (form) => String(new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())));

const taken = (form, boxes) => {
  const given = new URLSearchParams(location.search);
  const values = (name) => given.getAll(name).map((value) => value.toLowerCase());
  for (const box of boxes) box.checked = values(box.name).includes(box.value.toLowerCase());
  form.text.value = given.get("text") ?? "";
  form.sort.value = given.get("sort") ?? "";
  if (form.sort.selectedIndex < 0) form.sort.value = "";
};

const answering = (form) => {
  const table = document.querySelector(".pm-incidents");
  const [status, clear, more] = ["[role=status]", ".pm-clear", ".pm-show"].map((part) => form.parentNode.querySelector(part));
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const fold = form.querySelector(".pm-fold");
  const filters = [...form.querySelectorAll(".pm-filter")];
  const bits = boxes.map((box) => 1 << filters.indexOf(box.closest(".pm-filter")));
  const heading = table.querySelector(".pm-table__group");
  const first = [...table.querySelectorAll(".pm-row")].map(standing);
  const path = location.pathname;
  let [all, limit, loading, loaded, missing] = [first, STEP, null, !form.dataset.rows, ""];

  const load = () => (loading ??= fetch(form.dataset.rows)
    .then((answer) => answer.json())
    .then((packed) => { all = [...first, ...unpacked(packed, first.length)]; })
    .catch(() => { missing = " of those on this page; the others could not be loaded"; })
    .then(() => { loaded = true; }));

  const draw = () => {
    const active = written(form) !== "";
    const [, sign, key] = /^(-?)(.*)$/.exec(form.sort.value || "-date");
    const words = plain(form.text.value).split(/\s+/).filter(Boolean);
    const { found, counts } = sifted(all, bits, boxes.map((box) => box.checked), words);
    const shown = active ? found.sort(ORDERS[key](sign ? -1 : 1)).slice(0, limit) : first;
    for (const body of [...table.tBodies]) body.remove();
    table.append(...grouped(shown, key === "date" && heading));
    table.hidden = !shown.length;
    boxes.forEach((box, mark) => {
      box.parentNode.lastElementChild.textContent = counts[mark].toLocaleString("en");
      box.parentNode.classList.toggle("pm-option--none", !counts[mark]);
    });
    [fold, ...filters].forEach(said);
    sorts.forEach((say) => say());
    const order = form.sort.value && `, ${form.sort.selectedOptions[0].text.toLowerCase()}${key === "date" ? "" : ", not by year"}`;
    status.textContent = active ? `${found.length.toLocaleString("en")} of ${counted(all.length)}${missing}${order}` : "";
    clear.hidden = !active;
    more.hidden = !active || found.length <= limit;
    for (const link of document.querySelectorAll(".pm-jump a, .md-nav--secondary a")) {
      if (/^#y\d+$/.test(link.hash)) link.closest("li").hidden = !document.getElementById(link.hash.slice(1));
    }
    for (const toc of document.querySelectorAll(".md-nav--secondary")) toc.hidden = !toc.querySelector("li:not([hidden])");
  };

  const show = () => {
    if (loaded || !written(form)) return draw();
    status.textContent = "Loading the earlier years";
    return load().then(() => form.isConnected && draw());
  };

  const changed = (typed) => {
    const chosen = written(form);
    history[typed ? "replaceState" : "pushState"](null, "", path + (chosen && `?${chosen}`));
    limit = STEP;
    show();
  };
  const sorts = [...table.querySelectorAll("[data-first]")].map((cell) => sortable(cell, form, () => changed()));

  form.addEventListener("input", ({ target }) => changed(target === form.text));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest(".pm-filter[open]");
    if (open) [open.open] = [false, open.firstElementChild.focus()];
  });
  if (form.dataset.rows) for (const at of ["focusin", "pointerenter"]) form.addEventListener(at, load);
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    [form.text.value, form.sort.value] = ["", ""];
    changed();
    form.text.focus();
  });
  more.addEventListener("click", () => {
    limit += STEP;
    draw();
  });
  const back = () => {
    if (!form.isConnected) removeEventListener("popstate", back);
    else if (location.pathname === path) show(taken(form, boxes));
  };
  addEventListener("popstate", back);
  taken(form, boxes);
  if (written(form)) show();
  fold.open = matchMedia("(min-width: 45em)").matches;
  form.hidden = false;
};

document.addEventListener("click", ({ target }) => {
  for (const open of document.querySelectorAll(".pm-filter[open]")) if (!open.contains(target)) open.open = false;
});

whenShown(() => {
  const form = document.querySelector(".pm-filters[hidden]");
  if (form) answering(form);
});
