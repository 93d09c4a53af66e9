/* Overviews that sort by their headings, and in which one finds values; the address keeps the order. */
{
  const AT = "sort";

  const orders = (table) => {
    const heads = [...table.querySelectorAll("[data-by]")], body = table.tBodies[0], usual = [...body.rows];
    const show = () => {
      const asked = new URLSearchParams(location.search).get(AT) ?? "", name = asked.replace(/^-/, "");
      const head = heads.find(({ dataset }) => dataset.by.replace(/^-/, "") === name);
      for (const each of heads) each.removeAttribute("aria-sort");
      if (!head) return body.replaceChildren(...usual);
      const value = ({ cells }) => {
        const cell = cells[head.cellIndex];
        return cell.dataset.value ?? cell.querySelector("time")?.dateTime ?? cell.textContent.trim();
      };
      const sign = asked.startsWith("-") ? -1 : 1;
      const known = usual.filter(value).sort((one, other) => sign * value(one).localeCompare(value(other), "en", { numeric: true }));
      head.ariaSort = sign < 0 ? "descending" : "ascending";
      return body.replaceChildren(...known, ...usual.filter((row) => !value(row)));
    };
    for (const head of heads) {
      const button = made("button", "", ...head.childNodes);
      button.type = "button";
      button.addEventListener("click", () => {
        const first = head.dataset.by, other = first.startsWith("-") ? first.slice(1) : `-${first}`;
        const next = head.ariaSort === (first.startsWith("-") ? "descending" : "ascending") ? other : first;
        history.replaceState(null, "", `?${new URLSearchParams({ [AT]: next })}`);
        show();
      });
      head.append(button);
    }
    show();
  };

  const finds = (line, table) => {
    line.hidden = false;
    line.querySelector("input").addEventListener("input", ({ target }) => {
      const words = plain(target.value).split(/\s+/);
      for (const each of [...table.tBodies[0].rows, ...document.querySelectorAll(".pm-names > li")]) {
        const said = plain((each.querySelector("th") ?? each).textContent);
        each.hidden = !words.every((word) => said.includes(word));
      }
    });
  };

  whenShown(() => {
    const table = document.querySelector(".pm-values"), line = document.querySelector(".pm-sift[hidden]");
    if (table && !table.querySelector("th button")) orders(table);
    if (table && line) finds(line, table);
  });
}
