import classes from './pdf-panel.module.css'
import { TypedInput } from './typed-input'

interface Props {
  /** 1 is 100 %. */
  readonly scale: number
  readonly onZoom: (scale: number) => void
}

/** The limits within which pdf.js draws. */
const least = 0.1
const most = 10

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })

/** `125`, `125 %` or `125,5` as a scale; null if the text is not a zoom. */
export const zoomOf = (text: string): number | null => {
  const number = /^\s*(\d{1,4}(?:[.,]\d+)?)\s*%?\s*$/.exec(text)?.[1]?.replace(',', '.')
  const scale = number === undefined ? 0 : Number(number) / 100
  return scale >= least && scale <= most ? scale : null
}

/** Shows the zoom, and accepts another one that is typed. */
export const ZoomInput = ({ scale, onZoom }: Props) => (
  <TypedInput
    label="Zoom"
    className={classes.zoom}
    inputMode="decimal"
    shown={percent.format(scale)}
    onTyped={(text) => {
      const wanted = zoomOf(text)
      if (wanted !== null) onZoom(wanted)
      return wanted !== null
    }}
  />
)
