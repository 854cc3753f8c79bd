import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
const linter = join(root, 'node_modules/oxlint/bin/oxlint')

/** What `run` gives in a tree of its own, with our rules and the given files. */
const inTree = <T>(files: Readonly<Record<string, string>>, run: (tree: string) => T): T => {
  const tree = mkdtempSync(join(tmpdir(), 'layers-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    for (const file of ['.dependency-cruiser.cjs', '.oxlintrc.json', 'tsconfig.base.json', 'package.json']) {
      copyFileSync(join(root, file), join(tree, file))
    }
    for (const folder of ['electron', 'renderer', 'shared']) mkdirSync(join(tree, folder))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), text)
    }
    return run(tree)
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

const reportOf = (tree: string, args: readonly string[]): unknown =>
  JSON.parse(
    spawnSync(process.execPath, args, { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 }).stdout,
  )

/** The names of the layers' rules that these files break. */
const brokenBy = (files: Readonly<Record<string, string>>): readonly string[] =>
  inTree(files, (tree) => {
    const rules = ['--config', '.dependency-cruiser.cjs', '--output-type', 'json']
    const report = reportOf(tree, [cruiser, ...rules, 'electron', 'renderer', 'shared']) as {
      summary: { violations: { from: string; rule: { name: string } }[] }
    }
    return report.summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`).sort()
  })

const target = 'export const it = 1\n'
const importing = (path: string): string => `import { it } from '${path}'\nexport const mine = it\n`

describe('the layers', { timeout: 120_000 }, () => {
  it('let a tree pass that keeps them', () => {
    expect(
      brokenBy({
        'shared/domain/a.ts': target,
        'electron/link/b.ts': importing('../../shared/domain/a'),
        'renderer/features/bills/c.ts': importing('../../../shared/domain/a'),
      }),
    ).toEqual([])
  })

  it('see each rule that is broken, and nothing else', () => {
    const breaches = [
      [
        'shared-imports-only-itself-and-zod',
        'shared/a.ts',
        "import { join } from 'node:path'\nexport const a = join\n",
      ],
      ['renderer-never-imports-electron', 'renderer/lib/a.ts', importing('../../electron/target')],
      ['electron-never-imports-renderer', 'electron/window/a.ts', importing('../../renderer/ui/target')],
      ['features-never-import-each-other', 'renderer/features/bills/a.ts', importing('../tags/target')],
      ['parts-know-no-feature', 'renderer/parts/a.ts', importing('../features/tags/target')],
      ['ui-knows-nothing-of-the-api', 'renderer/ui/a.ts', importing('../parts/target')],
      [
        'services-run-under-plain-node',
        'electron/store/a.ts',
        "import { app } from 'electron'\nexport const a = app\n",
      ],
      [
        'services-run-under-plain-node',
        'electron/triage/a.ts',
        "import { app } from 'electron'\nexport const a = app\n",
      ],
      [
        'services-run-under-plain-node',
        'electron/logging/a.ts',
        "import { app } from 'electron'\nexport const a = app\n",
      ],
      [
        'services-run-under-plain-node',
        'electron/a-folder-of-tomorrow/a.ts',
        "import { app } from 'electron'\nexport const a = app\n",
      ],
      ['practice-is-a-second-reading', 'electron/practice/a.ts', importing('../link/target')],
      ['link-never-imports-practice', 'electron/jobs/practising.ts', importing('../practice/target')],
      ['preload-knows-names-only', 'electron/preload.ts', importing('./link/target')],
      [
        'undici-lives-in-the-transport',
        'electron/link/a.ts',
        "import { request } from 'undici'\nexport const a = request\n",
      ],
      [
        'keytar-lives-in-the-keychain',
        'electron/identity/a.ts',
        "import keytar from 'keytar'\nexport const a = keytar\n",
      ],
      [
        'aws-lives-in-sqs',
        'electron/notifications/a.ts',
        "import { SQSClient } from '@aws-sdk/client-sqs'\nexport const a = SQSClient\n",
      ],
      [
        'the-driver-lives-in-the-store',
        'electron/jobs/a.ts',
        "import { DatabaseSync } from '@photostructure/sqlite'\nexport const a = DatabaseSync\n",
      ],
      [
        'pdfjs-lives-in-the-pdf-frame',
        'renderer/features/pdf/a.ts',
        "import { getDocument } from 'pdfjs-dist'\nexport const a = getDocument\n",
      ],
    ] as const
    const files = Object.fromEntries(breaches.map(([, file, text]) => [file, text]))
    const expected = breaches.map(([rule, file]) => `${rule}: ${file}`).sort()
    expect(
      brokenBy({
        ...files,
        'electron/target.ts': target,
        'electron/link/target.ts': target,
        'electron/practice/target.ts': target,
        'renderer/ui/target.ts': target,
        'renderer/features/tags/target.ts': target,
        'renderer/parts/target.ts': target,
      }),
    ).toEqual(expected)
  })

  it('see a circle', () => {
    expect(
      brokenBy({
        'shared/a.ts': "import { b } from './b'\nexport const a = () => b\n",
        'shared/b.ts': "import { a } from './a'\nexport const b = () => a\n",
      })[0],
    ).toMatch(/^no-circles: /)
  })

  it('see two folders that know each other, though no two files do', () => {
    expect(
      brokenBy({
        'electron/bulk/up.ts': importing('../triage/target'),
        'electron/bulk/target.ts': target,
        'electron/triage/up.ts': importing('../bulk/target'),
        'electron/triage/target.ts': target,
      }),
    ).toEqual(['folders-run-downwards: electron/bulk', 'folders-run-downwards: electron/triage'])
  })
})

const lines = (count: number): string => '// one\n'.repeat(count)
const functionOf = (count: number): string => `export const a = () => {\n${'  void 1\n'.repeat(count - 2)}}\n`

/** Files that break a rule of the linter, or nearly do. */
const linted = {
  'electron/raw-ipc.ts': "import { ipcMain } from 'electron'\nexport const a = ipcMain\n",
  'renderer/app/raw-api.tsx': 'export const a = window.api\n',
  'shared/errors/lines-401.ts': lines(401),
  'shared/errors/lines-400.ts': lines(400),
  'electron/function-121.ts': functionOf(121),
  'electron/function-120.ts': functionOf(120),
  'renderer/app/component-151.tsx': functionOf(151),
  'renderer/app/component-150.tsx': functionOf(150),
  'shared/errors/default.ts': 'export default 1\n',
  'shared/domain/floating.ts':
    'export const a = async (): Promise<void> => {}\nexport const b = () => {\n  a()\n}\n',
  'renderer/app/hook.tsx':
    "import { useState } from 'react'\nexport const A = (on: boolean) => (on ? useState(0) : null)\n",
} as const

describe('the lint rules', { timeout: 120_000 }, () => {
  let found: ReadonlyMap<string, readonly string[]>

  beforeAll(() => {
    const { diagnostics } = inTree(linted, (tree) =>
      reportOf(tree, [linter, '--format', 'json', 'electron', 'renderer', 'shared']),
    ) as { diagnostics: { code: string; filename: string }[] }
    found = new Map(
      Object.keys(linted).map((file) => [
        file,
        diagnostics.filter(({ filename }) => filename === file).map(({ code }) => code),
      ]),
    )
  })

  const codesOf = (file: keyof typeof linted): readonly string[] => found.get(file) ?? []

  it('keep raw IPC in the registrar and the preload', () => {
    expect(codesOf('electron/raw-ipc.ts')).toContain('eslint(no-restricted-imports)')
  })

  it('keep window.api in the bridge', () => {
    expect(codesOf('renderer/app/raw-api.tsx')).toContain('eslint(no-restricted-properties)')
  })

  it('take no file over 400 lines', () => {
    expect(codesOf('shared/errors/lines-401.ts')).toContain('eslint(max-lines)')
    expect(codesOf('shared/errors/lines-400.ts')).not.toContain('eslint(max-lines)')
  })

  it('take no function over 120 lines, and no component over 150', () => {
    const tooLong = 'eslint(max-lines-per-function)'
    expect(codesOf('electron/function-121.ts')).toContain(tooLong)
    expect(codesOf('electron/function-120.ts')).not.toContain(tooLong)
    expect(codesOf('renderer/app/component-151.tsx')).toContain(tooLong)
    expect(codesOf('renderer/app/component-150.tsx')).not.toContain(tooLong)
  })

  it('want named exports', () => {
    expect(codesOf('shared/errors/default.ts')).toContain('eslint(no-restricted-exports)')
  })

  it('know the types of what they read', () => {
    expect(codesOf('shared/domain/floating.ts')).toContain('typescript(no-floating-promises)')
  })

  it('know what React asks of a component', () => {
    expect(codesOf('renderer/app/hook.tsx')).toContain('react-hooks(rules-of-hooks)')
  })
})
