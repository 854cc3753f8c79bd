import type uPlot from 'uplot'
import type { Colours } from './colours'
import type { JoinedChannel } from './join-months'
import { valueRange, type TimeWindow } from './plot-values'
import { tickSteps, tickWords, ticksOf } from './ticks'
import { unitWords } from './words'
import type { Zone } from './zones'

type Groups = ReadonlyMap<string, readonly JoinedChannel[]>

const asGiven: uPlot.Range.Function = (_plot, min, max) => [min, max]

const axisWords = ({ kind, unit, per }: JoinedChannel): string => {
  const words = unitWords(unit)
  if (kind === 'interval') return `${words} per ${per ?? 'reading'}`
  if (kind === 'register') return `${words}, counter`
  return kind === 'cost' ? `${words}, cost` : words
}

/** One scale for the time, and one for each group of channels. */
export const scalesOf = (groups: Groups, whole: TimeWindow): uPlot.Scales => ({
  x: { time: false, auto: false, range: asGiven },
  ...Object.fromEntries(
    [...groups].map(([key, group]) => {
      const { min, max } = valueRange(group, whole)
      const range: uPlot.Range.Function = (_plot, low, high) =>
        Number.isFinite(low) && Number.isFinite(high) && low < high ? [low, high] : [min, max]
      return [key, { auto: false, range }]
    }),
  ),
})

/** The time axis at the bottom, named by `zoneWords`; the first group's axis on the left, the others on the right. */
export const axesOf = (groups: Groups, zone: Zone, zoneWords: string, colours: Colours): uPlot.Axis[] => {
  const axis = { stroke: colours.text, font: colours.font, labelFont: colours.font, labelSize: 18 }
  const line = { stroke: colours.grid, width: 1 }
  return [
    {
      ...axis,
      scale: 'x',
      label: zoneWords,
      size: 26,
      space: 74,
      incrs: tickSteps,
      splits: (_plot, _axis, from, to, step) => ticksOf(zone, from, to, step),
      values: (_plot, ticks, _axis, _space, step) => tickWords(zone, ticks, step),
      grid: line,
      ticks: { stroke: colours.axis, width: 1, size: 5 },
    },
    ...[...groups].map(([key, [channel]], at): uPlot.Axis => ({
      ...axis,
      scale: key,
      // oxlint-disable-next-line typescript/no-unsafe-enum-assignment -- left, right: the enum is in the types alone
      side: at === 0 ? 3 : 1,
      label: channel ? axisWords(channel) : '',
      size: (_plot, words: readonly string[] | null) =>
        18 + 7 * Math.max(2, ...(words ?? []).map((word) => word.length)),
      grid: at === 0 ? line : { show: false },
      ticks: { show: false },
    })),
  ]
}
