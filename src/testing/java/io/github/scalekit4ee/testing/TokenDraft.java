package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A token about to be signed. Immutable: every method returns a changed copy, so a draft can be kept and varied. Unless
 * {@link #key} names another, the key that signs is the environment's current one at the time of {@link #token()}.
 */
public final class TokenDraft {
    private enum Removed {
        MEMBER
    }

    private final Supplier<Signer> signer;
    private final @Nullable JwsAlgorithm algorithm;
    private final Map<String, @Nullable Object> claims;
    private final Map<String, @Nullable Object> headerChanges;

    private TokenDraft(
            Supplier<Signer> signer,
            @Nullable JwsAlgorithm algorithm,
            Map<String, @Nullable Object> claims,
            Map<String, @Nullable Object> headerChanges) {
        this.signer = signer;
        this.algorithm = algorithm;
        this.claims = claims;
        this.headerChanges = headerChanges;
    }

    static TokenDraft of(Supplier<Signer> signer, Map<String, @Nullable Object> claims) {
        return new TokenDraft(signer, null, claims, Map.of());
    }

    /**
     * Sets {@code sub}.
     *
     * @param subject the new value
     * @return a changed copy
     */
    public TokenDraft subject(String subject) {
        return claim("sub", subject);
    }

    /**
     * Sets {@code client_id} alone.
     *
     * @param clientId the new value
     * @return a changed copy
     */
    public TokenDraft clientId(String clientId) {
        return claim("client_id", clientId);
    }

    /**
     * Sets {@code client_id} and {@code sub} to one value, which is how Scalekit marks a machine.
     *
     * @param clientId the new value
     * @return a changed copy
     */
    public TokenDraft client(String clientId) {
        return clientId(clientId).subject(clientId);
    }

    /**
     * Sets {@code oid}.
     *
     * @param organizationId the new value
     * @return a changed copy
     */
    public TokenDraft organization(String organizationId) {
        return claim("oid", organizationId);
    }

    /**
     * Sets the array {@code scopes}.
     *
     * @param scopes the values; none gives an empty array
     * @return a changed copy
     */
    public TokenDraft scopes(String... scopes) {
        return claim("scopes", List.of(scopes));
    }

    /**
     * Sets the string {@code scope}, and leaves the array of {@link #scopes} alone.
     *
     * @param scope values separated by spaces
     * @return a changed copy
     */
    public TokenDraft scope(String scope) {
        return claim("scope", scope);
    }

    /**
     * Sets the array {@code roles}.
     *
     * @param roles the values
     * @return a changed copy
     */
    public TokenDraft roles(String... roles) {
        return claim("roles", List.of(roles));
    }

    /**
     * Sets the array {@code permissions}.
     *
     * @param permissions the values
     * @return a changed copy
     */
    public TokenDraft permissions(String... permissions) {
        return claim("permissions", List.of(permissions));
    }

    /**
     * Sets {@code aud} to an array. For the plain string that an interceptor may write, use
     * {@code claim("aud", "https://api.example")}.
     *
     * @param audience the values
     * @return a changed copy
     */
    public TokenDraft audience(String... audience) {
        return claim("aud", List.of(audience));
    }

    /**
     * Sets {@code iss}.
     *
     * @param issuer the new value
     * @return a changed copy
     */
    public TokenDraft issuer(String issuer) {
        return claim("iss", issuer);
    }

    /**
     * Sets {@code iat}, in whole seconds.
     *
     * @param time the new value
     * @return a changed copy
     */
    public TokenDraft issuedAt(Instant time) {
        return claim("iat", time);
    }

    /**
     * Sets {@code exp}, in whole seconds.
     *
     * @param time the new value
     * @return a changed copy
     */
    public TokenDraft expiresAt(Instant time) {
        return claim("exp", time);
    }

    /**
     * Makes it a token that ended five minutes before {@code iat}, which is now in a draft of the mint.
     *
     * @return a changed copy
     * @throws IllegalStateException when {@code iat} is not there or is no number
     */
    public TokenDraft expired() {
        if (!(claims.get("iat") instanceof Number now)) {
            throw new IllegalStateException(
                    "The draft has no iat, so it is not known when it would have ended. Set exp" + " by expiresAt().");
        }
        return living(Instant.ofEpochSecond(now.longValue()), Duration.ofMinutes(-5));
    }

    /** Sets {@code exp}; where that is not ahead, {@code iat} and {@code nbf} lie before it, as in a token that has lived. */
    TokenDraft living(Instant now, Duration lifetime) {
        Instant end = now.plus(lifetime);
        TokenDraft draft = expiresAt(end);
        if (end.isAfter(now)) {
            return draft;
        }
        Instant start = end.minus(Duration.ofHours(1));
        return draft.issuedAt(start).notBefore(start);
    }

    /**
     * Sets {@code nbf}, in whole seconds.
     *
     * @param time the new value
     * @return a changed copy
     */
    public TokenDraft notBefore(Instant time) {
        return claim("nbf", time);
    }

    /**
     * Sets any claim.
     *
     * @param name the claim's name
     * @param value a string, number, boolean, map, list, {@link RawJson}, {@link Instant} (written as a NumericDate), or
     *     {@code null} for JSON's null
     * @return a changed copy
     */
    public TokenDraft claim(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, inSeconds(value));
        return new TokenDraft(signer, algorithm, changed, headerChanges);
    }

    /**
     * Leaves claims out.
     *
     * @param names the claims' names
     * @return a changed copy
     */
    public TokenDraft without(String... names) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(claims);
        changed.keySet().removeAll(List.of(names));
        return new TokenDraft(signer, algorithm, changed, headerChanges);
    }

    /**
     * Sets a header member. This changes what the header says, not how the token is signed.
     *
     * @param name the member's name
     * @param value as in {@link #claim}
     * @return a changed copy
     */
    public TokenDraft header(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(headerChanges);
        changed.put(name, inSeconds(value));
        return new TokenDraft(signer, algorithm, claims, changed);
    }

    /** A NumericDate (RFC 7519 section 2) where a time is given. */
    private static @Nullable Object inSeconds(@Nullable Object value) {
        return value instanceof Instant time ? (Object) time.getEpochSecond() : value;
    }

    /**
     * Leaves a header member out.
     *
     * @param name the member's name
     * @return a changed copy
     */
    public TokenDraft withoutHeader(String name) {
        return header(name, Removed.MEMBER);
    }

    /**
     * Signs with another key. {@code kid} and {@code alg} follow it, unless {@link #header} sets them.
     *
     * @param key the key
     * @return a changed copy
     */
    public TokenDraft key(SigningKey key) {
        return new TokenDraft(() -> key, algorithm, claims, headerChanges);
    }

    /**
     * Signs with another algorithm than the key's own. {@code alg} follows it, unless {@link #header} sets it.
     *
     * @param with the algorithm; {@link JwsAlgorithm#NONE} leaves the signature empty
     * @return a changed copy
     */
    public TokenDraft algorithm(JwsAlgorithm with) {
        return new TokenDraft(signer, with, claims, headerChanges);
    }

    /** {@return the header as JSON, to be spliced and given to {@link #tokenWithHeader}} */
    public String headerJson() {
        return headerJson(signer.get());
    }

    /** {@return the payload as JSON, to be spliced and given to {@link #tokenWithPayload}} */
    public String payloadJson() {
        return JsonWriter.write(claims);
    }

    /** {@return the signed token, in the compact serialization} */
    public String token() {
        return tokenWithPayload(payloadJson().getBytes(UTF_8));
    }

    /**
     * Signs this header over other payload bytes, which need not be JSON.
     *
     * @param payload the bytes before base64url
     * @return the signed token
     */
    public String tokenWithPayload(byte[] payload) {
        Signer current = signer.get();
        return CompactJws.sign(headerJson(current).getBytes(UTF_8), payload, current, algorithmOf(current));
    }

    /**
     * Signs this payload under other header bytes, which need not be JSON.
     *
     * @param header the bytes before base64url
     * @return the signed token
     */
    public String tokenWithHeader(byte[] header) {
        Signer current = signer.get();
        return CompactJws.sign(header, payloadJson().getBytes(UTF_8), current, algorithmOf(current));
    }

    private String headerJson(Signer current) {
        Map<String, @Nullable Object> header = new LinkedHashMap<>();
        header.put("alg", algorithmOf(current).headerValue());
        header.put("kid", current.kid());
        header.put("typ", "JWT");
        header.putAll(headerChanges);
        header.values().removeIf(value -> value == Removed.MEMBER);
        return JsonWriter.write(header);
    }

    private JwsAlgorithm algorithmOf(Signer current) {
        return algorithm == null ? current.algorithm() : algorithm;
    }
}
