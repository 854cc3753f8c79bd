import { cleanup, screen } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { OtherMeterNotes } from '../../../../renderer/features/intervals/other-meter-notes'
import { readInParts } from '../../../../renderer/features/intervals/read-in-parts'
import { YearBeforeNotes } from '../../../../renderer/features/intervals/year-before-notes'
import { show } from '../show'

afterEach(cleanup)

const months = ['2025-01', '2025-02']
/** What is read where no room is left: nothing is asked for. */
const withoutRoom = () =>
  readInParts({
    months,
    most: 0,
    read: () => Promise.reject(new Error('not asked for')),
    onProgress: () => undefined,
  })
const leftOut = '2 months left out: at most 3,000,000 readings are shown at once.'

it('months of the year before that have no room are counted apart from those that failed', async () => {
  show(<YearBeforeNotes readings={await withoutRoom()} chosenZone="UTC" zoneWords="UTC" />)
  expect(screen.getByText(leftOut)).toBeTruthy()
  expect(screen.queryByText(/cannot be shown/)).toBeNull()
})

it('months of another meter that have no room are said with the meter', async () => {
  const others = [{ meterId: 'M-2', months, readings: await withoutRoom() }]
  const joined = { channels: [], notAdded: [], conflicts: [] }
  show(<OtherMeterNotes others={others} asked={months} joined={joined} />)
  expect(screen.getByText(leftOut)).toBeTruthy()
  expect(screen.getByText('M-2')).toBeTruthy()
  expect(screen.queryByText(/Choose the meter itself/)).toBeNull()
})
