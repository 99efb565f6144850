package io.github.scalekit4ee.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes tokens of every kind that a Scalekit environment signs. Each method starts a {@link TokenDraft} with plausible
 * claims; change what the test is about and call {@link TokenDraft#token()}.
 */
public final class TokenMint {
    static final String DEFAULT_ORGANIZATION = "org_59615193906282635";
    /** What the specification recommends at most. */
    private static final Duration LOGOUT_LIFETIME = Duration.ofMinutes(2);

    private static final String APPLICATION = "prd_skc_17002334227791972";

    private final String issuer;
    private final Clock clock;
    private final Duration lifetime;
    private final Supplier<Signer> signer;

    TokenMint(String issuer, Clock clock, Duration lifetime, Supplier<Signer> signer) {
        this.issuer = issuer;
        this.clock = clock;
        this.lifetime = lifetime;
        this.signer = signer;
    }

    /**
     * The access token of a machine client of an organisation: {@code sub} equals {@code client_id}, scopes are an array,
     * and there is no {@code aud} until {@link TokenDraft#audience} adds one.
     *
     * @return a draft with the scopes {@code deploy:applications} and {@code read:deployments}
     */
    public TokenDraft organizationClient() {
        String client = Ids.next("m2morg_");
        return accessToken(issuer)
                .client(client)
                .organization(DEFAULT_ORGANIZATION)
                .scopes("deploy:applications", "read:deployments");
    }

    /**
     * The access token of a user who signed in to an application. {@code aud} is the application's client id.
     *
     * @return a draft with the role {@code admin}, the permission {@code data:read} and a session
     */
    public TokenDraft user() {
        return accessToken(issuer)
                .subject(Ids.next("usr_"))
                .clientId(APPLICATION)
                .audience(APPLICATION)
                .organization(DEFAULT_ORGANIZATION)
                .roles("admin")
                .permissions("data:read")
                .claim("sid", Ids.next("ses_"))
                .claim("xoid", "acme")
                .claim("xuid", "acme-user-1");
    }

    /**
     * The access token of an agent for an MCP server or other resource. The issuer is the resource's own
     * ({@code <environment>/resources/<id>}), as Scalekit writes it since August 2026;
     * {@code .issuer(scalekit.issuer())} gives the older form.
     *
     * @param resourceId the {@code res_…} id, which is also the audience
     * @return a draft with the scope {@code todo:read}
     */
    public TokenDraft agent(String resourceId) {
        return accessToken(issuer + "/resources/" + resourceId)
                .client(Ids.next("m2m_"))
                .audience(resourceId)
                .scopes("todo:read");
    }

    /**
     * The ID token of a user (OpenID Connect Core section 2). It is not an access token and must be refused as one.
     *
     * @return a draft with {@code at_hash}, {@code c_hash}, {@code amr} and {@code azp}
     */
    public TokenDraft idToken() {
        return accessToken(issuer)
                .without("nbf", "jti")
                .subject(Ids.next("usr_"))
                .audience(APPLICATION)
                .organization(DEFAULT_ORGANIZATION)
                .claim("azp", APPLICATION)
                .claim("amr", List.of("conn_17002334227791972"))
                .claim("at_hash", "MTIzNDU2Nzg5MDEyMzQ1Ng")
                .claim("c_hash", "NjU0MzIxMDk4NzY1NDMyMQ")
                .claim("email", "user@acme.example")
                .claim("email_verified", true)
                .claim("sid", Ids.next("ses_"));
    }

    /**
     * The token that tells an application of a sign-in begun at the identity provider. It has no {@code sub}, {@code aud}
     * or {@code jti}, and must be refused as an access token.
     *
     * @return a draft with exactly the seven claims of Scalekit's own
     */
    public TokenDraft idpInitiatedLogin() {
        return accessToken(issuer)
                .without("jti")
                .claim("organization_id", DEFAULT_ORGANIZATION)
                .claim("connection_id", "conn_17002334227791972")
                .claim("login_hint", "user@acme.example");
    }

    /**
     * The token that tells an application of a logout (OpenID Connect Back-Channel Logout 1.0 section 2.4). It must be refused as an access
     * token. {@link SimulatedScalekit#logOut} sends one.
     *
     * @return a draft with {@code typ} {@code logout+jwt}, {@code sub}, {@code sid} and a life of two minutes
     */
    public TokenDraft logout() {
        return accessToken(issuer)
                .without("nbf")
                .header("typ", "logout+jwt")
                .expiresAt(now().plus(LOGOUT_LIFETIME))
                .subject(Ids.next("usr_"))
                .audience(APPLICATION)
                .claim("sid", Ids.next("ses_"))
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
    }

    /**
     * A token without any claim, with Scalekit's header.
     *
     * @return an empty draft
     */
    public TokenDraft blank() {
        return TokenDraft.of(signer, Map.of());
    }

    /**
     * Signs any two byte arrays as header and payload of a token, valid or not: what the header says about the algorithm
     * is not looked at.
     *
     * @param header the bytes of the first part before base64url
     * @param payload the bytes of the second part before base64url
     * @param key signs, with its own algorithm
     * @return the compact serialization
     */
    public String sign(byte[] header, byte[] payload, SigningKey key) {
        return CompactJws.sign(header, payload, key, key.algorithm());
    }

    /** By the environment's clock. */
    Instant now() {
        return clock.instant();
    }

    private TokenDraft accessToken(String iss) {
        Instant now = now();
        Map<String, @Nullable Object> claims = new LinkedHashMap<>();
        claims.put("exp", now.plus(lifetime).getEpochSecond());
        claims.put("iat", now.getEpochSecond());
        claims.put("iss", iss);
        claims.put("jti", Ids.next("tkn_"));
        claims.put("nbf", now.getEpochSecond());
        return TokenDraft.of(signer, claims);
    }
}
