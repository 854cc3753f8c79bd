import type { Page } from 'playwright/test'
import type { Bill } from '../../shared/domain/bill'
import { billOf } from '../support/bill'
import { imageOf, pagesOf, textWithLink } from './made-pdfs'
import { test as connectedTest } from './own-practice'
import { drawn, expect, outcomeOf, test, type EmbeddedPdfFrame } from './pdf-frame'
import { answerTo, ask, openProfile } from './steps'

const outcome = (embedded: EmbeddedPdfFrame) => expect.poll(() => outcomeOf(embedded))

test.describe('the PDF frame', () => {
  test('what is not a PDF, or too much of one, is refused by name', async ({ embedded }) => {
    await embedded.open(Buffer.from('<html><body>Log in to continue</body></html>'))
    await outcome(embedded).toBe('failed not-a-pdf')
    await embedded.open(Buffer.from('{"error": "PDF not found"}'))
    await outcome(embedded).toBe('failed not-a-pdf')
    await embedded.open(await pagesOf(501))
    await outcome(embedded).toBe('failed too-many-pages')
    await embedded.open(await pagesOf(1), 25 * 1024 * 1024 + 1)
    await outcome(embedded).toBe('failed too-large')
    await embedded.open(await pagesOf(500))
    await outcome(embedded).toBe('opened 500')
    // Of 500 pages only those in sight have a picture at the side.
    await embedded.send({ type: 'side', show: 'thumbnails' })
    const pictures = embedded.frame.locator('#thumbnails canvas')
    await expect(pictures.first()).toBeVisible()
    await expect(embedded.frame.locator('#thumbnails button')).toHaveCount(500)
    await embedded.send({ type: 'page', number: 400 })
    await expect(embedded.frame.locator('[data-page="400"] canvas')).toBeVisible()
    await expect(embedded.frame.locator('[data-page="1"] canvas')).toHaveCount(0)
    expect(await pictures.count()).toBeLessThan(40)
  })

  test('an image over the limit is left out, and the frame says so', async ({ embedded }) => {
    const notice = embedded.frame.locator('#notice')
    await embedded.open(await imageOf(8000, 5200))
    await expect(notice).toHaveText('An image of more than 40 megapixels is left out of this PDF.')
    await embedded.open(await imageOf(7000, 5000))
    await drawn(embedded)
    await expect(notice).toBeHidden()
  })

  test('pages, zoom and search follow the commands', async ({ embedded }) => {
    const { send, events, frame } = embedded
    const last = async (type: string) => (await events()).findLast((event) => event.type === type)
    await embedded.open(await textWithLink())
    await drawn(embedded)
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

    // The document's own outline leads to its pages.
    await expect.poll(() => last('outline')).toMatchObject({ entries: 2 })
    await send({ type: 'side', show: 'outline' })
    await frame.getByRole('treeitem', { name: 'Electricity' }).click()
    await expect.poll(() => last('page')).toMatchObject({ number: 1 })
    await expect.poll(() => last('zoom')).toMatchObject({ scale: 1.5 })
    // A page as it is printed: 612 by 792 points.
    await send({ type: 'picture', document: 1, number: 1, page: 2, scale: 2, asShown: false })
    await expect
      .poll(() => last('picture'))
      .toMatchObject({ picture: { width: 1224, height: 1584, paper: { width: 612, height: 792 } } })
    await send({ type: 'picture', document: 1, number: 2, page: 3, scale: 2, asShown: false })
    await expect.poll(() => last('picture')).toMatchObject({ number: 2, picture: null })
  })

  test('a record is looked up in the text, and what was found is marked on its page', async ({
    embedded,
  }) => {
    const { send, events, frame } = embedded
    const detections = async () =>
      (await events()).flatMap((event) => (event.type === 'checked' ? [event.detection] : []))
    const ask = (check: number, bill: Partial<Bill>) =>
      send({ type: 'check', document: 1, check, bill: billOf(bill), others: [], words: { cost: '$85.13' } })
    await embedded.open(await textWithLink())
    await outcome(embedded).toBe('opened 2')
    await ask(1, { cost: '85.12' })
    await expect.poll(detections).toEqual([
      {
        kind: 'checked',
        pagesRead: 2,
        pages: 2,
        findings: [{ field: 'cost', state: 'found', pages: [1], printed: null }],
      },
    ])
    const mark = frame.locator('.mark[data-state="found"]')
    await expect(mark).toBeVisible()
    // The mark lies over the amount, at the end of the line that begins an inch from the left.
    const paper = await frame.locator('.page[data-page-number="1"]').boundingBox()
    const box = await mark.boundingBox()
    const left = ((box?.x ?? 0) - (paper?.x ?? 0)) / (paper?.width ?? 1)
    expect(left).toBeGreaterThan(200 / 612)
    expect(left).toBeLessThan(300 / 612)

    await ask(2, { cost: '85.13' })
    await expect
      .poll(async () => (await detections()).at(-1))
      .toMatchObject({ findings: [{ field: 'cost', state: 'different', pages: [1], printed: '85.12' }] })
    await expect(frame.locator('.mark[data-state="different"] .flag')).toHaveText('Record: $85.13')
    await send({ type: 'rotate' })
    await expect(frame.locator('.mark .flag')).toBeVisible()
    await send({ type: 'show-finding', field: 'cost', place: 0 })
    await expect(frame.locator('.mark[data-current]')).toBeInViewport()
  })

  test('a document without text cannot be checked', async ({ embedded }) => {
    await embedded.open(await pagesOf(2))
    await outcome(embedded).toBe('opened 2')
    await embedded.send({
      type: 'check',
      document: 1,
      check: 1,
      bill: billOf({ cost: '1' }),
      others: [],
      words: {},
    })
    await expect
      .poll(async () => (await embedded.events()).find(({ type }) => type === 'checked'))
      .toMatchObject({ check: 1, detection: { kind: 'no-text' } })
  })

  test('no script of a document runs, its links lead nowhere, and the frame has no bridge', async ({
    running,
    embedded,
  }) => {
    const { frame } = embedded
    const dialogs: string[] = []
    running.page.on('dialog', (dialog) => {
      dialogs.push(dialog.message())
      void dialog.dismiss()
    })
    await embedded.open(await textWithLink())
    await drawn(embedded)
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

  test('the frame cannot run text as script, nor reach the page or the network', async ({
    running,
    embedded,
  }) => {
    const { frame, open } = embedded
    await open(await pagesOf(1))
    await drawn(embedded)
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

/**
 * Pastes as a person does, and returns the width of the pasted picture. Pastes again until something arrives: a window
 * that another one has just covered gets no keys yet.
 */
const pastedWidth = async (page: Page): Promise<number> => {
  await page.evaluate(() => {
    window.addEventListener('paste', ({ clipboardData }) => {
      const [picture] = clipboardData?.files ?? []
      if (!picture) return
      void createImageBitmap(picture).then(({ width }) => Object.assign(window, { pastedWidth: width }))
    })
  })
  const read = () => page.evaluate(() => (window as { pastedWidth?: number }).pastedWidth ?? 0)
  await expect
    .poll(async () => {
      await page.bringToFront()
      await page.keyboard.press('Control+V')
      return read()
    })
    .toBeGreaterThan(0)
  return read()
}

connectedTest(
  'a PDF moves into a window of its own, which copies a page, asks for nothing else, and is closed with its profile',
  async ({ connected: page, running: { app } }) => {
    await openProfile(page, 121, 'Bills')
    await page
      .getByRole('grid', { name: 'Bills' })
      .getByRole('button', { name: /^Open PDF/ })
      .first()
      .click()
    const panel = page.getByRole('region', { name: /^PDF: / })
    await expect(panel.frameLocator('iframe').locator('.page canvas').first()).toBeVisible()
    const period = await panel.getByRole('heading', { level: 2 }).innerText()
    const opening = app.waitForEvent('window')
    await page.keyboard.press('w')
    const own = await opening
    const complaints: string[] = []
    own.on('pageerror', ({ message }) => complaints.push(message))
    own.on('console', (message) => {
      if (/Content.Security.Policy|Trusted(HTML|Script)/i.test(message.text()))
        complaints.push(message.text())
    })
    await expect(panel).toBeHidden()
    await expect(own.frameLocator('iframe').locator('.page canvas').first()).toBeVisible()
    await expect(own.getByRole('heading', { level: 2 })).toContainText(period)
    await expect(own).toHaveTitle(new RegExp(period))
    await page.keyboard.press('Control+Shift+P')
    await expect(own).toHaveTitle('PDF')
    await page.keyboard.press('Control+Shift+P')
    await expect(own).toHaveTitle(new RegExp(period))

    const forbidden = { ok: false, error: { code: 'forbidden' } }
    expect(await ask(own, 'profiles:get', { id: 121 })).toEqual(forbidden)
    expect(await ask(own, 'bills:pdf', { profileId: 1, billId: 'b' })).toEqual(forbidden)
    expect(await ask(page, 'pdf:window', {})).toEqual(forbidden)

    await own.getByRole('button', { name: 'Copy this page with its marks as a picture' }).click()
    await expect(own.getByText('Page 1 is in the clipboard as a picture')).toBeVisible()
    expect(await pastedWidth(own)).toBeGreaterThan(1000)

    expect(complaints).toEqual([])
    const closed = own.waitForEvent('close')
    await answerTo(page, 'profiles:forget', { id: 121 })
    await closed
    expect(app.windows()).toHaveLength(1)
  },
)
