/* A card for a link to an incident under the mouse or with the focus: what its page says first, from that page. */
{
  const WAIT = 350, PLACE = /\/[^/?#]+(\/|\.html|\/index\.html)$/;
  const known = new Map();
  const isReport = (path) => PLACE.test(path) && path.replace(PLACE, "").endsWith(REPORTS);
  let waiting, card;

  const first = async (href) => {
    const page = new DOMParser().parseFromString(await (await fetch(href)).text(), "text/html");
    const take = (part) => page.querySelector(part);
    if (!take(".pm-incident")) return null;
    const bar = take(".pm-legend"), parts = [take(".pm-aside .pm-marks"), take(".pm-lede"), take(".pm-when__times"), bar];
    for (const link of parts.flatMap((part) => [...(part?.querySelectorAll("a") ?? [])])) link.replaceWith(...link.childNodes);
    return parts.filter(Boolean).map((part) => document.importNode(part, true));
  };

  const away = () => {
    clearTimeout(waiting);
    card?.remove();
    card = null;
  };

  const show = async (link) => {
    const href = link.href;
    if (!known.has(href)) known.set(href, first(href).catch(() => null));
    const parts = await known.get(href);
    if (!parts || waiting !== link.dataset.waits * 1) return;
    away();
    card = made("div", "pm-peek pm-page md-typeset", ...parts.map((part) => part.cloneNode(true)));
    card.ariaHidden = "true";
    document.body.append(card);
    const { left, right, bottom, top } = link.getBoundingClientRect(), { width, height } = card.getBoundingClientRect();
    const beside = link.closest("tr") && right + width + 24 < innerWidth, below = bottom + height + 12 < innerHeight;
    const [x, y] = beside ? [right + 16, Math.min(top, innerHeight - height - 8)] : [left, below ? bottom + 6 : top - height - 6];
    card.style.left = `${Math.max(8, Math.min(x, innerWidth - width - 8))}px`;
    card.style.top = `${Math.max(8, y)}px`;
  };

  const near = ({ target }) => {
    const link = target.closest?.(".pm-page a, .pm-part a");
    if (!link || link.closest(".pm-up, .pm-peek") || !isReport(link.pathname) || link.pathname === location.pathname) return;
    clearTimeout(waiting);
    waiting = setTimeout(show, WAIT, link);
    link.dataset.waits = waiting;
  };

  document.addEventListener("mouseover", near);
  document.addEventListener("focusin", near);
  for (const kind of ["mouseout", "focusout", "click", "scroll"]) document.addEventListener(kind, away, true);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && away());
}
