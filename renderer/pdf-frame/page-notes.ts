/** The part of pdf.js's viewport that is used here: it turns positions on the paper into pixels. */
export interface Viewport {
  readonly width: number
  readonly height: number
  readonly convertToViewportPoint: (x: number, y: number) => readonly [number, number]
}

/** The part of pdf.js's page view that is used here. */
export interface PageView {
  readonly div: HTMLElement
  readonly viewport: Viewport
  renderingState: number
  readonly cancelRendering: () => void
}

/**
 * Sentences on pages that could not be drawn. pdf.js empties a page whenever it changes size: `restore` adds the
 * sentences again.
 */
export const createPageNotes = (pageView: (number: number) => PageView | undefined) => {
  const notes = new Map<number, string>()
  const show = (number: number, text: string) => {
    const page = pageView(number)?.div
    if (!page) return
    const note = page.querySelector('.page-note') ?? document.createElement('p')
    note.className = 'page-note'
    note.setAttribute('role', 'status')
    note.textContent = text
    page.append(note)
  }
  return {
    set: (number: number, text: string) => {
      notes.set(number, text)
      show(number, text)
    },
    remove: (number: number) => {
      notes.delete(number)
      pageView(number)?.div.querySelector('.page-note')?.remove()
    },
    restore: () => notes.forEach((text, number) => show(number, text)),
    clear: () => notes.clear(),
  }
}
