/* What is said in the language of the site, which `WORDS` has: a message with its `%(values)s`, for an amount the form
 * that this takes, and a number. */
const say = (message, values = {}) => (WORDS.messages[message] ?? message).replace(/%\((\w+)\)s/g, (_, name) => values[name]);
const number = (value) => value.toLocaleString(`${WORDS.language}-u-nu-latn`);
const count = (amount, one, many, values = {}) => {
  const forms = WORDS.counted[one] ?? [one, many];
  const said = forms[WORDS.plurals[amount < 200 ? amount : 100 + (amount % 100)]];
  return said.replace(/%\((\w+)\)s/g, (_, name) => ({ num: number(amount), ...values })[name]);
};
const inside = (label) => (WORDS.lowers ? label.toLowerCase() : label);

/* What a page's script does when the page is shown: at once, and after each instant navigation. */
const whenShown = (act) => (window.document$ ? window.document$.subscribe(act) : act());
