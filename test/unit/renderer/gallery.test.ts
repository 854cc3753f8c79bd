import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('../../..', import.meta.url))
const filesBelow = (folder: string): readonly string[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => join(folder, name))

/** Parts without a story of their own, and why. */
const exceptions: Readonly<Record<string, string>> = {
  'renderer/ui/grid/grid-header.tsx': 'drawn by each story of the grid',
  'renderer/ui/grid/grid-row.tsx': 'drawn by each story of the grid',
}

test('every part of the page has a story in the gallery', () => {
  const stories = filesBelow('test/gallery').map((file) => readFileSync(join(root, file), 'utf8'))
  const parts = ['renderer/parts', 'renderer/ui'].flatMap(filesBelow)
  const shown = (file: string): boolean =>
    stories.some((text) => text.includes(`${file.slice('renderer/'.length, -'.tsx'.length)}'`))
  expect(parts.length).toBeGreaterThan(20)
  expect(parts.filter((file) => !shown(file) && !(file in exceptions))).toEqual([])
  expect(Object.keys(exceptions).filter((file) => shown(file) || !parts.includes(file))).toEqual([])
})
