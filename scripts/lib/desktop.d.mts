/** A desktop that stands until `close`. */
export interface TestDesktop {
  /** What is to be in the environment of a program that runs there. */
  readonly env: Readonly<Record<string, string>>
  readonly close: () => Promise<void>
}

export function openTestDesktop(): Promise<TestDesktop>
