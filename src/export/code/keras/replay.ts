import { indented } from '../script.ts';

/** What the function that repeats the recorded steps is written from. */
interface Replay {
  /** The number of recorded steps. */
  readonly steps: number;
  /** Statements before the first step. */
  readonly begin?: readonly string[];
  /** Statements that make the step number `step`. */
  readonly step: readonly string[];
  /** Statements that compare the losses after it. @param step an expression of its number */
  compare(step: string): readonly string[];
  /** Statements after each comparison, and after the last one. */
  readonly next?: readonly string[];
  readonly end?: readonly string[];
  /** What is compared: "losses". */
  readonly compared?: string;
}

/** The function that repeats the recorded steps or, if there is none, compares the initial losses. */
export function replayFunction({
  steps,
  begin = [],
  step,
  compare,
  next = [],
  end = [],
  compared = 'losses',
}: Replay): string {
  if (steps === 0) {
    const lines = [...begin, ...compare('0'), ...next, `print("The initial ${compared} agree.")`, ...end];
    return `def replay():
    """Asserts that the initial ${compared} are the same. No step is recorded."""
${indented(lines.join('\n'))}`;
  }
  const lines = [
    ...begin,
    'for step in range(STEPS + 1):',
    '    if step > 0:',
    ...[...step.map((line) => `    ${line}`), ...compare('step'), ...next].map((line) => `    ${line}`),
    steps === 1
      ? `print("The ${compared} of the recorded step agree.")`
      : `print(f"The ${compared} of {STEPS} steps agree.")`,
    ...end,
  ];
  return `def replay():
    """Repeats the recorded steps, and asserts that the ${compared} are the same."""
${indented(lines.join('\n'))}`;
}

/** Statements that compare the losses of all parts. */
export const compareParts = (step: string): readonly string[] => [
  'for part in EXAMPLES:',
  `    expected = RECORD[f"loss/{part}"][${step}]`,
  ...(step === '0' ? [] : ['    message = f"{part} loss after {step} steps"']),
  `    np.testing.assert_allclose(evaluate(part), expected, rtol=1e-4, atol=1e-6${step === '0' ? '' : ', err_msg=message'})`,
];
