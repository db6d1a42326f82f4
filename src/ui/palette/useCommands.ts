import { useEffect, useMemo } from 'react';
import { environmentOf } from '../../experiment/index.ts';
import { useArrangement } from '../../store/arrangement.ts';
import { useChosenLayer } from '../../store/choice.ts';
import { useExperiment, useTimeline } from '../../store/experiment.ts';
import { useRun } from '../../store/run.ts';
import { usePace, useStride } from '../../store/transport.ts';
import { whyNoRedo, whyNoUndo } from '../actions.ts';
import { useEngine } from '../engine.ts';
import { glossary } from '../help/glossary.ts';
import { loadable } from '../parts/loadable.ts';
import { useAsked } from '../parts/useAsked.ts';
import { ask } from '../shortcuts.ts';
import { strideIn, stridesFor } from '../strides.ts';
import { useDark } from '../theme.ts';
import { useWorkbench } from '../useMedia.ts';
import { actionCommands } from './actions.ts';
import { arrangementCommands } from './arrangement.ts';
import type { Command } from './command.ts';
import { conceptCommands } from './concepts.ts';
import { entryCommands } from './entries.ts';
import { fieldCommands } from './fields.ts';
import { galleryCommands } from './gallery.ts';
import { noteCommands } from './notes.ts';
import { tabCommands } from './tabs.ts';

/** The texts of the lessons are long, so the palette opens without waiting for them. */
const LESSONS = loadable(async () => (await import('./lessons.ts')).lessonCommands);

const NONE: readonly Command[] = [];

/** All commands in the current state of the page. Of equally good matches, the earlier one comes first. */
export function useCommands(): readonly Command[] {
  const engine = useEngine();
  const spec = useExperiment((store) => store.spec);
  const layer = useChosenLayer(spec);
  const status = useRun(({ state }) => state.status);
  const timeline = useTimeline();
  const [noUndo, noRedo] = [whyNoUndo(timeline), whyNoRedo(timeline)];
  const dark = useDark();
  const pace = usePace();
  const stride = useStride();
  const { enlarged, inspector, sizes } = useArrangement((store) => store);
  const wide = useWorkbench();
  const { value: lessons = LESSONS.value ?? NONE, ask } = useAsked(LESSONS);
  useEffect(ask, [ask]);
  const moved = Object.keys(sizes).length > 0;
  return useMemo(
    () => [
      ...actionCommands({
        engine,
        status,
        noUndo,
        noRedo,
        dark,
        hasExamples: environmentOf(spec) === null,
        pace,
        stride: strideIn(spec, stride),
        strides: stridesFor(spec),
      }),
      ...fieldCommands(spec),
      ...noteCommands,
      ...conceptCommands(spec),
      ...tabCommands(spec),
      ...arrangementCommands({ enlarged, inspector, moved, wide }),
      ...entryCommands(spec, layer),
      ...galleryCommands,
      ...lessons,
      ...SYMBOLS,
    ],
    [engine, spec, layer, status, noUndo, noRedo, dark, pace, stride, enlarged, inspector, moved, wide, lessons],
  );
}

const SYMBOLS: readonly Command[] = glossary.flatMap(({ title: chapter, terms }) =>
  terms.map(({ tex, meaning }) => ({
    group: `Symbols: ${chapter.toLowerCase()}`,
    title: meaning,
    explain: 'Shows all symbols in the help.',
    words: [tex.replace(/\\(text|mathcal|hat)?/g, ''), 'symbol', 'glossary'],
    tex,
    onlyShows: true as const,
    reason: null,
    run: () => ask('help', tex),
  })),
);
