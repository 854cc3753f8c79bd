import { isSamePaper, type Paper } from './print-parts'
import classes from './sheets.module.css'

/** The paper of the dialog, turned as this page is. */
const turnedAs = (page: Paper, { width, height }: Paper): Paper => {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return page.width > page.height ? { width: long, height: short } : { width: short, height: long }
}

const fitsOn = (page: Paper, paper: Paper): boolean =>
  page.width <= paper.width + 1 && page.height <= paper.height + 1

const sizeWords = ({ width, height }: Paper): string => `${width}pt ${height}pt`

/**
 * The kind of page for CSS: its name, the value of its `size`, and the height of its sheet. Each page keeps its
 * orientation. The paper of the dialog has no size in CSS: Chromium would put a page onto two sheets if the person chose
 * a smaller one. A page that is larger is made smaller, and one that is smaller has a paper of its own; not the first
 * page, whose paper is the measure of `vmax`.
 */
const kindOf = (page: Paper, usual: Paper, isFirst: boolean) => {
  const isWide = page.width > page.height
  const side = isWide ? '100vmin' : '100vmax'
  const paper = turnedAs(page, usual)
  if (isFirst || isSamePaper(page, paper) || !fitsOn(page, paper))
    return isWide
      ? { name: 'across', size: 'landscape', height: side }
      : { name: 'upright', size: 'portrait', height: side }
  const name = `paper-${Math.round(page.width)}x${Math.round(page.height)}`
  return { name, size: sizeWords(page), height: `min(${page.height}pt, ${side})` }
}

/** The sheets that are printed in place of the page. On the screen they are not shown. */
export const createSheets = () => {
  const sheets = document.createElement('div')
  const added: { readonly sheet: HTMLElement; readonly page: Paper }[] = []
  const rules = new CSSStyleSheet()
  sheets.className = classes.sheets
  sheets.setAttribute('aria-hidden', 'true')
  document.body.append(sheets)
  return {
    /** Adds a sheet with this picture of a page. Resolves once it can be drawn: one at a time, since each is decoded for that. */
    add: async (picture: string, page: Paper): Promise<void> => {
      const sheet = document.createElement('div')
      const image = new Image()
      sheet.className = classes.sheet
      image.src = picture
      image.style.width = `${page.width}pt`
      image.style.height = `${page.height}pt`
      sheet.append(image)
      sheets.append(sheet)
      added.push({ sheet, page })
      await image.decode()
    },
    /** To be called once all are added. `usual` is the paper that the dialog begins with. */
    layOut: (usual: Paper): void => {
      const sizes = new Map<string, string>()
      added.forEach(({ sheet, page }, at) => {
        const { name, size, height } = kindOf(page, usual, at === 0)
        sizes.set(name, size)
        sheet.style.setProperty('page', name)
        sheet.style.setProperty('height', height)
      })
      rules.replaceSync(
        [...sizes].map(([name, size]) => `@page ${name} { size: ${size}; margin: 0 }`).join('\n'),
      )
      document.adoptedStyleSheets = [...document.adoptedStyleSheets, rules]
    },
    remove: (): void => {
      sheets.remove()
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== rules)
    },
  }
}
