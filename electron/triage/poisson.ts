const negligible = 1e-17

/**
 * The probability of `count` or more events if `mean` are expected (mean >= 0). Summed from `count` upwards where that
 * tail is the smaller side, so that a tiny probability keeps its digits.
 */
export const poissonTail = (count: number, mean: number): number => {
  if (count <= 0) return 1
  if (mean <= 0) return 0
  let log = -mean
  for (let n = 1; n <= count; n += 1) log += Math.log(mean / n)
  const atCount = Math.exp(log)
  if (count > mean) {
    let sum = 0
    for (let n = count, term = atCount; term > sum * negligible; term *= mean / n) {
      sum += term
      n += 1
    }
    return Math.min(1, sum)
  }
  let below = 0
  for (let n = count, term = atCount; n > 0;) {
    term *= n / mean
    n -= 1
    if (term <= below * negligible) break
    below += term
  }
  return Math.max(0, 1 - below)
}
