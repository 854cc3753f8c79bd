import { notifications } from '@mantine/notifications'
import { hashKey, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { Forgotten } from '../../../shared/domain/directory'
import type { Profile } from '../../../shared/domain/profile'
import { shownText } from '../../../shared/domain/shown-text'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'

const Views = ({ names }: { readonly names: readonly string[] }) => (
  <>
    {names.length === 1 ? 'The saved view' : 'The saved views'}{' '}
    <span className="lc-private">{names.map((name) => `“${shownText(name)}”`).join(', ')}</span>
  </>
)

const unwrittenWords: Readonly<Record<Forgotten['unwritten'][number], string>> = {
  line: 'The activity log has no line saying that it was forgotten.',
  searches: 'Searches that come back at the next start may still have its label.',
  views: 'Saved views may still have its label in their search or name: remove those.',
}

/**
 * Tells the person if something that they made was deleted as well, or if something that may name the customer is left.
 */
const tellOf = ({ removed, left, unwritten }: Forgotten): void => {
  const asksForMore = left.length > 0 || unwritten.length > 0
  if (removed.length === 0 && !asksForMore) return
  const message = (
    <>
      {removed.length > 0 && (
        <>
          <Views names={removed} /> had its label, and {removed.length === 1 ? 'is' : 'are'} gone.{' '}
        </>
      )}
      {left.length > 0 && (
        <>
          <Views names={left} /> {left.length === 1 ? 'looks' : 'look'} for a part of its label. Remove what
          was meant for this customer.{' '}
        </>
      )}
      {unwritten.length > 0 &&
        `The profile is forgotten, but the local database took only a part: ${unwritten.map((part) => unwrittenWords[part]).join(' ')}`}
    </>
  )
  notifications.show({ message, autoClose: !asksForMore })
}

/**
 * Makes this computer forget a profile, including the page's cache: any answer in it may name the profile. Queries that
 * the page currently shows are not repeated, because that would store the profile again; they go when the page is left.
 */
export const useForgetProfile = (id: number): (() => Promise<void>) => {
  const queries = useQueryClient()
  const forgotten = useRef(false)
  const dropWhereForgotten = useEffectEvent(() => {
    if (forgotten.current) queries.removeQueries({ queryKey: keys.profile(id) })
  })
  useEffect(() => () => dropWhereForgotten(), [])
  return async () => {
    const label = queries.getQueryData<Profile>(keys.profile(id))?.label
    const views = await call('profiles:forget', { id, ...(label && { label }) })
    forgotten.current = true
    const own = hashKey(keys.profile(id))
    void queries.invalidateQueries({ predicate: ({ queryKey }) => hashKey(queryKey.slice(0, 2)) !== own })
    tellOf(views)
  }
}
