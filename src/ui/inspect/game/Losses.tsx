import { useMemo } from 'react';
import { GamePlot } from '../../../plots/curves/GamePlot.tsx';
import { setCurves, useCurves } from '../../../store/curves.ts';
import { curveData } from '../../output/curveData.ts';
import { useShownExperiment } from '../../shownExperiment.ts';
import inside from '../Inside.module.css';
import { equilibriumOf } from './equilibrium.ts';

/** The losses of both players over the steps. */
export function Losses() {
  const { loss } = useShownExperiment();
  const zoom = useCurves((store) => store.zoom);
  const equilibrium = useMemo(() => equilibriumOf({ loss }), [loss]);
  const lines = equilibrium.map(({ name }) => name).join(', ');
  const isOpen = equilibrium.length === 1;
  return (
    <section className={inside.section} aria-labelledby="game-losses">
      <h3 id="game-losses">
        Losses <small>of both players, on the training part</small>
      </h3>
      <GamePlot
        source={curveData}
        label={`Losses of the discriminator and of the generator over the steps; at equilibrium: ${lines}`}
        height={190}
        zoom={zoom}
        onZoom={(range) => setCurves({ zoom: range })}
        equilibrium={equilibrium}
      />
      <p className={inside.note}>
        {isOpen ? 'The dashed line is' : 'The dashed lines are'} the equilibrium: the loss once generated examples
        cannot be told from real ones. In a good run the losses need not fall.
        {isOpen &&
          ' The generator’s loss has no such line: the discriminator may add any number to all of its answers.'}
      </p>
    </section>
  );
}
