/* The table of all incidents, as what it is asked for shows it. */
{
  const STEP = 300;

  const showTable = ({ table, heading }, shown) => {
    for (const body of [...table.tBodies]) body.remove();
    table.append(...grouped(shown, heading));
    table.hidden = !shown.length;
  };

  const record = ({ title, href, day, severity, services, open, length }) => ({
    date: day, severity, title, services, open_follow_ups: open, minutes_to_resolve: length === null ? null : Math.round(length / 60),
    url: new URL(href, location.href).href,
  });

  const kindOf = ({ table, form, labels }) => ({
    rows: rowsOf(table, form.dataset, labels), step: STEP, file: "incidents", record, counted,
    order: ({ sort }) => {
      const [, sign, key] = /^(-?)(.*)$/.exec(sort.value || "-date");
      const words = sort.value && `${say(", ")}${inside(sort.selectedOptions[0].text)}${key === "date" ? "" : say(", not by year")}`;
      return { by: ORDERS[key](sign ? -1 : 1), words };
    },
    draw(parts, ordered, limit, active) {
      const byDate = /^(-?date)?$/.test(form.sort.value);
      showTable({ ...parts, heading: byDate && parts.heading }, active ? ordered.slice(0, limit) : this.rows.first);
      for (const years of document.querySelectorAll(".pm-jump")) years.hidden = active;
      return active && ordered.length > limit;
    },
  });

  whenShown(() => {
    const form = document.querySelector(".pm-filters[hidden][data-table='.pm-incidents']");
    if (form) asking(form, kindOf);
  });
}
