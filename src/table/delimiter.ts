/** A sign between columns. */
export type Separator = ',' | '\t' | ';' | '|';

/** What can separate the columns; a space means any number of spaces and tabs. */
export type Delimiter = Separator | ' ';
