import { measureOf } from '../../../shared/intervals/periods'
import { counted } from '../../lib/numbers'
import type { JoinedChannel } from './join-months'
import classes from './intervals-tab.module.css'
import { withUnit } from './words'
import { timeIn, type Zone } from './zones'

const none = (value: number, one: string, many?: string): string =>
  value === 0 ? `no ${many ?? `${one}s`}` : counted(value, one, many)

/** The result of a channel: energy and money have a sum, a counter has a rise, and states such as power have a range. */
const amountOf = ({ kind, unit, total, lowest, highest }: JoinedChannel): string => {
  if (measureOf[kind] === 'highest') {
    return `from ${withUnit(lowest, unit)} to ${withUnit(highest, unit)}`
  }
  return kind === 'register' ? `rose by ${withUnit(total, unit)}` : `total ${withUnit(total, unit)}`
}

/** The words about a channel, after its name. */
const channelWords = (channel: JoinedChannel, zone: Zone): string => {
  const { count, start, end, blank, gaps, repeats, overlaps } = channel
  if (count === 0) return `no reading with a value, ${counted(blank, 'blank')}.`
  const from = timeIn(zone, start[0] ?? NaN)
  const to = timeIn(zone, end.at(-1) ?? NaN)
  const found = [
    none(blank, 'blank'),
    none(gaps, 'gap'),
    none(repeats, 'repeat'),
    none(overlaps, 'overlap'),
  ].join(', ')
  return `${from} to ${to}, ${counted(count, 'reading')}, ${amountOf(channel)}; ${found}.`
}

/** The readings in words, one sentence for each channel: channels are never added together. */
export const Summary = ({
  id,
  channels,
  zone,
  zoneWords,
}: {
  readonly id: string
  readonly channels: readonly JoinedChannel[]
  readonly zone: Zone
  readonly zoneWords: string
}) => (
  <div id={id} className={classes.summary}>
    {channels.map((channel) => (
      <p key={`${channel.kind} ${channel.unit} ${channel.name}`}>
        <span className="lc-private">{channel.name}</span>: {channelWords(channel, zone)}
      </p>
    ))}
    <p className="lc-muted">Times in {zoneWords}.</p>
  </div>
)
