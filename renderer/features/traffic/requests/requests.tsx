import { useRef, useState, type ReactNode } from 'react'
import { keptNotable, keptRequests, profileOf, type Exchange } from '../../../../shared/domain/traffic'
import { count } from '../../../lib/numbers'
import { useKeys } from '../../../lib/use-keys'
import { FailureMessage } from '../../../parts/failure-message'
import { usePersisted } from '../../../parts/place'
import { StateMessage } from '../../../parts/state-message'
import { Grid, type GridHandle } from '../../../ui/grid/grid'
import { useGridColumns } from '../../../ui/grid/use-grid-columns'
import { SkeletonRows } from '../../../ui/skeleton-rows'
import { Split } from '../../../ui/split'
import classes from '../traffic-page.module.css'
import { briefColumns, requestColumns } from './columns'
import { copyCommand } from './copy-command'
import { curlOf, type CurlServer } from './curl'
import { draftSchema, everything, isEverything, matching } from './filter'
import { RequestDetails } from './request-details'
import { RequestsFoot } from './requests-foot'
import { RequestsTools } from './requests-tools'
import { useRequests } from './use-requests'

interface Props {
  readonly server: CurlServer
  readonly onOpenProfile: (id: number) => void
}

/** The last requests to the API, newest first, as they are sent; the list is held while a person looks at one. */
export const Requests = ({ server, onOpenProfile }: Props) => {
  const list = useRequests()
  const [draft, setDraft] = usePersisted('traffic', draftSchema, everything)
  const [seq, setSeq] = useState<number | null>(null)
  const grid = useRef<GridHandle>(null)
  const shown = matching(list.requests, draft)
  const selected = list.requests.find((one) => one.seq === seq) ?? null
  const columns = useGridColumns('traffic', selected ? briefColumns : requestColumns)
  const select = (request: Exchange | undefined): void => {
    if (!request) return
    list.hold()
    setSeq(request.seq)
  }
  const follow = (): void => {
    list.follow()
    setSeq(null)
    grid.current?.toTop()
  }
  useKeys({
    Escape: () => setSeq(null),
    F: () => (list.isFollowing ? list.hold() : follow()),
    ...(selected && { C: () => void copyCommand(curlOf(selected, server)) }),
  })

  const content = (): ReactNode => {
    if (list.error) return <FailureMessage error={list.error} retry={list.retry} />
    if (list.pending) return <SkeletonRows rows={10} label="Reading the requests" />
    if (shown.length === 0 && !isEverything(draft)) {
      return (
        <StateMessage
          title="No request matches."
          advice={`The last ${count(keptRequests)} requests are kept, and of those before them the last ${count(keptNotable)} that failed or changed something.`}
          action={{ label: 'Clear the filters', run: () => setDraft(everything) }}
        />
      )
    }
    if (shown.length === 0) {
      return (
        <StateMessage
          title="No request has been sent yet."
          advice="Each request to the Link API is listed here from the moment it is sent, until the console is closed or another connection is used."
        />
      )
    }
    return (
      <Grid
        handle={grid}
        label="Requests"
        columns={columns}
        rowCount={shown.length}
        getRow={(index) => shown[index]}
        rowId={(index) => shown[index]?.seq ?? index}
        selected={selected ? indexOf(shown, selected.seq) : null}
        onSelect={(index) => select(shown[index])}
        onOpen={(index) => {
          const profileId = shown[index] && profileOf(shown[index])
          if (profileId) onOpenProfile(profileId)
        }}
        onVisibleRange={(first) => {
          if (first > 0) list.hold()
        }}
      />
    )
  }

  return (
    <Split
      remember="traffic"
      label="Width of the details"
      sideWidth={388}
      minMain={460}
      minSide={320}
      onClose={() => setSeq(null)}
      main={
        <section className={classes.part} aria-label="Requests to the API">
          <RequestsTools
            draft={draft}
            onDraft={(next) => {
              setSeq(null)
              setDraft(next)
            }}
            shown={shown}
          />
          <div className={classes.list}>{content()}</div>
          <RequestsFoot
            shown={shown.length}
            isAll={isEverything(draft)}
            newer={list.newer}
            isFollowing={list.isFollowing}
            onHold={list.hold}
            onFollow={follow}
          />
        </section>
      }
      side={
        selected && (
          <RequestDetails
            request={selected}
            server={server}
            onOpenProfile={onOpenProfile}
            onClose={() => setSeq(null)}
          />
        )
      }
    />
  )
}

const indexOf = (requests: readonly Exchange[], seq: number): number | null => {
  const index = requests.findIndex((one) => one.seq === seq)
  return index < 0 ? null : index
}
