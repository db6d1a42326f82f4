import type { Value } from '../../ir/graph.ts';
import { imageSample } from '../../math/sample.ts';
import {
  add,
  equal,
  greater,
  matmul,
  maximum,
  minimum,
  mul,
  pieces,
  reduceMax,
  reshape,
  sub,
  toFloat,
} from '../../ops/index.ts';
import type { EnvironmentDef } from './definition.ts';
import { drawAnyRow, exceeds, indices, matrix, row } from './numbers.ts';

const size = (label: string, tex: string, usual: number, explain: string) =>
  ({
    label,
    tex,
    default: usual,
    min: 3,
    max: 16,
    scale: 'linear',
    integer: true,
    effect: 'resample',
    explain,
  }) as const;

/** "Catch" of bsuite. An episode is one fall of the ball. */
export const catching: EnvironmentDef<'rows' | 'columns'> = {
  kind: 'environment',
  label: 'Catch',
  tex: 'r_T = \\begin{cases} +1 & x_{\\text{paddle}} = x_{\\text{ball}} \\\\ -1 & \\text{elsewhere} \\end{cases}',
  hyper: {
    rows: size('Rows', 'h', 10, 'In a taller picture, the reward comes longer after the moves that earn it.'),
    columns: size('Columns', 'w', 5, 'In a wider picture, the paddle has to move further.'),
  },
  explain: 'The agent moves a paddle below a falling ball and gets 1 if it catches the ball and −1 if it does not.',
  actions: () => ['left', 'stay', 'right'],
  observation: ({ rows, columns }) => imageSample({ channels: 1, height: rows, width: columns }),
  state: () => ['ball row', 'ball column', 'paddle column'],
  origin: ({ columns }) => [0, Math.floor(columns / 2), Math.floor(columns / 2)],
  axes: ({ rows, columns }) => [
    { of: 'paddle column', range: [-0.5, columns - 0.5], whole: true },
    { of: 'ball row', range: [rows - 0.5, -0.5], whole: true },
    { of: 'ball column', range: [-0.5, columns - 0.5], whole: true },
  ],
  noise: { reset: 1, step: 0 },
  limit: ({ rows }) => rows - 1,
  solved: () => 1,
  reset: (noise, { args: { columns } }) =>
    drawAnyRow(
      noise,
      Array.from({ length: columns }, (_, column) => [0, column, Math.floor(columns / 2)]),
    ),
  step(state, action, _chance, { args: { rows, columns } }) {
    const { builder } = state;
    const moves = matrix(builder, [
      [1, 0, -1],
      [1, 0, 0],
      [1, 0, 1],
    ]);
    const moved = maximum(add(matmul(action, moves), state), 0);
    return minimum(moved, row(builder, [rows - 1, columns - 1, columns - 1]));
  },
  over: (state, { args: { rows } }) => exceeds(state, [rows - 1.5, null, null]),
  ended: (state, { args: { rows } }) => toFloat(exceeds(state, [rows - 1.5, null, null])),
  reward({ next }, { args: { rows } }) {
    const [fallen, ball, paddle] = pieces(next, [1, 1, 1]) as [Value, Value, Value];
    const caught = sub(mul(toFloat(equal(ball, paddle)), 2), 1);
    return mul(toFloat(greater(fallen, rows - 1.5)), caught);
  },
  observe(state, { args: { rows, columns } }) {
    const { builder } = state;
    const count = state.type.shape[0] as number;
    // The places of the ball and of the paddle among the pixels.
    const weights = matrix(builder, [
      [columns, 0],
      [1, 0],
      [0, 1],
    ]);
    const places = add(matmul(state, weights), row(builder, [0, (rows - 1) * columns]));
    const pixels = toFloat(equal(reshape(places, [count, 2, 1]), indices(builder, rows * columns)));
    return reshape(reduceMax(pixels, [1]), [count, 1, rows, columns]);
  },
};
