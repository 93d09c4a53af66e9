/* Lists that can be asked. What is chosen stands in the form, and from there in the address. */

/* Pixels: how wide a list of choices may be; one that starts too far right for it ends where its heading does. */
const WIDEST = 420;

/* Does what the reader asks of the form: `changed` when something else is chosen, `extended` when more is to be shown. */
const listen = (parts, changed, extended) => {
  const { form, clear, more, fold } = parts;
  form.addEventListener("input", ({ target }) => {
    if (!target.matches(".pm-within")) return changed(target === form.text);
    const words = plain(target.value);
    for (const option of target.parentNode.querySelectorAll(".pm-option:not(.pm-every)")) {
      option.hidden = !plain(option.querySelector("span").textContent).includes(words);
    }
  });
  form.addEventListener("click", ({ target }) => {
    const filter = target.closest(".pm-filter > summary")?.parentNode;
    filter?.classList.toggle("pm-filter--end", innerWidth - filter.getBoundingClientRect().left < WIDEST);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    const open = event.target.closest(".pm-filter[open]") ?? (isNarrow() && event.target.closest(".pm-fold[open]"));
    if (open) [open.open] = [false, open.firstElementChild.focus()];
  });
  clear.addEventListener("click", () => {
    forget(parts);
    changed();
    form.text.focus();
  });
  form.querySelector(".pm-done").addEventListener("click", () => {
    fold.open = false;
    form.scrollIntoView();
  });
  more.addEventListener("click", extended);
};

const isNarrow = () => !matchMedia("(min-width: 45em)").matches;

/* Back and forward choose again what was chosen, until instant navigation takes the form away. */
const follow = ({ form, boxes, every }, path, show) => {
  const back = () => {
    if (!form.isConnected) removeEventListener("popstate", back);
    else if (location.pathname === path) show(taken(form, boxes, every));
  };
  addEventListener("popstate", back);
};

/* An amount asks the list below it in place: instant navigation does not go to the page where one is. */
const linked = ({ form, boxes, every }, path, show) => {
  for (const link of document.querySelectorAll(".pm-counts a")) {
    if (link.pathname !== path || !link.search) continue;
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      event.stopPropagation();
      history.pushState(null, "", link.href);
      show(taken(form, boxes, every));
    });
  }
};

/* Lets a form ask a list, of which `kindOf` tells its rows and how they are shown. */
const asking = (form, kindOf) => {
  if (!form.text) return; // who puts all pages on one has renamed what is in it
  const parts = formParts(form), path = location.pathname;
  const kind = kindOf(parts, (choices) => { choose(parts, choices); changed(); });
  const { rows, step } = kind;
  let limit = step, shown = rows.all;

  const draw = () => { shown = answer(parts, sorts, kind, limit, changed); };

  const show = () => {
    const needs = form.text.value.trim() && !rows.told ? rows.tell : !rows.loaded && (written(form) || limit > step) ? rows.load : null;
    if (!needs || rows.loaded) draw();
    if (!rows.loaded && needs) parts.status.textContent = say("Loading the others");
    return needs ? needs().then(() => form.isConnected && draw()) : undefined;
  };

  const changed = (typed) => {
    const chosen = written(form);
    history[typed ? "replaceState" : "pushState"](null, "", path + (chosen && `?${chosen}`));
    limit = step;
    return show();
  };
  const sorts = [...parts.table.querySelectorAll("[data-first]")].map((cell) => sortable(cell, form, () => changed()));

  listen(parts, changed, () => {
    limit += step;
    show();
  });
  linked(parts, path, show);
  takeAlong(form, kind, () => rows.load().then(draw).then(() => shown));
  if (form.dataset.rows) for (const at of ["focusin", "pointerenter"]) form.addEventListener(at, rows.load);
  follow(parts, path, show);
  taken(form, parts.boxes, parts.every);
  if (written(form)) show();
  parts.fold.open = !isNarrow();
  form.hidden = false;
};

/* Chooses in each of some filters one value and no other; "" for none. */
const choose = ({ form, boxes }, choices) => {
  for (const box of boxes) if (box.name in choices) box.checked = box.value === choices[box.name];
};

document.addEventListener("click", ({ target }) => {
  for (const open of document.querySelectorAll(".pm-filter[open]")) if (!open.contains(target)) open.open = false;
});
