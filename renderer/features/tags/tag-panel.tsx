import { Button, CloseButton } from '@mantine/core'
import { useState } from 'react'
import type { BulkOperation } from '../../../shared/domain/bulk'
import { maxTags, type KnownTag } from '../../../shared/domain/directory'
import { shownText } from '../../../shared/domain/shown-text'
import type { Failure } from '../../../shared/errors/failure'
import { call, failureOf } from '../../bridge/call'
import { useAllRead } from '../../parts/use-all-read'
import { useLatest } from '../../lib/use-latest'
import { counted } from '../../lib/numbers'
import { FailureNotice } from '../../parts/failure-notice'
import { TagChip } from '../../parts/tag-chip'
import { ColourChoice } from './colour-choice'
import { RenameForm } from './rename-form'
import classes from './tag-panel.module.css'

/** A run on all profiles that have certain tags, to be confirmed by its preview. */
export interface TagRun {
  readonly operation: BulkOperation
  readonly ids: Int32Array<ArrayBuffer>
  readonly note?: string | undefined
}

interface Props {
  /** The selected tag, or the checked ones. */
  readonly tags: readonly KnownTag[]
  readonly known: readonly string[]
  readonly onColour: (name: string, colour: number | null) => void
  readonly onRun: (run: TagRun) => void
  readonly onShowProfiles?: ((names: readonly string[]) => void) | undefined
  readonly onClose: () => void
}

/** The actions on a tag, or on several together. */
export const TagPanel = ({ tags, known, onColour, onRun, onShowProfiles, onClose }: Props) => {
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const names = tags.map(({ name }) => name)
  const only = tags.length === 1 ? tags[0] : undefined
  const latest = useLatest()
  const isAll = useAllRead()

  const run = async (operation: BulkOperation): Promise<void> => {
    setBusy(true)
    setFailure(null)
    const signal = latest()
    try {
      const { ids, unread } = await call('tags:profiles', { names }, signal)
      if (signal.aborted) return
      const note =
        unread > 0
          ? `${counted(unread, 'profile')} that have not been read yet may have it too: they are not included.`
          : undefined
      onRun({ operation, ids, note })
    } catch (error) {
      setFailure(failureOf(error))
    }
    setBusy(false)
  }

  return (
    <section className={classes.panel} aria-label={only ? `Tag ${shownText(only.name)}` : 'Chosen tags'}>
      <header className={classes.head}>
        <div className={classes.chips}>
          {tags.map(({ name, colour }) => (
            <TagChip key={name} name={name} colour={colour} room="lines" />
          ))}
        </div>
        <CloseButton size="sm" aria-label="Close" onClick={onClose} />
      </header>
      {only && (
        <p className={classes.hint}>
          {counted(only.count, 'profile')} {only.count === 1 ? 'has' : 'have'} it
          {isAll ? '.' : ', of those that were read so far.'}
        </p>
      )}
      {onShowProfiles && (
        <div className={classes.row}>
          <Button variant="default" onClick={() => onShowProfiles(names)}>
            Show {tags.length === 1 ? 'its' : 'their'} profiles
          </Button>
        </div>
      )}
      {only && (
        <ColourChoice
          name={only.name}
          colour={only.colour}
          onChoose={(colour) => onColour(only.name, colour)}
        />
      )}
      {names.length > maxTags ? (
        <p className={classes.hint}>At most {maxTags} tags can be merged or removed at a time.</p>
      ) : (
        <>
          <RenameForm
            from={names}
            known={known}
            busy={busy}
            onRename={(to) => void run({ kind: 'tag-rename', from: names.filter((name) => name !== to), to })}
          />
          <div className={classes.remove}>
            <Button
              variant="default"
              c="var(--lc-red)"
              loading={busy}
              onClick={() => void run({ kind: 'tag-remove', tags: names })}
            >
              Remove everywhere…
            </Button>
            <span className={classes.hint}>
              From every profile that has {only ? 'it' : 'one of them'}; can be undone.
            </span>
          </div>
        </>
      )}
      {failure && <FailureNotice failure={failure} />}
    </section>
  )
}
