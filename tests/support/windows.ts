/** The same window in both directions. */
export function square<Window>(window: Window) {
  return { rows: window, columns: window };
}
