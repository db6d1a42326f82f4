/**
 * What the page asks of the service worker: to replace the version before, or to remove the files of earlier versions.
 */
export type OfflineCommand = 'takeOver' | 'tidy';
