import { packer } from '../../table/packer.ts';
import type { Start, StartingValues } from '../experiment.ts';
import type { Notices } from '../notices.ts';
import { DRAWN, fitStart } from '../start.ts';
import { change } from '../words.ts';
import { NONE } from '../write.ts';
import { elementWords, printElements, readElements } from './pins.ts';
import { single } from './single.ts';

/** Precedes whole parameters, which are packed. */
const PACKED = '~';

export const start = single('start', {
  key: 'start',
  standard: () => DRAWN,

  read(notices, text) {
    if (text === NONE) return DRAWN;
    const packed = packedIn(text);
    const rest = packed === null ? text : text.slice(PACKED.length + packed.length + 1);
    return {
      whole: packed === null ? [] : readPacked(notices, packed),
      elements: rest === '' ? [] : readElements(notices, 'start', 'starting value', rest),
    };
  },

  print({ whole, elements }) {
    return [...(whole.length > 0 ? [packedText(whole)] : []), ...printElements(elements)].join(',') || NONE;
  },

  fit: (notices, given, _, spec) => fitStart(notices, spec, given),
  choosing: 'resample',

  differences(a, b) {
    const words = { no: 'no longer starts at a given value', at: 'starts at' };
    return [...wholeWords(a, b), ...elementWords(a.elements, b.elements, words)];
  },
});

/** The text of whole parameters, before the first comma; null if there is none. */
function packedIn(text: string): string | null {
  return text.startsWith(PACKED) ? (text.slice(PACKED.length).split(',')[0] ?? '') : null;
}

function readPacked(notices: Notices, packed: string): readonly StartingValues[] {
  const arrays = packer().unpackArrays(packed.trim());
  if (arrays) return arrays.map(({ name, ...rest }) => ({ parameter: name, ...rest }));
  notices.add(
    'start',
    'the packed weights are damaged or incomplete; drawing them instead. Copy the whole link again.',
  );
  return [];
}

/** Whether a text is only the beginning of packed parameters. */
export function breaksOff(text: string): boolean {
  const packed = packedIn(text);
  return packed !== null && packer().unpackArrays(packed) === null;
}

/** The packed text of whole parameters, which is made once, however often the link is written. */
const packs = new WeakMap<readonly StartingValues[], string>();

function packedText(whole: readonly StartingValues[]): string {
  const known = packs.get(whole);
  if (known !== undefined) return known;
  const text = PACKED + packer().packArrays(whole.map(({ parameter, ...rest }) => ({ name: parameter, ...rest })));
  packs.set(whole, text);
  return text;
}

function wholeWords(a: Start, b: Start): string[] {
  const [from, to] = [a, b].map(
    ({ whole }) => whole.map((one) => one.parameter.replace('/', ' ')).join(', ') || 'nothing',
  );
  if (from !== to) return change('starting values of', from as string, to as string);
  if (a.whole.length === 0) return [];
  return packedText(a.whole) === packedText(b.whole) ? [] : [`other starting values of ${to}`];
}
