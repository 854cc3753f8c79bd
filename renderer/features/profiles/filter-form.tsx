import { Button, TagsInput, Textarea } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { useQuery } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { call } from '../../bridge/call'
import { providerFinder, whyNoProviders } from '../../bridge/find-providers'
import { keys } from '../../bridge/keys'
import { counted } from '../../lib/numbers'
import { AsyncSelect } from '../../ui/async-select'
import classes from './filter-form.module.css'
import { mostIds, parseIds } from './ids'
import type { Search } from './view'

/** As the rest of the console writes dates; the calendar stays within the form's popover. */
const date = {
  valueFormat: 'YYYY-MM-DD',
  placeholder: 'YYYY-MM-DD',
  clearable: true,
  size: 'xs',
  popoverProps: { withinPortal: false },
} as const

interface Props {
  readonly search: Search
  readonly onSearch: (search: Search) => void
}

/** All that a search can ask for besides the label. */
export const FilterForm = ({ search, onSearch }: Props) => {
  const known = useQuery({
    queryKey: keys.knownTags,
    queryFn: ({ signal }) => call('tags:known', {}, signal),
  })
  const [tags, setTags] = useState<readonly string[]>(search.tags ?? [])
  const [provider, setProvider] = useState(search.provider ?? null)
  const [from, setFrom] = useState(search.createdFrom ?? null)
  const [to, setTo] = useState(search.createdTo ?? null)
  const [idText, setIdText] = useState(search.ids?.join(', ') ?? '')

  const parsed = parseIds(idText)
  const idTrouble = parsed.wrong.length
    ? `Not a profile ID: ${parsed.wrong.slice(0, 5).join(', ')}`
    : parsed.left
      ? `${counted(parsed.left, 'ID')} beyond the limit of ${mostIds}`
      : undefined
  const dateTrouble = from && to && from > to ? 'Ends before it begins' : undefined

  const submit = (event: SubmitEvent): void => {
    event.preventDefault()
    if (idTrouble || dateTrouble) return
    onSearch({
      label: search.label,
      // Pasted text may hold several at once.
      tags: tags.flatMap((tag) => tag.split(',')).filter((tag) => tag.trim() !== ''),
      provider: provider ?? undefined,
      createdFrom: from ?? undefined,
      createdTo: to ?? undefined,
      ids: parsed.ids,
    })
  }

  return (
    <form className={classes['form']} onSubmit={submit} aria-label="Filters">
      <TagsInput
        label="Tags"
        description="Profiles that have all of these"
        data={[...(known.data ?? [])]}
        value={[...tags]}
        onChange={setTags}
        splitChars={[',']}
        openOnFocus={false}
        comboboxProps={{ withinPortal: false }}
        data-autofocus
      />
      <AsyncSelect
        inPopover
        label="Utility provider"
        placeholder="Name, ZIP code or ID"
        value={provider}
        onChange={setProvider}
        finder={providerFinder}
        why={whyNoProviders}
      />
      <div className={classes['dates']}>
        <DateInput {...date} label="Created from" value={from} onChange={setFrom} />
        <DateInput {...date} label="Created to" value={to} onChange={setTo} error={dateTrouble} />
      </div>
      <Textarea
        label="Profile IDs"
        description="Typed or pasted from a spreadsheet"
        rows={2}
        value={idText}
        onChange={(event) => setIdText(event.currentTarget.value)}
        error={idTrouble}
      />
      <div className={classes['buttons']}>
        <Button variant="default" onClick={() => onSearch({ label: search.label })}>
          Clear filters
        </Button>
        <Button type="submit">Search</Button>
      </div>
    </form>
  )
}
