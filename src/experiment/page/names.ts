import type { Call, ExperimentSpec } from '../experiment.ts';
import { fields, keyOf } from '../fields/index.ts';
import { nearest } from '../near.ts';
import { complain, IGNORED, type Notices, quote } from '../notices.ts';

/** The parts of the page that a link can show or hide, with what each has. */
export const PARTS_OF_PAGE = {
  setup: 'the column with data and training',
  training: 'the Training panel',
  network: 'the network',
  output: 'the output: picture, curves and metrics',
  picture: 'the picture of the output',
  curves: 'the loss curves',
  metrics: 'the table of metrics',
  inspector: 'the tabs below the network',
  status: 'the line that says what happens',
  transport: 'Reset, Play and Step',
  numbers: 'step, epoch, losses and speed',
  undo: 'Undo and Redo',
  timeline: 'the line of steps that leads back',
  header: 'the bar at the top',
} as const;
export type PartOfPage = keyof typeof PARTS_OF_PAGE;

/** What can be restricted of the layers besides `net` itself. */
const OF_LAYERS: Readonly<Record<string, (spec: ExperimentSpec) => unknown>> = {
  layers: ({ layers }) => layers.map(({ id }) => id),
  units: ({ layers }) => layers.map(({ args }) => args.units ?? null),
  activation: ({ layers }) => layers.map(({ activation }) => activation),
  output: ({ output }) => output,
};

/** The fields of the experiment by their keys: `opt` is `optimizer`. */
const FIELD_OF = new Map<string, keyof ExperimentSpec>(
  (Object.keys(fields) as (keyof ExperimentSpec)[]).map((name) => [keyOf(name), name]),
);

/** The keys of fields that are no controls, or whose name is that of a part: `output` is the panel. */
const NO_CONTROLS = ['table', 'stage', 'output'];

/** The keys of all other settings, which are the names of their controls. */
export const CONTROLS: readonly string[] = [...FIELD_OF.keys()].filter((key) => !NO_CONTROLS.includes(key));

/**
 * Whether a link can restrict something by this name: a setting (`opt`), one of the numbers of its entry (`opt.lr`), or a
 * property of all layers (`net.units`).
 */
export function isControl(name: string): boolean {
  const [key = '', part, ...more] = name.split('.');
  if (!CONTROLS.includes(key) || more.length > 0) return false;
  if (part === undefined) return true;
  return key === 'net' ? Object.hasOwn(OF_LAYERS, part) : /^[a-z]\w*$/.test(part);
}

export function isPartOfPage(name: string): name is PartOfPage {
  return Object.hasOwn(PARTS_OF_PAGE, name);
}

/** The first of the locked settings whose value differs between two experiments; undefined if none does. */
export function changedLock(
  locked: Iterable<string>,
  before: ExperimentSpec,
  after: ExperimentSpec,
): string | undefined {
  if (before === after) return undefined;
  return [...locked].find((name) => settingOf(name, before) !== settingOf(name, after));
}

/** The value of what can be locked, as text. */
function settingOf(name: string, spec: ExperimentSpec): string {
  const [key = '', part] = name.split('.');
  const field = FIELD_OF.get(key);
  if (field === undefined) return '';
  if (part === undefined) {
    const about: { print(spec: ExperimentSpec): Readonly<Record<string, string | null>> } = fields[field];
    return about.print(spec)[field] ?? '';
  }
  if (key === 'net') return JSON.stringify(OF_LAYERS[part]?.(spec) ?? null);
  const call = spec[field] as Partial<Call> | null;
  // Without the entry, its numbers do not exist. Choosing another entry is no change of a number.
  return String(call?.args?.[part] ?? '');
}

/**
 * Reads a list of names such as `opt,net.units`. Adds a notice for each that means nothing.
 * @param isKnown whether a name means something here
 */
export function readNames(
  notices: Notices,
  key: string,
  text: string,
  isKnown: (name: string) => boolean,
): readonly string[] {
  const names = new Set(text.split(',').map((name) => name.trim()));
  const known = [...Object.keys(PARTS_OF_PAGE), ...CONTROLS].filter(isKnown);
  return [...names].filter((name) => {
    if (name !== '' && !isKnown(name)) {
      notices.add(key, complain(`nothing is called ${quote(name)}`, nearest(name, known), IGNORED));
    }
    return isKnown(name);
  });
}
