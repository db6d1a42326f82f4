import { functionTex } from '../../activationTex.ts';
import { texNumber } from '../../texNumber.ts';

/** The inside of a recurrent layer, one of its units at one step. */
export interface StepOfUnit {
  /** Id of the kind of layer in the catalog. */
  readonly kind: string;
  /** Id of the block that is pointed at. */
  readonly block: string;
  /** Id of the activation of a layer that has one. */
  readonly activation: string | null;
  /** A number at this step, by its name and the index of the gate in a sum of several; NaN if there is none. */
  read(name: string, gate?: number): number;
  /** A number after the step that it read before; 0 before the first. */
  before(name: string): number;
  /** The index of that step: a layer that reads backwards comes from the step after. */
  readonly previous: 't-1' | 't+1';
}

/** The gates of each kind, in the order of their sums. */
const GATES: Readonly<Record<string, readonly string[]>> = { lstm: ['i', 'f', 'g', 'o'], gru: ['r', 'z'] };

/** How a number came to be, as lines of TeX with its numbers, from which a pocket calculator gets the results. */
export function stepTex(unit: StepOfUnit): readonly string[] {
  return linesOf(unit).map((line) => line.replaceAll('{t-1}', `{${unit.previous}}`));
}

function linesOf(unit: StepOfUnit): readonly string[] {
  if (unit.kind === 'rnn') return rnnTex(unit);
  if (unit.kind === 'lstm') return [...gateTex(unit), ...lstmTex(unit)];
  if (unit.kind === 'gru') return [...(unit.block === 'n' ? candidateTex(unit) : gateTex(unit)), ...gruTex(unit)];
  return [];
}

function rnnTex({ read, activation }: StepOfUnit): string[] {
  const sum = read('sum');
  const name = activation === null ? '\\varphi' : functionTex(activation);
  return [
    ...sumTex('s_t', '', read('added'), sum),
    equation('h_t', [`${name}(s_t)`, `${name}(${shown(sum)})`], read('h')),
  ];
}

/** A gate, or the candidate of an LSTM, if it is pointed at. */
function gateTex({ kind, block, read }: StepOfUnit): string[] {
  const gate = GATES[kind]?.indexOf(block) ?? -1;
  if (gate < 0) return [];
  const sum = read('sum', gate);
  const name = block === 'g' ? '\\tanh' : '\\sigma';
  return [
    ...sumTex('s_t', `_${block}`, read('added', gate), sum),
    equation(`${block}_t`, [`${name}(s_t)`, `${name}(${shown(sum)})`], read(block)),
  ];
}

function lstmTex({ read, before }: StepOfUnit): string[] {
  const cell = read('c');
  return [
    equation(
      'c_t',
      [
        'f_t\\, c_{t-1} + i_t\\, g_t',
        `${shown(read('f'))} \\cdot ${factor(before('c'))} ${BREAK}+ ${shown(read('i'))} \\cdot ${factor(read('g'))}`,
      ],
      cell,
    ),
    equation('h_t', ['o_t \\tanh(c_t)', `${shown(read('o'))} \\cdot \\tanh(${shown(cell)})`], read('h')),
  ];
}

/** The candidate of a GRU, whose reset gate acts after the product of state and weight, or before it. */
function candidateTex({ read }: StepOfUnit): string[] {
  const sum = read('candidate_sum');
  const recurrent = read('candidate_recurrent');
  const added = read('candidate_added');
  const result = equation('n_t', ['\\tanh(s_t)', `\\tanh(${shown(sum)})`], read('n'));
  if (Number.isNaN(recurrent)) {
    return [
      equation('s_t', ['(x_t W_n + b_n) + (r_t \\odot h_{t-1}) U_n', `${shown(added)} + ${factor(sum - added)}`], sum),
      result,
    ];
  }
  return [
    equation(
      's_t',
      [
        '(x_t W_n + b_n) + r_t\\, (h_{t-1} U_n + b_{hn})',
        `${shown(added)} + ${shown(read('r'))} \\cdot ${factor(recurrent)}`,
      ],
      sum,
    ),
    result,
  ];
}

function gruTex({ read, before }: StepOfUnit): string[] {
  const update = shown(read('z'));
  return [
    equation(
      'h_t',
      [
        '(1 - z_t)\\, n_t + z_t\\, h_{t-1}',
        `(1 - ${update}) \\cdot ${factor(read('n'))} ${BREAK}+ ${update} \\cdot ${factor(before('h'))}`,
      ],
      read('h'),
    ),
  ];
}

/** The sum of a unit: from the input with the bias, and from the state. */
function sumTex(name: string, index: string, added: number, sum: number): string[] {
  return [
    equation(
      name,
      [`(x_t W${index} + b${index}) + h_{t-1} U${index}`, `${shown(added)} + ${factor(sum - added)}`],
      sum,
    ),
  ];
}

/** An equation over several lines, aligned at its equals signs. */
function equation(left: string, steps: readonly string[], result: number): string {
  const [first, ...others] = steps;
  const rest = others.map((step) => `\\\\ &= ${step}`).join(' ');
  return `${left} &= ${first} ${rest} = \\mathbf{${shown(result, RESULT)}}`;
}

/** A sum of two products does not fit on a line beside the pictures. */
const BREAK = '\\\\ &\\quad ';

/** Decimals of the numbers in a formula, and one less of its result, so that what is rounded does not change it. */
const DECIMALS = 4;
const RESULT = 3;
/** From here on, decimals say nothing. */
const LARGE = 1e4;

function shown(value: number, decimals = DECIMALS): string {
  if (!Number.isFinite(value) || Math.abs(value) >= LARGE) return texNumber(value);
  const text = value.toFixed(decimals);
  return Number(text) === 0 ? text.replace('-', '') : text;
}

/** A number after a sign: in parentheses if it is negative. */
function factor(value: number): string {
  const text = shown(value);
  return text.startsWith('-') ? `(${text})` : text;
}
