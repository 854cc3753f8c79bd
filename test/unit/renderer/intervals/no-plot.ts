/** In place of uPlot: the DOM of the tests has no canvas, and the chart is looked at in the real window. */
export class NoPlot {
  cursor = {}
  scales = {}
  over = document.createElement('div')
  batch(run: () => void): void {
    run()
  }
  setScale(): void {}
  setSize(): void {}
  destroy(): void {}
}
