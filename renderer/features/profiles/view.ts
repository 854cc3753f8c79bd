import { create } from 'zustand'
import type { ProfileFilter } from '../../../shared/domain/profile'
import type { Choice } from '../../ui/async-select'

/** What is searched for, with the provider's name for people. */
export interface Search extends Omit<ProfileFilter, 'providerId'> {
  readonly provider?: Choice | undefined
}

interface View {
  readonly connectionId: string
  readonly search: Search
  readonly selectedId: number | null
}

/** Outlives a visit to a profile's own page, in memory only: searches are never stored. */
const useStore = create<View>()(() => ({ connectionId: '', search: {}, selectedId: null }))

/** The search and the selection of a connection; another connection begins anew. */
export const useProfilesView = (connectionId: string) => {
  const stored = useStore()
  const view = stored.connectionId === connectionId ? stored : { connectionId, search: {}, selectedId: null }
  return {
    search: view.search,
    selectedId: view.selectedId,
    setSearch: (search: Search) => useStore.setState({ ...view, search }),
    select: (selectedId: number | null) => useStore.setState({ ...view, selectedId }),
  }
}

/** As main understands it: without what is empty. */
export const filterOf = ({ provider, ids, label, tags, createdFrom, createdTo }: Search): ProfileFilter => ({
  ...(ids?.length ? { ids } : {}),
  ...(label ? { label } : {}),
  ...(tags?.length ? { tags } : {}),
  ...(provider ? { providerId: provider.value } : {}),
  ...(createdFrom ? { createdFrom } : {}),
  ...(createdTo ? { createdTo } : {}),
})

/** One part of a search, for people, and the search without it. */
export interface Token {
  readonly key: string
  readonly text: string
  readonly without: Search
}

/** The parts of a search other than the label, which has a field of its own. */
export const tokensOf = (search: Search): readonly Token[] => {
  const { tags = [], provider, createdFrom, createdTo, ids = [] } = search
  const { createdFrom: _from, createdTo: _to, ...undated } = search
  const { provider: _provider, ...unprovided } = search
  const { ids: _ids, ...unnumbered } = search
  return [
    ...tags.map((tag) => ({
      key: `tag:${tag}`,
      text: `tag: ${tag}`,
      without: { ...search, tags: tags.filter((other) => other !== tag) },
    })),
    ...(provider ? [{ key: 'provider', text: `provider: ${provider.label}`, without: unprovided }] : []),
    ...(createdFrom || createdTo
      ? [
          {
            key: 'created',
            text: `created: ${createdFrom ?? ''} to ${createdTo ?? 'now'}`.replace(':  to', ': up to'),
            without: undated,
          },
        ]
      : []),
    ...(ids.length > 0
      ? [
          {
            key: 'ids',
            text: ids.length <= 3 ? `ID: ${ids.join(', ')}` : `${ids.length} IDs`,
            without: unnumbered,
          },
        ]
      : []),
  ]
}
