/* What of a list is shown for what stands in its form. */

/* Which rows meet all that is asked; for each choice how many would, whatever else of its own filter is chosen; and
 * for each part of the question how many more there were without it. `filterOf` has the number of the filter of each
 * choice, `chosen` whether it is, `every` the filters of which all are asked. A row's marks are its choices. */
const sifted = (all, { filterOf, chosen, every, words, from, to }) => {
  const wanted = new Map();
  filterOf.forEach((filter, choice) => chosen[choice] && wanted.set(filter, (wanted.get(filter) ?? 0) + 1));
  const counts = new Uint32Array(filterOf.length), without = new Map();
  const found = all.filter((row) => {
    const unmet = new Set(), met = new Map();
    if (!words.every((word) => row.text.includes(word))) unmet.add("text");
    if ((from && row.day < from) || (to && row.day > to)) unmet.add("date");
    for (const mark of row.marks) if (chosen[mark]) met.set(filterOf[mark], (met.get(filterOf[mark]) ?? 0) + 1);
    for (const [filter, amount] of wanted) if ((met.get(filter) ?? 0) < (every.has(filter) ? amount : 1)) unmet.add(filter);
    if (unmet.size > 1) return false;
    for (const mark of row.marks) {
      const filter = filterOf[mark];
      if (!unmet.size || (unmet.has(filter) && !every.has(filter))) counts[mark] += 1;
    }
    for (const part of unmet) without.set(part, (without.get(part) ?? 0) + 1);
    return !unmet.size;
  });
  return { found, counts, without };
};

const showCounts = ({ boxes }, counts) => boxes.forEach((box, choice) => {
  box.parentNode.lastElementChild.textContent = number(counts[choice]);
  box.parentNode.classList.toggle("pm-option--none", !counts[choice]);
});

/* Where nothing meets all of it: what would, without each part of the question. */
const showNone = (parts, kind, without, changed) => {
  const { none, filters, form } = parts;
  none.replaceChildren(made("p", "", say("Nothing meets all of this.")));
  const other = { text: `“${form.text.value.trim()}”`, date: say("Date") };
  const named = (part) => other[part] ?? filters[part].querySelector("summary")?.textContent
    ?? `“${filters[part].querySelector("span").textContent}”`;
  const lines = [...without].sort(([, one], [, other]) => other - one).map(([part, amount]) => {
    const button = made("button", "pm-relax", say("%(amount)s without %(part)s", { amount: kind.counted(amount), part: named(part) }));
    button.type = "button";
    button.addEventListener("click", () => { forget(parts, part); changed(); });
    return made("li", "", button);
  });
  if (lines.length) none.append(made("ul", "pm-relaxed", ...lines));
};

const asked = ({ form, boxes, every, filters, filterOf }) => {
  const [from, to] = dates(form);
  return {
    filterOf, from, to, chosen: boxes.map((box) => box.checked), words: plain(form.text.value).split(/\s+/).filter(Boolean),
    every: new Set(every.filter((box) => box.checked).map((box) => filters.indexOf(box.closest(".pm-filter")))),
  };
};

/* Shows what is asked of a `kind` of list, and returns all of it in order. */
const answer = (parts, sorts, kind, limit, changed) => {
  const { form, status } = parts, { all, missing } = kind.rows;
  const active = written(form) !== "";
  const { found, counts, without } = sifted(all, asked(parts));
  const { by, words } = kind.order(form);
  const ordered = !active ? all : by ? found.sort(by) : found;
  parts.more.hidden = !kind.draw(parts, ordered, limit, active);
  if (kind.rows.loaded) showCounts(parts, counts);
  [parts.fold, ...parts.filters].forEach(said);
  sorts.forEach((say) => say());
  const told = say("%(found)s of %(all)s", { found: number(found.length), all: kind.counted(all.length) });
  status.textContent = active ? `${told}${missing}${words}` : "";
  form.querySelector(".pm-done").textContent = say("Show %(amount)s", { amount: kind.counted(found.length) });
  parts.clear.hidden = !active;
  parts.none.hidden = !active || found.length > 0;
  if (!parts.none.hidden) showNone(parts, kind, without, changed);
  kind.heard?.(parts, counts);
  return ordered;
};
