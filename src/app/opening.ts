import type { Opening } from '../opening/opening.ts';
import { unpackOpening } from '../opening/pack.ts';
import { opensDefault } from './first-visit.ts';

/**
 * Whether the page starts with the picture that the build has recorded. The single file contains its worker, so it needs
 * none.
 */
export function startsWithOpening(): boolean {
  return import.meta.env.MODE !== 'single' && opensDefault(location);
}

/** What the build has recorded of the default experiment; null if the page starts with another, or without it. */
export async function takeOpening(): Promise<Opening | null> {
  if (!startsWithOpening()) return null;
  try {
    const { default: packed } = await import('virtual:opening');
    return unpackOpening(packed);
  } catch {
    return null;
  }
}
