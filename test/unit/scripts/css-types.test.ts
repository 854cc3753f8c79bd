import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { writeCssTypes } from '../../../scripts/lib/css-types.mjs'

const root = fileURLToPath(new URL('../../..', import.meta.url))

let tree = ''
beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'css-types-'))
  mkdirSync(join(tree, 'renderer/ui'), { recursive: true })
  mkdirSync(join(tree, 'node_modules'))
  symlinkSync(join(root, 'node_modules/vite'), join(tree, 'node_modules/vite'))
})
afterEach(() => {
  rmSync(tree, { recursive: true, force: true })
})

const write = (path: string, text: string): void => {
  writeFileSync(join(tree, 'renderer', path), text)
}

/** What the compiler says to a use of the module's classes, with the settings of the page. */
const complaints = (use: string): readonly string[] => {
  write('ui/use.ts', `import classes from './chip.module.css'\nexport const used = ${use}\n`)
  const { config } = ts.readConfigFile(join(root, 'tsconfig.base.json'), (file) =>
    readFileSync(file, 'utf8'),
  ) as { config: { compilerOptions: Record<string, unknown> } }
  const { options } = ts.convertCompilerOptionsFromJson(
    {
      ...config.compilerOptions,
      composite: false,
      rootDirs: ['renderer', 'node_modules/.cache/css-types'],
      types: ['vite/client'],
      lib: ['es2023', 'dom'],
    },
    tree,
  )
  const program = ts.createProgram([join(tree, 'renderer/ui/use.ts')], options)
  const file = program.getSourceFile(join(tree, 'renderer/ui/use.ts'))
  return program
    .getSemanticDiagnostics(file)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

it('a class that the module has compiles, one that it lacks does not', { timeout: 120_000 }, () => {
  write('ui/chip.module.css', '.chip { color: red }\n.chip .inner-part, :global(.lc-mono) { color: blue }\n')
  writeCssTypes(tree)
  expect(complaints("[classes['chip'].length, classes['inner-part'].length]")).toEqual([])
  expect(complaints("classes['chop']")).toEqual([expect.stringContaining("'chop'")])
  expect(complaints("classes['lc-mono']")).toEqual([expect.stringContaining("'lc-mono'")])
})

it('what a module loses goes, and so does a module', { timeout: 120_000 }, () => {
  write('ui/chip.module.css', '.chip { color: red }\n')
  writeCssTypes(tree)
  write('ui/chip.module.css', '.other { color: red }\n')
  writeCssTypes(tree)
  expect(complaints("classes['chip']")).toEqual([expect.stringContaining("'chip'")])
  rmSync(join(tree, 'renderer/ui/chip.module.css'))
  writeCssTypes(tree)
  // Vite's own word for any module that is not known.
  expect(complaints("classes['chip']")).toEqual([])
})
