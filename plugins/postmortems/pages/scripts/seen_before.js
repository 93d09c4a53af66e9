/* The box of `seen-before/`: what is pasted or typed is answered on this page. */
const answerOf = ({ card, reasons }, says) => {
  const link = made("a", "", card.title);
  link.href = card.where;
  link.dir = "auto";
  const row = (name, ...inside) => [made("dt", "", name), ...inside.map((text) => {
    const told = made("dd", "", text);
    told.dir = "auto";
    return told;
  })];
  const promise = ({ title, owner, due, ticket }) => {
    const more = [owner, due && `${says.due} ${due}`, ticket].filter(Boolean).join(", ");
    return more ? `${title} (${more})` : title;
  };
  const open = [...card.open.map(promise), ...(card.more_open ? [`${says.more}: ${card.more_open}`] : [])];
  return made("li", "pm-seen__answer",
    made("h2", "pm-seen__title", link),
    made("p", "pm-seen__when", [card.day, card.severity, ...card.services, `${says.took} ${card.took}`].join(" · ")),
    made("dl", "pm-seen__said",
      ...row(says.mitigated, card.mitigated || says.unsaid),
      ...(card.what ? row(says.was, card.what) : []),
      ...(open.length ? row(says.open, ...open) : []),
      ...reasons.flatMap(([words, shared]) => row(words, shared.join(", ")))));
};

const seenBefore = (form) => {
  const box = form.querySelector("textarea"), status = form.querySelector("[role=status]");
  const list = form.parentNode.querySelector(".pm-seen__answers");
  let index, turn = 0;
  const load = () => (index ??= seenIndex(form.dataset.index).catch((why) => {
    index = undefined;
    throw why;
  }));
  const answer = async () => {
    const mine = ++turn, text = box.value;
    try {
      const { says, answers } = await load();
      const found = text.trim() ? await answers(text) : [];
      if (mine !== turn) return;
      list.replaceChildren(...found.map((one) => answerOf(one, says)));
      status.textContent = found.length ? says.found : text.trim() ? says.none : "";
    } catch {
      if (mine === turn) status.textContent = form.dataset.lost;
    }
    form.dataset.turn = mine;
  };
  box.addEventListener("focus", () => load().catch(() => {}), { once: true });
  box.addEventListener("input", answer);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  if (box.value) answer();
};

whenShown(() => { for (const form of document.querySelectorAll(".pm-seen[hidden]")) seenBefore(form); });
