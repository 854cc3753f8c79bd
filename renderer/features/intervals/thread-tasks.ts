import { uniq } from 'es-toolkit/array/uniq'
import type { Bill } from '../../../shared/domain/bill'
import type { MonthReading, PlaceZone } from '../../../shared/domain/interval'
import type { MeterMatch } from '../../../shared/intervals/meter-match'
import type { ReadingsAnswer } from '../../lib/bill-readings'
import { answersFor } from './bill-answers'
import { conflictsOf, joinMonths, type Doubt } from './join-months'
import { meteredOf, type Metered } from './metered'
import { together, type Togetherness, type Together } from './together'

/** A meter to be shown together with others, without its readings. */
export interface MeterToJoin {
  readonly meterId: string
  /** The type of its bills; null if it is not known which bills are of this meter. */
  readonly billType: string | null
}

/** What is shown of several meters, with the conflicts between the files of each. */
export interface TogetherAnswer extends Together {
  readonly conflicts: readonly (readonly Doubt[])[]
}

/**
 * What takes too long for the page's own thread: each has an input, and items that are sent one by one because all of
 * them at once would hold the page up.
 */
export const tasks = {
  /** The items are months, with the index of their meter. */
  together: (
    { meters, how }: { readonly meters: readonly MeterToJoin[]; readonly how: Togetherness },
    items: readonly { readonly meter: number; readonly month: MonthReading }[],
  ): TogetherAnswer => {
    const joined = meters.map((of, at) => ({
      ...of,
      channels: joinMonths(items.filter(({ meter }) => meter === at).map(({ month }) => month)),
    }))
    return { ...together(joined, how), conflicts: joined.map(({ channels }) => conflictsOf(channels)) }
  },
  /** The items are the months of the meter. */
  metered: (
    of: { readonly meterId: string; readonly placeZone: PlaceZone | null; readonly zone: string },
    months: readonly MonthReading[],
  ): Metered => meteredOf(of.meterId, { months, placeZone: of.placeZone }, of.zone),
  /** What the meters say of each bill, by the index of the bill: the records themselves are not sent back. */
  answers: (
    given: {
      readonly bills: readonly Bill[]
      readonly unread: ReadonlyMap<string, readonly string[]>
      readonly matches: readonly MeterMatch[]
      readonly today: number
    },
    metered: readonly Metered[],
  ): ReadonlyMap<number, ReadingsAnswer> => {
    const answers = answersFor({ ...given, metered })
    return new Map(
      given.bills.flatMap((bill, at): readonly (readonly [number, ReadingsAnswer])[] => {
        const answer = answers.get(bill)
        return answer ? [[at, answer]] : []
      }),
    )
  },
}

type Tasks = typeof tasks
export type TaskName = keyof Tasks
export type TaskInput<Name extends TaskName> = Parameters<Tasks[Name]>[0]
export type TaskItem<Name extends TaskName> = Parameters<Tasks[Name]>[1][number]
export type TaskAnswer<Name extends TaskName> = ReturnType<Tasks[Name]>

/** What the page sends: the items, and then the name of the task with its input. */
export type ToThread = { readonly item: unknown } | { readonly name: TaskName; readonly input: unknown }

/** The readings that were put together are handed over instead of copied; the other answers have none. */
const buffersOf = (name: TaskName, answer: unknown): readonly ArrayBuffer[] => {
  if (name !== 'together') return []
  const arrays = (answer as TogetherAnswer).channels.flatMap(({ start, end, value }) => [start, end, value])
  return uniq(arrays.map(({ buffer }) => buffer as ArrayBuffer))
}

interface Done {
  readonly answer: unknown
  readonly buffers: readonly ArrayBuffer[]
}

/** One run of a task: takes the messages of the page, and answers the last of them. */
export const createRun = (): ((message: ToThread) => Done | null) => {
  const items: unknown[] = []
  return (message) => {
    if ('item' in message) {
      items.push(message.item)
      return null
    }
    const task = tasks[message.name] as (input: unknown, items: readonly unknown[]) => unknown
    const answer = task(message.input, items)
    return { answer, buffers: buffersOf(message.name, answer) }
  }
}
