import { useMemo, useState } from 'react';
import { formatNumber, formatShort } from '../../math/format.ts';
import { defaultsOf } from '../parts/defaults.ts';
import { EntrySelect } from '../parts/EntrySelect.tsx';
import { Figure } from '../parts/Figure.tsx';
import { FigureSlider } from '../parts/FigureSlider.tsx';
import { HIDDEN_ACTIVATIONS, hiddenActivation } from '../parts/hidden-activations.ts';
import { Key } from '../parts/Key.tsx';
import { LogCurves } from '../parts/LogCurves.tsx';
import { lookOf } from '../parts/series.ts';
import { fateOf, unroll } from './unrolled.ts';

const START = { activation: 'tanh', weight: 0.9, input: 0.2, start: 0.5, steps: 30 };

const SLIDERS = [
  { name: 'weight', label: 'Weight w', min: -3, max: 3, integer: false },
  { name: 'input', label: 'Input u', min: -2, max: 2, integer: false },
  { name: 'start', label: 'First state h₀', min: -2, max: 2, integer: false },
  { name: 'steps', label: 'Steps T', min: 2, max: 100, integer: true },
] as const;

/** The product of factors w·φ′ back through time. */
export default function BpttFigure() {
  const [setting, setSetting] = useState(START);
  const { products, factors, states } = useMemo(() => {
    const activation = hiddenActivation(setting.activation);
    return unroll({ ...setting, activation, args: defaultsOf(activation.hyper) }, setting.steps);
  }, [setting]);
  const sizes = products.map(Math.abs);
  const powers = products.map((_, back) => Math.abs(setting.weight) ** back);
  const curves = [
    { name: 'Product of the last k factors', values: sizes, look: lookOf(0) },
    { name: '|w|ᵏ, without φ′', values: powers, look: lookOf(1) },
  ];
  const nearest = factors.at(-1) as number;
  return (
    <Figure
      id="bptt"
      caption="Raise the weight beyond 1 with the linear activation and the gradient explodes; with tanh the states saturate, φ′ falls, and it vanishes instead."
      state={
        <p>
          After {setting.steps} steps the gradient {fateOf(products)}: the product is{' '}
          {formatShort(products.at(-1) as number)}. The factor of the last step is w · φ′ = {formatNumber(nearest)}, at
          the state {formatNumber(states.at(-1) as number)}.
        </p>
      }
      onReset={() => setSetting(START)}
      controls={
        <>
          <EntrySelect
            label="Activation"
            entries={HIDDEN_ACTIVATIONS}
            value={setting.activation}
            onChoose={(activation) => setSetting({ ...setting, activation })}
          />
          {SLIDERS.map(({ name, label, min, max, integer }) => (
            <FigureSlider
              key={name}
              {...{ label, min, max, integer }}
              value={setting[name]}
              onChange={(value) => setSetting({ ...setting, [name]: value })}
            />
          ))}
        </>
      }
    >
      <div>
        <Key entries={curves} />
        <LogCurves
          label="Size of the gradient, step by step back through time"
          xName="Steps back, k"
          yName="Size"
          x={[0, setting.steps]}
          curves={curves}
          height={300}
        />
      </div>
    </Figure>
  );
}
