import type { KeyboardEvent } from 'react'
import classes from './pdf-panel.module.css'

interface Props {
  /** 1 is 100 %. */
  readonly scale: number
  readonly onZoom: (scale: number) => void
}

/** What pdf.js draws at least and at most. */
const least = 0.1
const most = 10

const percent = new Intl.NumberFormat(undefined, { style: 'percent', maximumFractionDigits: 0 })

/** `125`, `125 %` or `125,5`, as a scale; null where it is no zoom. */
export const zoomOf = (text: string): number | null => {
  const number = /^\s*(\d{1,4}(?:[.,]\d+)?)\s*%?\s*$/.exec(text)?.[1]?.replace(',', '.')
  const scale = number === undefined ? 0 : Number(number) / 100
  return scale >= least && scale <= most ? scale : null
}

/** The zoom, and the way to another by typing it. */
export const ZoomInput = ({ scale, onZoom }: Props) => {
  const shown = percent.format(scale)
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== 'Enter') return
    const wanted = zoomOf(event.currentTarget.value)
    if (wanted === null) event.currentTarget.value = shown
    else onZoom(wanted)
  }
  return (
    <input
      // What was typed and not confirmed gives way to the zoom that is.
      key={shown}
      className={classes.zoom}
      aria-label="Zoom"
      inputMode="decimal"
      defaultValue={shown}
      onKeyDown={onKeyDown}
      onFocus={(event) => event.currentTarget.select()}
      onBlur={(event) => {
        event.currentTarget.value = shown
      }}
    />
  )
}
