import classes from './sheets.module.css'

interface Paper {
  readonly width: number
  readonly height: number
}

/** The sheets that are printed in place of the page. On the screen they are not shown. */
export const createSheets = () => {
  const sheets = document.createElement('div')
  const pictures: HTMLImageElement[] = []
  sheets.className = classes.sheets
  sheets.setAttribute('aria-hidden', 'true')
  document.body.append(sheets)
  return {
    /** Adds a sheet with this picture, at the size of the paper (in points) or as large as the printer's paper allows. */
    add: (picture: string, { width, height }: Paper): void => {
      const sheet = document.createElement('div')
      const image = new Image()
      sheet.className = classes.sheet
      image.src = picture
      image.style.width = `${width}pt`
      image.style.height = `${height}pt`
      image.style.objectFit = 'contain'
      sheet.append(image)
      sheets.append(sheet)
      pictures.push(image)
    },
    /** Resolves once all pictures can be drawn. */
    ready: async (): Promise<void> => {
      await Promise.all(pictures.map((picture) => picture.decode()))
    },
    remove: (): void => sheets.remove(),
  }
}
