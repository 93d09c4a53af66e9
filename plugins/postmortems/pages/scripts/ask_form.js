/* What a list is asked for: what the form says, what it takes from the address, how headings sort. */

const dates = (form) => [form.from.value, form.to.value];

/* A filter says in its summary what is chosen; one of a single choice has none. */
const said = (filter) => {
  const labels = [...filter.querySelectorAll(".pm-option:not(.pm-every) :checked + span")].map((label) => label.textContent);
  const days = [...filter.querySelectorAll("[type=date]")].map(({ value }) => value);
  if (days.some(Boolean)) labels.push(days.map((day) => day || "…").join(" – "));
  const summary = filter.querySelector("summary");
  filter.classList.toggle("pm-filter--on", labels.length > 0);
  if (!summary) return;
  const joint = filter.querySelector(":scope > fieldset .pm-every :checked") ? " + " : say(", ");
  summary.replaceChildren(summary.dataset.title ??= summary.textContent);
  const chosen = labels.length > 2 ? say("%(num)s chosen", { num: labels.length }) : labels.join(joint);
  if (labels.length) summary.append(say(": "), made("bdi", "", chosen));
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

/* Of what is chosen, all that asks anything: that all of a filter are meant says nothing while none is chosen. */
const written = (form) => {
  const given = [...new FormData(form)].filter(([, value]) => value.trim());
  const names = new Set(given.map(([name]) => name));
  return String(new URLSearchParams(given.filter(([name, value]) => name !== "all" || names.has(value))));
};

const taken = (form, boxes, every) => {
  const given = new URLSearchParams(location.search);
  const values = (name) => given.getAll(name).map((value) => value.toLowerCase());
  for (const box of [...boxes, ...every]) box.checked = values(box.name).includes(box.value.toLowerCase());
  for (const name of ["text", "from", "to"]) form[name].value = given.get(name) ?? "";
  if (!form.sort) return;
  form.sort.value = given.get("sort") ?? "";
  if (form.sort.selectedIndex < 0) form.sort.value = "";
};

/* Takes back one part of the question, or all of it. */
const forget = ({ form, boxes, every, filterOf }, part) => {
  boxes.forEach((box, choice) => { if (part === undefined || filterOf[choice] === part) box.checked = false; });
  if (part === undefined) for (const box of every) box.checked = false;
  if (part === undefined || part === "text") form.text.value = "";
  if (part === undefined || part === "date") form.from.value = form.to.value = "";
  if (part === undefined && form.sort) form.sort.value = "";
};

const formParts = (form) => {
  const [status, clear, more, none] = ["[role=status]", ".pm-clear", ".pm-show", ".pm-none"]
    .map((part) => form.parentNode.querySelector(part));
  const boxes = [...form.querySelectorAll(".pm-option:not(.pm-every) input")], every = [...form.querySelectorAll(".pm-every input")];
  const filters = [...form.querySelectorAll(".pm-filter")];
  const table = document.querySelector(form.dataset.table);
  return {
    form, boxes, every, filters, status, clear, more, none, table, fold: form.querySelector(".pm-fold"),
    filterOf: boxes.map((box) => filters.indexOf(box.closest(".pm-filter"))), heading: table.querySelector(".pm-table__group"),
    labels: boxes.map((box) => plain(`${box.parentNode.querySelector("span").textContent} ${box.value}`)),
  };
};
