import type { FieldId } from '../../shared/detective/fields'
import type { Finding } from '../../shared/detective/finding'
import type { Rect } from '../../shared/detective/page-text'
import type { PageView, Viewport } from './page-notes'

interface Mark {
  readonly finding: Finding
  readonly place: number
  readonly rect: Rect
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** Where a mark lies, in the pixels of the viewport. */
const boxOf = ({ rect }: Mark, viewport: Viewport): Box => {
  const [x1, y1] = viewport.convertToViewportPoint(rect.x, rect.y)
  const [x2, y2] = viewport.convertToViewportPoint(rect.x + rect.width, rect.y + rect.height)
  const [left, top] = [Math.min(x1, x2), Math.min(y1, y2)]
  return { left, top, width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) }
}

const isDifferent = ({ finding }: Mark): boolean => finding.state === 'different'

/** Beyond this part of the page's width there is no room for words behind a mark. */
const roomBehind = 0.6

const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`

/** The colours of frame.css. */
const colours = { found: '23 131 74', different: '196 40 26', flag: '#b42318' } as const

/** Draws a mark into a picture of the page, as frame.css draws it over the page. `unit` is a CSS pixel in its pixels. */
const paint = (
  context: CanvasRenderingContext2D,
  mark: Mark,
  viewport: Viewport,
  unit: number,
  flag: string | null,
): void => {
  const { left, top, width, height } = boxOf(mark, viewport)
  const colour = isDifferent(mark) ? colours.different : colours.found
  context.fillStyle = `rgb(${colour} / 15%)`
  context.strokeStyle = `rgb(${colour})`
  context.lineWidth = 2 * unit
  context.setLineDash([])
  context.fillRect(left, top, width, height)
  context.strokeRect(left - unit, top - unit, width + 2 * unit, height + 2 * unit)
  if (!isDifferent(mark)) return
  const gap = 4 * unit
  context.lineWidth = unit
  context.setLineDash([3 * unit, 3 * unit])
  context.strokeRect(left - gap, top - gap, width + 2 * gap, height + 2 * gap)
  if (flag === null) return
  context.font = `600 ${11 * unit}px system-ui, sans-serif`
  const padding = 6 * unit
  const flagWidth = context.measureText(flag).width + 2 * padding
  const flagHeight = 18 * unit
  const wanted = left > viewport.width * roomBehind ? left - 8 * unit - flagWidth : left + width + 8 * unit
  const flagLeft = Math.max(0, Math.min(wanted, viewport.width - flagWidth))
  const flagTop = top + (height - flagHeight) / 2
  context.fillStyle = colours.flag
  context.fillRect(flagLeft, flagTop, flagWidth, flagHeight)
  context.fillStyle = '#fff'
  context.textBaseline = 'middle'
  context.fillText(flag, flagLeft + padding, flagTop + flagHeight / 2)
}

/**
 * Frames around the values that were found, positioned in percent of the page so that they fit at any zoom. pdf.js
 * empties a page when it changes size or has been out of view for long: `restore` adds the frames again.
 */
export const createMarks = (pageView: (number: number) => PageView | undefined) => {
  const marks = new Map<number, Mark[]>()
  let words: Readonly<Partial<Record<FieldId, string>>> = {}
  let current: { readonly field: FieldId; readonly place: number } | undefined

  /** What the record says instead of a value that differs. */
  const flagOf = (mark: Mark): string | null => {
    const said = words[mark.finding.field]
    return isDifferent(mark) && said !== undefined ? `Record: ${said}` : null
  }

  const elementOf = (mark: Mark, { viewport }: PageView) => {
    const { left, top, width, height } = boxOf(mark, viewport)
    const element = document.createElement('div')
    element.className = 'mark'
    element.dataset['state'] = isDifferent(mark) ? 'different' : 'found'
    const isCurrent = current?.field === mark.finding.field && current.place === mark.place
    element.toggleAttribute('data-current', isCurrent)
    Object.assign(element.style, {
      left: percent(left, viewport.width),
      top: percent(top, viewport.height),
      width: percent(width, viewport.width),
      height: percent(height, viewport.height),
    })
    const flag = flagOf(mark)
    if (flag !== null) {
      const line = document.createElement('span')
      line.className = 'flag'
      line.toggleAttribute('data-before', left > viewport.width * roomBehind)
      line.textContent = flag
      element.append(line)
    }
    return element
  }

  const draw = (number: number): void => {
    const page = pageView(number)
    if (!page) return
    page.div.querySelector(':scope > .marks')?.remove()
    const ofPage = marks.get(number)
    if (!ofPage) return
    const layer = document.createElement('div')
    layer.className = 'marks'
    layer.append(...ofPage.map((mark) => elementOf(mark, page)))
    page.div.append(layer)
  }
  const restore = (): void => [...marks.keys()].forEach(draw)
  const clear = (): void => {
    const before = [...marks.keys()]
    marks.clear()
    current = undefined
    before.forEach(draw)
  }

  return {
    set: (findings: readonly Finding[], said: Readonly<Partial<Record<FieldId, string>>>) => {
      clear()
      words = said
      for (const finding of findings) {
        finding.places.forEach(({ page, rect }, place) => {
          marks.set(page, [...(marks.get(page) ?? []), { finding, place, rect }])
        })
      }
      restore()
    },
    show: (field: FieldId, place: number) => {
      const found = [...marks.entries()].find(([, ofPage]) =>
        ofPage.some((mark) => mark.finding.field === field && mark.place === place),
      )
      if (!found) return
      current = { field, place }
      restore()
      pageView(found[0])
        ?.div.querySelector('.mark[data-current]')
        ?.scrollIntoView({ block: 'center', inline: 'nearest' })
    },
    draw,
    /** Draws the marks of a page into a picture of it. */
    paint: (number: number, context: CanvasRenderingContext2D, viewport: Viewport, unit: number) => {
      for (const mark of marks.get(number) ?? []) paint(context, mark, viewport, unit, flagOf(mark))
    },
    restore,
    clear,
  }
}
