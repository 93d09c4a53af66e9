/* The filters of the table of incidents. What is chosen stands in the form, and from there in the address. */

const STEP = 300;

/* Does what the reader asks of the form: `changed` when something else is chosen, `extended` when more is to be shown. */
const listen = ({ form, boxes, clear, more }, changed, extended) => {
  form.addEventListener("input", ({ target }) => changed(target === form.text));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    const open = event.key === "Escape" && event.target.closest(".pm-filter[open]");
    if (open) [open.open] = [false, open.firstElementChild.focus()];
  });
  clear.addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    [form.text.value, form.sort.value] = ["", ""];
    changed();
    form.text.focus();
  });
  more.addEventListener("click", extended);
};

/* Back and forward choose again what was chosen, until instant navigation takes the form away. */
const follow = ({ form, boxes }, path, show) => {
  const back = () => {
    if (!form.isConnected) removeEventListener("popstate", back);
    else if (location.pathname === path) show(taken(form, boxes));
  };
  addEventListener("popstate", back);
};

const answering = (form) => {
  const parts = formParts(form);
  const rows = rowsOf(parts.table, form.dataset.rows);
  const path = location.pathname;
  let limit = STEP;

  const draw = () => answer(parts, sorts, rows, limit);

  const show = () => {
    if (rows.loaded || !written(form)) return draw();
    parts.status.textContent = "Loading the earlier years";
    return rows.load().then(() => form.isConnected && draw());
  };

  const changed = (typed) => {
    const chosen = written(form);
    history[typed ? "replaceState" : "pushState"](null, "", path + (chosen && `?${chosen}`));
    limit = STEP;
    show();
  };
  const sorts = [...parts.table.querySelectorAll("[data-first]")].map((cell) => sortable(cell, form, () => changed()));

  listen(parts, changed, () => {
    limit += STEP;
    draw();
  });
  if (form.dataset.rows) for (const at of ["focusin", "pointerenter"]) form.addEventListener(at, rows.load);
  follow(parts, path, show);
  taken(form, parts.boxes);
  if (written(form)) show();
  parts.fold.open = matchMedia("(min-width: 45em)").matches;
  form.hidden = false;
};

document.addEventListener("click", ({ target }) => {
  for (const open of document.querySelectorAll(".pm-filter[open]")) if (!open.contains(target)) open.open = false;
});

whenShown(() => {
  const form = document.querySelector(".pm-filters[hidden]");
  if (form) answering(form);
});
