import { useCallback, useMemo } from 'react'
import type { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** Small view state by key: widths, order, sorting. Never searches, labels or secrets. */
const useStore = create<Readonly<Record<string, unknown>>>()(
  persist(() => ({}), { name: 'lc-view', version: 1 }),
)

/** Deletes all of it, so that the page is as at the first start. */
export const forgetRemembered = (): void => {
  useStore.setState({}, true)
}

/**
 * View state that outlives the window. The stored value is checked by the schema, and replaced by `initial` if an older
 * version has stored something else.
 */
export const useRemembered = <T>(
  key: string,
  schema: z.ZodType<T>,
  initial: T,
): readonly [T, (next: T) => void] => {
  const stored = useStore((state) => state[key])
  const value = useMemo(() => {
    const parsed = schema.safeParse(stored)
    return parsed.success ? parsed.data : initial
  }, [stored, schema, initial])
  const set = useCallback((next: T) => useStore.setState({ [key]: next }), [key])
  return [value, set]
}
