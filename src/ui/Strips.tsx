import { InspectStrip } from './inspect/InspectStrip.tsx';
import { Part } from './parts/Part.tsx';
import { TrainingStrip } from './training/TrainingStrip.tsx';

/** What lies below the panels, and may come after them. */
export function Strips() {
  return (
    <>
      <Part name="The Training strip">
        <TrainingStrip />
      </Part>
      <Part name="The Inspect strip">
        <InspectStrip />
      </Part>
    </>
  );
}
