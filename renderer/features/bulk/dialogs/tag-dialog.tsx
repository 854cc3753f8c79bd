import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import type { BulkOperation } from '../../../../shared/domain/bulk'
import { knownTags } from '../../../parts/known-tags'
import { counted } from '../../../lib/numbers'
import { Kbd } from '../../../ui/kbd'
import { FloatingDialog } from './floating-dialog'
import { Preview } from '../preview/preview'
import classes from './tag-dialog.module.css'
import { TagList } from './tag-list'
import { TagQuestion } from './tag-question'
import { TagsChosen } from './tags-chosen'
import { useDraft, type RunTarget } from '../preview/use-draft'
import { reachOf } from '../preview/words'
import { useTagField } from './use-tag-field'

interface Props extends RunTarget {
  readonly kind: 'tag-add' | 'tag-remove'
  readonly onClose: () => void
}

const none: never[] = []
const listId = 'bulk-tag-choices'

/** Type a prefix and press Enter: the highlighted tag is added to all selected profiles, or removed from them. */
export const TagDialog = ({ kind, ids, onClose, ...target }: Props) => {
  const adding = kind === 'tag-add'
  const input = useRef<HTMLInputElement>(null)
  const known = useQuery(knownTags)
  const tags = known.data ?? none
  // Until the known tags have been read, a prefix cannot be told from a new tag: Enter waits for them.
  const [entered, setEntered] = useState(false)
  const field = useTagField(tags, adding && !known.isPending)
  const operation: BulkOperation | null = field.tags.length > 0 ? { kind, tags: field.tags } : null
  const draft = useDraft({ operation, ids, ...target })
  const { preview } = draft
  const pointless =
    operation === null || (preview !== undefined && (reachOf(preview) === 0 || preview.refused !== null))

  const reconsider = (): void => {
    setEntered(false)
    draft.reconsider()
  }
  const add = (): void => {
    if (field.highlighted !== null && !field.ask()) field.add(field.highlighted)
  }
  const start = (): void => {
    if (known.isPending) setEntered(true)
    else if (!field.ask()) draft.start()
  }
  const startEntered = useEffectEvent(start)
  const ready = entered && !known.isPending
  useEffect(() => {
    // Runs after this render, as a key pressed now would, with the highlight in its place.
    if (ready) queueMicrotask(() => startEntered())
  }, [ready])

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      start()
      return
    }
    const typed = field.text.trim() !== ''
    const last = field.chosen.at(-1)
    const moves: Partial<Record<string, () => void>> = {
      ArrowDown: () => field.move(1),
      ArrowUp: () => field.move(-1),
      ...(typed ? { ',': add } : {}),
      ...(typed && !event.shiftKey ? { Tab: add } : {}),
      ...(field.text === '' && last !== undefined ? { Backspace: () => field.remove(last) } : {}),
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    reconsider()
    move()
  }

  const title = adding ? 'Add tags to' : 'Remove tags from'
  const nothingFits = known.isError ? 'The known tags could not be read.' : 'No known tag matches.'
  return (
    <FloatingDialog title={`${title} ${counted(ids.length, 'profile')}`} onClose={onClose}>
      <TagsChosen
        chosen={field.chosen}
        known={tags}
        onRemove={(tag) => {
          reconsider()
          field.remove(tag)
          input.current?.focus()
        }}
      />
      <input
        ref={input}
        className={classes.input}
        role="combobox"
        aria-label={adding ? 'Tag to add' : 'Tag to remove'}
        aria-expanded={field.choices.length > 0}
        aria-controls={listId}
        aria-activedescendant={field.at === null ? undefined : `${listId}-${field.at}`}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        placeholder={field.chosen.length > 0 ? 'Another tag' : 'Tag'}
        value={field.text}
        autoFocus
        data-autofocus
        onChange={(event) => {
          reconsider()
          field.type(event.currentTarget.value)
        }}
        onKeyDown={onKeyDown}
      />
      <TagList
        id={listId}
        choices={field.choices}
        at={field.at}
        empty={known.isPending ? 'Reading the tags…' : nothingFits}
        onPick={(index) => {
          reconsider()
          field.moveTo(index)
          input.current?.focus()
        }}
      />
      {field.question && (
        <TagQuestion
          doubt={field.question.doubt}
          name={field.question.name}
          onTake={(tag) => {
            field.add(tag)
            input.current?.focus()
          }}
        />
      )}
      <div className={classes.line} />
      <Preview operation={operation} draft={draft} hint="Type the beginning of a tag, or choose one." />
      <div className={classes.buttons}>
        <Button
          onClick={start}
          disabled={pointless && field.highlighted === null}
          loading={draft.busy !== null}
        >
          {adding ? 'Add' : 'Remove'} {field.tags.length > 1 ? 'tags' : 'tag'}
        </Button>
        <Kbd>Enter</Kbd>
        <span className="lc-muted">can be undone</span>
        <span className={classes.more}>
          <Kbd>Tab</Kbd> another tag
        </span>
      </div>
    </FloatingDialog>
  )
}
