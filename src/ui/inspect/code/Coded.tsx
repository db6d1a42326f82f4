import { useMemo, useState } from 'react';
import { concatenate } from '../../../math/tensor.ts';
import type { CodePlace } from '../../../plots/codes/draw-codes.ts';
import type { Codes, RunView } from '../../../runtime/protocol.ts';
import { useExampleIn } from '../../../store/example.ts';
import { Anomalies } from './Anomalies.tsx';
import { CodePlaneSection } from './CodePlaneSection.tsx';
import { FILM } from './film.ts';
import { Interpolation } from './Interpolation.tsx';
import { PrincipalNote } from './PrincipalNote.tsx';
import { codeAt, codesBetween, mixed, placeWithin } from './plane.ts';
import { codeOf, otherRow, rowOf, sceneOf, worstRows } from './scene.ts';
import { useDecoded } from './useDecoded.ts';

interface CodedProps {
  readonly view: RunView;
  readonly codes: Codes;
}

/** Everything about codes. The decoder is asked once for what all parts need. */
export function Coded({ view, codes }: CodedProps) {
  const scene = useMemo(() => sceneOf(view, codes), [view, codes]);
  const inView = rowOf(codes, useExampleIn(view));
  const [moved, move] = useState<CodePlace | null>(null);
  const [ends, setEnds] = useState<{ readonly from?: number; readonly to?: number }>({});
  const [share, setShare] = useState(0.5);
  const from = rowOf(codes, ends.from ?? null) ?? inView ?? 0;
  const to = rowOf(codes, ends.to ?? null) ?? otherRow(scene, from);
  const worst = useMemo(() => worstRows(codes), [codes]);

  // Until a person moves it, the place is that of the example in view, on any number of dimensions.
  const cursor = placeWithin(scene.domain, moved ?? scene.placeOf(inView ?? 0));
  const [across, up] = cursor;
  const point = useMemo(
    () => (moved === null ? codeOf(codes, inView ?? 0) : codeAt(codes.plane, [across, up])),
    [moved, codes, inView, across, up],
  );
  const [start, end] = [codeOf(codes, from), codeOf(codes, to)];
  const between = mixed(start, end, share);
  const film = useMemo(
    () =>
      concatenate([
        codesBetween(codeOf(codes, from), codeOf(codes, to), FILM),
        mixed(codeOf(codes, from), codeOf(codes, to), share),
      ]),
    [codes, from, to, share],
  );
  const bad = useMemo(() => concatenate(worst.map((row) => codeOf(codes, row))), [codes, worst]);
  const decoded = useDecoded(
    view,
    codes.size,
    useMemo(() => [point, film, bad], [point, film, bad]),
  );
  const [own = [], frames = [], outputs = []] = decoded;
  const places = [start, end, between].map((code) => scene.project(code)) as [CodePlace, CodePlace, CodePlace];

  return (
    <>
      <PrincipalNote view={view} />
      <CodePlaneSection
        view={view}
        codes={codes}
        scene={scene}
        cursor={cursor}
        isMoved={moved !== null}
        path={places}
        output={own[0] ?? null}
        inView={inView}
        onMove={move}
        onEnd={(which, row) => setEnds({ ...ends, [which]: codes.indices[row] })}
      />
      <Interpolation
        view={view}
        codes={codes}
        from={from}
        to={to}
        share={share}
        film={frames.slice(0, FILM)}
        output={frames[FILM] ?? null}
        onShare={setShare}
        onSwap={() => setEnds({ from: codes.indices[to] as number, to: codes.indices[from] as number })}
      />
      <Anomalies view={view} codes={codes} worst={worst} outputs={outputs} />
    </>
  );
}
