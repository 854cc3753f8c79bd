import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Router } from 'wouter'
import { memoryLocation } from 'wouter/memory-location'
import { Views } from '../../../../renderer/app/views'
import { ok } from '../../../../shared/errors/failure'
import { preview } from '../bulk/samples'
import { practice, production, viewOf } from '../connection/samples'
import { profileAnswers } from '../profiles/samples'
import { requests, show } from '../show'
import { failedProfile } from '../triage/samples'

afterEach(cleanup)

test('values that were looked up in one connection cannot be set in another', async () => {
  const { hook } = memoryLocation({ path: '/profiles' })
  const { bridge } = show(
    <Router hook={hook}>
      <Views />
    </Router>,
    {
      ...failedProfile,
      ...profileAnswers,
      'connection:list': () => ok(viewOf(production, practice)),
      'place:get': () => ok({ place: null }),
      'place:keep': () => ok(null),
      'bulk:list': () => ok([]),
      'bulk:preview': () => ok(preview()),
      'profiles:resolve': () =>
        ok({
          named: [{ line: '1', id: 1 }],
          found: Int32Array.of(1),
          ambiguous: [],
          unknown: [],
          repeated: 0,
          unread: 0,
          unsettled: [],
        }),
    },
  )
  await screen.findByRole('grid')
  const event = new Event('paste', { bubbles: true, cancelable: true })
  fireEvent(document.body, Object.assign(event, { clipboardData: { getData: () => 'id\ttag\n1\tsolar\n' } }))
  fireEvent.click(await screen.findByLabelText('Set values of these profiles from other columns'))
  fireEvent.click(screen.getByRole('button', { name: 'Look up' }))
  fireEvent.click(await screen.findByRole('button', { name: /^Preview the values of/ }))
  await screen.findByRole('dialog', { name: /^Set tag of/ })

  act(() => bridge.emit('connection:changed', viewOf(practice, production)))
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
  expect(requests(bridge, 'bulk:start')).toEqual([])
})
