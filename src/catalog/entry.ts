/** What happens to a run when a hyperparameter is edited. */
export type Effect =
  /** The run continues with the new number from the next step. */
  | 'live'
  /** The programs are rebuilt; the run continues if the parameters still fit, and starts over otherwise. */
  | 'recompile'
  /** Data or initial weights are drawn again and the run starts over. */
  | 'resample';

/** A number that a person sets. */
export interface Hyperparameter {
  readonly label: string;
  /** The symbol in formulas, as TeX. */
  readonly tex: string;
  readonly default: number;
  readonly min: number;
  readonly max: number;
  /** How a slider maps the range; `log` for quantities that are compared by ratio. */
  readonly scale: 'linear' | 'log';
  readonly integer?: true;
  /** For a choice among words instead of a number. The value is the index into this list; a link contains the word. */
  readonly options?: readonly string[];
  readonly unit?: string;
  /** What 0 means, in place of the unit, if it is no quantity: "never". */
  readonly zero?: string;
  /** Few experiments change it, so the page shows it only on request. */
  readonly rare?: true;
  readonly effect: Effect;
  /** One sentence: the effect of a higher value. */
  readonly explain: string;
}

export type Hyperparameters<Name extends string = string> = Readonly<Record<Name, Hyperparameter>>;

/**
 * What every entry of the catalog provides. Its key in the index of its folder is its id and part of the link format.
 * The text about it is in a Markdown file beside it, named by its id (`prose.ts`).
 * An entry names its hyperparameters in the type (`ActivationDef<'alpha'>`), so that its code can use those and no
 * others.
 */
export interface Entry<Name extends string = string> {
  readonly label: string;
  /** The defining formula, as TeX without delimiters. */
  readonly tex: string;
  readonly hyper: Hyperparameters<Name>;
  /** Other names that a link may use for it; never printed. */
  readonly aliases?: readonly string[];
}
