import { useSyncExternalStore } from 'react'
import { schemeAttribute } from '../../lib/scheme'

/** The colours of a chart, read from the page's tokens, because a canvas knows no CSS variables. */
export interface Colours {
  readonly text: string
  readonly grid: string
  readonly axis: string
  /** The end of a scale, and a mark on it. */
  readonly strongest: string
  /** The background. */
  readonly ground: string
  /** Days on which the clocks change. */
  readonly change: string
  /** The periods of bills, and what is wrong or doubtful about them. */
  readonly band: string
  readonly wrong: string
  readonly doubtful: string
  readonly font: string
  readonly series: readonly string[]
}

const seriesTokens = ['--lc-accent', '--lc-green', '--lc-amber', '--lc-violet', '--lc-red', '--lc-grey']

/** In addition to the colour, so that channels can be told apart without it. */
const dashes = [[], [7, 3], [2, 3], [9, 3, 2, 3], [4, 4], [1, 2]]

const at = <T>(list: readonly T[], index: number, otherwise: T): T => list[index % list.length] ?? otherwise

export const dashOf = (index: number): number[] => at(dashes, index, [])
export const colourTokenOf = (index: number): string => at(seriesTokens, index, '--lc-accent')

export const coloursNow = (): Colours => {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string): string => style.getPropertyValue(name).trim()
  return {
    text: token('--lc-muted'),
    grid: token('--lc-line-soft'),
    axis: token('--lc-line'),
    strongest: token('--lc-text'),
    ground: token('--lc-bg'),
    change: token('--lc-violet'),
    band: `color-mix(in srgb, ${token('--lc-line-soft')} 55%, transparent)`,
    wrong: token('--lc-red'),
    doubtful: token('--lc-amber'),
    font: `11px ${token('--lc-font') || 'sans-serif'}`,
    series: seriesTokens.map(token),
  }
}

const subscribe = (tell: () => void): (() => void) => {
  const observer = new MutationObserver(tell)
  observer.observe(document.documentElement, { attributeFilter: [schemeAttribute] })
  return () => observer.disconnect()
}

let known: { readonly scheme: string; readonly colours: Colours } | null = null

const coloursOfScheme = (): Colours => {
  const scheme = document.documentElement.getAttribute(schemeAttribute) ?? 'light'
  if (known?.scheme !== scheme) known = { scheme, colours: coloursNow() }
  return known.colours
}

/**
 * The colours of the page's current scheme: the same object until the scheme changes. What is drawn on a canvas must then
 * be drawn again.
 */
export const useColours = (): Colours => useSyncExternalStore(subscribe, coloursOfScheme)
