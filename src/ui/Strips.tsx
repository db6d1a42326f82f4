import { InspectStrip } from './inspect/InspectStrip.tsx';
import { TrainingStrip } from './training/TrainingStrip.tsx';

/** What stands below the panels, and may come after them. */
export function Strips() {
  return (
    <>
      <TrainingStrip />
      <InspectStrip />
    </>
  );
}
