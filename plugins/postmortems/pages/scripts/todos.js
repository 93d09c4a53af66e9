/* Follow-ups: shows those that meet what is chosen, which stands in the address; figures follow, and ask on a click. */
{
  const todo = ([title, anchor, when, note, owner, states, tickets, incident, marks], cells) => {
    const [day, iso] = cells[when], [words, late] = cells[note], [href, name, severity, tint] = cells[incident];
    const what = made("a", "", ...[title].flat().map((part, place) => (place % 2 ? made("code", "", part) : part)));
    what.href = anchor ? `${href}#${anchor}` : href;
    const from = made("a", "", name);
    from.href = href;
    what.dir = from.dir = "auto";
    const links = cells[tickets].flatMap(([ticket, address], place) => {
      const link = address ? Object.assign(made("a", "", ticket), { href: address }) : ticket;
      return place ? [", ", link] : [link];
    });
    return made("tr", "pm-todo",
      made("td", "pm-todo__when", ...(day ? [time([day, iso], "")] : []), ...(words ? [" ", made("span", late ? "pm-todo__note pm-late" : "pm-todo__note", words)] : [])),
      made("td", "pm-todo__what", what, ...cells[states].flatMap((word) => [" ", made("span", "pm-note", word)])),
      made("td", "pm-todo__owner", made("bdi", "", cells[owner])),
      made("td", "pm-todo__from", made("span", `pm-sev pm-sev--${tint}`, severity), " ", from),
      made("td", "pm-todo__ticket", ...links));
  };

  const here = (row) => ({ row: () => row, marks: row.dataset.marks.split(" ").map(Number), text: plain(row.textContent) });

  const there = (packed, cells) => {
    const [title, , , , owner, , tickets, incident, marks] = packed;
    let row;
    const text = [title, cells[owner], ...cells[tickets], cells[incident][1]].flat(2).join(" ");
    return { row: () => (row ??= todo(packed, cells)), marks, text: plain(text) };
  };

  const written = (form) => String(new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim())));

  const take = (form, selects) => {
    const given = new URLSearchParams(location.search);
    for (const select of selects) {
      select.value = given.get(select.name) ?? "";
      if (select.selectedIndex < 0) select.value = "";
    }
    form.text.value = given.get("text") ?? "";
  };

  /* Which rows meet what is chosen, and for each choice how many would, whatever else its own filter says. */
  const sift = (all, selects, words) => {
    const places = selects.map((select) => [...select.options].slice(1));
    let next = 0;
    const ranges = places.map((options) => [next, (next += options.length)]);
    const chosen = selects.map((select, nth) => (select.selectedIndex > 0 ? ranges[nth][0] + select.selectedIndex - 1 : -1));
    const counts = new Uint32Array(next);
    const found = all.filter(({ marks, text }) => {
      if (!words.every((word) => text.includes(word))) return false;
      const unmet = chosen.map((mark, nth) => (mark >= 0 && !marks.includes(mark) ? nth : -1)).filter((nth) => nth >= 0);
      if (unmet.length > 1) return false;
      for (const mark of marks) {
        if (!unmet.length || (mark >= ranges[unmet[0]][0] && mark < ranges[unmet[0]][1])) counts[mark] += 1;
      }
      return !unmet.length;
    });
    return { found, counts, options: places.flat() };
  };

  const answering = (form) => {
    const selects = [...form.querySelectorAll("select")];
    const table = document.querySelector(".pm-todos--all"), more = document.querySelector(".pm-show");
    const [status, clear] = ["[role=status]", ".pm-clear"].map((part) => form.querySelector(part));
    const bodies = [...table.tBodies].map((body) => [body, [...body.rows]]);
    const first = [...table.querySelectorAll(".pm-todo")].map(here);
    const step = Number(form.dataset.first), path = location.pathname;
    let rows = first, limit = step, loading;

    const load = () => (loading ??= fetch(form.dataset.rows).then((answer) => answer.json())
      .then(({ cells, rows: packed }) => { rows = packed.map((one) => there(one, cells)); }).catch(() => {}));

    const draw = () => {
      const { found, counts, options } = sift(rows, selects, plain(form.text.value).split(/\s+/).filter(Boolean));
      const asked = written(form) !== "", whole = !asked && limit === step;
      for (const body of [...table.tBodies]) body.remove();
      if (whole) for (const [body, lines] of bodies) { body.replaceChildren(...lines); table.append(body); }
      else table.append(made("tbody", "", ...found.slice(0, limit).map((one) => one.row())));
      const figures = [...document.querySelectorAll(".pm-tally [data-standing]")];
      for (const item of figures) {
        const is = form.standing?.value === item.dataset.standing;
        item.querySelector("a")?.[is ? "setAttribute" : "removeAttribute"]("aria-current", "true");
      }
      if (rows !== first || !form.dataset.rows) {
        for (const [at, option] of options.entries()) {
          const amount = counts[at].toLocaleString("en");
          option.textContent = `${option.dataset.label} (${amount})`;
          const figure = option.parentNode.name === "standing" && figures.find(({ dataset }) => dataset.standing === option.value);
          if (figure) figure.querySelector("strong").textContent = amount;
        }
      }
      status.textContent = asked ? `${found.length.toLocaleString("en")} of ${rows.length.toLocaleString("en")}` : "";
      clear.hidden = !asked;
      more.hidden = whole ? !form.dataset.rows : found.length <= limit;
      for (const parts of document.querySelectorAll(".pm-parts")) parts.hidden = true;
    };

    const show = () => {
      if (!form.dataset.rows || (!written(form) && limit === step)) return draw();
      status.textContent = "Loading";
      return load().then(() => form.isConnected && draw());
    };

    const changed = (typed) => {
      const chosen = written(form);
      history[typed ? "replaceState" : "pushState"](null, "", path + (chosen && `?${chosen}`));
      limit = step;
      show();
    };

    /* A figure asks for what it counts; on a second click it asks no more. Instant navigation hears nothing of it. */
    const asks = (element, choices) => {
      const link = made("a", "", ...element.childNodes);
      link.href = `?${new URLSearchParams(Object.entries(choices).filter(([, value]) => value))}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        const off = Object.entries(choices).every(([name, value]) => (form[name]?.value ?? "") === value);
        for (const [name, value] of Object.entries(choices)) if (form[name]) form[name].value = off ? "" : value;
        changed();
        if (!element.closest(".pm-tally")) form.scrollIntoView({ block: "nearest" });
      });
      element.append(link);
    };

    for (const item of document.querySelectorAll(".pm-tally [data-standing]")) if (form.standing) asks(item, { standing: item.dataset.standing });
    for (const item of document.querySelectorAll(".pm-owing [data-key]")) if (form.owner) asks(item, { owner: item.dataset.key, standing: "overdue" });
    for (const row of document.querySelectorAll(".pm-shares tr[data-key]")) {
      const { by, key } = row.dataset;
      if (!form[by] || ![...form[by].options].some(({ value }) => value === key)) continue;
      for (const cell of row.querySelectorAll("[data-standing]")) if (cell.textContent.trim()) asks(cell, { [by]: key, standing: cell.dataset.standing });
    }

    form.addEventListener("input", ({ target }) => changed(target === form.text));
    form.addEventListener("submit", (event) => event.preventDefault());
    clear.addEventListener("click", () => {
      for (const select of selects) select.value = "";
      form.text.value = "";
      changed();
      form.text.focus();
    });
    more.addEventListener("click", () => { limit += step; show(); });
    const back = () => {
      if (!form.isConnected) removeEventListener("popstate", back);
      else if (location.pathname === path) { take(form, selects); limit = step; show(); }
    };
    addEventListener("popstate", back);
    take(form, selects);
    form.hidden = false;
    show();
  };

  whenShown(() => {
    const form = document.querySelector("form.pm-ask[hidden]");
    if (form) answering(form);
  });
}
