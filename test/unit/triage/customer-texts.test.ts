import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it } from 'vitest'
import { builtInTexts, createCustomerTexts, type TextSubject } from '../../../electron/triage/customer-texts'
import { builtInLanguages, customerTextFor } from '../../../shared/domain/customer-text'
import { terminalStatuses } from '../../../shared/domain/status'

const folder = mkdtempSync(join(tmpdir(), 'customer-texts-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const file = join(folder, 'customer-texts.json')
afterEach(() => rmSync(file, { force: true }))

const values = { label: 'CASE 7&x=1', provider: 'Edison', homepage: 'https://e.example/', profile: '516' }
const subject = (more: Partial<TextSubject>): TextSubject => ({
  status: 'action_needed',
  providerId: 3149,
  detail: null,
  values,
  updateLink: null,
  ...more,
})
const texts = createCustomerTexts(file)
const of = (more: Partial<TextSubject> = {}) => texts.of(subject(more))
const all = async () =>
  Promise.all(
    builtInTexts.cases.flatMap(({ status, detail }) =>
      status.flatMap((one) =>
        [null, 'https://new.example/{label}'].map(async (updateLink) => {
          const found = await of({
            status: one,
            detail: detail?.[0]?.replaceAll('*', 'x') ?? null,
            updateLink,
          })
          return { one, found }
        }),
      ),
    ),
  )

describe('the built-in texts', () => {
  it('are there in each language, by mail and for the phone, with nothing left in braces', async () => {
    for (const { one, found } of await all()) {
      const forms = found.texts.map(({ language, form }) => `${form} ${language}`)
      expect(forms, one).toEqual(['mail en', 'mail es', 'phone en', 'phone es'])
      for (const { text } of found.texts) expect(text, one).not.toMatch(/\{\w*\}/)
    }
  })

  it('are in the languages that the settings offer', () => {
    expect(builtInTexts.languages).toEqual(builtInLanguages)
  })

  it('never ask for a password by mail', async () => {
    const askedFor =
      /(send|tell|give|write|mail|reply|answer|envíe|mande|escriba|responda)[^.]*(password|user name|login|contraseña|datos de acceso)/i
    for (const { found } of await all()) {
      for (const { text } of found.texts.filter(({ form }) => form === 'mail')) {
        const without = Object.values(builtInTexts.login ?? {}).reduce(
          (rest, { other }) => rest.replace(other, ''),
          text,
        )
        expect(without).not.toMatch(askedFor)
      }
    }
    for (const { other } of Object.values(builtInTexts.login ?? {})) expect(other).toMatch(/never|nunca/)
  })

  it('every phrase is recognised in a sentence, whatever stands around it', async () => {
    for (const { status, detail, says } of builtInTexts.cases) {
      for (const phrase of detail ?? []) {
        const [one = ''] = status
        const found = await of({ status: one, detail: `Site says: ${phrase.replaceAll('*', 'has now')}!` })
        expect(found.recognised, `${one}: ${phrase}`).not.toBeNull()
      }
      expect(detail === undefined).toBe(says === undefined)
    }
  })

  it('know what is meant by usual details', async () => {
    const told = async (detail: string, status = 'action_needed') => (await of({ status, detail })).recognised
    expect(await told('Please accept the updated Terms of Use')).toMatch(/new terms/)
    expect(await told('{"reason":"Password has expired"}')).toMatch(/new password/)
    expect(await told('We sent a text message with a code', 'credential_error')).toMatch(/second factor/)
    expect(await told('Your account has been locked', 'credential_error')).toMatch(/locked/)
    expect(await told('This account is closed')).toMatch(/closed/)
    expect(await told('Something that nobody has seen')).toBeNull()
    expect(await told('Down for maintenance', 'site_error')).toMatch(/maintenance/)
  })

  it('are none for what the customer need not hear of', async () => {
    const without = terminalStatuses.filter(
      (status) => !builtInTexts.cases.some((one) => one.status.includes(status)),
    )
    expect(without).toContain('agent_failure')
    for (const status of without) expect((await of({ status })).texts).toEqual([])
  })

  it('lead to the place for a new login where there is one, with its values encoded', async () => {
    const { texts: linked } = await of({
      status: 'credential_error',
      updateLink: 'https://new.example/{label}?p={profile}',
    })
    for (const { text } of linked.filter(({ form }) => form === 'mail')) {
      expect(text).toContain('https://new.example/CASE%207%26x%3D1?p=516')
    }
    const mail = customerTextFor(await of({ status: 'credential_error' }), 'en', 'mail')
    expect(mail?.text).toContain('never write a password in an e-mail')
  })
})

describe('an administrator’s texts', () => {
  const write = (content: unknown): void => writeFileSync(file, JSON.stringify(content))

  it('come before the built-in ones, also in another language; what they lack is still there', async () => {
    write({
      languages: { de: 'Deutsch' },
      login: { de: { link: 'Hier: {link}', other: 'Bitte nie per Mail.' } },
      cases: [
        { status: ['action_needed'], provider: [3149], mail: { de: 'Guten Tag {label}. {login}' } },
        { status: ['AgentState.New_2027'], phone: { en: 'Call {provider}.' } },
      ],
    })
    const found = await of()
    expect(found.problem).toBeNull()
    expect(found.languages).toMatchObject({ de: 'Deutsch', en: 'English' })
    expect(customerTextFor(found, 'de', 'mail')?.text).toBe('Guten Tag CASE 7&x=1. Bitte nie per Mail.')
    expect(customerTextFor(found, 'en', 'phone')?.text).toContain('Edison wants you')
    expect(customerTextFor(await of({ providerId: 1 }), 'de', 'mail')?.language).toBe('en')
    expect((await of({ status: 'new_2027' })).texts).toEqual([
      { language: 'en', form: 'phone', text: 'Call Edison.' },
    ])
  })

  it.each([
    ['{"cases": [', 'it is not JSON'],
    ['{"cases": [{"status": []}]}', 'cases.0.status'],
    ['{"cases": [{"status": ["x"], "mail": {"en": "Dear {name}"}}]}', '{name} is not a placeholder'],
    ['{"case": []}', 'Unrecognized key'],
  ])('%s is not used, and says why', async (content, why) => {
    writeFileSync(file, content)
    const found = await of()
    expect(found.problem).toContain(why)
    expect(found.texts).toHaveLength(4)
  })

  it('a folder in its place is said, too', async () => {
    expect((await createCustomerTexts(folder).of(subject({}))).problem).toContain('it cannot be read')
  })
})
