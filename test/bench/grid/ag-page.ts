/** The other side's program: AG Grid Community with the same rows, in a window of the same size. */

export const agMain = `
import { join } from 'node:path'
import { app, BrowserWindow } from 'electron'

app.on('window-all-closed', () => app.quit())
void app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, useContentSize: true })
  void window.loadFile(join(import.meta.dirname, 'index.html'))
})
`

/**
 * AG Grid at its best: without animation, with cached texts for the search, and with the rows already in the page. It
 * sorts like ours, by Intl.Collator.
 */
export const agHtml = `<!doctype html>
<html>
  <head>
    <meta charset="utf-8" />
    <title>AG Grid</title>
    <style>
      body { margin: 0 }
    </style>
  </head>
  <body>
    <input id="search" aria-label="Search" />
    <button id="start">Show</button>
    <div id="grid"></div>
    <script src="ag-grid-community.min.js"></script>
    <script src="rows.js"></script>
    <script>
      const { compare } = new Intl.Collator(undefined, { numeric: true, sensitivity: 'base' })
      const searched = new Set(['label', 'id', 'provider', 'zip'])
      const names = ['label', 'id', 'provider', 'lastJob', 'zip', 'tags', 'created', 'read']
      document.getElementById('start').addEventListener('click', () => {
        globalThis.grid = agGrid.createGrid(document.getElementById('grid'), {
          rowData: rows,
          rowHeight: 32,
          headerHeightPx: 32,
          animateRows: false,
          cacheQuickFilter: true,
          getRowId: ({ data }) => String(data.id),
          columnDefs: names.map((field) => ({
            field,
            sortingOrder: ['asc', 'desc'],
            ...(field === 'label' ? { comparator: compare } : {}),
            ...(searched.has(field) ? {} : { getQuickFilterText: () => '' }),
          })),
        })
      })
      document.getElementById('search').addEventListener('input', (event) => {
        grid.setGridOption('quickFilterText', event.target.value)
      })
    </script>
  </body>
</html>
`
