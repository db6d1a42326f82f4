import type { ExperimentSpec } from '../../experiment/index.ts';
import { CONTROLS, isPartOfPage, type PartOfPage } from '../../experiment/page/names.ts';
import { numbersOf, settingWords } from '../../experiment/page/settings.ts';
import type { Restrictions } from '../../gallery/lesson.ts';

/** A part of the page or a control that can be hidden, and a control also locked. */
export interface Restrictable {
  readonly name: string;
  readonly label: string;
  /** Whether it is inside the one before it. */
  readonly isInside: boolean;
}

export interface RestrictableGroup {
  readonly title: string;
  readonly members: readonly Restrictable[];
}

export type State = 'shown' | 'locked' | 'hidden';

const PANELS: Readonly<Record<PartOfPage, string>> = {
  setup: 'Data and Training',
  training: 'Training',
  network: 'Network',
  output: 'Output',
  picture: 'Picture of the output',
  curves: 'Curves',
  metrics: 'Metrics',
  inspector: 'Inspector',
  status: 'What is happening',
  transport: 'Play and Step',
  numbers: 'Progress',
  undo: 'Undo and Redo',
  timeline: 'Timeline',
  header: 'Top bar',
};

/** Labels of controls by name, in the order of the page. */
const GROUPS: readonly { readonly title: string; readonly labels: Readonly<Record<string, string>> }[] = [
  {
    title: 'Data',
    labels: {
      data: 'Data',
      target: 'Target',
      series: 'Windows of a series',
      task: 'Task',
      missing: 'Missing values',
      outliers: 'Outliers',
      scale: 'Scaling',
      augment: 'Augmentation',
      split: 'Split',
      fold: 'Cross-validation',
      batch: 'Batch size',
      layout: 'Layout of the world',
      worlds: 'Worlds',
      moves: 'Moves per step',
    },
  },
  {
    title: 'Network',
    labels: {
      features: 'Inputs',
      net: 'Hidden layers, all of them',
      'net.layers': 'Number and kind of layers',
      'net.units': 'Units',
      'net.activation': 'Activations',
      'net.output': 'Output activation',
      pin: 'Pinned weights',
    },
  },
  {
    title: 'Training',
    labels: {
      method: 'Method',
      loss: 'Loss',
      opt: 'Optimizer',
      generator_opt: 'Optimizer of the generator',
      d_steps: 'Steps of the discriminator',
      schedule: 'Schedule',
      init: 'Initializer',
      bias: 'Initial biases',
      start: 'Starting weights',
      reg: 'Regularization',
    },
  },
  {
    title: 'Run',
    labels: {
      seed: 'Seed',
      replicas: 'Runs side by side',
      sweep: 'Values that differ between the runs',
      until: 'End of the run',
      provider: 'Device',
      plane: 'Axes of the picture',
    },
  },
];

/** Settings without words of their own while they have their default. */
const UNSPOKEN = ['target', 'fold', 'pin', 'start', 'sweep', 'until', 'provider', 'plane'];

/** What can be restricted in an experiment, in groups, and whatever else `given` restricts. */
export function restrictablesOf(spec: ExperimentSpec, given: Restrictions): readonly RestrictableGroup[] {
  const named = [...given.hidden, ...given.locked];
  const has = (name: string) => UNSPOKEN.includes(name) || named.includes(name) || settingWords(name, spec) !== null;
  const panels = Object.entries(PANELS).map(([name, label]) => ({ name, label, isInside: false }));
  const controls = GROUPS.map(({ title, labels }) => ({
    title,
    members: Object.entries(labels).flatMap(([name, label]) => {
      if (!has(name)) return [];
      const numbers = numbersOf(name, spec).map((number) => ({ ...number, isInside: true }));
      return [{ name, label, isInside: name.includes('.') }, ...numbers];
    }),
  }));
  const listed = controls.flatMap(({ members }) => members.map(({ name }) => name));
  const others = [...new Set(named)].filter((name) => !isPartOfPage(name) && !listed.includes(name));
  return [
    { title: 'Panels', members: panels },
    ...controls.map((group) => ({
      ...group,
      members: [...group.members, ...others.filter((name) => groupOf(name) === group.title).map(byName)],
    })),
  ];
}

function groupOf(name: string): string {
  const [key = ''] = name.split('.');
  return GROUPS.find(({ labels }) => Object.hasOwn(labels, key))?.title ?? 'Run';
}

function byName(name: string): Restrictable {
  return { name, label: name, isInside: false };
}

/** The label of something by its name; the name itself if there is none. */
export function labelOf(name: string, spec: ExperimentSpec): string {
  if (isPartOfPage(name)) return PANELS[name];
  const [key = ''] = name.split('.');
  const own = GROUPS.map(({ labels }) => labels[name]).find((label) => label !== undefined);
  return own ?? numbersOf(key, spec).find((number) => number.name === name)?.label ?? name;
}

/** What a lesson does with something. */
export function stateOf({ hidden, locked }: Restrictions, name: string): State {
  return hidden.includes(name) ? 'hidden' : locked.includes(name) ? 'locked' : 'shown';
}

/** The same restrictions, except for one name. */
export function withState({ hidden, locked }: Restrictions, name: string, state: State): Restrictions {
  const without = (names: readonly string[]) => names.filter((one) => one !== name);
  return {
    hidden: [...without(hidden), ...(state === 'hidden' ? [name] : [])],
    locked: [...without(locked), ...(state === 'locked' ? [name] : [])],
  };
}

/** Whether something can be locked: panels can only be hidden. */
export function canBeLocked(name: string): boolean {
  return CONTROLS.includes(name.split('.')[0] ?? '');
}
