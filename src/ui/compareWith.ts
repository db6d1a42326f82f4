import { notify } from '../store/experiment.ts';
import { page } from '../store/page.ts';

/**
 * Puts an experiment beside the one on the page. The code of comparisons is loaded first.
 * @param text a link or the text of an experiment; by default, a copy of the one on the page
 */
export async function compareWith(text?: string): Promise<void> {
  if (page.getState().pairs.has('lesson')) {
    notify('compare', 'A lesson is about a single experiment. Close the lesson to compare experiments.');
    return;
  }
  try {
    const comparison = await import('../store/compare.ts');
    comparison.compareWith(text);
  } catch {
    notify('compare', 'The comparison could not be loaded. Check the connection and try again.');
  }
}
