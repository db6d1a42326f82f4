import { KEYS } from '../experiment/keys.ts';

/** The parts of the page. */
const PARTS = [
  'setup',
  'training',
  'network',
  'output',
  'curves',
  'inspector',
  'status',
  'transport',
  'numbers',
  'undo',
  'timeline',
  'header',
] as const;

/** The names of the parts of the page, and of its controls: the keys of an experiment. */
export const CONTROL_NAMES: readonly string[] = [...PARTS, ...KEYS.filter((key) => key !== 'v')];

/** Whether a name is one of a part or a control: `inspector`, `opt`, or `opt.lr` for a single number of an entry. */
export function isControl(name: string): boolean {
  const [, control = '', argument] = name.match(/^(\w+)(?:\.([a-z]\w*))?$/) ?? [];
  return CONTROL_NAMES.includes(control) && (argument === undefined || KEYS.includes(control));
}
