/** The nonce of this load, which main wrote into the page. The content policy allows style tags that carry it. */
export const nonce = (): string =>
  document.querySelector('meta[property="csp-nonce"]')?.getAttribute('content') ?? ''
