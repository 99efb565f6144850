package io.github.scalekit4ee.quickstart.it;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import io.github.scalekit4ee.testing.TokenDraft;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** Who calls, that is: which token comes along. */
enum Caller {
    ANONYMOUS(scalekit -> null),
    STRANGER(scalekit -> client(scalekit, "something:else").token()),
    READER(scalekit -> client(scalekit, "read:deployments").token()),
    DEPLOYER(scalekit -> client(scalekit, "deploy:applications").token()),
    OPERATOR(scalekit -> client(scalekit, "read:deployments", "deploy:applications", "restart:applications")
            .token()),

    NO_JWT(scalekit -> "no-token"),
    FORGED(scalekit -> forged(everything(scalekit).token())),
    EXPIRED(scalekit -> everything(scalekit)
            .issuedAt(ago(Duration.ofHours(2)))
            .notBefore(ago(Duration.ofHours(2)))
            .expiresAt(ago(Duration.ofHours(1)))
            .token()),
    OF_ANOTHER_ISSUER(scalekit ->
            everything(scalekit).issuer("https://other.scalekit.dev").token()),
    WITH_AN_ID_TOKEN(scalekit -> scalekit.mint().idToken().token());

    private final Function<SimulatedScalekit, String> token;

    Caller(Function<SimulatedScalekit, String> token) {
        this.token = token;
    }

    boolean isBad() {
        return compareTo(NO_JWT) >= 0;
    }

    Optional<String> token(SimulatedScalekit scalekit) {
        return Optional.ofNullable(token.apply(scalekit));
    }

    HttpRequest.Builder sign(SimulatedScalekit scalekit, HttpRequest.Builder request) {
        token(scalekit).ifPresent(value -> request.header("Authorization", "Bearer " + value));
        return request;
    }

    private static TokenDraft client(SimulatedScalekit scalekit, String... scopes) {
        return scalekit.mint().organizationClient().scopes(scopes);
    }

    private static TokenDraft everything(SimulatedScalekit scalekit) {
        return client(scalekit, "read:deployments", "deploy:applications", "restart:applications");
    }

    /** Changes a character in the middle of the signature, where all six bits of it count. */
    private static String forged(String token) {
        int at = token.lastIndexOf('.') + 100;
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static Instant ago(Duration time) {
        return Instant.now().minus(time);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
