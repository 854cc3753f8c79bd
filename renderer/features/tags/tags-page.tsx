import { TextInput } from '@mantine/core'
import { useCallback, useState } from 'react'
import { z } from 'zod'
import { lookupKey } from '../../../shared/domain/lookup-text'
import { shownText } from '../../../shared/domain/shown-text'
import { wordingOfRead } from '../../../shared/errors/wording'
import { call } from '../../bridge/call'
import { FailureMessage } from '../../parts/failure-message'
import { notifyFailure } from '../../parts/notify-failure'
import { useAllRead } from '../../parts/use-all-read'
import { useDirectoryState } from '../../parts/use-directory-state'
import { usePersisted } from '../../parts/place'
import { useLatest } from '../../lib/use-latest'
import { counted } from '../../lib/numbers'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { Split } from '../../ui/split'
import { StateMessage } from '../../parts/state-message'
import { TagGrid } from './tag-grid'
import { TagPanel, type TagRun } from './tag-panel'
import classes from './tags-page.module.css'
import { useKnownTags } from './use-known-tags'

const searchSchema = z.string()
const tagSchema = z.string().nullable()

interface Props {
  /** Shows the preview of a run, and starts it when the person confirms. */
  readonly onRun: (run: TagRun) => void
  /** Without it, the profiles of a tag cannot be opened as a list. */
  readonly onShowProfiles?: ((name: string, ids: Int32Array<ArrayBuffer>) => void) | undefined
}

/** All tags: how many profiles have each, their colours, and the actions on all their profiles at once. */
export const TagsPage = ({ onRun, onShowProfiles }: Props) => {
  const { query, colour } = useKnownTags()
  const [text, setText] = usePersisted('tags-search', searchSchema, '')
  const [selected, setSelected] = usePersisted('tag', tagSchema, null)
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set())
  const check = useCallback((name: string) => {
    setChecked((those) => {
      const next = new Set(those)
      if (!next.delete(name)) next.add(name)
      return next
    })
  }, [])

  const latest = useLatest()
  const isAll = useAllRead()
  const directory = useDirectoryState()
  const all = query.data ?? []
  const words = lookupKey(text)
  const tags = all.filter(({ name }) => lookupKey(name).includes(words))
  const chosen = all.filter(({ name }) => checked.has(name))
  const shown = chosen.length > 0 ? chosen : tags.filter(({ name }) => name === selected)

  const show = async (names: readonly string[]): Promise<void> => {
    if (!onShowProfiles) return
    const signal = latest()
    try {
      const { ids } = await call('tags:profiles', { names: [...names] }, signal)
      if (!signal.aborted) onShowProfiles(names.map((name) => shownText(name)).join(' or '), ids)
    } catch (error) {
      if (!signal.aborted) notifyFailure(error)
    }
  }
  const choose = async (name: string, place: number | null): Promise<void> => {
    try {
      await colour.mutateAsync({ name, colour: place })
    } catch (error) {
      notifyFailure(error)
    }
  }

  const content = () => {
    if (query.isPending) return <SkeletonRows label="Reading the tags" />
    if (query.isError && !query.data) {
      return <FailureMessage error={query.error} retry={() => void query.refetch()} />
    }
    if (all.length === 0 && directory?.phase === 'waiting' && directory.failure) {
      const { title, advice } = wordingOfRead(directory.failure)
      return (
        <StateMessage
          tone="alert"
          title={`The profiles, and so their tags, could not be read: ${title}`}
          advice={`${advice} The console tries again by itself.`}
          verbatim={directory.failure.apiText}
        />
      )
    }
    if (all.length === 0) {
      return (
        <StateMessage
          title={isAll ? 'No tags yet.' : 'No tags so far: not all profiles are read yet.'}
          advice={
            directory?.total === 0
              ? 'Tags appear here as the profiles are read.'
              : 'Tags appear here as the profiles are read. Select profiles and press T to add one.'
          }
        />
      )
    }
    if (tags.length === 0) {
      return (
        <StateMessage
          title={isAll ? 'No tag matches.' : 'No tag matches so far: not all profiles are read yet.'}
          action={{ label: 'Show all tags', run: () => setText('') }}
        />
      )
    }
    return (
      <TagGrid
        tags={tags}
        selected={selected}
        onSelect={setSelected}
        checked={checked}
        onCheck={check}
        onOpen={(name) => void show([name])}
      />
    )
  }

  const close = (): void => {
    setSelected(null)
    setChecked(new Set())
  }
  return (
    <Split
      remember="tags"
      label="Width of the tag beside the list"
      sideWidth={400}
      onClose={close}
      main={
        <section className={classes.page} aria-label="List of tags">
          <div className={classes.tools}>
            <h2 className={classes.heading}>Tags</h2>
            <TextInput
              className={classes.search}
              type="search"
              aria-label="Search tags"
              placeholder="Search tags"
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <span className="lc-muted lc-num" role="status">
              {query.data &&
                (chosen.length > 0
                  ? `${counted(chosen.length, 'tag')} chosen`
                  : `${counted(tags.length, 'tag')}${isAll ? '' : ' so far'}`)}
            </span>
          </div>
          {content()}
        </section>
      }
      side={
        shown.length > 0 ? (
          <TagPanel
            // For other tags the panel starts from the beginning.
            key={shown.map(({ name }) => name).join('\n')}
            tags={shown}
            known={all.map(({ name }) => name)}
            onColour={(name, place) => void choose(name, place)}
            onRun={onRun}
            onShowProfiles={onShowProfiles && ((names) => void show(names))}
            onClose={close}
          />
        ) : null
      }
    />
  )
}
