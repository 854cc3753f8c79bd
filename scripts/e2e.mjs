// `npm run test:e2e [-- --long FILES]`: only the tests in the real window, or (`--long`) those of them that take long.
import { main } from './lib/bootstrap.mjs'
import { playwright } from './lib/playwright.mjs'

const asked = process.argv.slice(2)
const files = asked.filter((word) => word !== '--long')
const project = files.length < asked.length ? 'window-long' : 'window'

main(async () => (await playwright(project, files)).code)
