/** Round figures for the scale of these values, highest first. Zero is one of them. */
export const scaleOf = (values: readonly number[]): readonly number[] => {
  let [lowest, highest] = [0, 0]
  for (const value of values) {
    if (value < lowest) lowest = value
    if (value > highest) highest = value
  }
  const range = highest - lowest
  // In no currency or unit could closer lines be told apart.
  const rough = (range > 1e-9 ? range : 1) / 3
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 2.5, 5, 10].find((factor) => factor * power >= rough) ?? 10) * power
  const from = Math.floor(lowest / step)
  const count = Math.max(1, Math.ceil(highest / step)) - from
  return Array.from({ length: count + 1 }, (_, index) => (from + count - index) * step)
}
