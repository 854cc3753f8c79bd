// `npm run test:e2e [-- FILES]`: the tests in the real window alone.
import { main } from './lib/bootstrap.mjs'
import { playwright } from './lib/playwright.mjs'

main(async () => (await playwright('window', process.argv.slice(2))).code)
