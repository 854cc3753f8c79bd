import { useQuery } from '@tanstack/react-query'
import { call } from '../../bridge/call'
import { keys } from '../../bridge/keys'
import { HomepageLink } from './homepage-link'

/** The site of a utility provider that is known by its ID; nothing where none is known. */
export const ProviderHomepage = ({ providerId }: { readonly providerId: number }) => {
  const { data } = useQuery({
    queryKey: keys.provider(providerId),
    queryFn: ({ signal }) => call('lookup:provider', { id: providerId }, signal),
  })
  return data?.homepageUrl ? <HomepageLink homepageUrl={data.homepageUrl} /> : null
}
