/* The rows of the table of incidents, as its filters see them: those on the page, and those of earlier years. */

/* Text as it is searched: without case, accents and vowel marks. */
const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

/* Seconds of `P1DT4H5M`, null for what is no length. */
const seconds = (iso) => {
  const [, ...parts] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(iso) ?? [];
  return parts.length ? parts.reduce((sum, part, unit) => sum + (part ?? 0) * [86400, 3600, 60, 1][unit], 0) : null;
};

const made = (name, className, ...inside) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.append(...inside);
  return element;
};

const time = ([text, iso], className, otherwise) => {
  const element = made(iso ? "time" : "span", iso ? className : otherwise, text);
  if (iso) element.dateTime = iso;
  return element;
};

const lasting = ([text, iso, amount, unit]) => {
  const element = time([text, iso], "pm-length", "pm-length pm-length--word");
  const [before, behind] = say("%(amount)s %(unit)s", { amount, unit: "\n" }).split("\n");
  if (iso) element.replaceChildren(before, made("span", "pm-unit", unit), behind);
  if (iso) element.title = text;
  return element;
};

const promised = ([open, overdue]) => {
  const element = made("span", "", open);
  const late = overdue ? say(", ") + count(overdue, "%(num)s overdue", "%(num)s overdue") : "";
  element.title = count(open, "%(num)s open", "%(num)s open") + late;
  return made("td", overdue ? "pm-row__open pm-num pm-late" : "pm-row__open pm-num", ...(open ? [element] : []));
};

/* A row of the packed file, made as the server makes those of the first page. */
const drawn = ({ href, title, day, severity, services, open, length, notes: [ongoing, withdrawn, ...notes] }) => {
  const link = made("a", "", title);
  link.href = href;
  link.dir = "auto";
  const words = [...(ongoing ? [[say("Ongoing"), "pm-note pm-note--ongoing"]] : []), ...notes.map((note) => [note, "pm-note"])];
  return made("tr", withdrawn ? "pm-row pm-row--withdrawn" : "pm-row",
    made("td", "pm-row__day", time(day, "")),
    made("td", "pm-row__sev", made("span", `pm-sev pm-sev--${severity[1]}`, severity[0])),
    made("td", "pm-row__title", link, ...words.flatMap(([word, className]) => [" ", made("span", className, word)])),
    made("td", "pm-row__services", services),
    ...(open[0] === null ? [] : [promised(open)]),
    made("td", "pm-row__length pm-num", lasting(length)));
};

const standing = (row, index) => {
  const link = row.querySelector("a"), open = row.querySelector(".pm-row__open");
  return {
    index, row: () => row, marks: row.dataset.marks.split(" ").map(Number), title: link.textContent, href: link.getAttribute("href"),
    day: row.querySelector("time").dateTime.slice(0, 10), length: seconds(row.querySelector(".pm-row__length time")?.dateTime),
    severity: row.querySelector(".pm-sev").textContent, open: Number(open?.textContent ?? 0),
    services: row.querySelector(".pm-row__services").textContent.split(", ").filter(Boolean),
    text: plain([...row.cells, { textContent: link.getAttribute("href") }].map((cell) => cell.textContent).join(" ")),
  };
};

const unpacked = ({ cells, rows }, from) => rows.map(([href, title, day, severity, services, open, length, notes, marks], index) => {
  const of = {
    href, title, day: cells[day], severity: cells[severity], services: cells[services], open: cells[open], length: cells[length],
    notes: cells[notes],
  };
  let row;
  return {
    index: from + index, row: () => (row ??= drawn(of)), marks, title, href, day: of.day[1].slice(0, 10), length: seconds(of.length[1]),
    severity: of.severity[0], open: of.open[0], services: of.services.split(", ").filter(Boolean),
    text: plain([of.day[0], title, ...of.notes.slice(2), of.severity[0], of.services, of.length[0], href].join(" ")),
  };
});

/* The rows of a page, and with them those of earlier years once they are loaded; what they say in a sentence is loaded
 * for words to be found in it. What a row meets is found by the words of its choices. */
const rowsOf = (table, { rows: address, told }, labels) => {
  const named = (row) => ({ ...row, text: [row.text, ...row.marks.map((mark) => labels[mark])].join(" ") });
  const first = [...table.querySelectorAll(".pm-row")].map(standing).map(named);
  const rows = { first, all: first, loaded: !address, missing: "" };
  const loads = (from, then) => fetch(from).then((response) => response.json()).then(then);
  let loading, telling;
  rows.load = () => (loading ??= (address ? loads(address, (packed) => {
    rows.all = [...first, ...unpacked(packed, first.length).map(named)];
  }) : Promise.resolve())
    .catch(() => { rows.missing = say(" of those on this page; the others could not be loaded"); })
    .then(() => { rows.loaded = true; }));
  rows.tell = () => (telling ??= rows.load().then(() => loads(told, (said) => {
    for (const row of rows.all) row.text += ` ${plain(said[row.index] ?? "")}`;
  })).catch(() => {}).then(() => { rows.told = true; }));
  return rows;
};
