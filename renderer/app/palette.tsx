import { Spotlight } from '@mantine/spotlight'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { Kbd } from '../ui/kbd'
import type { Action } from './actions'
import { keyWords } from './key-words'
import { useProfileMatches } from './use-profile-matches'

const most = 8

/** The command palette: a label or an id leads to its profile, any word to an action. */
export const Palette = ({ actions }: { readonly actions: readonly Action[] }) => {
  const [query, setQuery] = useState('')
  const [, go] = useLocation()
  const profiles = useProfileMatches(query.trim())
  const words = query.trim().toLowerCase()
  const commands = actions.filter(({ id, label }) => id !== 'palette' && label.toLowerCase().includes(words))
  return (
    <Spotlight.Root
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
            {profiles.slice(0, most).map(({ id, label, provider }) => (
              <Spotlight.Action
                key={id}
                label={label || 'no label'}
                classNames={{ actionLabel: 'lc-private' }}
                description={`${id}${provider ? ` · ${provider}` : ''}`}
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
          <Spotlight.Empty>
            No profile has exactly this label or id, and no command is called so.
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
