/** Where a key leads in a list whose last place is `last`; null if it is not a key of lists. */
export const stepOf = (key: string, at: number, last: number): number | null => {
  const steps: Partial<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last }
  const wanted = steps[key]
  return wanted === undefined ? null : Math.max(0, Math.min(wanted, last))
}
