// A person who logs in, without a browser: opens the consent page, allows everything, and gives the client the code.

export class LoggedInUser {
  redirectUrl = 'http://127.0.0.1:33418/callback';
  clientMetadata = {
    client_name: 'story',
    redirect_uris: [this.redirectUrl],
    grant_types: ['authorization_code', 'refresh_token'],
    response_types: ['code'],
    token_endpoint_auth_method: 'none'
  };

  #state = {};

  /** How often the user was asked. */
  consents = [];

  state() {
    return 'state-' + this.consents.length;
  }

  clientInformation() {
    return this.#state.client;
  }

  saveClientInformation(client) {
    this.#state.client = client;
  }

  tokens() {
    return this.#state.tokens;
  }

  saveTokens(tokens) {
    this.#state.tokens = tokens;
  }

  codeVerifier() {
    return this.#state.verifier;
  }

  saveCodeVerifier(verifier) {
    this.#state.verifier = verifier;
  }

  discoveryState() {
    return this.#state.discovery;
  }

  saveDiscoveryState(discovery) {
    this.#state.discovery = discovery;
  }

  async redirectToAuthorization(url) {
    const page = await fetch(url);
    if (page.status !== 200) {
      throw new Error(`The consent page answered ${page.status}: ${await page.text()}`);
    }
    await page.text();
    const decision = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ decision: 'allow-all' })
    });
    this.consents.push(url.searchParams.get('scope'));
    this.callback = new URL(decision.headers.get('location')).searchParams;
    if (!this.callback.get('code')) {
      throw new Error(`The authorization server did not return a code: ${this.callback}`);
    }
  }
}
