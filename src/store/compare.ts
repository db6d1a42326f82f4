import { fragmentOf, parseLink, print } from '../experiment/index.ts';
import { compares, SIDES } from '../experiment/page/compared.ts';
import { withoutPagePairs } from '../experiment/page/pairs.ts';
import { printSides, readSides } from '../experiment/page/sides.ts';
import { experiment, experimentText, load, notify } from './experiment.ts';
import { linkText, page } from './page.ts';
import { tableOrProblem } from './tables.ts';

/** More experiments than these are not compared at once. */
export const MOST_SIDES = 1 + SIDES.length;

let latest: { readonly link: string; readonly texts: readonly string[] } = { link: '', texts: [] };

/** The texts of the experiments that the link compares, that of the page first. */
export function sides(): readonly string[] {
  const link = linkText();
  if (latest.link !== link) {
    const [, ...others] = readSides(link);
    latest = { link, texts: [experimentText(), ...others.map(canonical)] };
  }
  return latest.texts;
}

/** Calls `listener` when the experiments that are compared may have changed. */
export function onSides(listener: () => void): () => void {
  const stops = [page.subscribe(listener), experiment.subscribe(listener)];
  return () => {
    for (const stop of stops) stop();
  };
}

/** Compares these experiments in place of those before; only one ends the comparison. */
export function setSides(texts: readonly string[]): void {
  const [first = '', ...others] = texts;
  const rest = [...page.getState().pairs].filter(([key]) => !compares([key]));
  const pairs = new Map([...rest, ...printSides(texts, tableOrProblem)]);
  const present = () => page.setState({ pairs });
  if (compares(pairs.keys()) !== compares(page.getState().pairs.keys())) addEntry();
  // The entry in the browser's history that an edit makes has the differences from the edited experiment.
  if (others.length === 0) present();
  if (first !== experimentText()) load(first);
  if (others.length > 0) present();
}

/** Adds an entry to the browser's history, so that Back leads into or out of a comparison. */
function addEntry(): void {
  if (window.top !== window.self) return;
  try {
    window.history.pushState(null, '', window.location.href);
  } catch {
    // Safari refuses after too many. Then Back leads further.
  }
}

/**
 * Puts an experiment beside the one on the page and those that it is compared with.
 * @param text a link or the text of an experiment; by default, a copy of the one on the page
 */
export function compareWith(text: string = experimentText()): void {
  const present = sides();
  if (present.length < MOST_SIDES) setSides([...present, canonical(text)]);
  else notify('compare', `${MOST_SIDES} experiments are compared already. Remove one to compare another one.`);
}

/** The text that this program writes for an experiment; unchanged if its data are not available. */
function canonical(text: string): string {
  const { spec, notices } = parseLink(text, tableOrProblem);
  return notices.some(({ withholds }) => withholds) ? withoutPagePairs(fragmentOf(text)) : print(spec);
}
