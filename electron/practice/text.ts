const secondMs = 1000

/** `2016-10-31T23:59:59`: UTC without a zone, as the document's examples write times. */
export const iso = (time: number): string => new Date(time).toISOString().slice(0, 19)

/** `2016-10-31`. */
export const isoDay = (time: number): string => new Date(time).toISOString().slice(0, 10)

/** `2017-01-16 04:47:17.155000+00:00`, as the document's notification writes times. */
export const spaced = (time: number): string =>
  `${new Date(time).toISOString().slice(0, 23).replace('T', ' ')}000+00:00`

export const unix = (time: number): number => Math.floor(time / secondMs)
