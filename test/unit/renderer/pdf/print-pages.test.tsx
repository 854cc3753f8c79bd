import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { useBridge as putBridge } from '../../../../renderer/bridge/call'
import { fakeBridge } from '../../../../renderer/bridge/fake'
import { printPages, type PrintStep } from '../../../../renderer/features/pdf/print-pages'
import type { PagePicture } from '../../../../renderer/lib/pdf-messages'
import { fail, ok, type Result } from '../../../../shared/errors/failure'
import { requests } from '../show'

const decode = Object.getOwnPropertyDescriptor(HTMLImageElement.prototype, 'decode')

const styles = new Map<CSSStyleSheet, string>()

beforeEach(() => {
  vi.spyOn(CSSStyleSheet.prototype, 'replaceSync').mockImplementation(function (this: CSSStyleSheet, text) {
    styles.set(this, text)
  })
  const context = { putImageData: () => undefined } as unknown as CanvasRenderingContext2D
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context)
  vi.spyOn(HTMLCanvasElement.prototype, 'toDataURL').mockReturnValue('data:image/jpeg;base64,AAAA')
  vi.stubGlobal('ImageData', Object)
  HTMLImageElement.prototype.decode = () => Promise.resolve()
})
afterEach(() => {
  if (decode) Object.defineProperty(HTMLImageElement.prototype, 'decode', decode)
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const letter = { width: 612, height: 792 }
const landscape = { width: 792, height: 612 }
const tabloid = { width: 792.04, height: 1224 }

/** As large as a picture of a page may be: twenty of them are a part. */
const pictureOn = (paper: typeof letter): PagePicture => ({
  width: 3000,
  height: 4000,
  paper,
  pixels: new ArrayBuffer(0),
})

const sheets = () => [...document.body.querySelectorAll<HTMLElement>('[aria-hidden] > div')]
/** happy-dom does not read rules for pages: their text, while their sheet is in use. */
const pageRules = () => document.adoptedStyleSheets.flatMap((sheet) => (styles.get(sheet) ?? '').split('\n'))

interface Run {
  readonly papers: readonly (typeof letter)[]
  readonly answers?: readonly Result<{ readonly printed: boolean }>[]
  readonly signal?: AbortSignal
  /** Called while the system's dialog is open. */
  readonly onDialog?: () => void
}

const run = async ({ papers, answers = [], signal = new AbortController().signal, onDialog }: Run) => {
  const steps: PrintStep[] = []
  const sent: number[] = []
  const onPaper: (readonly string[])[] = []
  const rules: (readonly string[])[] = []
  const left = [...answers]
  const bridge = fakeBridge({
    'pdf:print': () => {
      onPaper.push(sheets().map(({ style }) => style.getPropertyValue('page')))
      rules.push(pageRules())
      onDialog?.()
      return left.shift() ?? ok({ printed: true })
    },
  })
  putBridge(bridge)
  const failure = await printPages(
    {
      pages: papers.length,
      pictureOf: async (page) => pictureOn(papers[page - 1] ?? letter),
      signal,
    },
    { onStep: (step) => steps.push(step), onSent: (last) => sent.push(last) },
  ).then(
    () => null,
    (error: unknown) => error,
  )
  expect(sheets()).toEqual([])
  expect(document.adoptedStyleSheets).toEqual([])
  const printing = steps.flatMap((step) => (step.kind === 'printing' ? [[step.first, step.last]] : []))
  return { asked: requests(bridge, 'pdf:print'), failure, onPaper, printing, rules, sent }
}

test('a document that is too long for the memory is printed in parts, one after the other', async () => {
  const { asked, onPaper, printing, sent } = await run({ papers: Array(45).fill(letter) })
  expect(printing).toEqual([
    [1, 20],
    [21, 40],
    [41, 45],
  ])
  expect(sent).toEqual([20, 40, 45])
  expect(onPaper.map((pages) => pages.length)).toEqual([20, 20, 5])
  expect(asked).toEqual(Array(3).fill(letter))
})

const rulesOf = (rules: readonly string[] | undefined) =>
  rules?.map((rule) => /^@page (\S+) \{ size: ([^;]+); margin: 0 \}$/.exec(rule)?.slice(1)).toSorted()

test('each page keeps its orientation, and the dialog begins with the usual paper', async () => {
  const { asked, onPaper, rules } = await run({ papers: [letter, landscape, landscape] })
  expect(onPaper).toEqual([['upright', 'across', 'across']])
  expect(rulesOf(rules[0])).toEqual([
    ['across', 'landscape'],
    ['upright', 'portrait'],
  ])
  expect(asked).toEqual([landscape])
})

test('a page that is smaller than the usual paper has its own, and one that is larger is made smaller', async () => {
  const small = { width: 420, height: 595 }
  const { asked, onPaper, rules } = await run({ papers: [small, letter, small, tabloid, letter, letter] })
  expect(onPaper).toEqual([['upright', 'upright', 'paper-420x595', 'upright', 'upright', 'upright']])
  expect(rulesOf(rules[0])).toEqual([
    ['paper-420x595', '420pt 595pt'],
    ['upright', 'portrait'],
  ])
  expect(asked).toEqual([letter])
})

test('after a dialog that was cancelled, or a printer that fails, no further part comes', async () => {
  const papers = Array(45).fill(letter)
  const cancelled = await run({ papers, answers: [ok({ printed: true }), ok({ printed: false })] })
  expect(cancelled).toMatchObject({ failure: null, sent: [20] })
  expect(cancelled.asked).toHaveLength(2)
  const failed = await run({ papers, answers: [ok({ printed: true }), fail('print-failed')] })
  expect(failed).toMatchObject({ failure: { failure: { code: 'print-failed' } }, sent: [20] })
  expect(failed.asked).toHaveLength(2)
})

test('printing that is given up while a part is with the dialog ends after that part', async () => {
  const controller = new AbortController()
  const { asked, failure, sent } = await run({
    papers: Array(45).fill(letter),
    signal: controller.signal,
    onDialog: () => controller.abort(),
  })
  expect(asked).toHaveLength(1)
  expect(sent).toEqual([20])
  expect(failure).toBeNull()
})
