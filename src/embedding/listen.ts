import '../table/packing.ts';
import { fragmentOf } from '../experiment/index.ts';
import { withoutPagePairs, withPagePairs } from '../experiment/page/pairs.ts';
import type { Frame, KeptMoment } from '../runtime/protocol.ts';
import { experiment, experimentText } from '../store/experiment.ts';
import { linkText, openLink, page } from '../store/page.ts';
import { isStuck, run, showTargetRange } from '../store/run.ts';
import { followHeight } from './height.ts';
import { keptRun } from './kept.ts';
import { trustedOrigin } from './origin.ts';
import { type Command, message, type Report, readCommand } from './protocol.ts';
import { createQueue } from './queue.ts';
import { passReports } from './report.ts';
import { targetOf } from './target.ts';

/** What a surrounding page may ask of the engine. */
export interface Controls {
  play(): void;
  pause(): void;
  step(steps: number | 'epoch'): void;
  reset(): void;
  keep(): Promise<KeptMoment | null>;
}

/**
 * Obeys the surrounding page and tells it what happens. Only a page of the same origin, or of a host that the link names,
 * learns more than the height of the content.
 * @returns a function that ends this
 */
export function listen(controls: Controls): () => void {
  let trusted: string | null = null;
  let height = 0;
  let drawn = 0;

  function readLink() {
    trusted = trustedOrigin(window, page.getState().pairs.get('events'));
  }

  function tell(report: Report) {
    if (trusted !== null) window.parent.postMessage(message(report), trusted);
  }

  /** Whoever surrounds the page may know this: it says nothing about the person. */
  function tellAnyone(report: Report) {
    window.parent.postMessage(message(report), trusted ?? '*');
  }

  function tellAll() {
    tellAnyone(trusted === null ? { type: 'ready' } : { type: 'ready', text: `#${linkText()}` });
    if (height > 0) tellAnyone({ type: 'size', height });
    tellStatus();
    tellTarget();
    tellFrame();
  }

  function tellStatus() {
    const { status, reason } = run.getState().state;
    tell({ type: 'status', status, reason });
  }

  function tellTarget() {
    if (run.getState().view) tell({ type: 'target', target: targetOf(run.getState()) });
  }

  function tellFrame() {
    drawn = 0;
    const { frame } = run.getState();
    if (frame) tell(reportOf(frame));
  }

  function tellKept() {
    void keptRun(controls).then((kept) => tell({ type: 'kept', run: kept }));
  }

  function obey(command: Command) {
    switch (command.type) {
      case 'play':
        return unlessStuck(controls.play);
      case 'pause':
        return controls.pause();
      case 'step':
        return unlessStuck(() => controls.step(command.steps));
      case 'reset':
        return controls.reset();
      case 'keep':
        return tellKept();
      case 'range':
        return showTargetRange(command.range);
      case 'open':
        return openLink(withPagePairs(withoutPagePairs(fragmentOf(command.text)), page.getState().pairs));
      case 'ask':
        return tellAll();
    }
  }

  function onMessage({ source, origin, data }: MessageEvent) {
    if (source !== window.parent || origin !== trusted) return;
    const command = readCommand(data);
    if (command) commands.add(command);
  }

  const commands = createQueue(obey, (count) => tell({ type: 'dropped', count, message: droppedText(count) }));

  readLink();
  const ends = [
    page.subscribe(readLink),
    run.subscribe((now, before) => {
      if (now.state !== before.state) tellStatus();
      // A range that it shows is no change of its examples.
      if (now.view?.points !== before.view?.points && trusted !== null) tellTarget();
      if (now.frame !== before.frame && trusted !== null) drawn ||= requestAnimationFrame(tellFrame);
    }),
    experiment.subscribe((now, before) => {
      if (now.spec !== before.spec || now.withheld !== before.withheld) {
        tell({ type: 'experiment', text: experimentText() });
      }
    }),
    followHeight((now) => {
      height = now;
      tellAnyone({ type: 'size', height });
    }),
  ];
  window.addEventListener('message', onMessage);
  tellAll();
  // Whoever reads them knows by now that Nabla listens.
  ends.push(passReports((statement) => tell({ type: 'statement', statement })));
  return () => {
    window.removeEventListener('message', onMessage);
    commands.stop();
    cancelAnimationFrame(drawn);
    for (const end of ends) end();
  };
}

/** A run that has diverged or failed needs a reset first. */
function unlessStuck(command: () => void): void {
  if (!isStuck(run.getState().state.status)) command();
}

function droppedText(count: number): string {
  const commands = count === 1 ? '1 command was' : `${count.toLocaleString('en')} commands were`;
  return `${commands} not carried out, because too many came at once. Wait for the answer to one before the next.`;
}

function reportOf({ step, epoch, stepsPerSecond, values }: Frame): Report {
  const known = Object.entries(values).filter(([, value]) => !Number.isNaN(value));
  return { type: 'frame', step, epoch, stepsPerSecond, values: Object.fromEntries(known) };
}
