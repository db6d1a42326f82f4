/** The letter of an experiment by its place: A, B, C, D. */
export function letterOf(place: number): string {
  return String.fromCharCode('A'.charCodeAt(0) + place);
}
