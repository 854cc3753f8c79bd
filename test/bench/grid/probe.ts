/**
 * The code that measures in the page, the same for both sides. It is a text because a compiled function could refer to
 * helpers that the page does not have. `painted` measures from the next key press to the frame in which the visible
 * rows differ from before and none is empty. `scroll` jumps through the rows and checks at each frame what is in the
 * middle of the view.
 */
export const probe = `(() => {
  const view = () => document.querySelector(bench.selectors.view)
  const rowsInView = () => {
    const box = view()?.getBoundingClientRect()
    if (!box) return []
    return [...document.querySelectorAll(bench.selectors.row)]
      .map((row) => ({ row, top: row.getBoundingClientRect().top }))
      .filter(({ top }) => top >= box.top && top < box.bottom - 32)
      .sort((a, b) => a.top - b.top)
      .map(({ row }) => row)
  }
  const signature = () => {
    const rows = rowsInView()
    if (rows.length === 0 || rows.some((row) => row.textContent === '')) return ''
    return rows.map((row) => row.textContent).join('|')
  }
  const afterPaint = (then) => {
    const { port1, port2 } = new MessageChannel()
    port1.onmessage = then
    port2.postMessage(null)
  }
  const frames = (count) =>
    new Promise((resolve) => {
      const next = () => (count-- > 0 ? requestAnimationFrame(next) : resolve())
      next()
    })
  const bench = {
    selectors: { view: '', row: '' },
    box: () => {
      const { width, height } = view().getBoundingClientRect()
      return { width, height }
    },
    settled: async () => {
      let before = ''
      for (let same = 0; same < 5; ) {
        await frames(4)
        const now = signature()
        same = now !== '' && now === before ? same + 1 : 0
        before = now
      }
    },
    painted: () => {
      const before = signature()
      bench.result = new Promise((resolve) => {
        let pressed
        const check = () => {
          const now = pressed === undefined ? '' : signature()
          if (now === '' || now === before) requestAnimationFrame(check)
          else afterPaint(() => resolve(performance.now() - pressed))
        }
        addEventListener('keydown', (event) => { pressed = event.timeStamp }, { capture: true, once: true })
        requestAnimationFrame(check)
      })
    },
    scroll: async (step, count) => {
      const box = view().getBoundingClientRect()
      const scroller = document.querySelector(bench.selectors.scroller)
      const middle = { x: box.left + 200, y: box.top + box.height / 2 }
      const times = []
      let rowless = 0
      let empty = 0
      let last = await new Promise(requestAnimationFrame)
      for (let at = 0; at < count; at += 1) {
        scroller.scrollTop += step
        const now = await new Promise(requestAnimationFrame)
        times.push(now - last)
        last = now
        const row = document.elementFromPoint(middle.x, middle.y)?.closest(bench.selectors.row)
        if (!row) rowless += 1
        else if (row.textContent === '') empty += 1
      }
      times.sort((a, b) => a - b)
      return {
        frames: count,
        median: times[Math.floor(count * 0.5)],
        p95: times[Math.floor(count * 0.95)],
        rowless,
        empty,
      }
    },
  }
  globalThis.bench = bench
})()`

export interface Scrolled {
  readonly frames: number
  /** Milliseconds between two frames. */
  readonly median: number
  readonly p95: number
  /** Number of frames without a row in the middle of the view, and of those with a row without text. */
  readonly rowless: number
  readonly empty: number
}
