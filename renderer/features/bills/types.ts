import type { Bill } from '../../../shared/domain/bill'
import { documentedTypes as order } from '../../lib/type-name'

export interface TypeCount {
  readonly type: string
  readonly count: number
}

/**
 * The types of these bills, and how many bills each has: first the document's types in its order, then others by name.
 */
export const typesOf = (bills: readonly Bill[]): readonly TypeCount[] => {
  const counts = new Map<string, number>()
  for (const { type } of bills) counts.set(type, (counts.get(type) ?? 0) + 1)
  const rank = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length)
  return [...counts]
    .map(([type, count]) => ({ type, count }))
    .toSorted((a, b) => rank(a.type) - rank(b.type) || a.type.localeCompare(b.type))
}
