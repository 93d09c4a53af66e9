/* Keys: one finds, one tells of all; others go through the rows of tables and from incident to incident. */
{
  const KEYS = {
    "/": say("Find"), j: say("Next row"), k: say("Row before"), "[": say("Older incident"), "]": say("Newer incident"),
    "?": say("These keys"),
  };

  const rows = () => [...document.querySelectorAll(":is(.pm-row, .pm-todo) td a")].filter((link) => link.offsetParent)
    .filter((link, place, all) => link.closest("tr") !== all[place - 1]?.closest("tr"));

  const step = (by) => {
    const all = rows(), at = all.findIndex((link) => link.closest("tr").contains(document.activeElement));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };

  const tell = () => {
    const open = document.querySelector(".pm-keys");
    if (open) return open.close();
    const listed = Object.entries(KEYS).flatMap(([key, what]) => [made("dt", "", made("kbd", "", key)), made("dd", "", what)]);
    const close = made("button", "pm-clear", say("Close")), list = made("dl", "", ...listed);
    const dialog = made("dialog", "pm-keys pm-page md-typeset", made("h2", "", say("Keys")), list, close);
    close.addEventListener("click", () => dialog.close());
    dialog.addEventListener("close", () => dialog.remove());
    dialog.ariaLabel = say("Keys");
    document.body.append(dialog);
    return dialog.showModal();
  };

  const find = () => {
    const field = document.querySelector(".pm-filters:not([hidden]) [name=text]");
    field?.focus();
    return Boolean(field);
  };

  const acts = {
    "/": find, "?": tell, j: () => step(1), k: () => step(-1),
    "[": () => document.querySelector(".pm-up [rel=prev]")?.click(), "]": () => document.querySelector(".pm-up [rel=next]")?.click(),
  };

  /* Heard before the theme hears it, which opens its own search for some of these where we have nothing to find in. */
  document.addEventListener("keydown", (event) => {
    const { key, target } = event;
    const writes = target.matches?.("input:not([type=checkbox]), select, textarea") || target.isContentEditable;
    if (event.ctrlKey || event.metaKey || event.altKey || writes) return;
    if (!Object.hasOwn(acts, key) || !document.querySelector(".pm-page, .pm-part")) return;
    if (acts[key]() === false) return;
    event.preventDefault();
    event.stopPropagation();
  }, true);
}
