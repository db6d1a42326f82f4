import { createRoot } from 'react-dom/client';
import { type Engine, EngineContext } from '../engine.ts';
import { Part } from '../parts/Part.tsx';
import { CheckDialog } from './CheckDialog.tsx';

/** Shows the dialog that verifies result codes, until it is closed. */
export function show(engine: Engine): void {
  const place = document.body.appendChild(document.createElement('div'));
  const root = createRoot(place);
  function close() {
    root.unmount();
    place.remove();
  }
  root.render(
    <EngineContext value={engine}>
      <Part name="The check of result codes" onClose={close}>
        <CheckDialog onClose={close} />
      </Part>
    </EngineContext>,
  );
}
