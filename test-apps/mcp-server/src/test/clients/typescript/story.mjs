// node story.mjs v1|v2 STORY URL: logs in to the MCP server as a client does that knows only its URL, and uses its tools.
// Prints what happened as JSON. v1 is @modelcontextprotocol/sdk, v2 is @modelcontextprotocol/client.
import { LoggedInUser } from './user.mjs';

const [generation, story, url] = process.argv.slice(2);
const sdk = await (generation === 'v1' ? v1() : import('@modelcontextprotocol/client'));
const stories = {
  'client-credentials': clientCredentials,
  'authorization-code': authorizationCode,
  'from-the-url': fromTheUrl
};
console.log(JSON.stringify(await stories[story]()));
process.exit(0);

async function v1() {
  return {
    ...(await import('@modelcontextprotocol/sdk/client/index.js')),
    ...(await import('@modelcontextprotocol/sdk/client/streamableHttp.js')),
    ...(await import('@modelcontextprotocol/sdk/client/auth.js')),
    ...(await import('@modelcontextprotocol/sdk/client/auth-extensions.js'))
  };
}

/** A machine with a client id and a secret. */
async function clientCredentials() {
  const authProvider = new sdk.ClientCredentialsProvider({
    clientId: process.env.CLIENT_ID,
    clientSecret: process.env.CLIENT_SECRET,
    expectedIssuer: process.env.EXPECTED_ISSUER
  });
  const client = new sdk.Client({ name: 'story', version: '1' });
  await client.connect(new sdk.StreamableHTTPClientTransport(new URL(url), { authProvider }));
  const first = authProvider.tokens().scope;
  const result = await useTools(client, call => call());
  return { ...result, scopes: [first, authProvider.tokens().scope] };
}

/** A client that nobody registered, and a user who allows what it asks for. */
async function authorizationCode() {
  const authProvider = new LoggedInUser();
  const connection = await connected(authProvider);
  const result = await useTools(connection.client, call => withConsent(call, connection.transport, authProvider));
  return { ...result, scopes: authProvider.consents };
}

/** A client that reads the metadata before its first request, so without the header of a 401: by path, then at the root. */
async function fromTheUrl() {
  const found = [];
  const fetchFn = async (address, options) => {
    const response = await fetch(address, options);
    found.push(`${new URL(address).pathname} ${response.status}`);
    return response;
  };
  const authProvider = new LoggedInUser();
  await sdk.auth(authProvider, { serverUrl: url, fetchFn });
  await sdk.auth(authProvider, { serverUrl: url, fetchFn, ...callbackOf(authProvider) });
  const client = new sdk.Client({ name: 'story', version: '1' });
  await client.connect(new sdk.StreamableHTTPClientTransport(new URL(url), { authProvider }));
  return { ...(await useTools(client, call => call())), scopes: authProvider.consents, found };
}

async function useTools(client, attempt) {
  const tools = (await client.listTools()).tools.map(tool => tool.name).sort();
  const listed = await attempt(() => client.callTool({ name: 'list_deployments', arguments: {} }));
  const deployed = await attempt(() =>
    client.callTool({ name: 'deploy_application', arguments: { application: 'shop', version: '1.4.2' } })
  );
  const after = await attempt(() => client.callTool({ name: 'list_deployments', arguments: {} }));
  await client.close();
  return { tools, listed: text(listed), deployed: text(deployed), after: text(after) };
}

function text(result) {
  return result.content[0].text;
}

async function connected(authProvider) {
  const transport = new sdk.StreamableHTTPClientTransport(new URL(url), { authProvider });
  const client = new sdk.Client({ name: 'story', version: '1' });
  try {
    await client.connect(transport);
  } catch (error) {
    await finish(error, transport, authProvider);
    const again = new sdk.StreamableHTTPClientTransport(new URL(url), { authProvider });
    const authorized = new sdk.Client({ name: 'story', version: '1' });
    await authorized.connect(again);
    return { client: authorized, transport: again };
  }
  throw new Error('The server answered without a token.');
}

async function withConsent(call, transport, authProvider) {
  try {
    return await call();
  } catch (error) {
    await finish(error, transport, authProvider);
    return await call();
  }
}

/** What a client does when the user comes back from the consent page. */
async function finish(error, transport, authProvider) {
  if (!(error instanceof sdk.UnauthorizedError)) {
    throw error;
  }
  if (generation === 'v1') {
    await transport.finishAuth(authProvider.callback.get('code'));
  } else {
    await transport.finishAuth(authProvider.callback);
  }
}

function callbackOf(authProvider) {
  return { authorizationCode: authProvider.callback.get('code'), iss: authProvider.callback.get('iss') ?? undefined };
}
