import type { ReactNode } from 'react';
import type { RunView } from '../../../runtime/protocol.ts';

/** The props of a view of this tab. */
export interface TimeViewProps {
  readonly view: RunView;
  /** The choice among the views, for the head of each. */
  readonly choice: ReactNode;
}
