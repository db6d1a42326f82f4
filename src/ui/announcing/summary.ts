/** The id of the paragraph at the start of the page that says in words what is on it. */
export const SUMMARY = 'summary';
