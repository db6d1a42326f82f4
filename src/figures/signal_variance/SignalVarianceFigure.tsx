import { useMemo, useState } from 'react';
import type { InitializerDef } from '../../catalog/initializers/definition.ts';
import { initializers } from '../../catalog/initializers/index.ts';
import { formatShort } from '../../plots/core/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { defaultsOf } from '../parts/defaults.ts';
import { EntrySelect } from '../parts/EntrySelect.tsx';
import { Figure } from '../parts/Figure.tsx';
import { HyperFields } from '../parts/HyperFields.tsx';
import { HIDDEN_ACTIVATIONS, hiddenActivation } from '../parts/hidden-activations.ts';
import { Key } from '../parts/Key.tsx';
import { LogCurves } from '../parts/LogCurves.tsx';
import { lookOf } from '../parts/series.ts';
import { variancesOf } from './signal.ts';
import { trendWords } from './trend.ts';

const INITIALIZERS: Readonly<Record<string, InitializerDef>> = initializers;
const [DEPTH, WIDTH, EXAMPLES] = [30, 64, 24];
const FIRST = { activation: 'tanh', initializer: 'normal', seed: 1 };

interface Part {
  readonly id: string;
  readonly args: Readonly<Record<string, number>>;
}

/** The variance of activations and gradients at each layer of a deep network before training. */
export default function SignalVarianceFigure() {
  const [activationPart, setActivation] = useState(() => activationOf(FIRST.activation));
  const [initializerPart, setInitializer] = useState(() => initializerOf(FIRST.initializer));
  const [seed, setSeed] = useState(FIRST.seed);
  const activation = hiddenActivation(activationPart.id);
  const initializer = INITIALIZERS[initializerPart.id] as InitializerDef;
  const { activations, gradients } = useMemo(
    () =>
      variancesOf(
        {
          depth: DEPTH,
          width: WIDTH,
          activation,
          activationArgs: activationPart.args,
          initializer,
          initializerArgs: initializerPart.args,
        },
        EXAMPLES,
        seed,
      ),
    [activation, activationPart.args, initializer, initializerPart.args, seed],
  );
  const curves = [
    { name: 'Activations', values: activations, look: lookOf(0) },
    { name: 'Gradients', values: gradients, look: lookOf(1) },
  ];
  return (
    <Figure
      id="signal_variance"
      caption="Change the standard deviation of the weights, then choose Xavier, and He with ReLU: look for a combination whose curves stay level."
      state={
        <>
          <p>
            Forwards, the variance of the activations {trendWords(activations)}: {formatShort(activations[0] as number)}{' '}
            at the inputs, {formatShort(activations[DEPTH] as number)} at layer {DEPTH}.
          </p>
          <p>
            Backwards, the variance of the gradients {trendWords(gradients.toReversed())}:{' '}
            {formatShort(gradients[DEPTH] as number)} at layer {DEPTH}, {formatShort(gradients[0] as number)} at the
            inputs.
          </p>
        </>
      }
      onReset={() => {
        setActivation(activationOf(FIRST.activation));
        setInitializer(initializerOf(FIRST.initializer));
        setSeed(FIRST.seed);
      }}
      controls={
        <>
          <EntrySelect
            label="Initializer"
            entries={INITIALIZERS}
            value={initializerPart.id}
            onChoose={(id) => setInitializer(initializerOf(id))}
          />
          <HyperFields
            of={initializer.hyper}
            values={initializerPart.args}
            onChange={(args) => setInitializer({ ...initializerPart, args })}
          />
          <EntrySelect
            label="Activation"
            entries={HIDDEN_ACTIVATIONS}
            value={activationPart.id}
            onChoose={(id) => setActivation(activationOf(id))}
          />
          <HyperFields
            of={activation.hyper}
            values={activationPart.args}
            onChange={(args) => setActivation({ ...activationPart, args })}
          />
          <Button onClick={() => setSeed(seed + 1)}>Draw again</Button>
        </>
      }
    >
      <div>
        <Key entries={curves} />
        <LogCurves
          label={`Variance at each layer with ${initializer.label} weights and ${activation.label}`}
          xName={`Layer, ${WIDTH} units each`}
          yName="Variance"
          x={[0, DEPTH]}
          curves={curves}
          height={300}
        />
      </div>
    </Figure>
  );
}

function activationOf(id: string): Part {
  return { id, args: defaultsOf(hiddenActivation(id).hyper) };
}

function initializerOf(id: string): Part {
  return { id, args: defaultsOf((INITIALIZERS[id] as InitializerDef).hyper) };
}
