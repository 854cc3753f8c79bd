/** Writes the class names of the CSS modules below `root`/renderer as types into node_modules/.cache/css-types. */
export function writeCssTypes(root: string): void
