import type { ActivationDef } from '../catalog/activations/definition.ts';
import type { AugmentationDef } from '../catalog/augmentations/definition.ts';
import type { DatasetDef } from '../catalog/datasets/definition.ts';
import type { Hyperparameters } from '../catalog/entry.ts';
import type { EnvironmentDef } from '../catalog/environments/definition.ts';
import type { FeatureDef } from '../catalog/features/definition.ts';
import type { ImputerDef } from '../catalog/imputers/definition.ts';
import type { InitializerDef } from '../catalog/initializers/definition.ts';
import type { LayerChoice, LayerDef } from '../catalog/layers/definition.ts';
import type { LossDef } from '../catalog/losses/definition.ts';
import type { MethodDef } from '../catalog/methods/definition.ts';
import type { OptimizerDef } from '../catalog/optimizers/definition.ts';
import type { OutlierDef } from '../catalog/outliers/definition.ts';
import { parts } from '../catalog/parts.ts';
import type { RegularizerDef } from '../catalog/regularizers/definition.ts';
import type { ScalerDef } from '../catalog/scalers/definition.ts';
import type { ScheduleDef } from '../catalog/schedules/definition.ts';
import type { TaskDef } from '../catalog/tasks/definition.ts';
import type { Call } from './experiment.ts';

/** The folders of the catalog that an experiment picks from, by the type of their entries. */
interface Entries {
  readonly activations: ActivationDef;
  readonly losses: LossDef;
  readonly optimizers: OptimizerDef;
  readonly schedules: ScheduleDef;
  readonly initializers: InitializerDef;
  readonly regularizers: RegularizerDef;
  readonly layers: LayerDef;
  readonly tasks: TaskDef;
  /** An environment is chosen as the data are, because it decides what a network observes and what it learns. */
  readonly datasets: DatasetDef | EnvironmentDef;
  readonly methods: MethodDef;
  readonly features: FeatureDef;
  readonly imputers: ImputerDef;
  readonly outliers: OutlierDef;
  readonly scalers: ScalerDef;
  readonly augmentations: AugmentationDef;
}

export type Section = keyof Entries;

const tables: { readonly [S in Section]: Readonly<Record<string, Entries[S]>> } = {
  ...parts,
  datasets: { ...parts.datasets, ...parts.environments },
};

/** The noun for one entry of a section, for sentences. */
export const NOUNS: Readonly<Record<Section, string>> = {
  activations: 'activation',
  losses: 'loss',
  optimizers: 'optimizer',
  schedules: 'schedule',
  initializers: 'initializer',
  regularizers: 'regularizer',
  layers: 'layer',
  tasks: 'task',
  datasets: 'dataset',
  methods: 'method',
  features: 'feature',
  imputers: 'treatment of missing values',
  outliers: 'treatment of outliers',
  scalers: 'scaler',
  augmentations: 'augmentation',
};

/** What can be chosen for a layer besides its numbers: the argument in a text, and the section it selects from. */
export const LAYER_CHOICES = {
  activation: { argument: 'activation', section: 'activations' },
  initializer: { argument: 'init', section: 'initializers' },
  penalty: { argument: 'reg', section: 'regularizers' },
} as const satisfies Readonly<Record<LayerChoice, { readonly argument: string; readonly section: Section }>>;

/** Canonical ids of a section, in the catalog's order. */
export function idsOf(section: Section): readonly string[] {
  return Object.keys(tables[section]);
}

/** Whether `id` is a canonical id of the section. */
export function has(section: Section, id: string): boolean {
  return Object.hasOwn(tables[section], id);
}

/**
 * The entry with this canonical id.
 * @throws Error when there is none: text from outside goes through `resolve` first
 */
export function entryOf<S extends Section>(section: S, id: string): Entries[S] {
  const entry = has(section, id) ? tables[section][id] : undefined;
  if (entry === undefined) throw new Error(`unknown ${NOUNS[section]} "${id}"`);
  return entry;
}

/** The word that is chosen for a hyperparameter with options; undefined if the entry has no such hyperparameter. */
export function optionOf(section: Section, { id, args }: Call, name: string): string | undefined {
  const hyper: Hyperparameters = entryOf(section, id).hyper;
  return hyper[name]?.options?.[args[name] ?? Number.NaN];
}

/** The folder of the catalog with an entry and its text: an environment is chosen as a dataset is, but is none. */
export function folderOf(section: Section, id: string): Section | 'environments' {
  return section === 'datasets' && Object.hasOwn(parts.environments, id) ? 'environments' : section;
}

/** The canonical id for an id or one of its aliases; undefined when there is none. */
export function resolve(section: Section, name: string): string | undefined {
  if (has(section, name)) return name;
  return idsOf(section).find((id) => entryOf(section, id).aliases?.includes(name));
}

/** Every name that `resolve` maps to one of the ids: the ids and their aliases. */
export function namesOf(section: Section, ids: readonly string[]): readonly string[] {
  return ids.flatMap((id) => [id, ...(entryOf(section, id).aliases ?? [])]);
}
