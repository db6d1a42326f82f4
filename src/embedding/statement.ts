/** What somebody did, in the terms of xAPI. */
export const VERBS = ['initialized', 'answered', 'progressed', 'passed', 'failed', 'completed'] as const;
export type Verb = (typeof VERBS)[number];

/** A score, with its place between the lowest and the highest possible one as `scaled`, from 0 to 1. */
export interface Score {
  readonly raw: number;
  readonly min: number;
  readonly max: number;
  readonly scaled: number;
}

/** A statement of xAPI 1.0.3 that a course page can pass on to its learning record store. */
export interface Statement {
  readonly actor: {
    readonly objectType: 'Agent';
    /** Only if the person has given one. */
    readonly name?: string;
    /** Identifies the person for as long as the page is open, and no longer. */
    readonly account: { readonly homePage: string; readonly name: string };
  };
  readonly verb: { readonly id: string; readonly display: { readonly en: string } };
  readonly object: {
    readonly objectType: 'Activity';
    /** The link of the lesson or of the experiment. */
    readonly id: string;
    readonly definition: { readonly name: { readonly en: string } };
  };
  readonly result: {
    readonly score?: Score;
    readonly success?: boolean;
    readonly completion?: boolean;
    /** In ISO 8601: `PT12.5S`. */
    readonly duration?: string;
  };
}

/** What a statement is about. */
export interface Achievement {
  readonly verb: Verb;
  /** The name of the lesson or of the exercise. */
  readonly title: string;
  /** Its link. */
  readonly link: string;
  /** Points of at most `max`; `min` is 0 by default. */
  readonly score?: { readonly raw: number; readonly max: number; readonly min?: number };
  /** Follows from the verb by default: `passed` is a success, `failed` is not. */
  readonly success?: boolean;
  /** By default, whatever is passed, failed or completed is complete. */
  readonly completion?: boolean;
  /** The time that the person needed. */
  readonly seconds?: number;
  /** The name of the person, if they have given one. */
  readonly name?: string;
}

/** Puts an achievement into the terms of xAPI. */
export function statementOf(achievement: Achievement): Statement {
  const { verb, title, link, score, seconds, name } = achievement;
  const success = achievement.success ?? (verb === 'passed' ? true : verb === 'failed' ? false : undefined);
  const completion = achievement.completion ?? ['passed', 'failed', 'completed'].includes(verb);
  return {
    actor: {
      objectType: 'Agent',
      ...(name && { name }),
      account: { homePage: link.split('#')[0] ?? link, name: visitor },
    },
    verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { en: verb } },
    object: { objectType: 'Activity', id: link, definition: { name: { en: title } } },
    result: {
      ...(score && { score: scored(score) }),
      ...(success !== undefined && { success }),
      completion,
      ...(seconds !== undefined && { duration: durationOf(seconds) }),
    },
  };
}

/** A random name that is never stored, so that nobody can follow a person from one visit to the next. */
const visitor = `visitor-${crypto.getRandomValues(new Uint32Array(2)).join('')}`;

function scored({ raw, max, min = 0 }: NonNullable<Achievement['score']>): Score {
  const kept = Math.min(Math.max(raw, min), max);
  return { raw: kept, min, max, scaled: max > min ? (kept - min) / (max - min) : 0 };
}

/** Seconds as a duration of ISO 8601, to the hundredth: `PT1H2M3.5S`. */
export function durationOf(seconds: number): string {
  const hundredths = Math.max(0, Math.round(seconds * 100));
  const hours = Math.floor(hundredths / 360_000);
  const minutes = Math.floor((hundredths % 360_000) / 6000);
  const rest = (hundredths % 6000) / 100;
  return `PT${hours > 0 ? `${hours}H` : ''}${minutes > 0 ? `${minutes}M` : ''}${rest}S`;
}
