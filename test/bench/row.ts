/** One line of the table, and one item of out/bench.json. */
export interface Row {
  readonly name: string
  /** Median of our side, in `unit`. */
  readonly value: number
  readonly unit: string
  /** Median of the other side, in the same unit, from the same run. */
  readonly against: number
  /** Median of the ratios within each round: both sides of a round have the same load of the machine. */
  readonly ratio: number
  /** The goal of the ratio: `<= 1.5`. */
  readonly goal: string
  readonly met: boolean
}

/** What one round has measured on both sides. */
export interface Pair {
  readonly ours: number
  readonly theirs: number
}

export interface Goal {
  readonly at: 'most' | 'least'
  readonly ratio: number
  /** A value of our side with which the goal is met as well. */
  readonly orValue?: number
}

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1)
  return middle.reduce((sum, value) => sum + value, 0) / middle.length
}

/** More than four digits would have no meaning in such a measurement. */
const rounded = (value: number): number => Number(value.toPrecision(4))

export const rowOf = (name: string, unit: string, pairs: readonly Pair[], goal: Goal): Row => {
  const ratio = median(pairs.map(({ ours, theirs }) => ours / theirs))
  const value = median(pairs.map(({ ours }) => ours))
  const { orValue } = goal
  const enough = orValue !== undefined && (goal.at === 'most' ? value <= orValue : value >= orValue)
  return {
    name,
    value: rounded(value),
    unit,
    against: rounded(median(pairs.map(({ theirs }) => theirs))),
    ratio: rounded(ratio),
    goal: `${goal.at === 'most' ? '<=' : '>='} ${goal.ratio}${orValue === undefined ? '' : ` or ${rounded(orValue)} ${unit}`}`,
    met: enough || (goal.at === 'most' ? ratio <= goal.ratio : ratio >= goal.ratio),
  }
}
