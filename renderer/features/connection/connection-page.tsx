import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import type { ConnectionSummary } from '../../../shared/domain/connection'
import { FailureMessage } from '../../parts/failure-message'
import { ConnectionDetail } from './connection-detail'
import { ConnectionList } from './connection-list'
import classes from './connection-page.module.css'
import { NewConnection } from './settings/new-connection'
import { PracticeSteps } from './practice-steps'
import { useConnections } from './common/use-connections'
import { useEnterPractice } from './use-enter-practice'
import { Welcome } from './welcome'

/** Stands for the form of a new connection in place of an id. */
const newOne = 'new'

const Loading = () => (
  <div className={classes.split} role="status" aria-label="Reading the connections">
    <div className={classes.bones}>
      <Skeleton height={48} />
      <Skeleton height={48} />
    </div>
    <div className={classes.bones}>
      <Skeleton height={28} width={220} />
      <Skeleton height={120} />
      <Skeleton height={160} />
    </div>
  </div>
)

/** By name, with Practice last. Main lists them by the time of their last change. */
const inOrder = (connections: readonly ConnectionSummary[]): readonly ConnectionSummary[] =>
  connections.toSorted(
    (a, b) =>
      Number(a.practice) - Number(b.practice) || a.name.localeCompare(b.name) || a.id.localeCompare(b.id),
  )

interface Props {
  /** Called when Practice has been entered. */
  readonly onPractice?: () => void
}

/** The Connection view: the first start, the way into Practice, and all connections with their pages. */
export const ConnectionPage = ({ onPractice }: Props) => {
  const { view, error, reload, apply } = useConnections()
  const [chosenId, setChosenId] = useState<string | null>(null)
  const practice = useEnterPractice((entered) => {
    apply(entered)
    setChosenId(entered.activeId)
    onPractice?.()
  })

  if (!view)
    return error === null ? <Loading /> : <FailureMessage error={error} retry={() => void reload()} />
  if (practice.pending || practice.failure) {
    return (
      <div className={classes.alone}>
        <PracticeSteps practice={practice} />
      </div>
    )
  }

  const choose = ({ id }: ConnectionSummary): void => {
    void reload().then(() => setChosenId(id))
  }
  const { activeId } = view
  const connections = inOrder(view.connections)
  if (connections.length === 0) {
    return (
      <div className={classes.alone}>
        <Welcome onPractice={practice.enter} onCreated={choose} />
      </div>
    )
  }

  const selected =
    connections.find(({ id }) => id === chosenId) ??
    connections.find(({ id }) => id === activeId) ??
    connections[0]
  return (
    <div className={classes.split}>
      <ConnectionList
        connections={connections}
        view={view}
        selectedId={chosenId === newOne ? null : (selected?.id ?? null)}
        onSelect={setChosenId}
        onNew={() => setChosenId(newOne)}
        onPractice={practice.enter}
      />
      {chosenId === newOne ? (
        <NewConnection onCreated={choose} onCancel={() => setChosenId(null)} />
      ) : (
        selected && (
          <ConnectionDetail
            key={selected.id}
            connection={selected}
            view={view}
            apply={apply}
            reload={reload}
            onPractice={practice.enter}
          />
        )
      )}
    </div>
  )
}
