import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')

/** Paths of the project that stand in code marks. Those with a place to fill in, such as `<name>`, `*` or `…`, name no file. */
const pathsIn = (text: string): readonly string[] =>
  [...text.matchAll(/`((?:electron|renderer|shared|resources|test|scripts|docs)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  )

test.each(['CONTRIBUTING.md', 'docs/glossary.md'])('every path that %s names is there', (document) => {
  const paths = pathsIn(readFileSync(join(root, document), 'utf8'))
  expect(paths.length).toBeGreaterThan(20)
  expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([])
})
