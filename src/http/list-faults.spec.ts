import 'reflect-metadata';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsOptional, IsString, ValidateNested } from 'class-validator';
import { findListFaults } from './list-faults.js';

class Item {
  @IsString()
  text!: string;
}

class Body {
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];

  @IsOptional()
  @ValidateNested()
  @Type(() => Item)
  one?: Item;
}

const fieldsOf = (body: Record<string, unknown>): string[] =>
  findListFaults(body, Body).map(({ field }) => field);

describe('findListFaults', () => {
  it('has nothing against what fits, and leaves what is no list to others', () => {
    expect(fieldsOf({ items: [1, 2, 3], one: {} })).toEqual([]);
    expect(fieldsOf({ items: 'text', one: null, more: [1, 2, 3, 4] })).toEqual([]);
  });

  it('names each list that is too long, and each where there should be none', () => {
    expect(fieldsOf({ items: [1, 2, 3, 4], one: [] })).toEqual(['items', 'one']);
  });

  it('looks at no item', () => {
    const items = new Proxy(Array(1_000_000), {
      get: (target, key) => {
        if (key === 'length') return target.length;
        throw new Error(`It looked at ${String(key)}.`);
      },
    });
    expect(fieldsOf({ items })).toEqual(['items']);
  });
});
