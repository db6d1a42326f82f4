/** Links for the fuzzer: valid experiments, and mutations as by typing errors, cutting or pasting. */
import fc from 'fast-check';

const NUMBERS = [
  '0',
  '-0',
  '-1',
  '1e9',
  '1e-300',
  '1e999',
  '99999999999999999999',
  '0x10',
  '.5',
  '5.',
  '1,5',
  'NaN',
  '١٢',
];
const PIECES = [
  '&',
  '=',
  '(',
  ')',
  ',',
  ':',
  '/',
  '..',
  '%',
  '%E0%A4%A',
  '&amp;',
  '&#61;',
  '%26',
  '+',
  ' ',
  '\u0000',
  '☃',
  '𝒳',
  '\u202e',
  '"',
  '<b>',
  "'",
];
const MOST = 5;

/** @param {number} seed  @returns a link by its number, always the same */
export function linkMaker({ randomStream, spec, everyExperiment, validSpec, words, seed }) {
  /** @param {{ valid?: boolean }} options whether the link must be valid */
  return (number, { valid = false } = {}) => {
    const random = randomStream(seed, `link ${number}`);
    const base = random.integer(3) > 0 ? pick(random, everyExperiment) : spec.print(sample(validSpec, seed, number));
    if (valid) return { text: spec.print(spec.parse(base).spec) };
    let text = base;
    for (let count = random.integer(MOST); count >= 0; count--) text = mutate(random, text, words);
    return { text };
  };
}

function sample(arbitrary, seed, number) {
  return fc.sample(arbitrary, { seed: seed * 1_000_003 + number, numRuns: 1 })[0];
}

function pick(random, list) {
  return list[random.integer(list.length)];
}

function mutate(random, text, words) {
  const at = random.integer(text.length + 1);
  const to = Math.min(text.length, at + 1 + random.integer(12));
  const part = text.slice(at, to);
  const pairs = text.split('&');
  switch (random.integer(12)) {
    case 0:
      return text.slice(0, at) + text.slice(to);
    case 1:
      return text.slice(0, to) + part + text.slice(to);
    case 2:
      return text.slice(0, at) + pick(random, PIECES) + text.slice(at);
    case 3:
      return text.replace(/-?\d+(\.\d+)?/, () => pick(random, NUMBERS));
    case 4:
      return text.slice(0, at);
    case 5:
      return text.slice(0, at) + pick(random, words) + text.slice(at);
    case 6:
      return random.shuffle(pairs).join('&');
    case 7:
      return [...pairs, pick(random, pairs)].join('&');
    case 8:
      return text.replace(/\w+\([^()]*\)/, (call) => call.replace('(', `(${call},`));
    case 9:
      return text.replace(/=\w+/, () => `=${pick(random, words)}`);
    case 10:
      return text.replace(/\d+/, (digits) => digits.repeat(1 + random.integer(20)));
    default:
      return text.toUpperCase();
  }
}
