import type { Frame, Page } from 'playwright/test'
import type { PdfCommand, PdfEvent } from '../../renderer/lib/pdf-messages'
import { expect, test as base } from './console'

interface Held {
  pdf?: { readonly port: MessagePort; readonly events: PdfEvent[] }
}

/** The frame as the page embeds it, but the test has its port and sends what otherwise comes over the bridge. */
const embedPdfFrame = async (page: Page) => {
  await page.evaluate(async () => {
    const iframe = document.createElement('iframe')
    iframe.setAttribute('sandbox', 'allow-scripts allow-same-origin')
    iframe.title = 'PDF'
    Object.assign(iframe.style, {
      position: 'fixed',
      inset: '0',
      width: '100%',
      height: '100%',
      zIndex: '999',
    })
    iframe.src = 'app://pdf/pdf-frame/index.html'
    const loaded = new Promise((resolve) => iframe.addEventListener('load', resolve))
    document.body.append(iframe)
    await loaded
    const { port1, port2 } = new MessageChannel()
    const events: PdfEvent[] = []
    port1.onmessage = ({ data }) => events.push(data as PdfEvent)
    iframe.contentWindow?.postMessage('port', 'app://pdf', [port2])
    const held = globalThis as Held
    held.pdf = { port: port1, events }
  })
  const frame = page.frames().find((one) => one.url().startsWith('app://pdf/')) as Frame

  const send = (command: PdfCommand) =>
    page.evaluate((sent) => (globalThis as Held).pdf?.port.postMessage(sent), command)

  let latest = 0
  return {
    frame,
    send,
    /** Opens these bytes as the next document, padded with zeros to `size`. */
    open: (bytes: Uint8Array, size = bytes.length) =>
      page.evaluate(
        ({ base64, number, length }) => {
          const { buffer } = new Uint8Array(length)
          new Uint8Array(buffer).set(Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)))
          const held = (globalThis as Held).pdf
          held?.port.postMessage({ type: 'open', document: number, bytes: buffer } satisfies PdfCommand, [
            buffer,
          ])
        },
        { base64: Buffer.from(bytes).toString('base64'), number: (latest += 1), length: size },
      ),
    /** The frame's messages since the last `open`, oldest first. */
    events: async (): Promise<PdfEvent[]> => {
      const all = await page.evaluate(() => (globalThis as Held).pdf?.events ?? [])
      return all.filter((event) => !('document' in event) || event.document === latest)
    },
  }
}

export type EmbeddedPdfFrame = Awaited<ReturnType<typeof embedPdfFrame>>

/** The result of opening, as one word and its number: `opened 14`, `failed damaged`, `password`, or nothing yet. */
export const outcomeOf = async (embedded: EmbeddedPdfFrame): Promise<string> => {
  const words = (await embedded.events()).map((event) => {
    if (event.type === 'opened') return `opened ${event.pages}`
    if (event.type === 'failed') return `failed ${event.reason}`
    return event.type === 'password' ? 'password' : ''
  })
  return words.findLast((word) => word !== '') ?? ''
}

/** Waits until the first page is drawn. */
export const drawn = ({ frame }: EmbeddedPdfFrame): Promise<void> =>
  expect(frame.locator('.page[data-page-number="1"][data-loaded] canvas').first()).toBeVisible()

/** Everything that the frame's library writes to the page's console, except violations of a policy. */
const isHarmless = /^(?!.*(Content.Security|Trusted|Refused|page error))/is

/** A window whose page contains the frame and nothing else of the console. */
export const test = base.extend<{ readonly embedded: EmbeddedPdfFrame }>({
  embedded: async ({ running }, use) => {
    running.provoked.push(isHarmless)
    await use(await embedPdfFrame(running.page))
  },
})

export { expect } from './console'
