/** An experiment cannot be written in a format, however often a person tries. Its message is a sentence for people. */
export class Unwritable extends Error {
  override readonly name = 'Unwritable';
}
