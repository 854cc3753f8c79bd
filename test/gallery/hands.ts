import { fireEvent, within } from 'storybook/test'

export interface Where {
  readonly canvasElement: HTMLElement
}

/** The whole page, because dialogs are outside of their story's element. */
const page = ({ canvasElement }: Where) => within(canvasElement.ownerDocument.body)

export const press = async (where: Where, name: string | RegExp): Promise<void> => {
  await fireEvent.click(await page(where).findByRole('button', { name }))
}

export const typeInto =
  (label: string | RegExp, text: string) =>
  async (where: Where): Promise<void> => {
    await fireEvent.input(await page(where).findByLabelText(label), { target: { value: text } })
  }
