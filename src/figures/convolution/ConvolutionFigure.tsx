import { useMemo, useState } from 'react';
import { formatNumber } from '../../math/format.ts';
import { randomStream } from '../../math/random.ts';
import { Formula } from '../../ui/controls/Formula.tsx';
import { EntrySelect } from '../parts/EntrySelect.tsx';
import { Figure } from '../parts/Figure.tsx';
import { FigureSlider } from '../parts/FigureSlider.tsx';
import { Handle } from '../parts/Handle.tsx';
import { Transport } from '../parts/Transport.tsx';
import styles from './ConvolutionFigure.module.css';
import { KERNELS, type KernelId, weightsOf } from './kernels.ts';
import { NumberGrid } from './NumberGrid.tsx';
import { convolve, outputSize, readsAt, type Sliding } from './sliding.ts';

const START: Sliding = { input: 6, kernel: 3, stride: 1, padding: 0, dilation: 1 };
const HIGHEST = 9;

const SLIDERS = [
  { name: 'input', label: 'Input n', min: 3, max: 8 },
  { name: 'kernel', label: 'Kernel k', min: 1, max: 4 },
  { name: 'stride', label: 'Stride s', min: 1, max: 3 },
  { name: 'padding', label: 'Padding p', min: 0, max: 2 },
  { name: 'dilation', label: 'Dilation d', min: 1, max: 3 },
] as const satisfies readonly { readonly name: keyof Sliding; readonly [key: string]: unknown }[];

/** A kernel that slides over numbers, one position at a time. */
export default function ConvolutionFigure() {
  const [sliding, setSliding] = useState(START);
  const [kernelId, setKernel] = useState<KernelId>('edge');
  const [position, setPosition] = useState(0);
  const input = useMemo(() => numbers(sliding.input), [sliding.input]);
  const weights = weightsOf(kernelId, sliding.kernel);
  const output = convolve(sliding, input, weights);
  const size = outputSize(sliding);
  const at = Math.min(position, output.length - 1);
  const [row, column] = [Math.floor(at / size), at % size];
  const reads = size > 0 ? readsAt(sliding, row, column) : [];
  const values = reads.map(({ index }) => (index === null ? 0 : (input[index] as number)));
  const result = output[at] ?? Number.NaN;
  return (
    <Figure
      id="convolution"
      caption="Step the kernel from position to position, then change stride, padding and dilation and predict the size of the output before you look."
      state={
        <>
          <Formula tex={sizeTex(sliding)} display />
          {size > 0 ? (
            <p className={styles.sum}>
              Row {row + 1}, column {column + 1}:{' '}
              {values.map((value, index) => `${factorWords(weights[index] as number)} · ${value}`).join(' + ')} ={' '}
              <strong>{formatNumber(result)}</strong>
            </p>
          ) : (
            <p>
              The kernel spans {sliding.dilation * (sliding.kernel - 1) + 1} cells, more than the{' '}
              {sliding.input + 2 * sliding.padding} of the input with its padding, so there is no output.
            </p>
          )}
        </>
      }
      onReset={() => {
        setSliding(START);
        setKernel('edge');
        setPosition(0);
      }}
      controls={
        <>
          <EntrySelect label="Kernel" entries={KERNELS} value={kernelId} onChoose={setKernel} />
          <Transport
            onStep={(steps) => setPosition(Math.min(output.length - 1, at + steps))}
            over={at >= output.length - 1 ? 'There is no further position.' : null}
          />
          {SLIDERS.map(({ name, label, min, max }) => (
            <FigureSlider
              key={name}
              integer
              {...{ label, min, max }}
              value={sliding[name]}
              onChange={(value) => {
                setSliding({ ...sliding, [name]: value });
                setPosition(0);
              }}
            />
          ))}
        </>
      }
    >
      <div className={styles.grids}>
        <NumberGrid
          title={sliding.padding > 0 ? 'Input with padding' : 'Input'}
          size={sliding.input}
          values={input}
          most={HIGHEST}
          padding={sliding.padding}
          framed={reads}
        />
        <NumberGrid title="Kernel" size={sliding.kernel} values={weights} most={1} />
        {size > 0 && (
          <NumberGrid
            title={`Output, ${size} × ${size}`}
            size={size}
            values={output}
            most={Math.max(1, ...output.map(Math.abs))}
            known={at + 1}
            handles={(scales) => (
              <Handle
                label="Position in the output"
                text={`row ${row + 1}, column ${column + 1}: ${formatNumber(result)}`}
                scales={scales}
                at={{ x: column, y: row }}
                step={1}
                isDown
                onMove={({ x, y }) => setPosition(Math.round(y) * size + Math.round(x))}
              >
                <rect x={-11} y={-11} width={22} height={22} className={styles.position} />
              </Handle>
            )}
          />
        )}
      </div>
    </Figure>
  );
}

/** Whole numbers from 0 to 9 with a bright left part, so that the kernel for edges finds one. */
function numbers(size: number): number[] {
  const random = randomStream(4, 'convolution');
  return Array.from({ length: size * size }, (_, index) => {
    const isBright = index % size < size / 2;
    return random.integer(4) + (isBright ? HIGHEST - 3 : 0);
  });
}

/** A negative number in parentheses. */
function factorWords(weight: number): string {
  return weight < 0 ? `(${formatNumber(weight)})` : formatNumber(weight);
}

function sizeTex(sliding: Sliding): string {
  const { input, kernel, stride, padding, dilation } = sliding;
  const numbersTex = `\\left\\lfloor \\frac{${input} + 2 \\cdot ${padding} - ${dilation} \\cdot (${kernel} - 1) - 1}{${stride}} \\right\\rfloor + 1`;
  return `\\begin{aligned} &\\left\\lfloor \\frac{n + 2p - d(k - 1) - 1}{s} \\right\\rfloor + 1 \\\\ &= ${numbersTex} = ${outputSize(sliding)} \\end{aligned}`;
}
