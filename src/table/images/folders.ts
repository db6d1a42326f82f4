/** Whether a file is one that systems hide or put into folders by themselves. */
export function isHidden(path: string): boolean {
  return path
    .split('/')
    .some((name) => name.startsWith('.') || name === '__MACOSX' || /^(thumbs\.db|desktop\.ini)$/i.test(name));
}

/**
 * The class of each image: the name of its folder. The folders around all images, such as the one that was chosen, are
 * not classes, so images directly in them have none.
 * @param paths folders and name of the file, separated by "/"
 * @returns null for an image without a class
 */
export function classesOf(paths: readonly string[]): readonly (string | null)[] {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  const shared = sharedLength(folders);
  return folders.map((names) => (names.length > shared ? names.at(-1)?.trim() || null : null));
}

/** The number of folders at the beginning that are the same in all paths. */
function sharedLength(folders: readonly (readonly string[])[]): number {
  const [first = []] = folders;
  const differs = first.findIndex((name, depth) => folders.some((names) => names[depth] !== name));
  return differs < 0 ? first.length : differs;
}

/** The name of the folder around all images; null if there is none. */
export function folderAround(paths: readonly string[]): string | null {
  const folders = paths.map((path) => path.split('/').slice(0, -1));
  return folders[0]?.[sharedLength(folders) - 1] ?? null;
}
