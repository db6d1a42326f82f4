import { chosenFiles, droppedFiles } from './gather.ts';
import { addImages } from './importing.ts';

/** Adds the images of a drop. */
export function takeDropped(dropped: readonly FileSystemEntry[] | readonly File[]): void {
  void addImages(areFiles(dropped) ? chosenFiles(dropped) : () => droppedFiles(dropped));
}

function areFiles(dropped: readonly FileSystemEntry[] | readonly File[]): dropped is readonly File[] {
  return dropped[0] instanceof File;
}
