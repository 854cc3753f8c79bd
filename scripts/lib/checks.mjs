// The checks that run no test. `npm test` runs them from scratch, `npm run check` with cached results.
import { join } from 'node:path'
import { root } from './bootstrap.mjs'

export const bin = (path) => join(root, 'node_modules', path)

/** `{name, args, remembering}`: Node's arguments, and those added if unchanged files may be skipped. */
export const checks = [
  { name: 'types', args: [bin('typescript-7/bin/tsc'), '-b', '--pretty', 'false'], remembering: [] },
  {
    name: 'format',
    args: [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'],
    remembering: ['--cache'],
  },
  {
    name: 'lint',
    args: [bin('oxlint/bin/oxlint')],
    remembering: [],
  },
  {
    name: 'layers',
    args: [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      'electron',
      'renderer',
      'shared',
    ],
    remembering: [],
  },
  { name: 'unused code', args: [bin('knip/bin/knip.js')], remembering: [] },
  { name: 'dependencies', args: [join(root, 'scripts/check-dependencies.mjs')], remembering: [] },
]
