/* The form of the filters of incidents: what it says, what it takes from the address, how its headings sort. */

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

const formParts = (form) => {
  const [status, clear, more] = ["[role=status]", ".pm-clear", ".pm-show"].map((part) => form.parentNode.querySelector(part));
  const boxes = [...form.querySelectorAll("[type=checkbox]")];
  const filters = [...form.querySelectorAll(".pm-filter")];
  const table = document.querySelector(".pm-incidents");
  return {
    form, boxes, filters, status, clear, more, table, fold: form.querySelector(".pm-fold"),
    filterOf: boxes.map((box) => filters.indexOf(box.closest(".pm-filter"))), heading: table.querySelector(".pm-table__group"),
  };
};
