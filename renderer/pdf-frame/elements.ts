/**
 * An element of index.html by its id. The page and this code are built together, so a missing element is a programming
 * error.
 */
export const element = <E extends HTMLElement>(id: string, kind: new () => E): E => {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new Error(`index.html has no such element: ${id}`)
  return found
}
