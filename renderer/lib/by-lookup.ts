import type { OptionsFilter } from '@mantine/core'
import { lookupKey } from '../../shared/domain/lookup-text'

/** Filters the choices by the typed text, with the same matching as everywhere else. */
export const byLookup: OptionsFilter = ({ options, search, limit }) => {
  const wanted = lookupKey(search)
  return options
    .filter((option) => !('label' in option) || lookupKey(option.label).includes(wanted))
    .slice(0, limit)
}
