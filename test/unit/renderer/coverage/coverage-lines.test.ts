import { expect, it, vi } from 'vitest'
import { createCoverageLines } from '../../../../renderer/features/coverage/coverage-lines'
import type { ProfileCoverage } from '../../../../shared/domain/coverage'

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
    (ids) =>
      new Promise((resolve, reject) =>
        answers.push((rows) => (rows ? resolve(ids.map(rowOf)) : reject(new Error('gone')))),
      ),
  )
  lines.show(Int32Array.of(1, -1))
  lines.show(Int32Array.of(2, -1))
  answers[0]?.(null)
  await vi.waitFor(() => expect(answers).toHaveLength(2))
  answers[1]?.([])
  await vi.waitFor(() => expect(lines.at(0)?.profile.id).toBe(2))
})
