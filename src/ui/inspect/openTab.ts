import { reveal } from '../../store/arrangement.ts';
import { inspection } from '../../store/inspection.ts';

/** The tabs of the inspector; their panels are in `tabs.ts`. */
export type TabId =
  | 'formulas'
  | 'notes'
  | 'step'
  | 'preparation'
  | 'distributions'
  | 'gradients'
  | 'images'
  | 'time'
  | 'attention'
  | 'generate'
  | 'code'
  | 'episode'
  | 'game'
  | 'landscape'
  | 'evaluation'
  | 'runs'
  | 'program';

/** Opens a tab of the inspector and brings it into sight. */
export function openTab(open: TabId): void {
  inspection.setState({ open });
  reveal('inspector');
}
