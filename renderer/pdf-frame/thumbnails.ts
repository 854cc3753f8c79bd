import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { drawPage } from './draw-page'
import type { PageView } from './page-notes'
import { stepOf } from './steps'

/** The width of a thumbnail, in CSS pixels. */
const width = 104
/** How far beyond the visible part thumbnails are drawn in advance. */
const margin = '240px'

/** A roll of paper is drawn narrower, so that its picture stays small. */
const scaleFor = (paper: { readonly width: number; readonly height: number }): number =>
  devicePixelRatio * Math.min(width / paper.width, (4 * width) / paper.height)

interface Parts {
  readonly list: HTMLElement
  readonly pageView: (number: number) => PageView | undefined
  /** The pages' rotation on the screen, in degrees. */
  readonly turned: () => number
  readonly onGo: (page: number) => void
}

/**
 * A small picture of each page, to go to it. Only those in sight are drawn, one at a time and from the top, and their
 * pictures are dropped when they leave it: a document may have hundreds of pages.
 */
export const createThumbnails = ({ list, pageView, turned, onGo }: Parts) => {
  let current = 1
  let buttons: HTMLButtonElement[] = []
  /** Ends the drawing for the document that is shown. */
  let shown = new AbortController()

  const pageOf = (button: Element): number => Number((button as HTMLElement).dataset['page'])
  const buttonOf = (page: number): HTMLButtonElement | undefined => buttons[page - 1]

  const makeButton = (number: number): HTMLButtonElement => {
    const button = document.createElement('button')
    const view = pageView(number)?.viewport
    const frame = document.createElement('span')
    const label = document.createElement('span')
    button.type = 'button'
    button.tabIndex = -1
    button.dataset['page'] = String(number)
    button.setAttribute('aria-label', `Page ${number}`)
    frame.className = 'thumbnail'
    frame.style.aspectRatio = view ? `${view.width} / ${view.height}` : '17 / 22'
    label.textContent = String(number)
    button.append(frame, label)
    return button
  }

  /** Draws what comes into sight. Ends with the signal. */
  const watch = (pdf: PDFDocumentProxy, left: AbortSignal): void => {
    /** The pages in sight, and what ends their drawing. */
    const inSight = new Map<number, AbortController>()
    let isDrawing = false
    const nextToDraw = (): number | undefined =>
      [...inSight.keys()].toSorted((a, b) => a - b).find((page) => !buttonOf(page)?.querySelector('canvas'))
    const drawOne = async (page: number, gone: AbortSignal): Promise<void> => {
      const drawn = await drawPage(pdf, { page, scaleFor, turned: turned(), intent: 'display' }, gone)
      if (gone.aborted) return
      if (drawn) buttonOf(page)?.querySelector('.thumbnail')?.replaceChildren(drawn.canvas)
      // What cannot be drawn stays an empty sheet, until it comes into sight again.
      else inSight.delete(page)
    }
    const drawAll = async (): Promise<void> => {
      if (isDrawing) return
      isDrawing = true
      for (let page = nextToDraw(); page !== undefined; page = nextToDraw()) {
        const gone = inSight.get(page)
        if (gone) await drawOne(page, gone.signal)
      }
      isDrawing = false
    }
    const observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const page = pageOf(target)
          if (isIntersecting) inSight.set(page, new AbortController())
          else {
            inSight.get(page)?.abort()
            inSight.delete(page)
            target.querySelector('canvas')?.remove()
          }
        }
        void drawAll()
      },
      { root: list, rootMargin: margin },
    )
    for (const button of buttons) observer.observe(button)
    left.addEventListener('abort', () => {
      observer.disconnect()
      for (const gone of inSight.values()) gone.abort()
      inSight.clear()
    })
  }

  const mark = (page: number): void => {
    for (const before of list.querySelectorAll('[aria-current]')) {
      before.removeAttribute('aria-current')
      ;(before as HTMLElement).tabIndex = -1
    }
    const button = buttonOf(page)
    if (!button) return
    button.setAttribute('aria-current', 'page')
    button.tabIndex = 0
    button.scrollIntoView({ block: 'nearest' })
  }

  list.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null
    if (button) onGo(pageOf(button))
  })
  list.addEventListener('keydown', (event) => {
    const to = stepOf(event.key, current - 1, buttons.length - 1)
    if (to === null || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    onGo(to + 1)
    buttonOf(to + 1)?.focus()
  })

  const hide = (): void => {
    shown.abort()
    buttons = []
    list.replaceChildren()
  }
  return {
    show: (pdf: PDFDocumentProxy): void => {
      hide()
      shown = new AbortController()
      buttons = Array.from({ length: pdf.numPages }, (_, at) => makeButton(at + 1))
      list.replaceChildren(...buttons)
      watch(pdf, shown.signal)
      mark(current)
    },
    hide,
    /** The page that is visible in the main view. */
    goTo: (page: number): void => {
      current = page
      mark(page)
    },
  }
}
