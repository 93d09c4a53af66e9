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

/* Links to years of which nothing is shown go away. */
const showLinks = () => {
  for (const link of document.querySelectorAll(".pm-jump a, .md-nav--secondary a")) {
    if (/^#y\d+$/.test(link.hash)) link.closest("li").hidden = !document.getElementById(link.hash.slice(1));
  }
  for (const toc of document.querySelectorAll(".md-nav--secondary")) toc.hidden = !toc.querySelector("li:not([hidden])");
};

const answer = (parts, sorts, { first, all, missing }, limit) => {
  const { form, boxes, filterOf, status } = parts;
  const active = written(form) !== "";
  const [, sign, key] = /^(-?)(.*)$/.exec(form.sort.value || "-date");
  const words = plain(form.text.value).split(/\s+/).filter(Boolean);
  const { found, counts } = sifted(all, filterOf, boxes.map((box) => box.checked), words);
  const byDate = key === "date";
  const shown = active ? found.sort(ORDERS[key](sign ? -1 : 1)).slice(0, limit) : first;
  showTable({ ...parts, heading: byDate && parts.heading }, shown);
  showCounts(parts, counts);
  [parts.fold, ...parts.filters].forEach(said);
  sorts.forEach((say) => say());
  const order = form.sort.value && `, ${form.sort.selectedOptions[0].text.toLowerCase()}${byDate ? "" : ", not by year"}`;
  status.textContent = active ? `${found.length.toLocaleString("en")} of ${counted(all.length)}${missing}${order}` : "";
  parts.clear.hidden = !active;
  parts.more.hidden = !active || found.length <= limit;
  showLinks();
};
