import { Spotlight } from '@mantine/spotlight'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { lookupKey } from '../../shared/domain/lookup-text'
import { shownText } from '../../shared/domain/shown-text'
import { Kbd } from '../ui/kbd'
import type { Action } from './actions'
import { keyWords } from './key-words'
import { useFirstHighlighted } from './use-first-highlighted'
import { useProfileMatches } from './use-profile-matches'

/** The command palette: a label or an id leads to its profile, any word to an action. */
export const Palette = ({ actions }: { readonly actions: readonly Action[] }) => {
  const [query, setQuery] = useState('')
  const [, go] = useLocation()
  const profiles = useProfileMatches(query.trim())
  const words = lookupKey(query)
  const commands = actions.filter(({ id, label }) => id !== 'palette' && label.toLowerCase().includes(words))
  useFirstHighlighted(profiles.map(({ id }) => id).join())
  return (
    <Spotlight.Root
      // What was chosen takes the focus; else it goes back by `useKeptFocus`.
      returnFocus={false}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      attributes={{ content: { 'aria-label': 'Search or run a command' } }}
      scrollable
      maxHeight={420}
      transitionProps={{ duration: 80 }}
      overlayProps={{ blur: 0, backgroundOpacity: 0.35 }}
    >
      <Spotlight.Search placeholder="A label, a profile id, or a command" aria-label="Search or command" />
      <Spotlight.ActionsList>
        {profiles.length > 0 && (
          <Spotlight.ActionsGroup label="Profiles">
            {profiles.map(({ id, profile }) => (
              <Spotlight.Action
                key={id}
                label={profile ? shownText(profile.label) || 'no label' : `Profile ${id}`}
                classNames={{ actionLabel: 'lc-private' }}
                description={[id, shownText(profile?.provider ?? ''), profile?.zipcode]
                  .filter(Boolean)
                  .join(' · ')}
                onClick={() => go(`/profiles/${id}`)}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {commands.length > 0 && (
          <Spotlight.ActionsGroup label="Commands">
            {commands.map(({ id, label, shortcut, run }) => (
              <Spotlight.Action
                key={id}
                label={label}
                onClick={run}
                rightSection={shortcut && <Kbd>{keyWords(shortcut)}</Kbd>}
              />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {profiles.length + commands.length === 0 && (
          <Spotlight.Empty>No profile is known by this, and no command is called so.</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
