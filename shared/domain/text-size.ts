/** The sizes that the settings offer, in percent. */
export const textSizes = [80, 90, 100, 110, 125, 150, 175, 200] as const
export const smallestTextPercent = 50
export const largestTextPercent = 300
