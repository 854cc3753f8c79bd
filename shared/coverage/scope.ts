import type { SeriesKey } from './series'

/** An account of a login, one of its services, or a meter. An absent part matches anything. */
export type Scope = Pick<SeriesKey, 'accountNumber'> & Partial<Omit<SeriesKey, 'accountNumber'>>

export const isIn = (scope: Scope, key: SeriesKey): boolean =>
  (Object.keys(scope) as (keyof SeriesKey)[]).every((part) => scope[part] === key[part])
