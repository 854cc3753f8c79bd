import { useState } from 'react'
import { z } from 'zod'
import { usePersisted } from '../../parts/place'
import { Split } from '../../ui/split'
import { StateMessage } from '../../parts/state-message'
import classes from './lookup-page.module.css'
import { ProviderPage } from './provider-page'
import { Results } from './results'
import { SearchForm } from './search-form'
import { searchSchema, useLookup, type Search } from './use-lookup'

const idSchema = z.int().nullable()
const nothing: Search = { zipcode: '', name: '', type: '' }
/** The ZIP code at which the practice service has the API document's mock utility providers. */
const mockZip = '00007'

/** Where a new profile is to be created. */
export interface ProfilePlace {
  readonly providerId: number
  readonly providerName: string
  /** Undefined if the utility provider was found by its name alone. */
  readonly zipcode: string | undefined
}

interface Props {
  readonly practice: boolean
  readonly onCreateProfile: (place: ProfilePlace) => void
}

const Invitation = ({
  practice,
  onMockZip,
}: {
  readonly practice: boolean
  readonly onMockZip: () => void
}) => (
  <StateMessage
    title="Look up a ZIP code or a utility provider"
    advice={
      practice
        ? `A ZIP code shows its place and the providers there. In Practice, the mock utility providers are at ${mockZip}.`
        : 'A ZIP code shows its place and the providers there; part of a name finds a utility provider anywhere.'
    }
    action={practice ? { label: `Look up ${mockZip}`, run: onMockZip } : undefined}
  />
)

/** The Lookup view: the place of a ZIP code, utility providers by ZIP code, name and type, and one of them in full. */
export const LookupPage = ({ practice, onCreateProfile }: Props) => {
  const [search, setSearch] = usePersisted('lookup', searchSchema, null)
  const [draft, setDraft] = useState(search ?? nothing)
  const [selectedId, setSelectedId] = usePersisted('lookup-provider', idSchema, null)
  const lookup = useLookup(search)
  const selected = lookup.providers?.find(({ id }) => id === selectedId)
  return (
    <Split
      remember="lookup"
      label="Width of the utility provider"
      onClose={() => setSelectedId(null)}
      main={
        <div className={classes.main}>
          <div className={classes.top}>
            <h1 className={classes.heading}>Lookup</h1>
            <SearchForm
              draft={draft}
              onDraft={setDraft}
              onSearch={setSearch}
              namedTypes={lookup.providers?.flatMap(({ types }) => types) ?? []}
              onType={(type) => search && setSearch({ ...search, type })}
            />
          </div>
          {search ? (
            <Results search={search} lookup={lookup} selectedId={selectedId} onSelect={setSelectedId} />
          ) : (
            <Invitation
              practice={practice}
              onMockZip={() => {
                setDraft({ ...nothing, zipcode: mockZip })
                setSearch({ ...nothing, zipcode: mockZip })
              }}
            />
          )}
        </div>
      }
      side={
        selected ? (
          <ProviderPage
            key={selected.id}
            provider={selected}
            onCreateProfile={() =>
              onCreateProfile({
                providerId: selected.id,
                providerName: selected.name,
                zipcode: search?.zipcode || undefined,
              })
            }
            onClose={() => setSelectedId(null)}
          />
        ) : null
      }
    />
  )
}
