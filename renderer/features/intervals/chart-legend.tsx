import { Checkbox } from '@mantine/core'
import { clsx } from 'clsx'
import classes from './chart.module.css'
import { colourTokenOf, dashOf } from './colours'
import { channelKey, type JoinedChannel } from './join-months'
import { unitWords } from './words'

const Swatch = ({ index }: { readonly index: number }) => (
  <svg className={classes.swatch} width="22" height="8" aria-hidden>
    <line
      x1="0"
      y1="4"
      x2="22"
      y2="4"
      stroke={`var(${colourTokenOf(index)})`}
      strokeWidth="2.5"
      strokeDasharray={dashOf(index).join(' ')}
    />
  </svg>
)

interface Props {
  readonly channels: readonly JoinedChannel[]
  readonly isShown: (channel: JoinedChannel) => boolean
  readonly onToggle: (channel: JoinedChannel, isShown: boolean) => void
  /** The value at the pointer; null if there is none. */
  readonly valueOf: (channel: JoinedChannel) => string | null
}

/** The channels of the chart with their colours and their values at the pointer. Each can be shown or not. */
export const ChartLegend = ({ channels, isShown, onToggle, valueOf }: Props) => (
  <ul className={classes.legend} aria-label="Channels">
    {channels.map((channel, index) => {
      const value = isShown(channel) ? valueOf(channel) : null
      return (
        <li key={channelKey(channel)} className={classes.channel}>
          <Checkbox
            size="xs"
            label={
              <>
                <span className="lc-private" title={channel.name}>
                  {channel.name}
                </span>{' '}
                · {unitWords(channel.unit)}
              </>
            }
            checked={isShown(channel)}
            onChange={(event) => onToggle(channel, event.currentTarget.checked)}
          />
          {isShown(channel) && <Swatch index={index} />}
          {value !== null && <span className={clsx(classes.value, 'lc-num')}>{value}</span>}
        </li>
      )
    })}
  </ul>
)
