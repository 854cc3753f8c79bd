import { copyFile, mkdir, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { ElectronApplication } from 'playwright'
import { agentClock } from '../../../electron/practice/clock'
import { providers } from '../../../electron/practice/world/providers'
import { createWorld } from '../../../electron/practice/world/world'
import { agHtml, agMain } from './ag-page'
import { launch } from './launch'
import { putProbe, type Side } from './side'

const main = createRequire(import.meta.url).resolve('ag-grid-community')
const bundle = join(main.slice(0, main.indexOf('dist')), 'dist/ag-grid-community.min.js')

/** The same people that the practice service sends to the console: the value of each column, in its own type. */
const rowsOf = (profiles: number): readonly object[] => {
  const today = new Date().toISOString()
  const world = createWorld({ seed: 1, profiles, today: today.slice(0, 10), clock: agentClock(1) })
  return world.profiles.list({}).map((id) => {
    const profile = world.profiles.get(id)
    const job = profile && world.jobs.lastOf(profile)
    return {
      label: profile?.label,
      id,
      provider: providers.get(profile?.providerId ?? -1)?.name,
      lastJob: job && world.jobs.stateOf(job).status,
      zip: profile?.zipcode,
      tags: profile?.tags.join(', '),
      created: new Date(profile?.created ?? 0).toISOString(),
      read: today,
    }
  })
}

const writeApp = async (folder: string, profiles: number): Promise<string> => {
  const app = join(folder, 'ag-grid')
  await mkdir(app)
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'ag-grid', version: '1.0.0', main: 'main.mjs' }),
  )
  await writeFile(join(app, 'main.mjs'), agMain)
  await writeFile(join(app, 'index.html'), agHtml)
  // Text that is parsed, like a reply: rows that are written as literals would share the memory of their strings.
  const rows = JSON.stringify(JSON.stringify(rowsOf(profiles)))
  await writeFile(join(app, 'rows.js'), `globalThis.rows = JSON.parse(${rows})`)
  await copyFile(bundle, join(app, 'ag-grid-community.min.js'))
  return app
}

/** `box`: the size of our grid, which this one gets too. */
export const agSide = async (
  electron: string,
  folder: string,
  profiles: number,
  box: { readonly width: number; readonly height: number },
): Promise<Side & { readonly app: ElectronApplication }> => {
  const { app, page } = await launch(electron, await writeApp(folder, profiles), join(folder, 'ag-user'))
  return {
    app,
    page,
    fresh: async () => {
      await page.reload()
      await page.evaluate(
        `Object.assign(document.getElementById('grid').style, { width: '${box.width}px', height: '${box.height}px' })`,
      )
      await putProbe(page, {
        view: '#grid .ag-grid-viewport',
        scroller: '#grid .ag-grid-viewport',
        row: '#grid .ag-grid-scrolling-container [role="row"]',
      })
      await page.locator('#start').focus()
    },
    focusSort: () => page.locator('[role="columnheader"][col-id="label"]').focus(),
    focusSearch: () => page.locator('#search').focus(),
  }
}
