// `npm run screens`: every view and state in every colour scheme and size as a picture in out/screens/, and one contact
// sheet.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { main, root } from './lib/bootstrap.mjs'
import { playwright } from './lib/playwright.mjs'

main(async () => {
  const some = process.argv.slice(2)
  // A full run deletes the old pictures; a partial one (`-- -g dark`) replaces only its own.
  if (some.length === 0) rmSync(join(root, 'out/screens'), { recursive: true, force: true })
  const { code } = await playwright('screens', some)
  return code || (await playwright('contact-sheet')).code
})
