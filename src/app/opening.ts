import type { Opening } from '../opening/opening.ts';
import { unpackOpening } from '../opening/pack.ts';
import { opensDefault } from './first-visit.ts';

/** What the build has recorded of the default experiment; null if the page starts with another, or without it. */
export async function takeOpening(): Promise<Opening | null> {
  // In the single file, the worker is at hand.
  if (import.meta.env.MODE === 'single' || !opensDefault(location)) return null;
  try {
    const { default: packed } = await import('virtual:opening');
    return unpackOpening(packed);
  } catch {
    return null;
  }
}
