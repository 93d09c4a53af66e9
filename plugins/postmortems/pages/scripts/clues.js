/* The clues in a text, step by step as insight/seen/clues.py finds them; a test holds that both find the same.
 * What counts as one, and how much, comes with the index: there is one table of it. */
const LEAST = 3, OF_A_NAME = 2;

/* The table with its patterns ready: `is` tells whether one is found, `all` gives every place. */
const clueTable = ({ patterns, common, kinds, asked, read, of_a_kind: ofAKind }) => {
  const made = (flags) => Object.fromEntries(Object.entries(patterns).map(([name, one]) => [name, new RegExp(one, flags)]));
  const first = made("u"), every = made("gu");
  return {
    is: (name, text) => first[name].test(text), first, every, all: (name, text) => text.match(every[name]) ?? [],
    common: new Set(common), order: new Map(kinds.map((kind, place) => [kind, place])), asked, read, ofAKind, known: new Map(),
  };
};

const folded = (text) => text.toLowerCase().replaceAll("ß", "ss").replaceAll("ς", "σ");

const stemOf = (word) => {
  const bare = folded(word).replaceAll("’", "'").replace(/'s$/, "");
  if (bare.endsWith("ies") && bare.length > 4) return `${bare.slice(0, -3)}y`;
  return /(?:ss|us|is)$/.test(bare) ? bare : bare.replace(/s$/, "");
};

const ofWord = (token, table) => {
  const word = token.toLowerCase(), key = stemOf(word);
  return [...key].length < LEAST ? [] : [[key, table.common.has(key) ? "plain" : "word", word]];
};

const withoutNumber = (piece, table) => {
  const numbered = table.first.numbered.exec(piece);
  return numbered ? `${numbered[1]}*` : table.is("digit", piece) ? "*" : piece;
};

/* A name as it is written, as that of any of its kind, and its words. */
const ofName = (token, table) => {
  const key = folded(token), found = [];
  const letters = (text) => table.all("letter", text).length;
  if (table.is("status", key) || table.is("number", key)) found.push([key, table.is("status", key) ? "status" : "number", token]);
  if (letters(key) < OF_A_NAME || table.is("opaque", key)) return found;
  found.push([key, table.is("error", token) ? "error" : table.is("digit", key) ? "serial" : "name", token]);
  const ofKind = key.replace(table.every.piece, (piece) => withoutNumber(piece, table));
  if (ofKind !== key && letters(ofKind) >= OF_A_NAME) found.push([ofKind, "host", ofKind]);
  for (const piece of table.all("piece", token)) {
    for (const hump of table.all("hump", piece)) if (hump.length < token.length) found.push(...ofWord(hump, table));
  }
  return found;
};

const ofToken = (token, table) => {
  if (table.is("blankless", token)) {
    const signs = [...token];
    return signs.slice(1).map((sign, at) => [signs[at] + sign, "word", signs[at] + sign]);
  }
  const isName = !table.is("kana", token) && (table.is("name", token) || table.is("error", token));
  return (isName ? ofName : ofWord)(token, table);
};

const countedClues = (text, table) => {
  const tokens = new Map(), clues = new Map();
  for (const token of table.all("token", text.normalize("NFKC"))) tokens.set(token, (tokens.get(token) ?? 0) + 1);
  for (const [token, amount] of tokens) {
    if (!table.known.has(token)) table.known.set(token, ofToken(token, table));
    for (const [key, kind, written] of table.known.get(token)) {
      const before = clues.get(key);
      const isBetter = !before || table.order.get(kind) < table.order.get(before.kind);
      clues.set(key, { ...(isBetter ? { kind, written } : before), amount: amount + (before?.amount ?? 0) });
    }
  }
  return clues;
};

/* The clues to look for: of a long text those of its beginning and its end, the most telling kinds first. */
const askedClues = (text, table) => {
  const half = table.read / 2, order = ({ kind }) => table.order.get(kind);
  const clues = [...countedClues(text.length <= table.read ? text : `${text.slice(0, half)}\n${text.slice(-half)}`, table)];
  clues.sort(([, one], [, other]) => order(one) - order(other) || other.amount - one.amount);
  const turns = new Map();
  const isFirst = ([, { kind }]) => turns.set(kind, (turns.get(kind) ?? 0) + 1).get(kind) <= table.ofAKind;
  const first = new Set(clues.filter(isFirst));
  return new Map([...first, ...clues.filter((clue) => !first.has(clue))].slice(0, table.asked));
};
