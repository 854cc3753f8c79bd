import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drawn, expect, outcomeOf, test, type EmbeddedPdfFrame } from './pdf-frame'

interface Expected {
  readonly kind: string
  readonly pages: readonly number[] | null
  readonly password: string | null
  readonly opens: boolean | 'either'
}

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const list = join(data, 'expected.json')
const expectations = existsSync(list)
  ? (JSON.parse(readFileSync(list, 'utf8')) as Record<string, Expected>)
  : {}
const zoo = Object.entries(expectations).filter(([, { kind }]) => kind === 'pdf')
if (zoo.length === 0)
  console.log(`The PDF files of ${data} are not there: only the PDFs of pdf-frame.e2e.ts are tested.`)

/** All right outcomes for a file: its pages if it may open, a clear refusal if it need not. */
const rightOutcome = ({ opens, pages }: Expected): RegExp => {
  const opened = pages === null ? 'opened [1-9]\\d*' : `opened (${pages.join('|')})`
  const failed = 'failed (damaged|not-a-pdf)'
  return new RegExp(
    `^(${{ true: opened, false: failed, either: `${opened}|${failed}` }[String(opens)] ?? ''})$`,
  )
}

const outcome = (embedded: EmbeddedPdfFrame) => expect.poll(() => outcomeOf(embedded))

const open = ({ open: openBytes }: EmbeddedPdfFrame, file: string) =>
  openBytes(readFileSync(join(data, file)))

test.describe('the PDF frame', () => {
  const withoutPassword = zoo.filter(([, { password }]) => password === null)
  for (const [file, expected] of withoutPassword.filter(([, { opens }]) => opens === true)) {
    test(`${file} is opened and drawn`, async ({ embedded }) => {
      await open(embedded, file)
      await outcome(embedded).toMatch(rightOutcome(expected))
      await drawn(embedded)
    })
  }

  for (const [file, expected] of withoutPassword.filter(([, { opens }]) => opens !== true)) {
    test(`${file} is damaged and ends cleanly`, async ({ embedded }) => {
      await open(embedded, file)
      await outcome(embedded).toMatch(rightOutcome(expected))
    })
  }

  for (const [file] of zoo.filter(([name]) => name === 'pdf/Pages-tree-refs.pdf')) {
    test(`${file}: the page that fails says so`, async ({ embedded }) => {
      await open(embedded, file)
      await embedded.send({ type: 'page', number: 2 })
      await expect(embedded.frame.locator('.page[data-page-number="2"] .page-note')).toHaveText(
        'This page is damaged and cannot be shown.',
      )
      await embedded.send({ type: 'zoom', to: 'in' })
      await expect(embedded.frame.locator('.page-note')).toHaveCount(1)
    })
  }

  for (const [file, { password, pages }] of zoo.filter(([, { password }]) => password !== null)) {
    test(`${file} asks for its password until it is right`, async ({ embedded }) => {
      const { frame } = embedded
      await open(embedded, file)
      await frame.locator('#password-input').fill('not this one')
      await frame.getByRole('button', { name: 'Open' }).click()
      await expect(frame.getByRole('alert')).toHaveText('This password does not open it.')
      await frame.locator('#password-input').fill(password ?? '')
      await frame.locator('#password-input').press('Enter')
      await outcome(embedded).toBe(`opened ${pages?.[0]}`)
      await expect(frame.getByRole('dialog')).toBeHidden()
      await expect(frame.locator('#password-input')).toHaveValue('')
      await drawn(embedded)
    })
  }
})
