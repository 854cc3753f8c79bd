import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { call } from '../../../bridge/call'
import { notifyFailure } from '../../../parts/notify-failure'
import { notifySaved } from '../../../parts/notify-saved'
import { Kbd } from '../../../ui/kbd'
import { copyText } from '../common/copying'

/** The text for Link's support, which main composes from what is known; it is copied. */
export const useEscalation = (profileId: number) => {
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('triage:escalation', { profileId }),
    onSuccess: ({ text }) => copyText(text, 'Text for Link’s support'),
    onError: notifyFailure,
  })
  return { busy: isPending, copy: () => mutate() }
}

interface Props {
  readonly profileId: number
  readonly escalation: ReturnType<typeof useEscalation>
  /** Whether it is Link's move, so that this is the main action. */
  readonly primary: boolean
}

/** What goes to Link's support: a text with one key, and the evidence as files. */
export const SupportActions = ({ profileId, escalation, primary }: Props) => {
  const evidence = useMutation({
    mutationFn: () => call('triage:evidence', { profileId }),
    onSuccess: (saved) => notifySaved(saved, { what: 'Evidence saved' }),
    onError: notifyFailure,
  })
  return (
    <>
      <Button
        variant={primary ? 'filled' : 'default'}
        loading={escalation.busy}
        rightSection={<Kbd>E</Kbd>}
        data-case-focus={primary || undefined}
        onClick={escalation.copy}
      >
        Copy for Link’s support
      </Button>
      <Button variant="default" loading={evidence.isPending} onClick={() => evidence.mutate()}>
        Save evidence
      </Button>
    </>
  )
}
