import { defineConfig } from 'playwright/test'
import { patienceMs } from '../support/time-limits'

// Two workers, each with a desktop of its own (console.ts): while one waits, its core is free for the other.
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  workers: 2,
  // A condition that holds is seen at once, so a long limit costs nothing.
  timeout: 300_000,
  expect: { timeout: patienceMs },
  forbidOnly: true,
  reporter: [['list', { printSteps: true }]],
  projects: [
    { name: 'window', testMatch: '*.e2e.ts', testIgnore: '*.long.e2e.ts', fullyParallel: true },
    { name: 'window-long', testMatch: '*.long.e2e.ts' },
    { name: 'tour', testMatch: 'tour.ts', workers: 1 },
    { name: 'tasks', testMatch: 'tasks.ts' },
    { name: 'screens', testMatch: '*screens.ts', timeout: 900_000, fullyParallel: true },
    { name: 'contact-sheet', testMatch: 'contact-sheet.ts' },
  ],
})
