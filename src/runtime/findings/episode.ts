/** What happened in one world from its beginning until its episode was over, with the policy as it was then. */
export interface Episode {
  /** The step of the run at which it was played. */
  readonly step: number;
  /** The numbers of `WorldView.states` before each move and after the last one: [moves + 1, states]. */
  readonly states: Float32Array;
  /** The probability of each action at each move: [moves, actions]. */
  readonly probabilities: Float32Array;
  /**
   * What the network estimated of each action at each move, [moves, actions]; null if it estimates probabilities alone.
   */
  readonly actionValues: Float32Array | null;
  /** The estimated value of the state before each move and after the last one, [moves + 1]; null without an estimate. */
  readonly values: Float32Array | null;
  /** The index of the action taken at each move: [moves]. */
  readonly actions: Uint8Array;
  /** The reward of each move: [moves]. */
  readonly rewards: Float32Array;
  /** Whether it ended by the rules of the world, and was not cut off because of its length. */
  readonly ended: boolean;
}
