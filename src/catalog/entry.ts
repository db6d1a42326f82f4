/** What an edit of a hyperparameter does to a run. */
export type Effect =
  /** The run goes on with the new number from the next step. */
  | 'live'
  /** The programs are built again; the run goes on where the parameters still fit and starts over where not. */
  | 'recompile'
  /** Data or initial weights are drawn again and the run starts over. */
  | 'resample';

/** A number that a person sets. */
export interface Hyperparameter {
  readonly label: string;
  /** Symbol in formulas, as TeX. */
  readonly tex: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** How a slider spreads the range; `log` for quantities that are compared by ratio. */
  readonly scale: 'linear' | 'log';
  readonly integer?: true;
  /** A choice among words instead of a number: the value is the place in this list, the text of a link the word. */
  readonly options?: readonly string[];
  readonly unit?: string;
  readonly effect: Effect;
  /** One sentence: what turning it up does. */
  readonly explain: string;
}

export type Hyperparameters<Name extends string = string> = Readonly<Record<Name, Hyperparameter>>;

/** Where a definition comes from. */
export interface Reference {
  readonly authors: string;
  readonly year: number;
  readonly title: string;
  readonly url: string;
}

/**
 * What every entry of the catalog tells about itself. The key in its folder's index is its id and part of the link format.
 * An entry names its hyperparameters in the type (`ActivationDef<'alpha'>`), so that its code can use those and no others.
 */
export interface Entry<Name extends string = string> {
  readonly label: string;
  /** The defining formula, as TeX without delimiters. */
  readonly tex: string;
  /** What it does, when to use it and how it fails, in 60–150 words. */
  readonly text: string;
  /** Where well-known frameworks differ from this definition. */
  readonly differs?: string;
  readonly reference: Reference;
  readonly hyper: Hyperparameters<Name>;
  /** Other names under which a link may ask for it; never printed. */
  readonly aliases?: readonly string[];
}
