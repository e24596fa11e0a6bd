import { asItWas } from './resent.js';

const contract = { id: 'contract', name: 'contract.md' };
const rules = { id: 'rules', name: 'rules.md' };
const before = { id: 'a', documents: [contract, rules] };

describe('a message that is sent once more', () => {
  it('is the same with the same files, in the order of before', () => {
    expect(asItWas(before, { id: 'a', documents: [rules, contract] })).toEqual(before);
  });

  it('has the files of before where those of now are not known', () => {
    expect(asItWas(before, { id: 'a', documents: null })).toEqual(before);
  });

  it.each([[[]], [[contract]], [[contract, rules, { id: 'third', name: 'third.md' }]]])(
    'is another with other files: %j',
    (documents) => {
      const outgoing = asItWas(before, { id: 'a', documents });
      expect(outgoing.documents).toEqual(documents);
      expect(outgoing.id).not.toBe('a');
    },
  );

  it('says nothing of any other', () => {
    expect(asItWas(before, { id: 'b', documents: [rules] })).toEqual({ id: 'b', documents: [rules] });
    expect(asItWas(undefined, { id: 'b', documents: null })).toEqual({ id: 'b', documents: [] });
  });
});
