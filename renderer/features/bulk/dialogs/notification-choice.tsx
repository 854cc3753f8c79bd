import { Radio } from '@mantine/core'
import { useState } from 'react'
import { asksAboutNotification } from '../../../../shared/domain/bulk'

/** Whether the ends of jobs are reported to the customer's queue. For many jobs the person has to choose. */
export const useNotificationChoice = (jobs: number) => {
  const [chosen, setChosen] = useState<boolean | null>(null)
  const [isMissing, setMissing] = useState(false)
  const isAsked = jobs > asksAboutNotification && chosen === null
  return {
    sendNotification: chosen ?? jobs <= asksAboutNotification,
    value: isAsked ? null : String(chosen ?? jobs <= asksAboutNotification),
    error: isMissing ? 'Choose whether the notifications are sent: there are more than 20 jobs.' : undefined,
    choose: (value: string): void => {
      setMissing(false)
      setChosen(value === 'true')
    },
    /** Returns false if the choice is still to be made; the field then says so. */
    isMade: (): boolean => {
      setMissing(isAsked)
      return !isAsked
    },
  }
}

interface Props {
  readonly choice: ReturnType<typeof useNotificationChoice>
  readonly onChange: () => void
}

export const NotificationChoice = ({ choice, onChange }: Props) => (
  <Radio.Group
    label="Send notification"
    description="When a job ends, a message goes to the customer’s production queue (send_notification)."
    value={choice.value}
    onChange={(value) => {
      onChange()
      choice.choose(value)
    }}
    errorProps={{ mt: 6 }}
    error={choice.error}
  >
    <Radio size="xs" mt={8} value="true" label="Send one for each job" data-autofocus />
    <Radio size="xs" mt={6} value="false" label="Send none" />
  </Radio.Group>
)
