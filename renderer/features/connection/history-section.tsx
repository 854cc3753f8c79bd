import { Button, NumberInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { historyLimits, type HistoryKept, type HistoryLimits } from '../../../shared/history/history'
import { call, failureOf } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { localDay } from '../../lib/time'
import { FailureNotice } from '../../parts/failure-notice'
import { Confirm } from '../../ui/confirm'
import { Section } from '../../parts/section'
import { useAction, type Action } from './common/use-action'
import form from './settings/settings-form.module.css'

const megabytes = new Intl.NumberFormat(undefined, { maximumFractionDigits: 1 })

const keptWords = ({ bytes, oldest }: HistoryKept): string =>
  oldest === null
    ? 'Nothing is kept yet.'
    : `${megabytes.format(bytes / 1e6)} MB are kept, the oldest of ${localDay(oldest) ?? oldest}.`

interface FormProps {
  readonly kept: HistoryKept
  readonly saving: Action
  readonly onSave: (limits: HistoryLimits) => void
}

/** The limits, of which a lower one is asked about: what lies beyond it is deleted. */
const LimitsForm = ({ kept: { limits }, saving, onSave }: FormProps) => {
  const [edits, setEdits] = useState<Partial<Record<keyof HistoryLimits, number | string>>>({})
  const [asking, setAsking] = useState(false)
  const typed = { ...limits, ...edits }
  const { data: wanted } = historyLimits.safeParse(typed)
  const isChanged = typed.months !== limits.months || typed.megabytes !== limits.megabytes
  const isLower = wanted && (wanted.months < limits.months || wanted.megabytes < limits.megabytes)
  const save = (): void => {
    setAsking(false)
    if (wanted) onSave(wanted)
  }
  const fault = (field: keyof HistoryLimits): string | false =>
    !historyLimits.shape[field].safeParse(typed[field]).success && 'A whole number from 1 on.'
  return (
    <form
      className={form.form}
      aria-label="How long the history is kept"
      onSubmit={(event) => {
        event.preventDefault()
        if (!wanted || !isChanged || saving.pending) return
        if (isLower) setAsking(true)
        else save()
      }}
    >
      <div className={form.pair}>
        <NumberInput
          label="Months"
          value={typed.months}
          onChange={(months) => setEdits({ ...edits, months })}
          error={fault('months')}
          min={1}
          max={600}
          allowDecimal={false}
        />
        <NumberInput
          label="Megabytes, for all profiles"
          value={typed.megabytes}
          onChange={(size) => setEdits({ ...edits, megabytes: size })}
          error={fault('megabytes')}
          min={1}
          max={100_000}
          allowDecimal={false}
        />
      </div>
      {saving.failure && <FailureNotice withDetail failure={saving.failure} />}
      <div className={form.actions}>
        <Button type="submit" disabled={!wanted || !isChanged} loading={saving.pending}>
          Save
        </Button>
      </div>
      <Confirm
        opened={asking}
        title="Keep less of the history?"
        lost={['what was seen to change in profiles and bills beyond the new limits']}
        action="Keep less"
        onConfirm={save}
        onClose={() => setAsking(false)}
      >
        It is deleted from this computer at once, and cannot be read from the API again.
      </Confirm>
    </form>
  )
}

/** How long it is kept what changed in profiles and in their bills. */
export const HistorySection = () => {
  const queries = useQueryClient()
  const saving = useAction()
  const { data, error, refetch } = useQuery({
    queryKey: keys.historyKept,
    queryFn: () => call('history:kept', {}),
  })
  return (
    <Section title="History" note={data && keptWords(data)}>
      {error !== null && !data && (
        <FailureNotice standing withDetail failure={failureOf(error)} retry={() => void refetch()} />
      )}
      {data && (
        <LimitsForm
          key={`${data.limits.months} ${data.limits.megabytes}`}
          kept={data}
          saving={saving}
          onSave={(limits) =>
            saving.run(
              () => call('history:keep', limits),
              (kept) => queries.setQueryData(keys.historyKept, kept),
            )
          }
        />
      )}
    </Section>
  )
}
