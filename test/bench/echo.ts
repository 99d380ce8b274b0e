import { Application, TeamsAdapter } from '@microsoft/teams-ai';
import { ConfigurationServiceClientCredentialFactory, MemoryStorage } from 'botbuilder';
import express from 'express';

// The smallest bot on the same SDK: what it says is what it hears. The measure that the bot's own turns are held against.
const adapter = new TeamsAdapter({}, new ConfigurationServiceClientCredentialFactory({}));
const app = new Application({ adapter, storage: new MemoryStorage(), startTypingTimer: false });
app.activity('message', async (context) => {
  await context.sendActivity(context.activity.text);
});
const server = express();
server.use(express.json());
server.get('/healthz', (_request, response) => {
  response.json({ status: 'ok' });
});
server.post('/api/messages', async (request, response) => {
  await adapter.process(request, response, async (context) => {
    await app.run(context);
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1');
