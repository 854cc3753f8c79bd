const isMac = navigator.userAgent.includes('Mac OS')

/** A shortcut as the keyboard names it: `Ctrl K`, `⌘ K`. */
export const keyWords = (shortcut: string): string =>
  shortcut
    .replace('Mod', isMac ? '⌘' : 'Ctrl')
    .replaceAll('+', ' ')
    .replace('Plus', '+')
