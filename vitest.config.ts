import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { hungMs, patienceMs } from './test/support/time-limits'

const cores = availableParallelism()

const ofAll = {
  globalSetup: 'test/support/built-programs.ts',
  testTimeout: hungMs,
  hookTimeout: hungMs,
  expect: { poll: { timeout: patienceMs, interval: 20 } },
  // Files share a worker and what it has imported: importing anew for each file took more than running its tests.
  isolate: false,
  // By default one less than there are cores.
  maxWorkers: Math.max(2, cores - 1),
}

/** Most link tests wait, for a network or another process. Projects with workers of their own run in an order. */
const ofLink = { ...ofAll, maxWorkers: Math.max(4, cores), sequence: { groupOrder: 1 } }

// docs/reference/tests.md says what belongs where.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...ofAll,
          name: 'unit',
          include: ['test/unit/**/*.test.ts'],
          setupFiles: 'test/support/patience.ts',
        },
      },
      {
        test: {
          ...ofAll,
          name: 'unit-dom',
          include: ['test/unit/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['test/support/patience.ts', 'test/support/patience-in-dom.ts'],
        },
      },
      {
        test: {
          ...ofLink,
          name: 'link',
          include: ['test/link/**/*.test.ts'],
          exclude: ['**/*.long.test.ts'],
          setupFiles: 'test/support/patience.ts',
        },
      },
      {
        test: {
          ...ofLink,
          name: 'link-long',
          include: ['test/link/**/*.long.test.ts'],
          setupFiles: 'test/support/patience.ts',
        },
      },
    ],
  },
})
