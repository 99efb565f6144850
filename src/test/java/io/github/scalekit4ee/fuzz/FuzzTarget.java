package io.github.scalekit4ee.fuzz;

import io.github.scalekit4ee.internal.client.TokenResponseFuzz;
import io.github.scalekit4ee.internal.config.source.ConfigurationFuzz;
import io.github.scalekit4ee.internal.json.StrictJsonFuzz;
import io.github.scalekit4ee.internal.jwks.JwkSetFuzz;
import io.github.scalekit4ee.internal.security.BearerTokenExtractorFuzz;
import io.github.scalekit4ee.internal.token.TokenVerifierFuzz;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/** All targets. */
public enum FuzzTarget {
    JSON(StrictJsonFuzz.class, StrictJsonFuzz::fuzzerTestOneInput),
    JWKS(JwkSetFuzz.class, JwkSetFuzz::fuzzerTestOneInput),
    VERIFIER(TokenVerifierFuzz.class, TokenVerifierFuzz::fuzzerTestOneInput),
    HEADER(BearerTokenExtractorFuzz.class, BearerTokenExtractorFuzz::fuzzerTestOneInput),
    TOKENS(TokenResponseFuzz.class, TokenResponseFuzz::fuzzerTestOneInput),
    CONFIGURATION(ConfigurationFuzz.class, ConfigurationFuzz::fuzzerTestOneInput);

    private static final Path CORPORA = Path.of("src/test/resources/fuzz");

    private final Class<?> type;
    private final Consumer<byte[]> method;

    FuzzTarget(Class<?> type, Consumer<byte[]> method) {
        this.type = type;
        this.method = method;
    }

    /** How the command names it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The class that Jazzer starts. */
    public Class<?> type() {
        return type;
    }

    /** What people have written to begin with: each branch of the code in its plainest form. */
    public Path written() {
        return CORPORA.resolve(id() + "-written.txt");
    }

    /** What searches have found. */
    public Path found() {
        return CORPORA.resolve(id() + ".txt");
    }

    void run(byte[] input) {
        method.accept(input);
    }
}
