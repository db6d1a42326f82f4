/** Installs packages, if this is Debian and the user is root, and says whether it tried. @param why see debian.mjs */
export function installFromDebian(packages: readonly string[], why: string): boolean;
