import { CloseButton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { clsx } from 'clsx'
import {
  useEffect,
  useEffectEvent,
  useId,
  useLayoutEffect,
  useRef,
  type KeyboardEvent,
  type ReactNode,
} from 'react'
import type { Suggestion } from '../../../shared/domain/directory'
import { counted } from '../../lib/numbers'
import { usePrivateTitle } from '../../lib/privacy'
import classes from './search-field.module.css'
import { SearchMarks } from './search-marks'
import { SuggestionList } from './suggestion-list'
import { useSuggestions } from './use-suggestions'
import type { Scope } from './persisted-scope'

interface Props {
  readonly text: string
  readonly onText: (text: string) => void
  /** Called when completions are offered or no longer: the text is then half typed, or finished. */
  readonly onCompleting: (completing: boolean) => void
  readonly scope: Scope | null
  readonly onEndScope: () => void
  /** What the search has found, in words. */
  readonly found: ReactNode
  /** Enter or Escape, if the field has no use for it: moves the focus to the rows. */
  readonly onLeave: () => void
}

/** The search field with its completions. The list responds while a person types. */
export const SearchField = ({ text, onText, onCompleting, scope, onEndScope, found, onLeave }: Props) => {
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  const marks = useRef<HTMLDivElement>(null)
  /** The position of the caret after a completion was inserted. */
  const caret = useRef<number | null>(null)
  const { list, at, askFor, move, close } = useSuggestions()
  const open = list.length > 0
  const scopeTitle = usePrivateTitle(
    scope ? `Only ${counted(scope.ids.length, 'profile')}: ${scope.name}` : undefined,
  )
  const tellCompleting = useEffectEvent(onCompleting)
  useEffect(() => tellCompleting(open), [open])

  const follow = (): void => {
    if (marks.current && input.current) marks.current.scrollLeft = input.current.scrollLeft
  }
  useLayoutEffect(() => {
    if (caret.current !== null) input.current?.setSelectionRange(caret.current, caret.current)
    caret.current = null
    // An empty field cannot have scrolled, and reading its scroll position would force a layout of the whole page.
    if (text !== '') follow()
  }, [text])

  const take = ({ insert, from }: Suggestion): void => {
    const end = input.current?.selectionStart ?? text.length
    const rest = text.slice(end)
    const next = text.slice(0, from) + insert + (insert.endsWith(' ') ? rest.trimStart() : rest)
    caret.current = from + insert.length
    onText(next)
    if (insert.endsWith(':')) askFor(next, from + insert.length)
    else close()
  }

  /** Returns true if the field has used the key. */
  const press = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const chosen = at === null ? undefined : list[at]
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (open) move(event.key === 'ArrowDown' ? 1 : -1)
        else if (event.key === 'ArrowDown') onLeave()
        else return false
        return true
      case 'Tab': {
        const first = chosen ?? list[0]
        if (!first || event.shiftKey) return false
        take(first)
        return true
      }
      case 'Enter':
        if (chosen) take(chosen)
        else {
          close()
          onLeave()
        }
        return true
      case 'Escape':
        if (open) close()
        else if (text !== '') onText('')
        else onLeave()
        return true
      default:
        return false
    }
  }

  return (
    <div className={classes.search} role="search">
      <IconSearch size={14} aria-hidden className={classes.icon} />
      {scope && (
        <span className={classes.scope}>
          <span className={clsx(classes.words, 'lc-private')} title={scopeTitle}>
            {scope.name}
          </span>
          <CloseButton size={16} iconSize={11} aria-label={`Leave ${scope.name}`} onClick={onEndScope} />
        </span>
      )}
      <div className={clsx(classes.field, text !== '' && 'lc-private-typed')}>
        <div ref={marks} className={classes.marks} aria-hidden>
          <SearchMarks text={text} />
        </div>
        <input
          ref={input}
          type="text"
          role="combobox"
          data-search
          className={classes.input}
          value={text}
          aria-label="Search profiles"
          aria-expanded={open}
          aria-controls={open ? listId : undefined}
          aria-activedescendant={open && at !== null ? `${listId}-${at}` : undefined}
          aria-autocomplete="list"
          placeholder="Search: label, id, provider, tag:solar"
          spellCheck={false}
          autoComplete="off"
          maxLength={2000}
          onChange={({ currentTarget: { value, selectionStart } }) => {
            onText(value)
            askFor(value, selectionStart ?? value.length)
          }}
          onScroll={follow}
          onBlur={close}
          onKeyDown={(event) => {
            if (
              event.ctrlKey ||
              event.metaKey ||
              event.altKey ||
              event.nativeEvent.isComposing ||
              !press(event)
            )
              return
            event.preventDefault()
            event.stopPropagation()
          }}
        />
      </div>
      {text !== '' && (
        <CloseButton
          size={18}
          iconSize={12}
          aria-label="Clear the search"
          onClick={() => {
            onText('')
            close()
            input.current?.focus()
          }}
        />
      )}
      <span className={classes.found}>{found}</span>
      {open && <SuggestionList id={listId} list={list} at={at} onPick={take} />}
    </div>
  )
}
