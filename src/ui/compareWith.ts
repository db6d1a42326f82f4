import { notify } from '../store/experiment.ts';

/**
 * Puts an experiment beside the one on the page. The code of comparisons is loaded first.
 * @param text a link or the text of an experiment; by default, a copy of the one on the page
 */
export async function compareWith(text?: string): Promise<void> {
  try {
    const comparison = await import('../store/compare.ts');
    comparison.compareWith(text);
  } catch {
    notify('compare', 'The comparison could not be loaded. Check the connection and try again.');
  }
}
