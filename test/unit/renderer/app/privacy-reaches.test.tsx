import { act, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { setPrivacy } from '../../../../renderer/lib/privacy'
import { ViewsRail } from '../../../../renderer/features/saved-views/views-rail'
import { ApiWords } from '../../../../renderer/parts/api-words'
import { startDoing, undoTitle } from '../../../../renderer/parts/done'
import { JobDetail } from '../../../../renderer/parts/job-detail'
import { notifySaved } from '../../../../renderer/parts/notify-saved'
import { ok } from '../../../../shared/errors/failure'
import { inPieces, show } from '../show'

afterEach(() => act(() => setPrivacy(false)))

test('the notice of a saved table names what a spreadsheet would change; the file and the examples can be blurred', async () => {
  show(<></>)
  const rewritten = [
    { column: 'Label', count: 2, example: '1/2' },
    { column: 'ZIP', count: 1, example: '00007' },
  ]
  act(() => notifySaved({ savedTo: 'Ana.csv', rewritten }))
  const words =
    'Saved to Ana.csv. A spreadsheet that opens it changes 2 values of Label (such as 1/2) and 1 value of ZIP (such as 00007): import these columns as text there.'
  expect(await screen.findByText(inPieces(words))).toBeTruthy()
  for (const text of ['Ana.csv', '1/2', '00007']) expect(screen.getByText(text).className).toBe('lc-private')
  act(() => notifySaved({ savedTo: 'Other.csv', rewritten: [] }))
  expect(await screen.findByText(inPieces('Saved to Other.csv.'))).toBeTruthy()
})

test('the API’s words about a job can be blurred', () => {
  show(<JobDetail detail="Account 4262 of Ana is closed" />)
  expect(screen.getByText('Account 4262 of Ana is closed').className).toBe('lc-private')
})

test('the names of saved views can be blurred, and their searches are not in titles meanwhile', async () => {
  const view = { id: 'v', name: 'Ana', text: 'lovelace', sort: null, digit: 1, count: 2, unread: 0 }
  show(<ViewsRail current={null} onOpen={() => undefined} onEdit={() => undefined} />, {
    'views:list': () => ok([view]),
  })
  const name = await screen.findByText('Ana')
  expect(name.classList.contains('lc-private')).toBe(true)
  const button = screen.getByRole('button', { name: /^Ana/ })
  expect(button.title).toContain('lovelace')
  act(() => setPrivacy(true))
  expect(button.title).not.toContain('lovelace')
})

test('the API’s words about a call that failed can be blurred', () => {
  show(<ApiWords text="Profile of Ana is locked" />)
  expect(screen.getByText('Profile of Ana is locked').closest('.lc-private')).not.toBeNull()
})

test('what a person has named is not in the command that takes it back, and can be blurred in its notice', async () => {
  show(<></>)
  const done = { did: 'Removed the view “Ana”', undo: 'It cannot be.' }
  act(() => startDoing().notifyDone(done))
  expect((await screen.findByText('“Ana”')).className).toBe('lc-private')
  expect(undoTitle(done, false)).toBe('Undo: removed the view “Ana”')
  expect(undoTitle(done, true)).toBe('Undo: removed the view “…”')
})
