/** The number of frames of an interpolation, with both ends. */
export const FILM = 8;
