import { EndpointAddress } from './endpoint-address.js';

const chat = (address: string): string => new EndpointAddress(address).url('/chat/completions').href;

describe('EndpointAddress', () => {
  it.each([
    ['http://a/v1', 'http://a/v1/chat/completions'],
    ['http://a/v1//', 'http://a/v1/chat/completions'],
    ['http://a/v1/chat/completions', 'http://a/v1/chat/completions'],
    ['http://a/v1/embeddings/', 'http://a/v1/chat/completions'],
    ['http://a', 'http://a/chat/completions'],
    [
      'https://a.openai.azure.com/openai/deployments/gpt?api-version=2024-10-21',
      'https://a.openai.azure.com/openai/deployments/gpt/chat/completions?api-version=2024-10-21',
    ],
  ])('makes of %s', (address, url) => {
    expect(chat(address)).toBe(url);
  });

  it('goes below /v1 once, where there is no version yet', () => {
    const address = new EndpointAddress('http://a/proxy');
    expect(address.addVersion()).toBe(true);
    expect(address.url('/models').href).toBe('http://a/proxy/v1/models');
    expect(address.addVersion()).toBe(false);
    expect(new EndpointAddress('http://a/api/v3').addVersion()).toBe(false);
  });

  it('knows Azure', () => {
    expect(new EndpointAddress('https://x.openai.azure.com/openai/v1').isAzure).toBe(true);
    expect(new EndpointAddress('http://gateway/gpt?api-version=1').isAzure).toBe(true);
    expect(new EndpointAddress('http://a/v1').isAzure).toBe(false);
  });
});
