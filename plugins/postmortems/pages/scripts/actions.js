/* Follow-ups: shows only those of an owner, a service or a kind, which stand in the address. */
{
  const chosen = (form) => [...form.querySelectorAll("select")].filter((select) => select.value);

  const showChosen = (form) => {
    const asked = chosen(form);
    const fits = ({ dataset }) => asked.every(({ name, value }) => dataset[name].split(" ").includes(value));
    let shown = 0, all = 0;
    for (const section of document.querySelectorAll(".pm-standing")) {
      const todos = [...section.querySelectorAll(".pm-todo")];
      for (const todo of todos) todo.hidden = !fits(todo);
      const left = todos.filter((todo) => !todo.hidden).length;
      section.hidden = !left;
      section.querySelector("h2 small").textContent =
        left < todos.length ? `${left} of ${todos.length}` : section.dataset.size ?? left;
      shown += left;
      all += todos.length;
    }
    const here = document.querySelector(".pm-carries") ? " on this page" : "";
    form.querySelector("output").textContent = asked.length ? `${shown} of ${all} follow-ups${here}` : "";
    form.querySelector("button").hidden = !asked.length;
    const question = new URLSearchParams(asked.map(({ name, value }) => [name, value])).toString();
    for (const link of document.querySelectorAll(".pm-carries a")) link.search = question;
  };

  const readAddress = () => {
    const form = document.querySelector("form.pm-ask");
    if (!form) return;
    const asked = new URLSearchParams(location.search);
    for (const select of form.querySelectorAll("select")) {
      const value = asked.get(select.name) ?? "";
      select.value = [...select.options].some((option) => option.value === value) ? value : "";
    }
    showChosen(form);
  };

  const writeAddress = (form) => {
    const address = new URL(location.href);
    for (const { name } of form.querySelectorAll("select")) address.searchParams.delete(name);
    for (const { name, value } of chosen(form)) address.searchParams.set(name, value);
    history.replaceState(history.state, "", address);
    showChosen(form);
  };

  /* The names in the tables ask for their own follow-ups; those of services lead to a page already. */
  const linkNames = () => {
    for (const { dataset, cells } of document.querySelectorAll(".pm-shares tr[data-key]")) {
      if (cells[0].querySelector("a")) continue;
      const link = document.createElement("a");
      link.href = `?${new URLSearchParams({ [dataset.by]: dataset.key })}`;
      link.append(...cells[0].childNodes);
      cells[0].append(link);
    }
  };

  addEventListener("popstate", readAddress);
  whenShown(() => {
    const form = document.querySelector("form.pm-ask");
    if (!form) return;
    form.onchange = () => writeAddress(form);
    form.onreset = () => setTimeout(() => writeAddress(form));
    form.onsubmit = () => false;
    form.hidden = false;
    linkNames();
    readAddress();
  });
}
