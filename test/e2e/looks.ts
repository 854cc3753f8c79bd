import { fileURLToPath } from 'node:url'

/** The folder of the pictures. */
export const folder = fileURLToPath(new URL('../../out/screens', import.meta.url))

/** Sizes of the page, in CSS pixels. */
export const sizes = [
  { width: 1440, height: 900 },
  { width: 1280, height: 720 },
  { width: 1024, height: 640 },
  // At a zoom of 200 % the page has half the width and height: those of the largest and of the smallest size above.
  { width: 720, height: 450 },
  { width: 512, height: 320 },
] as const
export const schemes = ['light', 'dark'] as const

export interface Look {
  readonly scheme: (typeof schemes)[number]
  readonly size: (typeof sizes)[number]
}

export const fileOf = (name: string, { scheme, size }: Look): string => `${name}-${scheme}-${size.width}.png`
