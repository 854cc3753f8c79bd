/** What stands before the API's own words, wherever they are shown: they are never told as ours. */
export const apiSaid = 'The API said'
