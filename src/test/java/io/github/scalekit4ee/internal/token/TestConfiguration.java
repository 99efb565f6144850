package io.github.scalekit4ee.internal.token;

import io.github.scalekit4ee.internal.config.DecryptionConfiguration;
import io.github.scalekit4ee.internal.config.EnvironmentConfiguration;
import io.github.scalekit4ee.internal.config.JwksConfiguration;
import io.github.scalekit4ee.internal.config.Profile;
import io.github.scalekit4ee.internal.config.TokenCacheConfiguration;
import io.github.scalekit4ee.internal.config.VerificationKeys;
import io.github.scalekit4ee.internal.config.VerifierConfiguration;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A verifier's configuration of which a test changes one thing. */
public final class TestConfiguration {

    private Profile profile = Profile.SCALEKIT;
    private String url = TestTokens.ISSUER;
    private Set<String> issuers = Set.of(TestTokens.ISSUER);
    private Set<String> audiences = Set.of(TestTokens.AUDIENCE);
    private boolean allowMissingAudience;
    private Set<String> organizations = Set.of();
    private Duration clockSkew = Duration.ofSeconds(30);
    private Duration maxTokenAge;
    private Set<String> algorithms = Set.of("RS256");
    private DecryptionConfiguration decryption;
    private TokenCacheConfiguration cache = new TokenCacheConfiguration(0, Duration.ofMinutes(5));

    private TestConfiguration() {}

    public static TestConfiguration scalekit() {
        return new TestConfiguration();
    }

    public static TestConfiguration microProfile() {
        TestConfiguration configuration = new TestConfiguration();
        configuration.profile = Profile.MICROPROFILE;
        configuration.audiences = Set.of();
        configuration.clockSkew = Duration.ZERO;
        return configuration;
    }

    public TestConfiguration issuers(String... values) {
        issuers = Set.of(values);
        return this;
    }

    public TestConfiguration audiences(String... values) {
        audiences = Set.of(values);
        return this;
    }

    public TestConfiguration allowMissingAudience() {
        allowMissingAudience = true;
        return this;
    }

    public TestConfiguration organizations(String... values) {
        organizations = Set.of(values);
        return this;
    }

    public TestConfiguration clockSkew(Duration value) {
        clockSkew = value;
        return this;
    }

    public TestConfiguration maxTokenAge(Duration value) {
        maxTokenAge = value;
        return this;
    }

    public TestConfiguration algorithms(String... values) {
        algorithms = Set.of(values);
        return this;
    }

    public TestConfiguration decryption(DecryptionConfiguration value) {
        decryption = value;
        return this;
    }

    public TestConfiguration cache(int size, Duration ttl) {
        cache = new TokenCacheConfiguration(size, ttl);
        return this;
    }

    public TestConfiguration cache(int size, Duration ttl, int megabytes) {
        cache = new TokenCacheConfiguration(size, ttl, megabytes);
        return this;
    }

    /** Where the keys are, and the only issuer. */
    public TestConfiguration url(String value) {
        url = value;
        return issuers(value);
    }

    public TestConfiguration profile(Profile value) {
        profile = value;
        return this;
    }

    public EnvironmentConfiguration environment() {
        return new EnvironmentConfiguration(
                profile,
                issuers,
                audiences,
                allowMissingAudience,
                organizations,
                clockSkew,
                maxTokenAge,
                algorithms,
                new VerificationKeys.JwkSetEndpoint(URI.create(url + "/keys"), JwksConfiguration.DEFAULT));
    }

    /** With the unnamed environment alone. */
    public VerifierConfiguration build() {
        return new VerifierConfiguration(environment(), decryption, cache);
    }

    /** With these environments, by name. */
    public VerifierConfiguration build(Map<String, EnvironmentConfiguration> environments) {
        return new VerifierConfiguration(new TreeMap<>(environments), decryption, cache);
    }
}
