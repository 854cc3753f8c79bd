import { fireEvent } from '@testing-library/react'
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createThumbnails } from '../../../../renderer/pdf-frame/thumbnails'

type Seen = (entries: readonly { readonly target: Element; readonly isIntersecting: boolean }[]) => void

/** The browser's judgement of what is in sight, given by the test. */
class Sight {
  static last: Sight | undefined
  readonly seen: Seen
  readonly targets: Element[] = []
  constructor(seen: Seen) {
    this.seen = seen
    Sight.last = this
  }
  observe(target: Element): void {
    this.targets.push(target)
  }
  disconnect(): void {
    this.targets.length = 0
  }
}

/** The pages that are being drawn, and the way to end their drawing. */
let drawing: { readonly page: number; readonly end: () => void; readonly cancel: ReturnType<typeof vi.fn> }[]
let drawn: number[]

const documentOf = (pages: number): PDFDocumentProxy =>
  ({
    numPages: pages,
    getPage: (page: number) =>
      Promise.resolve({
        rotate: 0,
        getViewport: ({ scale }: { scale: number }) => ({ width: 612 * scale, height: 792 * scale }),
        cleanup: () => undefined,
        render: () => {
          drawn.push(page)
          const cancel = vi.fn()
          const promise = new Promise<void>((resolve, reject) => {
            cancel.mockImplementation(() => reject(new Error('cancelled')))
            drawing.push({ page, end: resolve, cancel })
          })
          return { promise, cancel }
        },
      }),
  }) as unknown as PDFDocumentProxy

const onGo = vi.fn<(page: number) => void>()
let list: HTMLElement
let thumbnails: ReturnType<typeof createThumbnails>

beforeEach(() => {
  drawing = []
  drawn = []
  onGo.mockClear()
  vi.stubGlobal('IntersectionObserver', Sight)
  list = document.body.appendChild(document.createElement('div'))
  thumbnails = createThumbnails({ list, pageView: () => undefined, turned: () => 0, onGo })
})
afterEach(() => {
  vi.unstubAllGlobals()
  document.body.replaceChildren()
})

const buttons = () => [...list.querySelectorAll('button')]
const seen = (pages: readonly number[], isIntersecting: boolean): void => {
  const entries = pages.flatMap((page) => {
    const target = buttons()[page - 1]
    return target ? [{ target, isIntersecting }] : []
  })
  Sight.last?.seen(entries)
}
const shownPictures = () =>
  buttons().flatMap((button, at) => (button.querySelector('canvas') ? [at + 1] : []))
const endOf = async (page: number): Promise<void> => {
  await vi.waitFor(() => expect(drawing.map((one) => one.page)).toContain(page))
  drawing.find((one) => one.page === page)?.end()
}

test('of 500 pages only those in sight are drawn, one at a time', async () => {
  thumbnails.show(documentOf(500))
  expect(buttons()).toHaveLength(500)
  expect(Sight.last?.targets).toHaveLength(500)
  seen([3, 1, 2], true)
  await endOf(1)
  await endOf(2)
  await vi.waitFor(() => expect(drawn).toEqual([1, 2, 3]))
  expect(shownPictures()).toEqual([1, 2])
  await endOf(3)
  await vi.waitFor(() => expect(shownPictures()).toEqual([1, 2, 3]))
  expect(drawn).toEqual([1, 2, 3])
})

test('what leaves the sight is not drawn any more, and its picture is dropped', async () => {
  thumbnails.show(documentOf(9))
  seen([1, 2], true)
  await endOf(1)
  await vi.waitFor(() => expect(drawn).toEqual([1, 2]))
  seen([1, 2], false)
  expect(drawing[1]?.cancel).toHaveBeenCalled()
  seen([8], true)
  await endOf(8)
  await vi.waitFor(() => expect(shownPictures()).toEqual([8]))
})

test('another document, or none, ends all drawing', async () => {
  thumbnails.show(documentOf(2))
  seen([1], true)
  await vi.waitFor(() => expect(drawn).toEqual([1]))
  thumbnails.hide()
  expect(drawing[0]?.cancel).toHaveBeenCalled()
  expect(buttons()).toEqual([])
})

test('the visible page is marked, and a click or an arrow goes to another', () => {
  thumbnails.show(documentOf(4))
  thumbnails.goTo(2)
  const [first, second, third] = buttons()
  expect(second?.getAttribute('aria-current')).toBe('page')
  expect(buttons().filter(({ tabIndex }) => tabIndex === 0)).toEqual([second])
  if (first) fireEvent.click(first)
  if (second) fireEvent.keyDown(second, { key: 'ArrowDown' })
  expect(onGo.mock.calls).toEqual([[1], [3]])
  expect(document.activeElement).toBe(third)
  if (third) fireEvent.keyDown(third, { key: 'End' })
  expect(onGo).toHaveBeenLastCalledWith(4)
})
