import { imageSample } from '../../math/sample.ts';
import type { EnvironmentDef } from './definition.ts';

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
  limit: ({ rows }) => rows - 1,
  solved: () => 1,
};
