import type { Channel } from '../../../shared/domain/interval'
import { ExactSum } from '../../../shared/domain/exact-sum'
import type { Doubts } from './doubts'

const span = (channel: Channel): number => (channel.end[0] ?? 0) - (channel.start[0] ?? 0)

/** Adds notes where the sum of a file's channels would count energy twice. */
export const doubtSums = (channels: readonly Channel[], doubts: Doubts): void => {
  const measured = channels.filter(({ kind, total }) => kind === 'interval' && total !== '0')
  for (const [index, one] of measured.entries()) {
    const twin = measured
      .slice(index + 1)
      .find((other) => other.total === one.total && other.unit === one.unit && span(other) !== span(one))
    if (twin) {
      doubts.add(
        `${one.name} and ${twin.name} are the same energy at two resolutions and must not be added together.`,
      )
    }
  }
  doubtCopies(measured, doubts)
  doubtTotals(measured, doubts)
  const net = measured.find(({ name }) =>
    /\b(net|netto|saldo|bilans|bilan|balance|solde|balans)\b/i.test(name),
  )
  if (!net) return
  for (const taken of measured) {
    for (const given of measured) {
      if (new Set([net, taken, given]).size < 3 || taken.unit !== net.unit || given.unit !== net.unit)
        continue
      const difference = new ExactSum().add(taken.total).subtract(given.total)
      if (difference.toString() !== net.total) continue
      doubts.add(`${net.name} is ${taken.name} less ${given.name}: the columns must not be added together.`)
      return
    }
  }
}

const unsigned = (total: string): string => total.replace('-', '')

const sameReadings = (one: Channel, other: Channel): boolean =>
  one.value.length === other.value.length &&
  one.value.every(
    (value, at) =>
      (Object.is(value, other.value[at]) || value === -(other.value[at] ?? NaN)) &&
      one.start[at] === other.start[at],
  )

/** Notes columns that repeat another one, reading by reading. Net does so where nothing is fed in. */
const doubtCopies = (measured: readonly Channel[], doubts: Doubts): void => {
  measured.forEach((one, index) => {
    const copy = measured
      .slice(index + 1)
      .find(
        (other) =>
          other.unit === one.unit &&
          unsigned(other.total) === unsigned(one.total) &&
          sameReadings(one, other),
      )
    if (copy)
      doubts.add(
        `${one.name} and ${copy.name} have the same values throughout and must not be added together.`,
      )
  })
}

const totalLike = /\b(total|gesamt|summe|suma|somme|totale|totaal)\b/i

/** Notes a column that is the sum of the others. */
const doubtTotals = (measured: readonly Channel[], doubts: Doubts): void => {
  for (const whole of measured.filter(({ name }) => totalLike.test(name))) {
    const parts = measured.filter((other) => other !== whole && other.unit === whole.unit)
    if (parts.length < 2) continue
    const sum = new ExactSum()
    for (const part of parts) sum.add(part.total)
    if (sum.toString() === whole.total) {
      doubts.add(
        `${whole.name} is the sum of ${parts.map(({ name }) => name).join(', ')}: the columns must not be added together.`,
      )
    }
  }
}
