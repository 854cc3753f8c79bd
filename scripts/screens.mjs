// `npm run screens`: every view, state, theme and size as a picture in out/screens/, and one contact sheet.
import { main } from './lib/bootstrap.mjs'
import { playwright } from './lib/playwright.mjs'

main(async () => (await playwright('screens', process.argv.slice(2))).code)
