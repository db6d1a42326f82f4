import { useEffect, useMemo, useState } from 'react';
import { type ExperimentSpec, MOMENT_KEY } from '../../experiment/index.ts';
import { withPagePairs } from '../../experiment/page/pairs.ts';
import type { KeptMoment } from '../../runtime/protocol.ts';
import { useExperiment } from '../../store/experiment.ts';
import { packMoment } from '../../store/packed-moment.ts';
import { type Curves, curves } from '../../store/run.ts';
import { packTable } from '../../table/pack.ts';
import { useEngine } from '../engine.ts';

/** What a link may contain besides the settings. */
export interface LinkOptions {
  /** A person's own table, which the link otherwise only names. */
  readonly data: boolean;
  readonly weights: boolean;
  readonly history: boolean;
}

/** The link that a person is about to share. */
export interface SharedLink {
  readonly spec: ExperimentSpec;
  readonly link: string;
  readonly options: LinkOptions;
  /** The step of the weights in the link; null if it starts at step 0. */
  readonly step: number | null;
  /** Why each part cannot be in the link; null if it can. */
  readonly reasons: { readonly [Part in keyof LinkOptions]: string | null };
  choose(options: Partial<LinkOptions>): void;
}

/** The run when the panel was opened. */
interface Taken {
  readonly moment: KeptMoment | null;
  readonly curves: Curves;
}

/** The link of the experiment on the screen, with the parts that a person chooses. */
export function useSharedLink(linkNow: () => string): SharedLink {
  const engine = useEngine();
  const spec = useExperiment((store) => store.spec);
  const [options, setOptions] = useState<LinkOptions>({ data: true, weights: false, history: true });
  const [taken, setTaken] = useState<Taken | null>(null);
  useEffect(() => {
    let isGone = false;
    engine.keep().then((moment) => {
      if (!isGone) setTaken({ moment, curves: curves() });
    });
    return () => {
      isGone = true;
    };
  }, [engine]);

  const moment = taken?.moment ?? null;
  const packed = useMemo(() => {
    if (!options.weights || !moment || !taken) return null;
    return packMoment(moment, options.history ? taken.curves : null);
  }, [options.weights, options.history, moment, taken]);
  const { table } = spec;
  const canHaveData = useMemo(() => table !== null && packTable(table) !== null, [table]);

  let link = linkNow();
  if (table && canHaveData && !options.data) link = link.replace(/([#&]table=)[\w-]+/, `$1~${table.id}`);
  if (packed !== null) link = withPagePairs(link, new Map([[MOMENT_KEY, packed]]));
  const tooLong = options.weights && moment && packed === null;
  const untrained = taken === null ? 'The engine has not answered yet' : 'The run is at step 0';
  return {
    spec,
    link,
    options,
    step: packed === null ? null : (moment?.step ?? null),
    reasons: {
      data: table && !canHaveData ? 'They are too large for a link and stay in this browser' : null,
      weights: moment ? (tooLong ? 'There are too many for a link' : null) : untrained,
      history: options.weights && moment ? null : 'Only together with the trained weights',
    },
    choose: (chosen) => setOptions((before) => ({ ...before, ...chosen })),
  };
}
