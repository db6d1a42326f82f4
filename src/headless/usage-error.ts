/** A mistake in the arguments, described in one line. */
export class UsageError extends Error {}
