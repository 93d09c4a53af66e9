/* The table of follow-ups, as what it is asked for shows it; figures follow, and ask on a click. */
{
  const todo = ([title, anchor, when, note, owner, states, tickets, incident, marks], cells) => {
    const [day, iso] = cells[when], [words, late] = cells[note], [href, name, severity, tint] = cells[incident];
    const what = made("a", "", ...[title].flat().map((part, place) => (place % 2 ? made("code", "", part) : part)));
    what.href = anchor ? `${href}#${anchor}` : href;
    const from = made("a", "", name);
    from.href = href;
    what.dir = from.dir = "auto";
    const notes = words ? [" ", made("span", late ? "pm-todo__note pm-late" : "pm-todo__note", words)] : [];
    const links = cells[tickets].flatMap(([ticket, address], place) => {
      const link = address ? Object.assign(made("a", "", ticket), { href: address }) : ticket;
      return place ? [", ", link] : [link];
    });
    return made("tr", "pm-todo",
      made("td", "pm-todo__when", ...(day ? [time([day, iso], "")] : []), ...notes),
      made("td", "pm-todo__what", what, ...cells[states].flatMap((word) => [" ", made("span", "pm-note", word)])),
      made("td", "pm-todo__owner", made("bdi", "", cells[owner])),
      made("td", "pm-todo__from", made("span", `pm-sev pm-sev--${tint}`, severity), " ", from),
      made("td", "pm-todo__ticket", ...links));
  };

  const here = (row, index) => {
    const [what, from] = [".pm-todo__what a", ".pm-todo__from a"].map((part) => row.querySelector(part));
    return {
      index, row: () => row, marks: row.dataset.marks.split(" ").map(Number), text: plain(row.textContent),
      day: row.querySelector("time")?.dateTime ?? "", what: what.textContent, href: what.getAttribute("href"), incident: from.textContent,
      owner: row.querySelector(".pm-todo__owner").textContent, ticket: row.querySelector(".pm-todo__ticket").textContent,
    };
  };

  const there = (packed, cells, index) => {
    const [title, anchor, when, , owner, , tickets, incident, marks] = packed, what = [title].flat().join("");
    const [href, name] = cells[incident], ticket = cells[tickets].map(([one]) => one).join(", ");
    let row;
    return {
      index, row: () => (row ??= todo(packed, cells)), marks, day: cells[when][1],
      text: plain([what, cells[owner], ticket, name].join(" ")),
      what, href: anchor ? `${href}#${anchor}` : href, incident: name, owner: cells[owner], ticket,
    };
  };

  const record = ({ day, what, owner, incident, ticket, href }) => ({
    day: day || null, what, owner, incident, ticket, url: new URL(href, location.href).href,
  });

  const rowsFrom = (table, address, labels) => {
    const named = (row) => ({ ...row, text: [row.text, ...row.marks.map((mark) => labels[mark])].join(" ") });
    const rows = { all: [...table.querySelectorAll(".pm-todo")].map(here).map(named), loaded: !address, told: !address, missing: "" };
    let loading;
    rows.load = rows.tell = () => (loading ??= (address ? fetch(address).then((response) => response.json()) : Promise.reject())
      .then(({ cells, rows: packed }) => { rows.all = packed.map((one, index) => named(there(one, cells, index))); })
      .catch(() => { if (address) rows.missing = say(" of those on this page; the others could not be loaded"); })
      .then(() => { rows.loaded = rows.told = true; }));
    return rows;
  };

  /* A figure asks for what it counts, the tally besides what is asked; on a second click it asks no more. Instant
   * navigation hears nothing of it. */
  const figures = (parts, ask) => {
    const { form, boxes } = parts;
    const chosen = (name) => boxes.filter((box) => box.name === name && box.checked).map(({ value }) => value);
    const asks = (element, choices) => {
      const isOffered = ([name, value]) => !value || boxes.some((box) => box.name === name && box.value === value);
      if (!Object.entries(choices).every(isOffered)) return;
      const link = made("a", "", ...element.childNodes);
      link.href = `?${new URLSearchParams(Object.entries(choices).filter(([, value]) => value))}`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        event.stopPropagation();
        const off = Object.entries(choices).every(([name, value]) => String(chosen(name)) === value);
        if (!element.closest(".pm-tally")) forget(parts);
        ask(off ? Object.fromEntries(Object.keys(choices).map((name) => [name, ""])) : choices);
        if (!element.closest(".pm-tally")) form.scrollIntoView({ block: "nearest" });
      });
      element.append(link);
    };
    for (const item of document.querySelectorAll(".pm-tally [data-standing]")) asks(item, { standing: item.dataset.standing });
    for (const item of document.querySelectorAll(".pm-owing [data-key]")) asks(item, { standing: "overdue", owner: item.dataset.key });
    for (const row of document.querySelectorAll(".pm-shares tr[data-key]")) {
      const { by, key } = row.dataset;
      for (const cell of row.querySelectorAll("[data-standing]")) {
        if (cell.textContent.trim()) asks(cell, { standing: cell.dataset.standing, [by]: key });
      }
    }
  };

  const kindOf = (parts, ask) => {
    const { form, table, labels } = parts, step = Number(form.dataset.first);
    const bodies = [...table.tBodies].map((body) => [body, [...body.rows]]);
    figures(parts, ask);
    parts.more.hidden = !form.dataset.rows;
    return {
      rows: rowsFrom(table, form.dataset.rows, labels), step, file: "follow-ups", record,
      counted: (amount) => count(amount, "%(num)s follow-up", "%(num)s follow-ups"),
      order: () => ({ by: null, words: "" }),
      draw(_, ordered, limit, active) {
        const whole = !active && limit === step;
        for (const body of [...table.tBodies]) body.remove();
        if (whole) for (const [body, lines] of bodies) { body.replaceChildren(...lines); table.append(body); }
        else table.append(made("tbody", "", ...ordered.slice(0, limit).map((one) => one.row())));
        table.hidden = active && !ordered.length;
        for (const others of document.querySelectorAll(".pm-parts")) others.hidden = true;
        return whole ? Boolean(form.dataset.rows) : ordered.length > limit;
      },
      heard({ form: asked, boxes }, counts) {
        const beside = [...new URLSearchParams(written(asked)).keys()].some((name) => !["standing", "owner"].includes(name));
        for (const owing of document.querySelectorAll(".pm-owing")) owing.hidden = beside;
        if (!this.rows.loaded) return;
        for (const item of document.querySelectorAll(".pm-tally [data-standing]")) {
          const choice = boxes.findIndex((box) => box.name === "standing" && box.value === item.dataset.standing);
          if (choice < 0) continue;
          item.querySelector("strong").textContent = number(counts[choice]);
          item.querySelector("a")?.toggleAttribute("aria-current", boxes[choice].checked);
        }
      },
    };
  };

  whenShown(() => {
    const form = document.querySelector(".pm-filters[hidden][data-table='.pm-todos--all']");
    if (form) asking(form, kindOf);
  });
}
