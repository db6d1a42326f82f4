export interface Gain {
  readonly name: string;
  readonly what: string;
  readonly group: string;
  readonly better: 'less' | 'more';
  readonly reached: number | null;
  readonly floor: number;
}

export interface Repetition {
  readonly base: Readonly<Record<string, number>>;
  readonly built: Readonly<Record<string, number>>;
}

export interface JudgedGain extends Gain {
  readonly base: number;
  readonly built: number;
  readonly ratio: number;
  readonly kept: boolean;
}

export const BASE: string;

export const GAINS: readonly Gain[];

export function judge(gains: readonly Gain[], repetitions: readonly Repetition[]): JudgedGain[];

export function gainsTable(judged: readonly JudgedGain[]): string;
