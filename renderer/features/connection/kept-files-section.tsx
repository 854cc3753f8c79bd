import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { keptKinds, type KeptFiles, type KeptKind, type KeptSize } from '../../../shared/domain/kept-files'
import { call, failureOf } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { counted, fileSize } from '../../lib/numbers'
import { FailureNotice } from '../../parts/failure-notice'
import { Confirm } from '../../ui/confirm'
import { Facts } from '../../parts/facts'
import { Section } from '../../parts/section'
import { useAction } from './common/use-action'

const names: Readonly<Record<KeptKind, string>> = { pdf: 'PDFs', interval: 'Interval files' }
const inSentence: Readonly<Record<KeptKind, string>> = { pdf: 'PDFs', interval: 'interval files' }

/** Where the page has what was read of such files: renderer/bridge/keys.ts. */
const inKeys: Readonly<Record<KeptKind, string>> = { pdf: 'pdf', interval: 'readings' }

const sizeWords = ({ files, bytes }: KeptSize): string =>
  files === 0 ? 'none' : `${counted(files, 'file')}, ${fileSize(bytes)}`

/** Asks before all of a kind are deleted. */
const ForgetKept = ({
  kind,
  size,
  onForgotten,
  onClose,
}: {
  readonly kind: KeptKind
  readonly size: KeptSize
  readonly onForgotten: (left: KeptFiles) => void
  readonly onClose: () => void
}) => {
  const forgetting = useAction()
  return (
    <Confirm
      opened
      title={`Forget all kept ${inSentence[kind]}?`}
      action="Forget all"
      busy={forgetting.pending}
      trouble={forgetting.failure && <FailureNotice withDetail failure={forgetting.failure} />}
      onConfirm={() =>
        forgetting.run(
          () => call('kept-files:forget', { kind }),
          (left) => {
            onForgotten(left)
            onClose()
          },
        )
      }
      onClose={onClose}
    >
      This deletes {sizeWords(size)} from this computer. Each file is read from the server again when it is
      needed. What you have saved elsewhere stays.
    </Confirm>
  )
}

/** How much the connection in use keeps of the API's files on this computer, and a way to forget them. */
export const KeptFilesSection = () => {
  const queries = useQueryClient()
  const [asking, ask] = useState<KeptKind | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: keys.keptFiles,
    queryFn: ({ signal }) => call('kept-files:sizes', {}, signal),
    // Files may have come since it was looked at.
    staleTime: 0,
    gcTime: 0,
  })
  const forgotten = (left: KeptFiles): void => {
    queries.setQueryData(keys.keptFiles, left)
    // The page keeps those that were shown.
    queries.removeQueries({
      predicate: ({ queryKey: [of, , what] }) =>
        of === 'profile' && asking !== null && what === inKeys[asking],
    })
  }
  return (
    <Section
      title="Kept files"
      note="Sealed on this computer, for 30 days, at most 2 GB."
      actions={
        data &&
        keptKinds.map((kind) => (
          <Button key={kind} variant="default" disabled={data[kind].files === 0} onClick={() => ask(kind)}>
            Forget all {inSentence[kind]}…
          </Button>
        ))
      }
    >
      {error && <FailureNotice standing withDetail failure={failureOf(error)} retry={() => void refetch()} />}
      {data && (
        <Facts facts={keptKinds.map((kind) => ({ name: names[kind], value: sizeWords(data[kind]) }))} />
      )}
      {data && asking && (
        <ForgetKept kind={asking} size={data[asking]} onForgotten={forgotten} onClose={() => ask(null)} />
      )}
    </Section>
  )
}
