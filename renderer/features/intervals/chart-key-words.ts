/** The keys of the chart of readings, for the list of all keys. */
export const chartKeyWords: readonly (readonly [string, string])[] = [
  ['+  −  0', 'Zoom in, zoom out, show all, in the chart of readings'],
  ['←  →', 'Move the chart of readings'],
  ['Shift ←  →', 'To the reading before and after, in the chart'],
  ['Shift ↑  ↓', 'Farther to later and earlier readings, in the chart'],
  ['Shift Home  End', 'To the first and last reading that is shown'],
  ['Enter', 'Keep the line at this reading, also in the bills'],
]
