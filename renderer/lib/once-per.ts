/** A function of objects that never change: its result is made once for each, and kept as long as the object is. */
export const oncePer = <Of extends object, Result>(make: (of: Of) => Result): ((of: Of) => Result) => {
  const known = new WeakMap<Of, { readonly result: Result }>()
  return (of) => {
    const found = known.get(of) ?? { result: make(of) }
    known.set(of, found)
    return found.result
  }
}
