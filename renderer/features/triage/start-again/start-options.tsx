import { SegmentedControl, Switch } from '@mantine/core'
import classes from './start-options.module.css'
import type { StartOptions as Options } from './use-start-again'

interface Props {
  readonly options: Options
  readonly onChange: (options: Options) => void
}

/** What the new job fetches, and whether its end is reported to the customer's queue. */
export const StartOptions = ({ options, onChange }: Props) => (
  <div className={classes.options}>
    <SegmentedControl
      size="xs"
      aria-label="Mode"
      value={options.mode}
      onChange={(mode) => onChange({ ...options, mode: mode === 'interval' ? 'interval' : 'bill' })}
      data={[
        { value: 'bill', label: 'Bills' },
        { value: 'interval', label: 'Intervals' },
      ]}
    />
    <Switch
      label="Send notification"
      title="send_notification: a message to the customer’s queue when the job ends"
      checked={options.sendNotification}
      onChange={(event) => onChange({ ...options, sendNotification: event.currentTarget.checked })}
    />
  </div>
)
