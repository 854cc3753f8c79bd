import type { CommandLine } from 'electron'
import type { PracticeOptions } from './practice/messages'

const numberOf = (text: string): number | undefined => (/^\d+(\.\d+)?$/.test(text) ? Number(text) : undefined)

/** What of Practice's world can be chosen on the command line: its size, its pace, its dialect. */
export const practiceOptionsOf = (line: Pick<CommandLine, 'getSwitchValue'>): Partial<PracticeOptions> => {
  const profiles = numberOf(line.getSwitchValue('practice-profiles'))
  const speed = numberOf(line.getSwitchValue('practice-speed'))
  const dialect = line.getSwitchValue('practice-dialect')
  return {
    ...(profiles === undefined ? {} : { profiles }),
    ...(speed === undefined ? {} : { speed }),
    ...(dialect === 'reference' || dialect === 'examples' || dialect === 'mixed' ? { dialect } : {}),
  }
}
