import { cleanup, waitFor } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { useLines } from '../../../../renderer/features/activity/use-lines'
import { show } from '../show'
import { fakeLog, line } from './samples'

afterEach(cleanup)

const everything = {}

test('lines that come late, when nothing else moves any more, are drawn', async () => {
  const { answers } = fakeLog([line(1), line(2)])
  const waiting: (() => void)[] = []
  const drawn: string[] = []
  const List = () => {
    const lines = useLines(everything)
    const row = lines.total > 0 ? lines.rowAt(0) : undefined
    drawn.push(row === undefined ? `${lines.total} to read` : 'read')
    return null
  }
  show(<List />, {
    ...answers,
    'activity:lines': async (request) => {
      await new Promise<void>((resolve) => waiting.push(resolve))
      return answers['activity:lines'](request)
    },
  })
  await waitFor(() => expect(waiting).toHaveLength(1))
  expect(drawn.at(-1)).toBe('2 to read')
  waiting[0]?.()
  await waitFor(() => expect(drawn.at(-1)).toBe('read'))
})
