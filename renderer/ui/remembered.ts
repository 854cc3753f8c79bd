import { useCallback, useMemo } from 'react'
import type { z } from 'zod'
import { create } from 'zustand'
import { persist } from 'zustand/middleware'

/** Small view state by key: widths, order, sorting. Never searches, labels or secrets. */
const useStore = create<Readonly<Record<string, unknown>>>()(
  persist(() => ({}), { name: 'lc-view', version: 1 }),
)

/** Everything is as it is at a first start. */
export const forgetRemembered = (): void => {
  useStore.setState({}, true)
}

/**
 * View state that outlives the window. What was stored is checked by the schema, and replaced by `initial` where an
 * older version left something else.
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
