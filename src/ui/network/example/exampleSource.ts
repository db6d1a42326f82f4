import { unitByUnit } from '../../../math/sample.ts';
import { scaled, UNSCALED } from '../../../math/scale.ts';
import type { LiveSource } from '../../../plots/core/types.ts';
import { fitsView, type ShownExample } from '../../../plots/example/types.ts';
import type { RunView } from '../../../runtime/protocol.ts';
import { example, exampleIn } from '../../../store/example.ts';
import { run } from '../../../store/run.ts';

/** The example in view and what the network makes of it, for pictures that draw it without rendering React. */
export const shownExample: LiveSource<ShownExample> = {
  get() {
    const { view, findings } = run.getState();
    const { index, pixel, drawn } = example.getState();
    const shown = view && exampleIn(view, index);
    if (!view || shown === null) return null;
    const passed = findings.example && fitsView(view, findings.example) ? findings.example : null;
    const input = passed?.input ?? (drawn ? scaledAs(view, drawn) : inputOf(view, shown));
    return { input: inPlots(view, input), passed, pixel };
  },
  subscribe(listener) {
    const stops = [
      run.subscribe((now, before) => {
        if (now.view !== before.view || now.findings.example !== before.findings.example) listener();
      }),
      example.subscribe(listener),
    ];
    return () => {
      for (const stop of stops) stop();
    };
  },
};

/** The last input that was cut out, so that the same example is the same array. */
let last: { readonly of: RunView; readonly index: number; readonly input: Float32Array } | null = null;

function inputOf(view: RunView, index: number): Float32Array {
  if (last?.of !== view || last.index !== index) {
    const width = view.features.length;
    last = { of: view, index, input: view.points.features.subarray(index * width, (index + 1) * width) };
  }
  return last.input;
}

/** A drawn image until the engine has prepared it: without clipping. */
function scaledAs({ features, scales }: RunView, image: Float64Array): Float32Array {
  return Float32Array.from(image, (pixel, index) => scaled(pixel, scales.get(features[index] ?? '') ?? UNSCALED));
}

const arranged = new WeakMap<ArrayLike<number>, ArrayLike<number>>();

/** An input unit by unit; the same input is the same array. */
function inPlots({ sample }: RunView, input: Float32Array): ArrayLike<number> {
  const values = arranged.get(input) ?? unitByUnit(sample, input);
  arranged.set(input, values);
  return values;
}
