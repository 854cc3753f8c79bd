import { defineConfig } from 'playwright/test'

// One worker: every test starts a whole Electron, and the machine has two cores.
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  forbidOnly: true,
  reporter: [['list', { printSteps: true }]],
  projects: [
    { name: 'window', testMatch: '*.e2e.ts' },
    { name: 'tour', testMatch: 'tour.ts', timeout: 300_000 },
    { name: 'screens', testMatch: 'screens.ts', timeout: 900_000 },
  ],
})
