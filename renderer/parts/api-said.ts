/** Introduces the API's own words wherever they are shown, so that nobody takes them for ours. */
export const apiSaid = 'The API said'
