import { type BrowserSuite, describeInBrowser } from './describe-in-browser.js';
import { ScriptedModel, type ScriptedReply } from './scripted-model.js';

export interface ModelSuite extends BrowserSuite {
  /** The next answer that the model is asked for. */
  nextReply: () => Promise<ScriptedReply>;
}

/** A suite against the built server in a real browser, with a model whose words the test decides. */
export function describeWithModel(name: string, define: (suite: ModelSuite) => void): void {
  describe('with a model whose words the test decides', () => {
    let model: ScriptedModel | undefined;

    afterAll(async () => {
      await model?.stop();
    });

    async function startModel(): Promise<Record<string, string>> {
      model = await ScriptedModel.start();
      return model.environment;
    }

    describeInBrowser(name, startModel, (suite) => {
      define({ ...suite, nextReply: () => model!.nextReply() });
    });
  });
}
