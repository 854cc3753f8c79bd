import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ShownPlan } from '../../../../shared/domain/planned-starts'
import type { TriageCase } from '../../../../shared/domain/triage'
import { plannedTime, untilThen } from '../../../lib/time'
import { useMinute } from '../../../lib/use-minute'
import { outcomeWords, plannedBy } from '../../../parts/planned-words'
import { pressOnce } from '../../../lib/press-once'
import { Kbd } from '../../../ui/kbd'
import { Notice } from '../../../ui/notice'
import { capital } from '../common/words'
import { usePlanning } from './use-planning'

interface Said {
  readonly title: ReactNode
  readonly words?: string
  readonly tone: 'warning' | 'info'
  /** What can be done with it. */
  readonly actions: 'change' | 'late' | 'remove' | 'none'
}

const modeWords = ({ mode }: ShownPlan): string => (mode === 'bill' ? 'Bills' : 'Intervals')

/** What the case says of its planned start; null where there is nothing to know. */
const saidOf = (plan: ShownPlan, jobId: string, now: number): Said | null => {
  const at = plannedTime(plan.due) ?? plan.due
  const isOfThis = plan.jobId === jobId
  switch (plan.state) {
    case 'waiting': {
      if (!isOfThis) {
        const title = `The start planned for ${at} will not be made.`
        return { title, words: 'Another job has run since it was planned.', tone: 'info', actions: 'remove' }
      }
      if (plan.late) {
        const title = `A start planned for ${at} was not made.`
        const words = 'The console was closed or paused, the computer slept, or the server was out of reach.'
        return { title, words, tone: 'warning', actions: 'late' }
      }
      const until = untilThen(plan.due, now) ?? 'now, as soon as it is its turn'
      const words = `${modeWords(plan)}, ${plannedBy(plan)}.`
      return { title: `Starts again at ${at}, ${until}`, words, tone: 'info', actions: 'change' }
    }
    case 'sent':
      return { title: 'The planned start is being sent.', tone: 'info', actions: 'none' }
    case 'in-doubt':
      return {
        title: `The answer to the start planned for ${at} was lost.`,
        words:
          'The last job shows whether it was started. Nothing more is started by itself before you decide.',
        tone: 'warning',
        actions: 'remove',
      }
    case 'skipped':
    case 'failed':
      return isOfThis
        ? { title: `Planned for ${at}. ${outcomeWords(plan)}.`, tone: 'info', actions: 'remove' }
        : null
    case 'started':
      return plan.startedJobId === jobId
        ? {
            title: `Started as planned for ${at}`,
            words: `${capital(plannedBy(plan))}.`,
            tone: 'info',
            actions: 'none',
          }
        : null
  }
}

/** The planned start of a case, or what became of the last one. */
export const CasePlan = ({
  item,
  onChange,
}: {
  readonly item: TriageCase
  readonly onChange: () => void
}) => {
  const { cancel, startLate } = usePlanning(item)
  const now = useMinute()
  const said = item.plan && saidOf(item.plan, item.jobId, now)
  if (!said) return null
  const remove = (words: string) => (
    <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate()}>
      {words}
    </Button>
  )
  return (
    <Notice
      tone={said.tone}
      title={said.title}
      actions={
        said.actions !== 'none' && (
          <>
            {said.actions === 'change' && (
              <Button variant="default" rightSection={<Kbd>P</Kbd>} onClick={onChange}>
                Change
              </Button>
            )}
            {said.actions === 'late' && (
              <Button loading={startLate.isPending} {...pressOnce(() => startLate.mutate())}>
                Start it now
              </Button>
            )}
            {remove(said.actions === 'remove' ? 'Done with it' : 'Cancel it')}
          </>
        )
      }
    >
      {said.words}
    </Notice>
  )
}
