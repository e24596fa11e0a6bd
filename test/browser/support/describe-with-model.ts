import { type ChatPage } from './chat-page.js';
import { type BrowserSuite, describeInBrowser } from './describe-in-browser.js';
import { ScriptedModel, type ScriptedReply } from './scripted-model.js';

export interface ModelSuite extends BrowserSuite {
  /** The next answer that the model is asked for. */
  nextReply: () => Promise<ScriptedReply>;
  /** Asks, is answered, and waits until the page has nothing more to do about it. */
  exchange: (chat: ChatPage, question: string, answer?: string) => Promise<void>;
}

/** A suite against the built server in a real browser, with a model whose words the test decides. */
export function describeWithModel(name: string, define: (suite: ModelSuite) => void): void {
  describe('with a model whose words the test decides', () => {
    let model: ScriptedModel | undefined;

    beforeEach(() => model?.forget());

    afterAll(async () => {
      await model?.stop();
    });

    async function startModel(): Promise<Record<string, string>> {
      model = await ScriptedModel.start();
      return model.environment;
    }

    describeInBrowser(name, startModel, (suite) => {
      const nextReply = (): Promise<ScriptedReply> => model!.nextReply();
      const exchange: ModelSuite['exchange'] = async (chat, question, answer = 'Yes.') => {
        await chat.send(question);
        const reply = await nextReply();
        reply.say(answer);
        reply.end();
        await chat.button('Copy reply').last().waitFor();
        await chat.settled();
      };
      define({ ...suite, nextReply, exchange });
    });
  });
}
