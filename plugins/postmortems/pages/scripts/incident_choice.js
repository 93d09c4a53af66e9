/* In which order incidents are shown, and under which headings. */

const counted = (amount) => count(amount, "%(num)s report", "%(num)s reports");

/* How two rows compare; rows of one rank stay newest first. */
const { compare } = new Intl.Collator(undefined, { numeric: true });
const ORDERS = {
  date: (sign) => (a, b) => sign * (b.index - a.index),
  title: (sign) => (a, b) => sign * compare(a.title, b.title),
  severity: (sign) => (a, b) => sign * (a.marks[0] - b.marks[0]),
  length: (sign) => (a, b) => (a.length === null) - (b.length === null) || sign * (a.length - b.length),
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
