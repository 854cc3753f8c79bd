// `npm run tour`: the whole path of the main job in the real window, printed step by step, with screenshots in
// out/tour/.
import { main } from './lib/bootstrap.mjs'
import { tour } from './lib/playwright.mjs'

main(tour)
