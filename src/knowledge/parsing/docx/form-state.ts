import { numberOf } from '../office/xml-tree.js';

/** What is ticked and chosen in a form, from how its fields are described to the text that stands in their place. */
export class FormState {
  private box: { isOn: boolean | undefined; isDefault: boolean } | undefined;
  private choice: { index: number; entries: string[] } | undefined;
  private mark: string | undefined;

  /** Whether there is a text to be written in the place of a field. */
  get isPending(): boolean {
    return this.mark !== undefined;
  }

  /** @param isOn what an element without a value says as well. */
  note(name: string, value: string | undefined, isOn: boolean): void {
    if (/^w(?:14)?:checkbox$/i.test(name)) this.box = { isOn: undefined, isDefault: false };
    else if (/^w(?:14)?:checked$/.test(name) && this.box) this.box.isOn = isOn;
    else if (name === 'w:default' && this.box) this.box.isDefault = isOn;
    else if (name === 'w:ddList') this.choice = { index: 0, entries: [] };
    else if (name === 'w:result' && this.choice) this.choice.index = numberOf(value) ?? 0;
    else if (name === 'w:listEntry') this.choice?.entries.push(value ?? '');
  }

  /** A field is described. */
  end(): void {
    if (this.box) this.mark = (this.box.isOn ?? this.box.isDefault) ? '☒' : '☐';
    else if (this.choice) this.mark = this.choice.entries[this.choice.index];
    this.box = this.choice = undefined;
  }

  /** @param text what stands there otherwise. */
  take(text: string): string {
    const taken = this.mark ?? text;
    this.mark = undefined;
    return taken;
  }
}
