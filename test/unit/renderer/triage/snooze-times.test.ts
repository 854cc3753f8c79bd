import { describe, expect, it } from 'vitest'
import { untilAnswered } from '../../../../shared/domain/triage'
import { morningOf, snoozeTimes } from '../../../../renderer/features/triage/snooze/snooze-times'

const at = (hour: number, minute = 0): Date => new Date(2026, 10, 26, hour, minute)

describe('the times of a snooze', () => {
  it('are an hour, this afternoon, tomorrow and in three days, by the local clock, and until the answer', () => {
    expect(snoozeTimes(at(9)).map(({ until }) => until)).toEqual([
      at(10),
      at(15),
      new Date(2026, 10, 27, 9),
      new Date(2026, 10, 29, 9),
      new Date(untilAnswered),
    ])
  })

  it('leave the afternoon out once it has come', () => {
    expect(snoozeTimes(at(14, 45)).map(({ key }) => key)).toEqual(['1', '3', '4', '5'])
  })

  it('reach over the end of a year', () => {
    expect(snoozeTimes(new Date(2026, 11, 31, 16)).find(({ key }) => key === '3')?.until).toEqual(
      new Date(2027, 0, 1, 9),
    )
  })

  it('take a day that is still to come, at nine', () => {
    expect(morningOf('2026-12-01', at(9))).toEqual(new Date(2026, 11, 1, 9))
    expect(morningOf('2026-11-20', at(9))).toBeNull()
    expect(morningOf('', at(9))).toBeNull()
  })
})
