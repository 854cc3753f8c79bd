import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const out = fileURLToPath(new URL('../../out', import.meta.url))

/** Does not match `import('...')`, which is loaded later. */
const importOf = /\b(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g

/** The text of a built script and of all files that it imports statically. */
const withImports = (file: string, seen = new Set<string>()): string => {
  if (seen.has(file)) return ''
  seen.add(file)
  const text = readFileSync(file, 'utf8')
  const imported = [...text.matchAll(importOf)].map(([, path = '']) => join(dirname(file), path))
  return [text, ...imported.map((one) => withImports(one, seen))].join('\n')
}

/** The code that runs in main before there is a window. */
export const startOfMain = (): string => withImports(join(out, 'main/main.js'))

/** The code and styles that the page loads before its first frame. */
export const startOfPage = (): { readonly scripts: string; readonly styles: string } => {
  const html = readFileSync(join(out, 'renderer/index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\.?\/([^"]+)"/g)].map(([, path = '']) =>
    join(out, 'renderer', path),
  )
  const of = (end: string): string[] => files.filter((file) => file.endsWith(end))
  return {
    scripts: of('.js')
      .map((file) => withImports(file))
      .join('\n'),
    styles: of('.css')
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n'),
  }
}
