import { copyFile, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import { launch } from './grid/launch'
import type { IntervalsBench } from './intervals/page'
import { rowOf, type Row } from './row'

const root = fileURLToPath(new URL('../..', import.meta.url))

const main = `
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, useContentSize: true })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
`

const html = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <title>Intervals</title>
    <link rel="stylesheet" href="uPlot.min.css" />
  </head>
  <body>
    <script src="page.js"></script>
  </body>
</html>
`

/** A program with one page, which has both sides. */
const writeApp = async (folder: string): Promise<string> => {
  const app = join(folder, 'intervals')
  await mkdir(app)
  await build({
    root,
    configFile: false,
    logLevel: 'warn',
    publicDir: false,
    build: {
      outDir: app,
      emptyOutDir: false,
      target: 'chrome130',
      rolldownOptions: {
        input: join(root, 'test/bench/intervals/page.ts'),
        output: { format: 'iife', entryFileNames: 'page.js' },
      },
    },
  })
  await writeFile(
    join(app, 'package.json'),
    JSON.stringify({ name: 'intervals', version: '1.0.0', main: 'main.mjs' }),
  )
  await writeFile(join(app, 'main.mjs'), main)
  await writeFile(join(app, 'index.html'), html)
  await copyFile(
    createRequire(import.meta.url).resolve('uplot/dist/uPlot.min.css'),
    join(app, 'uPlot.min.css'),
  )
  return app
}

type Round<Part extends keyof IntervalsBench> = Awaited<ReturnType<IntervalsBench[Part]>>

/** Charts of readings in a page of their own, in turns with ECharts and a bare canvas: the same readings, the same size. */
export const benchIntervals = async (electron: string, rounds = 5): Promise<readonly Row[]> => {
  const folder = await mkdtemp(join(tmpdir(), 'link-console-bench-'))
  try {
    const { app, page } = await launch(electron, await writeApp(folder), join(folder, 'user'))
    const run = async <Part extends keyof IntervalsBench>(part: Part): Promise<Round<Part>> => {
      // Each in a page that has just been loaded, but has drawn once: the code of both sides is compiled by then.
      await page.reload()
      await page.evaluate(`bench.${part}()`)
      return page.evaluate<Round<Part>>(`bench.${part}()`)
    }
    const first: Round<'first'>[] = []
    const pans: Round<'pan'>[] = []
    const heatmaps: Round<'heatmap'>[] = []
    for (let round = 0; round < rounds; round += 1) {
      first.push(await run('first'))
      pans.push(await run('pan'))
      heatmaps.push(await run('heatmap'))
    }
    await app.close()
    const against = ({ ours, echarts }: { ours: number; echarts: number }) => ({ ours, theirs: echarts })
    return [
      rowOf('intervals: 876,000 points, data to painted, against ECharts', 'ms', first.map(against), {
        at: 'most',
        ratio: 0.5,
      }),
      rowOf(
        'intervals: 876,000 points, data to painted, against a bare canvas',
        'ms',
        first.map(({ ours, bare }) => ({ ours, theirs: bare })),
        { at: 'most', ratio: 2 },
      ),
      rowOf('intervals: a tenth of 876,000 points, one pan, against ECharts', 'ms', pans.map(against), {
        at: 'most',
        ratio: 0.6,
      }),
      rowOf(
        'intervals: heatmap of 365 x 96, first, against ECharts',
        'ms',
        heatmaps.map((each) => against(each.first)),
        { at: 'most', ratio: 1 / 40 },
      ),
      rowOf(
        'intervals: heatmap of 365 x 96, other colours, against ECharts',
        'ms',
        heatmaps.map(({ recolour }) => against(recolour)),
        { at: 'most', ratio: 1 / 60 },
      ),
    ]
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 10 })
  }
}
