import { arrangement, placeInspector } from '../../store/arrangement.ts';
import { inspection } from '../../store/inspection.ts';
import { announce } from '../announcing/announce.ts';

const root = document.documentElement;

/**
 * Shows the page in large type and strong contrast, with the panel that was enlarged or the step that was open.
 * @returns a function that restores the page from before
 */
export function enter(): () => void {
  const before = arrangement.getState();
  const { enlarged, inspector } = before;
  const step = inspector !== 'folded' && inspection.getState().open === 'step';
  // The browser does not remember this arrangement.
  arrangement.setState({ inspector: 'folded', enlarged: enlarged ?? (step ? 'inspector' : null) });
  root.dataset.present = '';
  announce('Presentation. Page Down moves on, Escape ends it.');
  return () => {
    delete root.dataset.present;
    arrangement.setState(before);
    placeInspector(inspector);
    announce('The presentation has ended.');
  };
}

/** Enters or leaves full screen, if the browser allows it. */
export function toggleFullScreen(): void {
  const change = document.fullscreenElement ? document.exitFullscreen?.() : root.requestFullscreen?.();
  change?.catch(() => {});
}
