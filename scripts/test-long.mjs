// `npm run test:long`: the tests that take too long for each change. Each part runs to its end, and the results are
// counted at the end.
import { join } from 'node:path'
import { ensureReady, main, root } from './lib/bootstrap.mjs'
import { playwright } from './lib/playwright.mjs'
import { runSteps, step, vitestStep, windowStep } from './lib/steps.mjs'

const script = (name, ...args) => [join(root, 'scripts', name), ...args]

main(async () => {
  await ensureReady({ packages: ['window', 'display', 'tests', 'office'], build: true })
  return runSteps([
    [
      step('soak of 2,000 faults', script('soak.mjs', '--faults', '2000')),
      step('60 kills', script('kill-test.mjs', '--kills', '60')),
      vitestStep('long link tests', ['link-long']),
    ],
    [windowStep('long tests in the real window', () => playwright('window-long', [], { capture: true }))],
    [windowStep('all pictures', () => playwright('screens', [], { capture: true }))],
  ])
})
