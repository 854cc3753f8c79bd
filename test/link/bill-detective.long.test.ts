import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFinished, test } from 'vitest'
import { openTestDesktop } from '../../scripts/lib/desktop.mjs'
import { resolveElectron } from '../../scripts/lib/electron-resolver.mjs'
import { billHtml } from '../support/bill-html'
import { randomOf, randomRecord } from '../support/bill-layouts'
import { verdictOn, type Verdict } from '../support/detective-judge'
import { convertInOffice, hasOffice } from '../support/office'
import { textOfPdf } from '../support/pdf-text'

/** 400 bills that our own libraries have no part in: half of them are printed by LibreOffice, half by Chromium. */
const half = 200
/** Programs that print two hundred files need this long on a busy machine. */
const patience = 1_200_000

const electron = await resolveElectron().catch(() => null)

const seedsFrom = (first: number): readonly number[] => Array.from({ length: half }, (_, at) => first + at)
const recordOf = (seed: number) => {
  const random = randomOf(seed)
  return { record: randomRecord(random), random }
}

/** The bills as web pages, in a folder of their own. */
const pagesIn = (seeds: readonly number[]): string => {
  const folder = mkdtempSync(join(tmpdir(), 'link-console-bills-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const seed of seeds) {
    const { record, random } = recordOf(seed)
    writeFileSync(join(folder, `${seed}.html`), billHtml(record, random))
  }
  return folder
}

const verdictsIn = async (folder: string, seeds: readonly number[]): Promise<readonly Verdict[]> => {
  const verdicts: Verdict[] = []
  for (const seed of seeds) {
    const pages = await textOfPdf(readFileSync(join(folder, `${seed}.pdf`)))
    verdicts.push(verdictOn(recordOf(seed).record, pages, seed))
  }
  return verdicts
}

const expectAllNamed = (verdicts: readonly Verdict[]): void => {
  expect(verdicts.flatMap(({ wrong }) => wrong)).toEqual([])
  const named = verdicts.flatMap((verdict) => verdict.named ?? [])
  expect(named).toHaveLength(half / 4)
  expect(named.filter((state) => state === 'different').length).toBeGreaterThan(half / 4 - 5)
}

const print = async (executable: string, folder: string): Promise<void> => {
  const desktop = await openTestDesktop()
  try {
    const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
    const app = fileURLToPath(new URL('../support/print-pages', import.meta.url))
    const printing = spawn(executable, [...asRoot, app, `--user-data-dir=${join(folder, 'profile')}`], {
      env: { ...process.env, ...desktop.env, PRINT_PAGES_IN: folder },
      stdio: ['ignore', 'ignore', 'inherit'],
      timeout: patience,
    })
    const [code] = (await once(printing, 'exit')) as [number | null]
    expect(code).toBe(0)
  } finally {
    await desktop.close()
  }
}

test.skipIf(!hasOffice)(
  'of 200 bills printed by LibreOffice, all 50 contradictions are named and nothing else',
  async () => {
    const seeds = seedsFrom(1001)
    const folder = pagesIn(seeds)
    await convertInOffice(
      folder,
      ['--infilter=HTML (StarWriter)', '--convert-to', 'pdf:writer_pdf_Export'],
      seeds.map((seed) => `${seed}.html`),
    )
    expectAllNamed(await verdictsIn(folder, seeds))
  },
  patience,
)

test.skipIf(electron === null)(
  'of 200 bills printed by the page’s own engine, all 50 contradictions are named and nothing else',
  async () => {
    const seeds = seedsFrom(2001)
    const folder = pagesIn(seeds)
    await print(electron?.executable ?? '', folder)
    expectAllNamed(await verdictsIn(folder, seeds))
  },
  patience,
)
