/* What is shown for what stands in the form. */

const showCounts = ({ boxes }, counts) => boxes.forEach((box, choice) => {
  box.parentNode.lastElementChild.textContent = counts[choice].toLocaleString("en");
  box.parentNode.classList.toggle("pm-option--none", !counts[choice]);
});

const showTable = ({ table, heading }, shown) => {
  for (const body of [...table.tBodies]) body.remove();
  table.append(...grouped(shown, heading));
  table.hidden = !shown.length;
};

/* Where nothing meets all of it: what would, without each part of the question. */
const showNone = (parts, without, changed) => {
  const { none, filters, form } = parts;
  none.replaceChildren(made("p", "", "No incident meets all of this."));
  const named = (part) => (part === "text" ? `“${form.text.value.trim()}”` : part === "date" ? "Date" : filters[part].querySelector("summary").textContent);
  const lines = [...without].sort(([, one], [, other]) => other - one).map(([part, amount]) => {
    const button = made("button", "pm-relax", `${counted(amount)} without ${named(part)}`);
    button.type = "button";
    button.addEventListener("click", () => { forget(parts, part); changed(); });
    return made("li", "", button);
  });
  if (lines.length) none.append(made("ul", "pm-relaxed", ...lines));
};

const asked = ({ form, boxes, every, filters, filterOf }) => {
  const [from, to] = dates(form);
  return {
    filterOf, from, to, chosen: boxes.map((box) => box.checked), words: plain(form.text.value).split(/\s+/).filter(Boolean),
    every: new Set(every.filter((box) => box.checked).map((box) => filters.indexOf(box.closest(".pm-filter")))),
  };
};

const answer = (parts, sorts, { first, all, missing }, limit, changed) => {
  const { form, status } = parts;
  const active = written(form) !== "";
  const [, sign, key] = /^(-?)(.*)$/.exec(form.sort.value || "-date");
  const { found, counts, without } = sifted(all, asked(parts));
  const byDate = key === "date";
  const ordered = active ? found.sort(ORDERS[key](sign ? -1 : 1)) : all;
  showTable({ ...parts, heading: byDate && parts.heading }, active ? ordered.slice(0, limit) : first);
  showCounts(parts, counts);
  [parts.fold, ...parts.filters].forEach(said);
  sorts.forEach((say) => say());
  const order = form.sort.value && `, ${form.sort.selectedOptions[0].text.toLowerCase()}${byDate ? "" : ", not by year"}`;
  status.textContent = active ? `${found.length.toLocaleString("en")} of ${counted(all.length)}${missing}${order}` : "";
  form.querySelector(".pm-done").textContent = `Show ${counted(found.length)}`;
  parts.clear.hidden = !active;
  parts.more.hidden = !active || found.length <= limit;
  parts.none.hidden = !active || found.length > 0;
  if (!parts.none.hidden) showNone(parts, without, changed);
  for (const years of document.querySelectorAll(".pm-jump")) years.hidden = active;
  return ordered;
};
