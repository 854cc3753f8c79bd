import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync, copyFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../..', import.meta.url))
const cruiser = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs')

/** A tree of its own with our rules and the given files, and the names of the rules that it breaks. */
const brokenBy = (files: Readonly<Record<string, string>>): readonly string[] => {
  const tree = mkdtempSync(join(tmpdir(), 'layers-'))
  try {
    symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'))
    for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json', 'package.json']) {
      copyFileSync(join(root, file), join(tree, file))
    }
    for (const folder of ['electron', 'renderer', 'shared']) mkdirSync(join(tree, folder))
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(tree, path)), { recursive: true })
      writeFileSync(join(tree, path), text)
    }
    const { stdout } = spawnSync(
      process.execPath,
      [
        cruiser,
        '--config',
        '.dependency-cruiser.cjs',
        '--output-type',
        'json',
        'electron',
        'renderer',
        'shared',
      ],
      { cwd: tree, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
    )
    const report = JSON.parse(stdout) as {
      summary: { violations: { from: string; rule: { name: string } }[] }
    }
    return report.summary.violations.map(({ from, rule }) => `${rule.name}: ${from}`).sort()
  } finally {
    rmSync(tree, { recursive: true, force: true })
  }
}

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

describe('the lint rules', { timeout: 120_000 }, () => {
  const eslint = new ESLint({ cwd: root })
  const lint = async (file: string, text: string): Promise<readonly (string | null)[]> => {
    const [result] = await eslint.lintText(text, { filePath: join(root, file) })
    return result?.messages.map(({ ruleId }) => ruleId) ?? []
  }

  it('keep raw IPC in the registrar and the preload', async () => {
    const text = "import { ipcMain } from 'electron'\nexport const a = ipcMain\n"
    expect(await lint('electron/services.ts', text)).toContain('no-restricted-imports')
  })

  it('keep window.api in the bridge', async () => {
    expect(await lint('renderer/app/app.tsx', 'export const a = window.api\n')).toContain(
      'no-restricted-properties',
    )
  })

  it('take no file over 400 lines', async () => {
    const lines = (count: number) => 'export const a = 1\n'.repeat(count)
    expect(await lint('shared/errors/wording.ts', lines(401))).toContain('max-lines')
    expect(await lint('shared/errors/wording.ts', lines(400))).not.toContain('max-lines')
  })

  it('want named exports', async () => {
    expect(await lint('shared/errors/wording.ts', 'export default 1\n')).toContain('no-restricted-exports')
  })
})
