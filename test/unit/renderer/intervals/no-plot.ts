/** In place of uPlot: the DOM of the tests has no canvas, and the chart is looked at in the real window. */
export class NoPlot {
  static #onCursor: (self: object) => void = () => undefined
  /** Moves the pointer of the plot that was made last to a moment. */
  static pointAt(at: number): void {
    NoPlot.#onCursor({ cursor: { left: 1 }, posToVal: () => at })
  }

  cursor = {}
  scales = {}
  over = document.createElement('div')
  constructor({ hooks }: { readonly hooks?: { readonly setCursor?: readonly ((self: object) => void)[] } }) {
    NoPlot.#onCursor = (self) => hooks?.setCursor?.forEach((hook) => hook(self))
  }
  batch(run: () => void): void {
    run()
  }
  setScale(): void {}
  setSize(): void {}
  destroy(): void {}
}
