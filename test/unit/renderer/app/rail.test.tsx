import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { Rail } from '../../../../renderer/app/rail'
import type { DirectoryState } from '../../../../shared/domain/directory'
import { fail, ok } from '../../../../shared/errors/failure'
import { show } from '../triage/show'
import { allRead, stateOf } from '../triage/samples'

afterEach(cleanup)

const rail = (directory: Partial<DirectoryState>, open: number, unread: number) => {
  const { counts } = stateOf()
  show(<Rail />, {
    'connection:list': () => fail('internal'),
    'directory:state': () => ok({ ...allRead, ...directory }),
    'triage:state': () => ok(stateOf({ counts: { ...counts, open, unread } })),
    'jobs:running': () => ok([]),
    'bulk:list': () => ok([]),
  })
}
const link = async (name: string, text: string): Promise<void> => {
  await screen.findByText(text)
  expect((await screen.findByRole('link', { name: new RegExp(`^${name}`) })).textContent).toBe(
    `${name}${text}`,
  )
}

test('what is read in full is counted', async () => {
  rail({}, 3, 0)
  await link('Triage', '3')
  await link('Profiles', '20')
})

test('cases are so many so far while last jobs are unread', async () => {
  rail({}, 3, 5)
  await link('Triage', '3+')
  await link('Profiles', '20')
})

test('before there is a list no number is said to be one', async () => {
  rail({ phase: 'listing', listedAt: null, total: 12 }, 0, 12)
  await link('Triage', '–')
  await link('Profiles', '12+')
})

test('cases are so many so far while the status bar says that profiles are being read', async () => {
  rail({ phase: 'filling', read: 13, left: 7 }, 19, 0)
  await link('Triage', '19+')
})
