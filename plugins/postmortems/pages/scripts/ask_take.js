/* What is shown to take along: its address, and its rows as CSV or JSON. */

const saved = (name, type, text) => {
  const link = made("a", "");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
};

/* What a spreadsheet takes for the start of a formula, in a cell and behind what may be its end; a test holds that
   the files of the site say the same. An apostrophe stands before it. */
const SIGNS = "=+\\-@＝﹦⁼₌⩵⩶＋﹢⁺₊﬩－﹣⁻₋−＠﹫";
const FIRST = new RegExp(`^(?=\\s*[${SIGNS}|%｜％﹪]|[\\t\\r\\n])`);
const WITHIN = new RegExp(`([;\\t\\r\\n])(?=[^\\S\\t\\r\\n]*[${SIGNS}])`, "g");

const quoted = (value) => {
  const text = [value ?? ""].flat().join("; ");
  const plain = typeof value === "number" ? text : text.replace(FIRST, "'").replace(WITHIN, "$1'");
  return `"${plain.replaceAll('"', '""')}"`;
};

const csv = (records) =>
  [Object.keys(records[0]), ...records.map(Object.values)].map((line) => `${line.map(quoted).join(",")}\r\n`).join("");

/* `shown` returns the rows that meet what is asked, loaded if need be. */
const takeAlong = (form, { record, file }, shown) => {
  const on = (part, act) => form.querySelector(part).addEventListener("click", act);
  on(".pm-csv", async () => {
    const records = (await shown()).map(record);
    if (records.length) saved(`${file}.csv`, "text/csv", csv(records));
  });
  on(".pm-json", async () => saved(`${file}.json`, "application/json", JSON.stringify((await shown()).map(record), null, 1)));
  const copy = form.querySelector(".pm-copy");
  copy.hidden = !navigator.clipboard;
  copy.addEventListener("click", () => navigator.clipboard.writeText(location.href).then(() => {
    copy.textContent = say("Copied");
    setTimeout(() => { copy.textContent = say("Copy link"); }, 2000);
  }));
};
