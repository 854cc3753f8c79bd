/**
 * The value that would stand at this place (from 0) if the values were sorted: found without sorting all of them, because
 * three million readings take seconds to sort. Moves the values about; none of them may be NaN.
 */
export const nthSmallest = (values: Float64Array, place: number): number => {
  let low = 0
  let high = values.length - 1
  while (low < high) {
    const middle = values[(low + high) >>> 1] ?? NaN
    let left = low
    let right = high
    while (left <= right) {
      while ((values[left] ?? NaN) < middle) left++
      while ((values[right] ?? NaN) > middle) right--
      if (left > right) break
      const moved = values[left] ?? NaN
      values[left] = values[right] ?? NaN
      values[right] = moved
      left++
      right--
    }
    if (place <= right) high = right
    else if (place >= left) low = left
    else break
  }
  return values[place] ?? NaN
}
