import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  ...readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
]

/** Where the links of a document to other files lead, from the project's root. */
const linksOf = (document: string): readonly string[] => {
  const text = readFileSync(join(root, document), 'utf8')
  return [...text.matchAll(/\]\(([^)\s#]+)[^)\s]*\)/g)]
    .map(([, target]) => target ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => normalize(join(dirname(document), target)))
}

it.each(documents)('every link of %s leads to something', (document) => {
  expect(linksOf(document).filter((target) => !existsSync(join(root, target)))).toEqual([])
})

it('every document has its place in the page of docs/', () => {
  const listed = new Set(linksOf('docs/README.md'))
  const decisions = new Set(linksOf('docs/decisions/README.md'))
  const places = (document: string): ReadonlySet<string> =>
    document.startsWith('docs/decisions/0') ? decisions : listed
  const unlisted = documents.filter(
    (document) =>
      document.startsWith('docs/') && document !== 'docs/README.md' && !places(document).has(document),
  )
  expect(unlisted).toEqual([])
})
