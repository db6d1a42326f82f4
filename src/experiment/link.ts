import { packer } from '../table/packer.ts';
import { isProblem } from '../table/problem.ts';
import type { OwnTable } from '../table/table.ts';
import { grouped } from '../table/words.ts';
import { OWN } from './data.ts';
import { KEPT } from './fields/data.ts';
import type { KeptTables } from './fields/field.ts';
import { breaksOff } from './fields/start.ts';
import { fragmentOf, isKey, pairsOf } from './fragment.ts';
import { VERSION } from './keys.ts';
import { idsOf } from './lookup.ts';
import { openBrackets } from './mend.ts';
import type { Pair } from './migrate.ts';
import { type Notice, quote } from './notices.ts';
import { isPageKey } from './page/keys.ts';
import { type Parsed, parse } from './parse.ts';

/**
 * How a text ends. Every text that this program writes ends with its version. Without the version the text is
 * `unmarked`, so it may have been cut. It was certainly `cut` if something in it begins but does not end.
 */
type Ending = 'whole' | 'unmarked' | 'cut';

/** How the experiment in a text, a fragment or an address ends; an empty text is whole. */
export function endingOf(text: string): Ending {
  const fragment = fragmentOf(text);
  const pairs = pairsOf(fragment);
  const last = pairs.at(-1);
  const isOfExperiment = ({ key }: Pair) => isKey(key) && !isPageKey(key);
  if (!last || !pairs.some(isOfExperiment) || pairs.some(({ key, value }) => key === 'v' && value)) {
    return 'whole';
  }
  const open = /[,(=&/]$/.test(fragment) || openBrackets(fragment) > 0;
  const broken = !isKey(last.key) || !last.value || (Object.hasOwn(BROKEN, last.key) && BROKEN[last.key]?.(last.value));
  return open || broken ? 'cut' : 'unmarked';
}

/** The sentence that says that an experiment's text was cut, and where. */
export function cutSentence(what: 'link' | 'text', text: string): string {
  const end = fragmentOf(text).slice(-SHOWN);
  return `This ${what} was cut: it has ${grouped(text.length)} characters and ends with ${quote(end)}.`;
}

/**
 * Reads a link that a person opened: like `parse`, but also reports that its end is missing. If the link was cut in the
 * middle of a value, that value is ignored.
 */
export function parseLink(text: string, kept?: KeptTables): Parsed {
  const ending = endingOf(text);
  if (ending === 'whole') return parse(text, kept);
  if (ending === 'unmarked') {
    const { spec, notices } = parse(text, kept);
    const doubt = `This link may have been cut: it has ${grouped(text.length)} characters and does not end with v=${VERSION}.`;
    return {
      spec,
      notices: [{ key: 'v', message: `${doubt} If something is missing, ask for the whole link.` }, ...notices],
    };
  }
  const fragment = fragmentOf(text);
  const pairs = fragment.split('&');
  const [lost = ''] = (pairs.at(-1) ?? '').split('=');
  const lacksData = withoutData(pairs, lost);
  const rest = pairs.slice(0, -1);
  const { spec, notices } = parse((lacksData ? [`data=${OWN}`, ...rest.filter(isNotData)] : rest).join('&'), kept);
  const sentence = `${cutSentence('link', text)} Ask for the whole link`;
  const cut: Notice = lacksData
    ? { key: 'table', message: `${sentence}, or for the data as a file.`, withholds: true }
    : { key: 'text', message: `${sentence}.` };
  return { spec, notices: [cut, ...notices.filter(({ withholds }) => !withholds)] };
}

/** The experiment of a text, with a table that a person supplied in place of its data. */
export function onTable(text: string, table: OwnTable): Parsed {
  const rest = fragmentOf(text).split('&').filter(isNotData);
  const { spec, notices } = parseLink([`data=${OWN}`, `table=${KEPT}${table.id}`, ...rest].join('&'), () => table);
  return { spec, notices: notices.filter(({ key }) => key !== 'text' && key !== 'v') };
}

function isNotData(pair: string): boolean {
  return !/^\s*(data|table)\s*(=|$)/.test(pair);
}

/** The number of characters at the end of a text that the sentence shows. */
const SHOWN = 24;

/** Whether a text lost its data. */
function withoutData(pairs: readonly string[], lost: string): boolean {
  if (lost === 'data' || lost === 'table') return true;
  return pairs.includes(`data=${OWN}`) && !pairs.some((pair) => pair.startsWith('table='));
}

/** By key: whether a value is only the beginning of a valid one. */
const BROKEN: Readonly<Record<string, (value: string) => boolean>> = {
  data: (value) => {
    const known = [...idsOf('datasets'), OWN];
    return !known.includes(value) && known.some((id) => id.startsWith(value));
  },
  start: breaksOff,
  table: (value) =>
    value.startsWith(KEPT) ? !/^[0-9a-f]{16}$/.test(value.slice(KEPT.length)) : isProblem(packer().unpackTable(value)),
};
