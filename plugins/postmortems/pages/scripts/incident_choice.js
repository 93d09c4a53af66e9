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

/* Rows under the headings of their years, or without any where they do not stand by date. */
const grouped = (shown, heading) => {
  const years = new Map();
  for (const one of shown) {
    const year = heading ? one.day.slice(0, 4) : "";
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
