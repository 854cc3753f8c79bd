// `npm run tasks`: the tasks of a day in the real window, with the keys, clicks and pastes that each takes, beside their
// aims. The exit code is 0 if every aim is met. docs/reference/tasks.md has the table of the last run.
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { main, root } from './lib/bootstrap.mjs'
import { playwright } from './lib/playwright.mjs'

const folder = join(root, 'out/tasks')

main(async () => {
  rmSync(folder, { recursive: true, force: true })
  const { code } = await playwright('tasks', process.argv.slice(2))
  const lines = readdirSync(folder).map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')))
  console.log('\n| task | aim | took |\n| --- | --- | --- |')
  for (const { name, aim, took } of lines) console.log(`| ${name} | ${aim} | ${took} |`)
  return code
})
