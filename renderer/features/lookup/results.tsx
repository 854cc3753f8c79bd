import { Button } from '@mantine/core'
import type { Provider } from '../../../shared/domain/lookup'
import { failureOf } from '../../bridge/call'
import { FailureMessage } from '../../parts/failure-message'
import { counted } from '../../lib/numbers'
import { SkeletonRows } from '../../ui/skeleton-rows'
import { StateMessage } from '../../parts/state-message'
import { ProviderGrid } from './provider-grid'
import classes from './results.module.css'
import { typeWord } from './types'
import type { Lookup, Search } from './use-lookup'
import { ZipFacts } from './zip-facts'

const Nobody = ({ search, lookup }: { readonly search: Search; readonly lookup: Lookup }) => {
  if (lookup.unread > 0)
    return (
      <StateMessage
        tone="alert"
        title={`The API named ${counted(lookup.unread, 'utility provider')}, but none of them could be read.`}
        action={{ label: 'Read them again', run: lookup.retry }}
      />
    )
  return <NoProvider search={search} lookup={lookup} />
}

const NoProvider = ({ search, lookup }: { readonly search: Search; readonly lookup: Lookup }) => {
  const { zipcode, name, type } = search
  if (lookup.zip.state === 'unknown')
    return (
      <StateMessage
        title={`The API knows neither the ZIP code ${zipcode} nor a utility provider there.`}
        advice="Check the digits, or look for the utility provider by name."
      />
    )
  const what = type === '' ? 'utility provider' : `utility provider for ${typeWord(type).toLowerCase()}`
  const which = [name && `with “${name}” in its name`, zipcode && `at ${zipcode}`].filter(Boolean).join(' ')
  return (
    <StateMessage
      title={`No ${what} ${which}.`}
      advice={
        type !== ''
          ? 'Choose any type, or look for another name or ZIP code.'
          : zipcode
            ? 'Look for the utility provider by name, without the ZIP code.'
            : 'Try a shorter part of the name, or a ZIP code.'
      }
    />
  )
}

const countOf = (providers: readonly Provider[]): string =>
  providers.length === 1 ? '1 utility provider' : `${providers.length} utility providers`

/** The results: the place of the ZIP code, and the utility providers. */
export const Results = ({
  search,
  lookup,
  selectedId,
  onSelect,
}: {
  readonly search: Search
  readonly lookup: Lookup
  readonly selectedId: number | null
  readonly onSelect: (id: number) => void
}) => {
  const { zip, providers, unread, error, retry } = lookup
  if (error !== null && failureOf(error).code === 'too-large')
    return (
      <StateMessage
        tone="alert"
        title="Too many utility providers to show."
        advice="Add a ZIP code or a type, or more of the name."
      />
    )
  // If both failed, most likely for the same reason, it is shown once.
  if (error !== null) return <FailureMessage error={error} retry={retry} />
  if (!providers) return <SkeletonRows label="Looking up" />
  if (providers.length === 0 && unread === 0 && zip.state !== 'known' && zip.state !== 'failed')
    return zip.state === 'reading' ? (
      <SkeletonRows label="Looking up" />
    ) : (
      <Nobody search={search} lookup={lookup} />
    )
  return (
    <div className={classes.results}>
      <div>
        <ZipFacts zipcode={search.zipcode} answer={zip} retry={retry} />
        <p className={classes.count} role="status">
          {providers.length > 0 && countOf(providers)}
          {providers.length > 0 && unread > 0 && `; ${unread} more could not be read`}
        </p>
        {providers.length > 0 && unread > 0 && (
          <Button variant="default" size="compact-xs" m="6px 14px" onClick={retry}>
            Read them again
          </Button>
        )}
      </div>
      {providers.length > 0 ? (
        <ProviderGrid providers={providers} selectedId={selectedId} onSelect={onSelect} />
      ) : (
        <Nobody search={search} lookup={lookup} />
      )}
    </div>
  )
}
