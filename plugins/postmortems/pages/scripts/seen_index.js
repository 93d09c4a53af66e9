/* The index of reports by their clues, as insight/seen/index.py makes and ranks it; loaded in pieces, each once. */
const fnv1a = (text) => {
  let found = 2166136261;
  for (const byte of new TextEncoder().encode(text)) found = Math.imul(found ^ byte, 16777619);
  return found >>> 0;
};

/* Those of the clues asked for, the first ones first, whose pieces may be loaded together. */
const lookedFor = (asked, place, { sizes, loaded }) => {
  const pieces = new Set();
  return [...asked].filter((key) => {
    const at = place(key), cost = pieces.has(at) ? 0 : sizes[at];
    if (cost > loaded) return false;
    loaded -= cost;
    return pieces.add(at);
  });
};

const ranked = (asked, pieces, { floor, share }) => {
  const shared = new Map();
  for (const key of asked) {
    const flat = pieces(key)[key] ?? [];
    for (let place = 0, at = 0; place < flat.length; place += 2) {
      at += flat[place];
      if (!shared.has(at)) shared.set(at, []);
      shared.get(at).push([flat[place + 1], key]);
    }
  }
  const found = [...shared].map(([at, each]) => ({
    at, score: each.reduce((sum, [weight]) => sum + weight, 0),
    shared: each.sort(([one], [other]) => other - one).map(([, key]) => key),
  }));
  found.sort((one, other) => other.score - one.score || one.at - other.at);
  return found.filter(({ score }) => score >= Math.max(floor, found[0].score * share));
};

/* In words what a text shares with a report, and each as the text writes it. */
const reasonsOf = (card, shared, asked, head, table) => {
  const isShared = (name) => [...countedClues(name, table).keys()].some((key) => shared.includes(key));
  const services = card.services.filter(isShared);
  const told = services.length ? [[head.service, services]] : [];
  for (const [words, kinds] of head.reasons) {
    const found = shared.filter((key) => kinds.includes(asked.get(key).kind)).map((key) => asked.get(key).written);
    const isLittle = kinds.includes("plain") && shared.length > found.length;
    if (found.length && !isLittle) told.push([words, found.slice(0, head.each)]);
  }
  return told;
};

/* Loads parts of the index, each once. */
const loader = (address) => {
  const loaded = new Map(), base = new URL(address, location.href);
  const load = async (path) => {
    const response = await fetch(new URL(path, base));
    if (!response.ok) throw new Error(response.statusText);
    return response.json();
  };
  return (path) => {
    if (!loaded.has(path)) {
      loaded.set(path, load(path));
      loaded.get(path).catch(() => loaded.delete(path));
    }
    return loaded.get(path);
  };
};

/* Answers a text with the reports that are most like it. */
const seenIndex = async (address) => {
  const once = loader(address), head = await once("index.json"), table = clueTable(head);
  const place = (key) => fnv1a(key) % head.sizes.length;
  const rank = async (text) => {
    const asked = askedClues(text, table), keys = lookedFor(asked.keys(), place, head);
    const places = [...new Set(keys.map(place))];
    const pieces = new Map(await Promise.all(places.map(async (one) => [one, await once(`clues/${one}.json`)])));
    return { asked, found: ranked(keys, (key) => pieces.get(place(key)), head) };
  };
  const answers = async (text) => {
    const { asked, found } = await rank(text);
    return Promise.all(found.slice(0, head.shown).map(async ({ at, shared }) => {
      const card = (await once(`incidents/${Math.floor(at / head.cards)}.json`))[at % head.cards];
      return { card, reasons: reasonsOf(card, shared, asked, head, table) };
    }));
  };
  return { says: head.says, rank, answers };
};
