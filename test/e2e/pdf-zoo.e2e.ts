import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, startConsole, test, type RunningConsole } from './console'
import { imageOf, pagesOf, textWithLink } from './made-pdfs'
import { embedPdfFrame, outcomeOf, type EmbeddedPdfFrame } from './pdf-frame'

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
  console.log(`The PDF files of ${data} are not there: only the PDFs made here are tested.`)

/** Every outcome that is right for a file: its pages where it may open, a clear refusal where it need not. */
const rightOutcome = ({ opens, pages }: Expected): RegExp => {
  const opened = pages === null ? 'opened [1-9]\\d*' : `opened (${pages.join('|')})`
  const failed = 'failed (damaged|not-a-pdf)'
  return new RegExp(
    `^(${{ true: opened, false: failed, either: `${opened}|${failed}` }[String(opens)] ?? ''})$`,
  )
}

const isViolation = (complaint: string) => /Content.Security|Trusted|Refused|page error/i.test(complaint)

test.describe('the PDF frame', () => {
  let userData: string
  let running: RunningConsole
  let embedded: EmbeddedPdfFrame

  test.beforeAll(async () => {
    userData = mkdtempSync(join(tmpdir(), 'link-console-pdf-'))
    running = await startConsole(userData)
    embedded = await embedPdfFrame(running.page)
  })
  test.afterEach(() => expect(running.complaints.filter(isViolation)).toEqual([]))
  test.afterAll(async () => {
    await running.close()
    rmSync(userData, { recursive: true, force: true })
  })

  const open = (file: string) => embedded.open(readFileSync(join(data, file)))
  const outcome = () => expect.poll(() => outcomeOf(embedded))
  const drawn = () =>
    expect(embedded.frame.locator('.page[data-page-number="1"][data-loaded] canvas').first()).toBeVisible()

  const withoutPassword = zoo.filter(([, { password }]) => password === null)
  for (const [file, expected] of withoutPassword.filter(([, { opens }]) => opens === true)) {
    test(`${file} is opened and drawn`, async () => {
      await open(file)
      await outcome().toMatch(rightOutcome(expected))
      await drawn()
    })
  }

  for (const [file, expected] of withoutPassword.filter(([, { opens }]) => opens !== true)) {
    test(`${file} is damaged and ends cleanly`, async () => {
      await open(file)
      await outcome().toMatch(rightOutcome(expected))
    })
  }

  for (const [file] of zoo.filter(([name]) => name === 'pdf/Pages-tree-refs.pdf')) {
    test(`${file}: the page that fails says so`, async () => {
      await open(file)
      await embedded.send({ type: 'page', number: 2 })
      await expect(embedded.frame.locator('.page[data-page-number="2"] .page-note')).toHaveText(
        'This page is damaged and cannot be shown.',
      )
      await embedded.send({ type: 'zoom', to: 'in' })
      await expect(embedded.frame.locator('.page-note')).toHaveCount(1)
    })
  }

  for (const [file, { password, pages }] of zoo.filter(([, { password }]) => password !== null)) {
    test(`${file} asks for its password until it is right`, async () => {
      const { frame } = embedded
      await open(file)
      await frame.locator('#password-input').fill('not this one')
      await frame.getByRole('button', { name: 'Open' }).click()
      await expect(frame.getByRole('alert')).toHaveText('This password does not open it.')
      await frame.locator('#password-input').fill(password ?? '')
      await frame.locator('#password-input').press('Enter')
      await outcome().toBe(`opened ${pages?.[0]}`)
      await expect(frame.getByRole('dialog')).toBeHidden()
      await expect(frame.locator('#password-input')).toHaveValue('')
      await drawn()
    })
  }

  test('what is not a PDF, or too much of one, is refused by name', async () => {
    await embedded.open(Buffer.from('<html><body>Log in to continue</body></html>'))
    await outcome().toBe('failed not-a-pdf')
    await embedded.open(Buffer.from('{"error": "PDF not found"}'))
    await outcome().toBe('failed not-a-pdf')
    await embedded.open(await pagesOf(501))
    await outcome().toBe('failed too-many-pages')
    await embedded.open(await pagesOf(1), 25 * 1024 * 1024 + 1)
    await outcome().toBe('failed too-large')
    await embedded.open(await pagesOf(500))
    await outcome().toBe('opened 500')
  })

  test('an image over the limit is left out, and the frame says so', async () => {
    const notice = embedded.frame.locator('#notice')
    await embedded.open(await imageOf(8000, 5200))
    await expect(notice).toHaveText('An image of more than 40 megapixels is left out of this PDF.')
    await embedded.open(await imageOf(7000, 5000))
    await drawn()
    await expect(notice).toBeHidden()
  })

  test('pages, zoom and search follow the commands', async () => {
    const { send, events, frame } = embedded
    const last = async (type: string) => (await events()).findLast((event) => event.type === type)
    await embedded.open(await textWithLink())
    await drawn()
    await expect.poll(() => last('zoom')).toMatchObject({ fit: 'width' })
    await send({ type: 'zoom', to: 1.5 })
    await expect.poll(() => last('zoom')).toMatchObject({ scale: 1.5, fit: null })
    await send({ type: 'page', number: 2 })
    await expect.poll(() => last('page')).toMatchObject({ number: 2 })
    await send({ type: 'find', query: 'charges 85.12', matchCase: false, step: 'new' })
    await expect.poll(() => last('found')).toMatchObject({ current: 2, total: 2, searching: false })
    await send({ type: 'find', query: 'charges 85.12', matchCase: false, step: 'next' })
    await expect.poll(() => last('found')).toMatchObject({ current: 1, total: 2 })
    await expect(frame.locator('.textLayer .highlight.selected')).toHaveText('charges 85.12')
    await send({ type: 'find', query: 'water', matchCase: false, step: 'new' })
    await expect.poll(() => last('found')).toMatchObject({ current: 0, total: 0, searching: false })
  })

  test('no script of a document runs, its links lead nowhere, and the frame has no bridge', async () => {
    const { frame } = embedded
    const dialogs: string[] = []
    running.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await embedded.open(await textWithLink())
    await drawn()
    const link = frame.locator('.annotationLayer a')
    await expect(link).toHaveAttribute('title', /https:\/\/example\.com/)
    await link.click()
    expect(frame.url()).toBe('app://pdf/pdf-frame/index.html')
    expect(running.app.windows()).toHaveLength(1)
    expect(
      await frame.evaluate(() => ({
        ran: 'ran' in globalThis,
        bridge: 'api' in globalThis,
        scripts: document.scripts.length,
        inputs: document.querySelectorAll('.annotationLayer :is(input, select, textarea, button)').length,
      })),
    ).toEqual({ ran: false, bridge: false, scripts: 1, inputs: 0 })
    expect(dialogs).toEqual([])
  })

  test('the frame cannot run text as script, nor reach the page or the network', async () => {
    const { frame, open } = embedded
    await open(await pagesOf(1))
    await drawn()
    const reached = await frame.evaluate(async () => {
      const attempt = (action: () => unknown) => {
        try {
          return String(action())
        } catch {
          return 'refused'
        }
      }
      return {
        parent: attempt(() => parent.document.title),
        worker: attempt(() => new Worker('data:text/javascript,1')),
        markup: attempt(() => (document.createElement('div').innerHTML = '<b>x</b>')),
        network: await fetch('https://example.com/').then(
          () => 'went out',
          () => 'refused',
        ),
      }
    })
    expect(reached).toEqual({ parent: 'refused', worker: 'refused', markup: 'refused', network: 'refused' })
    running.complaints.length = 0
  })
})
