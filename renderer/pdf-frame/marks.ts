import type { FieldId } from '../../shared/detective/fields'
import type { Finding } from '../../shared/detective/finding'
import type { Rect } from '../../shared/detective/page-text'
import type { PageView } from './page-notes'

interface Mark {
  readonly finding: Finding
  readonly place: number
  readonly rect: Rect
}

const percent = (part: number, whole: number): string => `${(part / whole) * 100}%`

/**
 * Frames around the values that were found, positioned in percent of the page so that they fit at any zoom. pdf.js
 * empties a page when it changes size or has been out of view for long: `restore` adds the frames again.
 */
export const createMarks = (pageView: (number: number) => PageView | undefined) => {
  const marks = new Map<number, Mark[]>()
  let words: Readonly<Partial<Record<FieldId, string>>> = {}
  let current: { readonly field: FieldId; readonly place: number } | undefined

  const elementOf = ({ finding: { field, state }, place, rect }: Mark, { viewport }: PageView) => {
    const [x1, y1] = viewport.convertToViewportPoint(rect.x, rect.y)
    const [x2, y2] = viewport.convertToViewportPoint(rect.x + rect.width, rect.y + rect.height)
    const mark = document.createElement('div')
    mark.className = 'mark'
    mark.dataset['state'] = state === 'different' ? 'different' : 'found'
    mark.toggleAttribute('data-current', current?.field === field && current.place === place)
    const left = Math.min(x1, x2)
    Object.assign(mark.style, {
      left: percent(left, viewport.width),
      top: percent(Math.min(y1, y2), viewport.height),
      width: percent(Math.abs(x2 - x1), viewport.width),
      height: percent(Math.abs(y2 - y1), viewport.height),
    })
    const said = words[field]
    if (state === 'different' && said !== undefined) {
      const flag = document.createElement('span')
      flag.className = 'flag'
      flag.toggleAttribute('data-before', left > viewport.width * 0.6)
      flag.textContent = `Record: ${said}`
      mark.append(flag)
    }
    return mark
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
    restore,
    clear,
  }
}
