/* Hosts mark a dark page by names of their own, or by none: those that we do not know are told by the light of their text. */
{
  const { body, documentElement } = document;
  const light = (colour) => {
    const values = (colour.match(/[\d.]+/g) ?? []).slice(0, 3).map(Number);
    if (/^(rgb|color)/.test(colour)) return (values[0] + values[1] + values[2]) / (colour.startsWith("rgb") ? 765 : 3);
    return values[0] > 1 ? values[0] / 100 : values[0];
  };
  const look = () => body.toggleAttribute("data-pm-dark", light(getComputedStyle(body).color) > 0.5);
  if (!body.hasAttribute("data-md-color-scheme")) {
    const seen = new MutationObserver(look);
    for (const marked of [documentElement, body]) seen.observe(marked, { attributes: true });
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look);
    body.addEventListener("transitionend", look);
    look();
  }
}
