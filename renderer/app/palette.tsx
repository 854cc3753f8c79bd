import { Spotlight, spotlight } from '@mantine/spotlight'
import { useEffect, useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { lookupKey } from '../../shared/domain/lookup-text'
import { useConnections } from '../features/connection/common/use-connections'
import { showProfiles } from '../features/profiles/view'
import { Kbd } from '../ui/kbd'
import { useAnswerList } from '../ui/use-answer-list'
import type { Action } from './actions'
import { keyWords } from '../lib/key-words'
import { paletteLines, type PaletteLine } from './palette-lines'
import classes from './palette.module.css'
import { jobMatchWords, useJobMatch } from './use-job-match'
import { useNoteMatches } from './use-note-matches'
import { useProfileMatches, type ProfileMatches } from './use-profile-matches'

/** How certain the first line is, in words. */
const wordsOf = ({ state, exact }: ProfileMatches, enter: 'none' | 'waiting' | 'missed'): string => {
  if (state === 'failed')
    return 'The server could not be asked whether a profile has exactly this ID or label.'
  if (state === 'asking') {
    return enter === 'waiting'
      ? 'Enter waits: asking the server for a profile with exactly this ID or label…'
      : 'Asking the server for a profile with exactly this ID or label…'
  }
  if (exact.length > 1) return `${exact.length} profiles have exactly this ID or label.`
  if (exact.length === 1) return 'One profile has exactly this ID or label.'
  return `No profile has exactly this ID or label.${enter === 'missed' ? ' Enter takes the first line.' : ''}`
}

/** What an empty list means, in words. */
const nothingWords = ({ searched, state }: ProfileMatches, connected: boolean): string => {
  if (!connected) return 'No such command. Profiles are searched only with a connection.'
  if (searched === 'nothing') return 'No such command. The profiles could not be searched.'
  if (state === 'failed')
    return 'No profile found on this computer, but the server may have one. No such command.'
  return searched === 'some'
    ? 'No profile found so far: not all are read yet. No such command.'
    : 'No profile found, and no such command.'
}

/** The command palette: a label or an id leads to its profile, any word to an action. */
export const Palette = ({ actions }: { readonly actions: readonly Action[] }) => {
  const [query, setQuery] = useState('')
  const [, go] = useLocation()
  const { view, active } = useConnections()
  const listId = useId()
  const list = useRef<HTMLDivElement>(null)
  const text = query.trim()
  const connected = view?.ready === true && active !== null
  const matches = useProfileMatches(text, connected)
  const job = useJobMatch(text, connected)
  // The words are about what Enter opens: a label may look like the ID of a job.
  const jobSaid = matches.exact.length > 0 ? null : jobMatchWords(job)
  const words = lookupKey(query)
  const lines = paletteLines(
    matches,
    job.found?.job ?? null,
    useNoteMatches(text, connected),
    actions.filter(({ id, label }) => id !== 'palette' && label.toLowerCase().includes(words)),
    {
      onOpen: (id) => go(`/profiles/${id}`),
      onOpenJobs: (id) => go(`/profiles/${id}/jobs`),
      onNoted: (ids) => {
        if (active) showProfiles(active.id, `Notes with ${text}`, Int32Array.from(ids))
        go('/profiles')
      },
      onChoose: (ids) => {
        if (active) showProfiles(active.id, text, Int32Array.from(ids))
        go('/profiles')
      },
    },
  )
  const take = (line: PaletteLine): void => {
    spotlight.close()
    line.run()
  }
  const answers = useAnswerList({
    text,
    lines,
    settled: matches.state !== 'asking' && job.state !== 'asking',
    onTake: take,
  })
  const { at, enter } = answers
  useEffect(() => {
    list.current?.querySelector('[data-selected]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  const group = (kind: PaletteLine['kind'], label: string) => {
    const those = lines.flatMap((line, place) => (line.kind === kind ? [{ line, place }] : []))
    return (
      those.length > 0 && (
        <Spotlight.ActionsGroup label={label}>
          {those.map(({ line, place }) => (
            // A button instead of Spotlight's own action, which moves its highlight by position even when new lines
            // come in, and has no id.
            <button
              key={line.key}
              type="button"
              id={`${listId}-${place}`}
              role="option"
              aria-selected={place === at}
              data-selected={place === at || undefined}
              className={classes.line}
              tabIndex={-1}
              // The focus stays in the field.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(line)}
            >
              <span className={classes.words}>
                <span className={kind === 'profile' ? 'lc-private' : undefined}>{line.label}</span>
                {line.description !== undefined && (
                  <span className={classes.description}>{line.description}</span>
                )}
              </span>
              {line.shortcut && <Kbd>{keyWords(line.shortcut)}</Kbd>}
            </button>
          ))}
        </Spotlight.ActionsGroup>
      )
    )
  }
  return (
    <Spotlight.Root
      // The chosen view takes the focus; otherwise `useFocusRestored` returns it.
      returnFocus={false}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={answers.reset}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Search or run a command' } }}
      scrollable
      // Keeps the field in place while the lines below it change; even a short window has room for them.
      centered={false}
      yOffset="12dvh"
      maxHeight="calc(min(420px, 76dvh))"
      transitionProps={{ duration: 80 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
    >
      <Spotlight.Search
        placeholder="A label, a profile or job id, or a command"
        aria-label="Search or command"
        role="combobox"
        aria-expanded={lines.length > 0}
        aria-autocomplete="list"
        aria-controls={listId}
        aria-activedescendant={at === null ? undefined : `${listId}-${at}`}
        onKeyDownCapture={(event) => {
          if (!answers.press(event)) return
          event.preventDefault()
          event.stopPropagation()
        }}
      />
      <Spotlight.ActionsList ref={list} className={classes.list}>
        {connected && text !== '' && (
          <p className={classes.exact} role="status">
            {jobSaid ?? (job.found?.job ? 'This is the ID of a job.' : wordsOf(matches, enter))}
          </p>
        )}
        {lines.length > 0 && (
          <div id={listId} role="listbox" aria-label="Profiles and commands">
            {group('profile', job.found?.job ? 'Jobs and profiles' : 'Profiles')}
            {group('command', 'Commands')}
          </div>
        )}
        {lines.length === 0 && jobSaid === null && job.state !== 'asking' && matches.state !== 'asking' && (
          <Spotlight.Empty>{nothingWords(matches, connected)}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
