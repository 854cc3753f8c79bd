import { Modal } from '@mantine/core'
import { useLocation } from 'wouter'
import { chartKeyWords } from '../features/intervals/chart-key-words'
import { besideKeyWords, pdfKeyWords } from '../features/pdf/pdf-key-words'
import { keyWords } from '../lib/key-words'
import { KeyTable } from '../ui/key-table'
import type { Action } from './actions'
import classes from './help.module.css'
import { endRequest, useRequest } from './requests'

type Keys = readonly (readonly [keys: string, words: string])[]

interface KeyGroup {
  readonly name: string
  /** The beginning of the address of the views that it is about; none if it is about all of them. */
  readonly at?: string
  readonly rows: Keys
}

/** Keys that views and grids answer to by themselves. */
const inViews: readonly KeyGroup[] = [
  {
    name: 'Triage',
    at: '/triage',
    rows: [
      ['J  K', 'Next and previous case'],
      ['Enter', 'Work on the case: go to the field to fix'],
      ['R', 'Start again with what is stored'],
      ['P', 'Start again at a time'],
      ['M', 'Answer the customer: copy the text, tag, snooze'],
      ['S', 'Snooze the case'],
      ['Shift S', 'The snoozed cases, and back'],
      ['W', 'Write a note'],
      ['E', 'Copy the text for Link’s support'],
      ['O', 'Open the page of the case’s profile'],
      ['N', 'Show the cases that have come meanwhile'],
      ['X  Space', 'Choose the case'],
      ['Shift J  Shift K', 'Choose the case and the next or previous one'],
      ['Shift X', 'Choose all cases of the group'],
      [keyWords('Mod+A'), 'Choose all cases that are shown'],
      ['R  S  T  M  H', 'Start again, snooze, tag, copy the texts of, or hold the chosen cases'],
    ],
  },
  {
    name: 'Profiles',
    at: '/profiles',
    rows: [
      ['Tab', 'Take the first completion of the search'],
      [keyWords('Mod+V'), 'Paste a list of IDs or labels'],
      [keyWords('Mod+Shift+V'), 'The same, with the text to be pasted in a field'],
      [keyWords('Mod+A'), 'Select all profiles that match'],
      ['T', 'Tag the selected profiles'],
      ['U  Shift T', 'Remove tags from the selected profiles'],
      ['B', 'Start jobs for the selected profiles'],
      ['.', 'Repeat the last bulk run on the selected profiles'],
      ['W', 'Write a note, on the overview'],
    ],
  },
  { name: 'Tags', at: '/tags', rows: [['Space', 'Choose the tag']] },
  {
    name: 'Traffic',
    at: '/traffic',
    rows: [
      ['F', 'Stop the list of requests, or follow it again'],
      ['C', 'Copy the request as a curl command'],
    ],
  },
  {
    name: 'Lists',
    rows: [
      ['/', 'Search'],
      ['↑ ↓', 'Move'],
      ['Space', 'Select the row'],
      ['Shift ↑ ↓', 'Select a range of rows'],
      ['Home  End', 'First and last row'],
      ['Page Up  Page Down', 'A page up or down'],
      ['Enter', 'Open the row; submit a form'],
      [keyWords('Mod+C'), 'Copy the row of a bill'],
      ['Alt 1 … 9', 'Open a saved view'],
      ['Esc', 'Close what is on top'],
      [keyWords('Mod+W'), 'Close the dialog, or the pane, that was opened last'],
    ],
  },
  { name: 'Chart of readings', rows: chartKeyWords },
  { name: 'PDF of a bill', rows: [...pdfKeyWords, ...besideKeyWords] },
]

/** All keys by the view that they are for, the current one first. */
export const Help = ({ actions }: { readonly actions: readonly Action[] }) => {
  const opened = useRequest('keys') !== null
  const [location] = useLocation()
  const isHere = ({ at }: KeyGroup): boolean => at !== undefined && location.startsWith(at)
  const everywhere: Keys = actions.flatMap(({ shortcut, label }) =>
    shortcut ? [[keyWords(shortcut), label] as const] : [],
  )
  const groups: readonly KeyGroup[] = [
    ...inViews.filter(isHere),
    { name: 'Everywhere', rows: everywhere },
    ...inViews.filter((group) => !isHere(group)),
  ]
  return (
    <Modal
      opened={opened}
      onClose={() => endRequest('keys')}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      {groups.map(({ name, rows }) => (
        <section key={name} aria-label={name}>
          <h3 className={classes.group}>{name}</h3>
          <KeyTable rows={rows} />
        </section>
      ))}
    </Modal>
  )
}
