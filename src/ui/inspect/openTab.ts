import { reveal } from '../../store/arrangement.ts';
import { inspection } from '../../store/inspection.ts';
import type { TabId } from './tabs.ts';

/** Opens a tab of the inspector and brings it into sight. */
export function openTab(open: TabId): void {
  inspection.setState({ open });
  reveal('inspector');
}
