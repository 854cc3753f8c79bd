/**
 * What of `texts` privacy mode would leave readable in `root`: words and fields that are not blurred, and titles on hover of what is
 * not. The style sheet (renderer/app/privacy.css) blurs whatever carries `lc-private`, and takes the pointer from its titles.
 */
export const exposed = (root: Element, texts: readonly string[]): readonly string[] => {
  const told = [...root.querySelectorAll<HTMLElement>('*')]
    .filter((element) => element.closest('.lc-private') === null)
    .flatMap((element) => [
      ...[...element.childNodes]
        .filter(({ nodeType }) => nodeType === 3)
        .map((node) => node.textContent ?? ''),
      element.getAttribute('title') ?? '',
      element instanceof HTMLInputElement ? element.value : '',
    ])
  return told.filter((words) => texts.some((text) => words.includes(text)))
}
