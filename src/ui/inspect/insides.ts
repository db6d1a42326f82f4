/** Where the inspector shows what a layer computes on the way to its output. */
interface InsideOfLayer {
  readonly what: string;
  /** The tab of the inspector. */
  readonly tab: 'time' | 'attention';
}

const GATES: InsideOfLayer = { what: 'gates', tab: 'time' };
const ATTENTION: InsideOfLayer = { what: 'attention', tab: 'attention' };

/** By the id of the layer in the catalog. */
export const INSIDES: Readonly<Record<string, InsideOfLayer>> = {
  rnn: { what: 'steps', tab: 'time' },
  lstm: GATES,
  gru: GATES,
  self_attention: ATTENTION,
  transformer_block: ATTENTION,
};
