/* Which incidents are shown, in which order, under which headings. */

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
 * `filterOf` has the number of the filter of each choice, `chosen` whether it is. A row's marks are its choices. */
const sifted = (all, filterOf, chosen, words) => {
  const asked = new Set(filterOf.filter((_, choice) => chosen[choice]));
  const counts = new Uint32Array(filterOf.length);
  const found = all.filter(({ text, marks }) => {
    if (!words.every((word) => text.includes(word))) return false;
    const unmet = new Set(asked);
    for (const mark of marks) if (chosen[mark]) unmet.delete(filterOf[mark]);
    if (unmet.size < 2) for (const mark of marks) if (!unmet.size || unmet.has(filterOf[mark])) counts[mark] += 1;
    return !unmet.size;
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
