import type { PracticeOptions } from '../../electron/practice/service'
import { startPracticeForTests, type PracticeForTests } from './practice'
import { connectTo, makeMachine, startConsole, type ConsoleForTests, type Machine } from './session'

/** One practice service and one machine with a console on it, which can be closed and started again. */
export interface Bed {
  readonly practice: PracticeForTests
  readonly machine: Machine
  /** The console that is running now. */
  readonly running: ConsoleForTests
  /** Ends the console, calls `between`, and starts the console again. */
  readonly reopen: (between?: () => void) => Promise<void>
  readonly close: () => Promise<void>
}

export const makeBed = async (options: Partial<PracticeOptions>): Promise<Bed> => {
  const practice = await startPracticeForTests(options)
  const machine = makeMachine()
  let running = await startConsole(machine)
  return {
    practice,
    machine,
    get running() {
      return running
    },
    reopen: async (between) => {
      await running.close()
      between?.()
      running = await startConsole(machine)
    },
    close: async () => {
      await running.close()
      await practice.close()
      machine.remove()
    },
  }
}

/** A bed whose console is connected to its service. */
export const connectedBed = async (options: Partial<PracticeOptions>): Promise<Bed> => {
  const bed = await makeBed(options)
  await connectTo(bed.running, bed.practice)
  return bed
}
