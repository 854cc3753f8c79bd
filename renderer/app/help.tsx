import { Modal } from '@mantine/core'
import { chartKeyWords } from '../features/intervals/chart-key-words'
import { besideKeyWords, pdfKeyWords } from '../features/pdf/pdf-key-words'
import { keyWords } from '../lib/key-words'
import { KeyTable } from '../ui/key-table'
import type { Action } from './actions'
import { endRequest, useRequest } from './requests'

/** Keys that views and grids answer to by themselves. */
const inViews: readonly (readonly [string, string])[] = [
  ['/', 'Search, in the list of profiles and in the activity'],
  ['Tab', 'Take the first completion of the search'],
  [keyWords('Mod+V'), 'Paste a list of IDs or labels, in the list of profiles'],
  [keyWords('Mod+Shift+V'), 'The same, with the text to be pasted in a field'],
  ['Alt 1 … 9', 'Open a saved view'],
  ['↑ ↓', 'Move in a grid'],
  ['Space', 'Select the row'],
  ['Shift ↑ ↓', 'Select a range of rows'],
  [keyWords('Mod+A'), 'Select all profiles that match'],
  [keyWords('Mod+C'), 'Copy the row of a bill'],
  ['Home  End', 'First and last row'],
  ['Page Up  Page Down', 'A page up or down'],
  ['Enter', 'Open the row; submit a form'],
  ['Esc', 'Close what is on top'],
  ['J  K', 'Next and previous case, in Triage'],
  ['Enter', 'Work on the case: go to the field to fix'],
  ['S', 'Snooze the case'],
  ['R', 'Start again with what is stored'],
  ['Shift S', 'The snoozed cases, and back'],
  ['M', 'Answer the customer: copy the text, tag, snooze'],
  ['E', 'Copy the text for Link’s support'],
  ['W', 'Write a note, in a case and on a profile’s overview'],
  ['O', 'Open the page of the case’s profile'],
  ['N', 'Show the cases that have come meanwhile, in Triage'],
  ['X  Space', 'Choose the case, in Triage'],
  ['Shift J  Shift K', 'Choose the case and the next or previous one'],
  ['Shift X', 'Choose all cases of the group'],
  [keyWords('Mod+A'), 'Choose all cases that are shown, in Triage'],
  ['R  S  T  M  H', 'Start again, snooze, tag, copy the texts of, or hold the chosen cases'],
  ['T', 'Tag the selected profiles'],
  ['U  Shift T', 'Remove tags from the selected profiles'],
  ['J', 'Start jobs for the selected profiles'],
  ['.', 'Repeat the last bulk run on the selected profiles'],
  ['Space', 'Choose the tag, in Tags'],
  [keyWords('Mod+W'), 'Close the dialog, or the pane, that was opened last'],
  ...chartKeyWords,
  ...pdfKeyWords,
  ...besideKeyWords,
]

/** All keys, in one list. */
export const Help = ({ actions }: { readonly actions: readonly Action[] }) => {
  const opened = useRequest('keys') !== null
  const rows = [
    ...actions.flatMap(({ shortcut, label }) => (shortcut ? [[keyWords(shortcut), label] as const] : [])),
    ...inViews,
  ]
  return (
    <Modal
      opened={opened}
      onClose={() => endRequest('keys')}
      title="Keys"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <KeyTable rows={rows} />
    </Modal>
  )
}
