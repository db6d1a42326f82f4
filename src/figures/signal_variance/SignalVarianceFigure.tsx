import { useDeferredValue, useMemo, useState } from 'react';
import type { InitializerDef } from '../../catalog/initializers/definition.ts';
import { initializers } from '../../catalog/initializers/index.ts';
import { formatShort } from '../../math/format.ts';
import { Button } from '../../ui/controls/Button.tsx';
import { defaultsOf } from '../parts/defaults.ts';
import { EntrySelect } from '../parts/EntrySelect.tsx';
import { Figure } from '../parts/Figure.tsx';
import { HyperFields } from '../parts/HyperFields.tsx';
import { HIDDEN_ACTIVATIONS, hiddenActivation } from '../parts/hidden-activations.ts';
import { Key } from '../parts/Key.tsx';
import { LogCurves } from '../parts/LogCurves.tsx';
import { lookOf } from '../parts/series.ts';
import { type Variances, variancesOf } from './signal.ts';
import { trendWords } from './trend.ts';

const INITIALIZERS: Readonly<Record<string, InitializerDef>> = initializers;
const [DEPTH, WIDTH, EXAMPLES] = [30, 64, 16];

interface Part {
  readonly id: string;
  readonly args: Readonly<Record<string, number>>;
}

interface Setting {
  readonly activation: Part;
  readonly initializer: Part;
  readonly seed: number;
}

const FIRST: Setting = { activation: activationOf('tanh'), initializer: initializerOf('normal'), seed: 1 };

/** The variance of activations and gradients at each layer of a deep network before training. */
export default function SignalVarianceFigure() {
  const [setting, setSetting] = useState(FIRST);
  const set = (change: Partial<Setting>) => setSetting({ ...setting, ...change });
  const activation = hiddenActivation(setting.activation.id);
  const initializer = INITIALIZERS[setting.initializer.id] as InitializerDef;
  // Sliders move at once, and the curves follow when they are computed.
  const shown = useDeferredValue(setting);
  const { activations, gradients } = useMemo(() => variancesWith(shown), [shown]);
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
      onReset={() => setSetting(FIRST)}
      controls={
        <>
          <EntrySelect
            label="Initializer"
            entries={INITIALIZERS}
            value={setting.initializer.id}
            onChoose={(id) => set({ initializer: initializerOf(id) })}
          />
          <HyperFields
            of={initializer.hyper}
            values={setting.initializer.args}
            onChange={(args) => set({ initializer: { ...setting.initializer, args } })}
          />
          <EntrySelect
            label="Activation"
            entries={HIDDEN_ACTIVATIONS}
            value={setting.activation.id}
            onChoose={(id) => set({ activation: activationOf(id) })}
          />
          <HyperFields
            of={activation.hyper}
            values={setting.activation.args}
            onChange={(args) => set({ activation: { ...setting.activation, args } })}
          />
          <Button onClick={() => set({ seed: setting.seed + 1 })}>Draw again</Button>
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

function variancesWith({ activation, initializer, seed }: Setting): Variances {
  const network = {
    depth: DEPTH,
    width: WIDTH,
    activation: hiddenActivation(activation.id),
    activationArgs: activation.args,
    initializer: INITIALIZERS[initializer.id] as InitializerDef,
    initializerArgs: initializer.args,
  };
  return variancesOf(network, EXAMPLES, seed);
}

function activationOf(id: string): Part {
  return { id, args: defaultsOf(hiddenActivation(id).hyper) };
}

function initializerOf(id: string): Part {
  return { id, args: defaultsOf((INITIALIZERS[id] as InitializerDef).hyper) };
}
