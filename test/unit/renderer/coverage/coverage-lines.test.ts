import { expect, it, vi } from 'vitest'
import { createCoverageLines } from '../../../../renderer/features/coverage/coverage-lines'
import type { ProfileCoverage, SweptKind } from '../../../../shared/domain/coverage'

const rowOf = (id: number): ProfileCoverage => ({
  id,
  label: null,
  provider: null,
  readAt: null,
  month: '2026-11',
  series: [],
})

it('asks for what is shown now, though the answer for what was shown before failed', async () => {
  const answers: ((rows: readonly ProfileCoverage[] | null) => void)[] = []
  const lines = createCoverageLines(
    (_what, ids) =>
      new Promise((resolve, reject) =>
        answers.push((rows) => (rows ? resolve(ids.map(rowOf)) : reject(new Error('gone')))),
      ),
  )
  lines.show({ what: 'bills', lines: Int32Array.of(1, -1), first: [] })
  lines.show({ what: 'bills', lines: Int32Array.of(2, -1), first: [] })
  answers[0]?.(null)
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.([])
  await vi.waitFor(() => expect(lines.at(0)?.profile.id).toBe(2))
})

it('shows profiles that came with the answer at once, and asks only for the others', async () => {
  const asked: (readonly [SweptKind, readonly number[]])[] = []
  const lines = createCoverageLines(async (what, ids) => {
    asked.push([what, ids])
    return ids.map(rowOf)
  })
  lines.show({
    what: 'intervals',
    lines: Int32Array.of(1, -1, 2, -1, 3, -1),
    first: [rowOf(1), rowOf(2)],
  })
  expect([lines.at(0)?.profile.id, lines.at(1)?.profile.id, lines.at(2)]).toEqual([1, 2, undefined])
  await vi.waitFor(() => expect(lines.at(2)?.profile.id).toBe(3))
  expect(asked).toEqual([['intervals', [3]]])
})
