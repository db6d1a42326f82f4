import { type Call, entryOf, type Section } from '../../experiment/index.ts';
import { sizeOf } from '../../math/shape.ts';
import type { RunView } from '../../runtime/protocol.ts';
import { texDigits } from './equation.ts';

/**
 * The values of the settings in a formula, as TeX; for an initializer also the sizes of the weights that it draws, and
 * the variance that follows. '' if there are none.
 * @param layer the layer whose weights are meant
 */
export function settingsTex(section: Section, call: Call, view: RunView | null, layer: number): string {
  const { hyper } = entryOf(section, call.id);
  const settings = Object.entries(hyper)
    .filter(([, { options }]) => options === undefined)
    .map(([name, { tex, default: standard }]) => `${tex} = ${texDigits(call.args[name] ?? standard, 9)}`);
  const drawn = section === 'initializers' && view ? drawnTex(call, view, layer) : [];
  return [...settings, ...drawn].join(',\\quad ');
}

function drawnTex({ id, args }: Call, view: RunView, layer: number): readonly string[] {
  const weight = view.parameters.find((parameter) => parameter.layer === layer && parameter.role === 'weight');
  if (!weight) return [];
  const { shape } = weight;
  // Kernels are [filters, channels, height, width], matrices [inputs, units].
  const isKernel = shape.length === 4;
  const [first = 1, second = 1] = shape;
  const window = isKernel ? sizeOf(shape.slice(2)) : 1;
  const [fanIn, fanOut] = isKernel ? [second * window, first * window] : [first, second];
  const variance = entryOf('initializers', id).variance({ shape, fanIn, fanOut, gain: 1 }, args);
  return [
    `n_{\\text{in}} = ${fanIn}`,
    `n_{\\text{out}} = ${fanOut}`,
    `\\operatorname{Var}(w) = ${texDigits(variance, 4)}`,
  ];
}
