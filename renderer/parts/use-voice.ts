import { z } from 'zod'
import { textForms } from '../../shared/domain/customer-text'
import { useRemembered } from '../ui/remembered'

const schema = z.object({ language: z.string(), form: z.enum(textForms) })
type Voice = z.infer<typeof schema>

const initial: Voice = {
  language: navigator.language.toLowerCase().startsWith('es') ? 'es' : 'en',
  form: 'mail',
}

/** In which language and form a person speaks to customers; remembered, as the next customer is likely to be like it. */
export const useVoice = () => {
  const [voice, setVoice] = useRemembered('customer-texts', schema, initial)
  return { voice, change: (part: Partial<Voice>) => setVoice({ ...voice, ...part }) }
}
