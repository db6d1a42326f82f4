import { activations } from './activations/index.ts';
import { datasets } from './datasets/index.ts';
import { initializers } from './initializers/index.ts';
import { layers } from './layers/index.ts';
import { losses } from './losses/index.ts';
import { metrics } from './metrics/index.ts';
import { optimizers } from './optimizers/index.ts';

/** Everything that an experiment can be made of, by section and id. */
export const catalog = { activations, losses, optimizers, initializers, layers, datasets, metrics };

export type Section = keyof typeof catalog;
export type Id<S extends Section> = keyof (typeof catalog)[S] & string;

/**
 * The id that a link means by `name`: an id or an alias, in any case and with hyphens or underscores.
 * `undefined` where the section has no such entry.
 */
export function findId<S extends Section>(section: S, name: string): Id<S> | undefined {
  const wanted = name.trim().toLowerCase().replaceAll('-', '_');
  const entries: Record<string, { readonly aliases?: readonly string[] }> = catalog[section];
  const found = Object.keys(entries).find((id) => id === wanted || entries[id]?.aliases?.includes(wanted));
  return found as Id<S> | undefined;
}
