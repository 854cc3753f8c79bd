/** The DOM of the tests lays nothing out: gives every element the size of a view, so that virtual rows are drawn. */
export const giveElementsASize = (height = 640, width = 1000): void => {
  const constant = (value: number) => ({ configurable: true, get: () => value })
  Object.defineProperties(HTMLElement.prototype, {
    offsetHeight: constant(height),
    clientHeight: constant(height),
    offsetWidth: constant(width),
    clientWidth: constant(width),
  })
}
