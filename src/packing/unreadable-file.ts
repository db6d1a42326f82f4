/** A file that cannot be read. Its message is a sentence for people: what was found, and what was expected. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';
}
